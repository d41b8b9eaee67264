"""What the history is made of: differences, what withdrawing takes away, what a list of facts may not show."""

import shutil
from collections import OrderedDict
from pathlib import Path

import pytest

from dashboard import engine
from dashboard.history_diff import as_csv, differences, picked
from dashboard.history_grid import Grid, Series, gaps, grid
from dashboard.history_number import course_of
from dashboard.history_undo import undoing
from dashboard.history_withheld import withheld_among
from dashboard.release import Release
from dashboard.screen import Number
from tests.dashboard.small_release import make_release


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with three releases: other trainees in the second, the first ones again in the third."""
    data = tmp_path_factory.mktemp("two")
    for scale in (1, 2, 1):
        make_release(data, scale=scale)
    return data


@pytest.fixture
def releases(two: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Release, Release]:
    monkeypatch.setenv("DONGNE_DATA", str(two))
    return engine.release(1), engine.release(2)


def test_a_difference_has_both_values_and_both_cells(releases: tuple[Release, Release]) -> None:
    found = differences(*releases, "ko")
    assert {one.table for one in found} == {"trainees"}
    (one,) = (
        one for one in found if (one.place, one.about) == ("pungam", "풍암동 · 2018년 · 마을리더 전문교육 · 참여인원")
    )
    assert (one.kind, one.before.cell, one.after.cell) == (
        "changed",
        "교육.xlsx › 실적 › D20",
        "교육.xlsx › 실적 › D20",
    )
    assert one.before.words != one.after.words
    assert one.before.words.endswith("명")
    assert picked(found, table="budgets") == []


def test_nothing_differs_between_a_release_and_itself(releases: tuple[Release, Release]) -> None:
    assert differences(releases[0], releases[0], "ko") == ()


def test_the_downloaded_differences_hold_no_formula(releases: tuple[Release, Release]) -> None:
    found = differences(*releases, "ko")
    text = as_csv(found[:3], releases[1].catalog, "ko", ["=릴리스"]).decode("utf-8-sig").splitlines()
    assert text[0] == "'# =릴리스" or text[0] == "# =릴리스"
    assert text[1] == "바뀐 방식,표,무엇,앞 값,뒤 값,앞 칸,뒤 칸,예시 자료"
    assert text[2].startswith("바뀜,교육 인원,")
    assert text[2].endswith(",예시 자료")


def test_withdrawing_tells_the_indicators_that_stand_on_the_file(releases: tuple[Release, Release]) -> None:
    found = undoing(releases[0], "demo-교육")
    assert (found.figures, found.returning, found.going) == (180, 0, 180)
    assert {"trainees", "trainees_per_1000"} <= {one.indicator for one in found.touched}
    assert undoing(releases[0], "no-such-file").figures == 0


@pytest.mark.usefixtures("releases")
def test_a_figure_tells_each_release_that_made_it_another() -> None:
    course = course_of(engine.release(), Number("trainees", "pungam", "2018"), demonstration=True)
    assert [stand.release for stand in course.stands] == [3, 2, 1]
    assert course.stands[0].value == course.stands[2].value != course.stands[1].value
    assert course.whole
    steady = course_of(engine.release(), Number("residents", "pungam", "2017"), demonstration=True)
    assert [stand.release for stand in steady.stands] == [1]


def test_a_damaged_release_is_not_taken_for_one_without_the_figure(
    two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(two, tmp_path / "data")
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path / "data"))
    (tmp_path / "data" / "curated" / "2" / "mart.duckdb").write_bytes(b"")
    course = course_of(engine.release(), Number("trainees", "pungam", "2018"), demonstration=True)
    assert ([stand.release for stand in course.stands], course.damaged) == ([1], (2,))


def test_a_figure_that_no_release_knows_has_no_course(releases: tuple[Release, Release]) -> None:
    assert course_of(releases[0], Number("trainees", "nowhere", "2018"), demonstration=True).stands == ()


def persons(row: int, place: str, value: float, programme: str = "a", *, published: bool = False) -> dict[str, object]:
    about = {"table_name": "t", "measure": "m", "attributes": "", "demonstration": False}
    period = {"period_start": "2024", "period_end": "2024"}
    return about | period | {"row": row, "place": place, "value": value, "programme": programme, "published": published}


def test_a_small_count_is_not_listed_nor_the_other_programmes_of_its_place() -> None:
    facts = [
        persons(1, "yang", 3),
        persons(2, "yang", 40, "b"),
        persons(3, "pungam", 50),
        persons(4, "pungam", 60, "b"),
    ]
    assert withheld_among(facts, "seogu") == {1, 2}


def test_a_dong_that_would_give_a_small_count_away_through_the_total_is_not_listed_either() -> None:
    facts = [persons(1, "yang", 3), persons(2, "pungam", 50), persons(3, "donchon", 70), persons(4, "seogu", 123)]
    hidden = withheld_among(facts, "seogu")
    assert {1, 2} <= hidden
    assert 4 not in hidden


def test_published_counts_are_listed() -> None:
    assert withheld_among([persons(1, "yang", 3, published=True)], "seogu") == frozenset()


def test_a_grid_knows_blanks_values_and_reasons(releases: tuple[Release, Release]) -> None:
    series = Series("trainees", "attended_people", "leader_training")
    shown = grid(releases[0], series, demonstration=True)
    assert shown.years == tuple(str(year) for year in range(2016, 2026))
    assert shown.blanks == 0
    assert shown.open_to_reason("yang3", "2025")
    assert not shown.open_to_reason("yang", "2025")
    assert gaps(releases[0], True)[series] == 0
    empty = Grid(series, shown.dongs, ("2024",), {})
    assert empty.blanks == 18
    assert empty.key("yang", "2024").demonstration is False


def test_a_release_that_is_still_held_can_be_opened_again(
    releases: tuple[Release, Release], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = releases[0]
    monkeypatch.setattr(engine, "_open", OrderedDict())
    assert engine.release(1) is not held
    assert engine.release(1).ask("uploads") == held.ask("uploads")
