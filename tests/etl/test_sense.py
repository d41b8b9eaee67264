"""Amounts in the wrong unit are seen beside last year's, the other dongs' and the residents; honest growth is let be."""

from pathlib import Path

import pytest

from etl.build import build
from etl.command_releases import CRITICAL, DONE
from tests.etl.sheets import PERSONS, Office, Row, proposed, saved

pytestmark = pytest.mark.usefixtures("plain_rules")
DONGS = ("양동", "양3동", "농성1동", "화정1동")


def money(year: int, *amounts: float, unit: str = "천원", dongs: tuple[str, ...] = DONGS) -> tuple[Row, ...]:
    rows = zip(dongs, amounts, strict=False)
    return ((f"{year}년 마을학교 예산 현황",), (None, f"(단위: {unit})"), ("동", "예산액"), *rows)


def people(year: int, *counts: float, dongs: tuple[str, ...] = DONGS) -> tuple[Row, ...]:
    return (
        (f"{year}년 마을학교 교육 실적",),
        (None, "(단위: 명)"),
        ("동", "참여인원"),
        *zip(dongs, counts, strict=False),
    )


@pytest.fixture(scope="module")
def last_year(tmp_path_factory: pytest.TempPathFactory, plain_rules: None) -> Office:  # noqa: ARG001
    """Last year's budgets are in."""
    folder = tmp_path_factory.mktemp("last_year")
    office = Office(folder / "data")
    assert office.load(saved(folder / "2022 예산.xlsx", *money(2022, 500, 800, 1200, 950))) == DONE
    return office


@pytest.fixture
def office(last_year: Office, tmp_path: Path) -> Office:
    return last_year.copied(tmp_path / "data")


def test_won_under_a_heading_of_thousand_won_is_a_jump_with_the_other_unit_offered(
    office: Office, tmp_path: Path
) -> None:
    path = saved(tmp_path / "2023 예산.xlsx", *money(2023, 520_000, 790_000, 1_300_000, 990_000))
    (problem,) = office.check(path).questions
    assert problem.ask
    assert (problem.code, problem.cell, [c.answer for c in problem.ask.choices]) == (
        "magnitude_above",
        "B4",
        ["원", "as_printed"],
    )
    assert problem.sentence() == "B4 칸부터 이 열의 값이 다른 해나 다른 동보다 약 1,000배 큽니다 ('520000' 천원)."
    assert office.load(path) == CRITICAL


@pytest.mark.parametrize(
    ("amounts", "unit", "code", "offered"),
    [
        ((52, 79, 130, 99), "천원", "magnitude_below", ["만원"]),
        ((5_200, 7_900, 13_000, 9_900), "천원", "magnitude_above", []),
        ((520, 790, 1_300, 990), "원", "magnitude_below", ["천원"]),
        ((520, 790, 1_300, 990), "백만원", "magnitude_above", ["천원"]),
        ((5_200_000, 7_900_000, 13_000_000, 9_900_000), "천원", "magnitude_above", []),
    ],
    ids=["tenth", "ten", "thousandth", "thousand", "ten thousand"],
)
def test_powers_of_ten_between_years_are_asked_about(
    office: Office, tmp_path: Path, amounts: tuple[float, ...], unit: str, code: str, offered: list[str]
) -> None:
    (problem,) = office.check(saved(tmp_path / "2023.xlsx", *money(2023, *amounts, unit=unit))).questions
    assert problem.ask
    assert (problem.code, [c.answer for c in problem.ask.choices]) == (code, [*offered, "as_printed"])


@pytest.mark.parametrize("factor", [0.2, 0.5, 0.9, 1, 2, 5])
def test_honest_growth_asks_nothing(office: Office, tmp_path: Path, factor: float) -> None:
    amounts = (factor * amount for amount in (500, 800, 1200, 950))
    assert office.codes(saved(tmp_path / "2023.xlsx", *money(2023, *amounts))) == []


def test_one_dong_that_grew_tenfold_asks_nothing(office: Office, tmp_path: Path) -> None:
    assert office.codes(saved(tmp_path / "2023.xlsx", *money(2023, 5_000, 820, 1_150, 1_000))) == []


def test_two_dongs_are_too_few_for_a_jump_of_ten(office: Office, tmp_path: Path) -> None:
    assert office.codes(saved(tmp_path / "2023.xlsx", *money(2023, 5_000, 8_000))) == []


def test_a_jump_of_ten_that_is_not_the_same_everywhere_asks_nothing(office: Office, tmp_path: Path) -> None:
    assert office.codes(saved(tmp_path / "2023.xlsx", *money(2023, 5_000, 2_000, 60_000, 9_500))) == []


def test_the_first_year_asks_nothing(tmp_path: Path) -> None:
    assert Office(tmp_path / "data").codes(saved(tmp_path / "2022.xlsx", *money(2022, 5e5, 8e5, 1e6, 9e5))) == []


def test_won_is_the_answer_and_holds_for_this_file_alone(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "2023.xlsx", *money(2023, 520_000, 790_000, 1_300_000, 990_000))
    office.answer(path, "magnitude_above", "원")
    assert office.load(path) == DONE
    assert ("yang", "2023", 520_000.0) in office.shown("budget_krw")
    following = saved(tmp_path / "2024.xlsx", *money(2024, 530_000, 780_000, 1_200_000, 980_000))
    assert office.codes(following) == ["magnitude_above"]


def test_as_printed_is_believed_for_this_file_alone(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "2023.xlsx", *money(2023, 520_000, 790_000, 1_300_000, 990_000))
    office.answer(path, "magnitude_above", "as_printed")
    assert office.load(path) == DONE
    assert ("yang", "2023", 520_000_000.0) in office.shown("budget_krw")


def test_one_dong_is_set_against_the_others_of_its_year(office: Office, tmp_path: Path) -> None:
    own: tuple[Row, ...] = (
        ("2022년 화정2동 예산 현황",),
        (None, "(단위: 천원)"),
        ("사업명", "예산액"),
        ("마을학교", 870_000),
    )
    (problem,) = office.check(saved(tmp_path / "화정2동.xlsx", *own)).questions
    assert (problem.code, problem.cell, problem.expected) == ("magnitude_above", "B4", "1,000")


def test_a_dong_ten_times_as_large_as_the_others_asks_nothing(office: Office, tmp_path: Path) -> None:
    own: tuple[Row, ...] = (
        ("2022년 화정2동 예산 현황",),
        (None, "(단위: 천원)"),
        ("사업명", "예산액"),
        ("마을학교", 8_700),
    )
    assert office.codes(saved(tmp_path / "화정2동.xlsx", *own)) == []


def test_more_persons_than_residents_are_asked_about_by_their_cell(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    residents: tuple[Row, ...] = (
        ("2023년 주민등록인구 현황",),
        (None, "(단위: 명)"),
        ("동", "인구"),
        ("양동", 3000),
        ("양3동", 2000),
    )
    assert office.load(saved(tmp_path / "인구.xlsx", *residents)) == DONE
    path = saved(tmp_path / "교육.xlsx", *people(2023, 3100, 1900))
    (problem,) = office.check(path).questions
    assert (problem.code, problem.cell, problem.expected) == ("above_residents", "B4", "3,000")
    office.answer(path, "above_residents", "as_printed")
    assert office.load(path) == DONE


def test_persons_of_last_year_times_a_thousand_are_asked_about(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    office.load(saved(tmp_path / "2022.xlsx", *people(2022, 20, 30, 40, 25)))
    assert office.codes(saved(tmp_path / "2023.xlsx", *people(2023, 20_000, 31_000, 39_000, 26_000))) == [
        "magnitude_above"
    ]


def test_the_order_in_which_files_lie_does_not_matter_for_what_is_asked(tmp_path: Path) -> None:
    good, bad = money(2022, 500, 800, 1200, 950), money(2023, 520_000, 790_000, 1_300_000, 990_000)
    asked = []
    for names in (("a.xlsx", "b.xlsx"), ("b.xlsx", "a.xlsx")):
        office = Office(tmp_path / names[0])
        for name, rows in zip(names, (good, bad), strict=True):
            saved(office.data / "raw" / "published" / name, *rows)
        build(office.data)
        asked.append(office.query("select code, cell, ko from problems where severity = 'critical'"))
    assert len(asked[0]) == 1
    assert asked[0] == asked[1]


def test_a_jump_seen_on_loading_is_seen_in_the_build_as_well(office: Office, tmp_path: Path) -> None:
    """The later year was there first: a file that says thousands for an earlier year shows up in the later one's build."""
    earlier = saved(tmp_path / "2021.xlsx", *money(2021, 480_000, 780_000, 1_150_000, 900_000))
    assert office.load(earlier) == CRITICAL
    assert {year for _, year, _ in office.shown("budget_krw")} == {"2022"}


def test_a_loaded_file_is_never_held_back_by_a_later_one_in_silence(office: Office, tmp_path: Path) -> None:
    own: tuple[Row, ...] = (("2021년 양동 예산 현황",), (None, "(단위: 천원)"), ("사업명", "예산액"), ("마을학교", 0.5))
    code = office.load(saved(tmp_path / "2021.xlsx", *own))
    assert code == CRITICAL
    assert len(office.shown("budget_krw")) == 4


def test_a_column_of_two_programmes_is_judged_by_each_programmes_own_year(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    for year, scale in ((2022, 1), (2023, 2)):
        rows: tuple[Row, ...] = (
            (f"{year}년 양동 예산 현황",), (None, "(단위: 천원)"), ("사업명", "예산액"),
            ("마을학교", 500 * scale), ("국외연수", 900_000 * scale),
        )  # fmt: skip
        assert office.load(saved(tmp_path / f"{year}.xlsx", *rows)) == DONE
    assert len(office.shown("budget_krw")) == 4


def test_two_courses_of_which_only_one_is_in_won_are_not_waved_through_as_honest(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    rows: tuple[Row, ...] = (("마을리더 전문교육", 500), ("마을학교", 800), ("국외연수", 900))
    head: tuple[Row, ...] = ((None, "(단위: 천원)"), ("사업명", "예산액"))
    office.load(saved(tmp_path / "2022.xlsx", ("2022년 양동 예산 현황",), *head, *rows))
    mixed: tuple[Row, ...] = (("마을리더 전문교육", 510_000), ("마을학교", 810), ("국외연수", 905))
    assert office.codes(saved(tmp_path / "2023.xlsx", ("2023년 양동 예산 현황",), *head, *mixed)) != []


def test_residents_of_a_made_up_population_do_not_judge_real_figures(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    residents: tuple[Row, ...] = (
        ("2023년 주민등록인구 현황",),
        PERSONS,
        ("동", "인구"),
        ("양동", 30),
        ("양3동", 20),
        ("※ 예시 자료",),
    )
    assert office.load(saved(tmp_path / "인구.xlsx", *residents)) == DONE
    path = saved(tmp_path / "교육.xlsx", *people(2023, 31, 19))
    assert office.codes(path) == []
    assert ("yang", 31.0) in proposed(office.check(path).conformed, "place", "value")


def test_the_unit_of_one_cell_is_answered_for_that_cell_alone(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    rows: tuple[Row, ...] = (("마을리더 전문교육", 500), ("마을학교", 800), ("국외연수", 900))
    head: tuple[Row, ...] = ((None, "(단위: 천원)"), ("사업명", "예산액"))
    office.load(saved(tmp_path / "2022.xlsx", ("2022년 양동 예산 현황",), *head, *rows))
    mixed: tuple[Row, ...] = (("마을리더 전문교육", 510_000), ("마을학교", 810), ("국외연수", 905))
    path = saved(tmp_path / "2023.xlsx", ("2023년 양동 예산 현황",), *head, *mixed)
    (problem,) = office.check(path).questions
    assert (problem.code, problem.cell) == ("cell_magnitude_above", "B4")
    office.answer(path, "cell_magnitude_above", "원")
    assert office.load(path) == DONE
    values = {value for _, year, value in office.shown("budget_krw") if year == "2023"}
    assert values == {510_000.0, 810_000.0, 905_000.0}


def test_a_wrong_earlier_year_loads_once_its_unit_is_known_and_leaves_the_later_one_alone(
    office: Office, tmp_path: Path
) -> None:
    earlier = saved(tmp_path / "2021.xlsx", *money(2021, 480_000, 780_000, 1_150_000, 900_000))
    office.answer(earlier, "magnitude_above", "원")
    assert office.load(earlier) == DONE
    assert ("yang", "2021", 480_000.0) in office.shown("budget_krw")
    assert {year for _, year, _ in office.shown("budget_krw")} == {"2021", "2022"}


def test_a_file_believed_as_printed_does_not_put_an_earlier_one_in_doubt(
    office: Office, last_year: Office, tmp_path: Path
) -> None:
    """The right file was there first; whoever believes a wrong one afterwards cannot throw it out."""
    wrong = saved(tmp_path / "2021.xlsx", *money(2021, 480_000, 780_000, 1_150_000, 900_000))
    office.answer(wrong, "magnitude_above", "as_printed")
    assert office.load(wrong) == DONE
    assert office.codes(last_year.data.parent / "2022 예산.xlsx") == []
    assert {year for _, year, _ in office.shown("budget_krw")} == {"2021", "2022"}
