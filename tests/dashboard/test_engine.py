"""The engine reads releases, the current one at every call, and nothing else of the machine."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import duckdb
import pandas as pd
import pytest

from dashboard import engine
from dashboard.release import NoReleaseError, Release, UnreadableReleaseError, query_text
from dashboard.views import View
from tests.dashboard.small_release import make_release

TRAINEES = View("trend", "trainees")
SELECTED = View("trend", "selected_projects")


def value(frame: pd.DataFrame, place: str, period: str) -> float:
    return float(frame[(frame["place"] == place) & (frame["period"] == period)]["value"].item())


def test_without_a_release_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    with pytest.raises(NoReleaseError):
        engine.release()


def test_a_release_that_does_not_exist_is_refused(small: Release) -> None:
    with pytest.raises(NoReleaseError):
        engine.release(small.number + 1)


def test_a_new_release_is_seen_at_once_and_the_old_one_stays_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    make_release(tmp_path)
    before = value(engine.frame(TRAINEES), "seogu", "2018")
    make_release(tmp_path, scale=2)
    assert engine.release().number == 2
    assert value(engine.frame(TRAINEES), "seogu", "2018") > 1.8 * before
    assert value(engine.frame(View("trend", "trainees", release=1)), "seogu", "2018") == before


def test_in_place_of_a_damaged_release_the_one_before_is_shown_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    for scale in (1, 2):
        make_release(tmp_path, scale=scale)
    opened, mart = engine.release(), tmp_path / "curated" / "2" / "mart.duckdb"
    whole = mart.read_bytes()
    mart.write_bytes(whole[:300_000])
    assert engine.let_go_if_damaged(opened)
    shown = engine.current()
    assert (shown.release.number, shown.named, shown.in_its_place) == (1, 2, True)
    with pytest.raises(UnreadableReleaseError):
        engine.release(2)
    (tmp_path / "curated" / "CURRENT").write_text("", encoding="ascii")
    assert (engine.current().release.number, engine.current().named) == (1, None)
    mart.write_bytes(whole)
    assert engine.current_number() == 2


def test_a_frame_has_one_row_for_each_place_and_period_in_the_catalogs_order(small: Release) -> None:
    frame = engine.frame(TRAINEES)
    assert not frame.duplicated(["place", "period"]).any()
    order = list(small.catalog.places)
    keys = [(order.index(place), period) for place, period in zip(frame["place"], frame["period"], strict=True)]
    assert keys == sorted(keys)


@pytest.mark.usefixtures("small")
def test_real_wins_over_made_up() -> None:
    frame = engine.frame(SELECTED)
    assert [value(frame, "seogu", year) for year in ("2017", "2018", "2019")] == [59, 65, 63]
    shown = frame[frame["place"] == "seogu"].set_index("period")["demonstration"]
    assert not shown["2018"]
    assert shown["2020"]


@pytest.mark.usefixtures("small")
def test_without_demonstration_no_made_up_row_is_left() -> None:
    frame = engine.frame(View("trend", "residents", demonstration=False))
    assert not frame["demonstration"].any()
    assert (value(frame, "pungam", "2017"), value(frame, "pungam", "2023")) == (39827, 35515)


@pytest.mark.usefixtures("small")
def test_a_span_stands_beside_the_years_as_one_figure() -> None:
    frame = engine.frame(View("trend", "training_targets"))
    assert value(frame, "seogu", "2016/2019") == 565


@pytest.mark.usefixtures("small")
def test_labels_follow_the_language() -> None:
    assert "Pungam-dong" in set(engine.frame(TRAINEES, "en")["label"])
    assert "풍암동" in set(engine.frame(TRAINEES, "ko")["label"])


def test_the_fast_query_agrees_with_a_slow_plain_twin(small: Release) -> None:
    for demonstration in (True, False):
        for indicator in small.catalog.indicators:
            fast = engine.frame(View("trend", indicator, demonstration=demonstration))
            assert list(fast["value"].fillna(-1)) == slow_values(small, indicator, demonstration)


def slow_values(opened: Release, indicator: str, demonstration: bool) -> list[float]:
    """The same preference, written as a loop over all rows of the cube."""
    names = ["place", "period", "grain", "value", "demonstration", "parts", "parts_of"]
    rows = opened.connection.cursor().execute(f"select {', '.join(names)} from cube where indicator = ?", [indicator])
    best: dict[tuple[int, str], tuple[tuple[bool, bool], float]] = {}
    order = [place for place, entry in opened.catalog.places.items() if entry.kind != "dong_offices"]
    for place, period, grain, number, made_up, parts, parts_of in rows.fetchall():
        if grain not in ("year", "span", "none") or place not in order or (made_up and not demonstration):
            continue
        partial = parts is not None and parts_of is not None and parts < parts_of
        key, rank = (order.index(place), period), (partial, made_up)
        if key not in best or rank < best[key][0]:
            best[key] = (rank, -1 if number is None else number)
    return [best[key][1] for key in sorted(best)]


def test_parameters_become_duckdbs() -> None:
    assert "$indicator" in query_text("frame")
    assert ":indicator" not in query_text("frame")


def test_the_files_of_the_machine_are_out_of_reach(small: Release) -> None:
    with pytest.raises(duckdb.PermissionException):
        small.connection.cursor().execute("select * from read_text('/etc/hostname')")
    with pytest.raises(duckdb.Error):
        small.connection.cursor().execute("set enable_external_access = true")


def test_a_release_cannot_be_written(small: Release) -> None:
    with pytest.raises(duckdb.InvalidInputException):
        small.connection.cursor().execute("delete from facts")


def test_warnings_are_faults_and_failed_expectations(small: Release) -> None:
    found = [warning["ko"] for warning in engine.warnings(small)]
    assert "교육: 합계와 동별 합이 다릅니다. ('120')" in found
    assert "교육: 자료가 있습니다." not in found
    assert len(found) == 2


def test_a_trial_is_opened_beside_the_releases_and_never_under_a_name_of_theirs(small: Release, tmp_path: Path) -> None:
    trial = tmp_path / "trial"
    copytree(small.folder, trial)
    opened = engine.trial(trial)
    assert opened.number < 0
    assert engine.release(opened.number) is opened is engine.trial(trial)
    assert opened.folder != small.folder
    assert value(engine.frame(replace(TRAINEES, release=opened.number)), "yang", "2023") == value(
        engine.frame(TRAINEES), "yang", "2023"
    )
    assert View.from_query({"release": str(opened.number)}, TRAINEES).release == 0


def test_a_trial_that_is_gone_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(NoReleaseError):
        engine.trial(tmp_path)
    with pytest.raises(NoReleaseError):
        engine.release(-99)
