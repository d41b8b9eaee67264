"""Small counts of persons are withheld wherever they would be seen, and nothing else is."""

from pathlib import Path
from shutil import copytree

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard import engine, passport
from dashboard.captions import caveats
from dashboard.listing import listing
from dashboard.listing_csv import as_csv
from dashboard.release import Release
from dashboard.screen import Number
from dashboard.sheet import WITHHELD, neighbourhood
from dashboard.small_counts import SMALL, Count, hidden_in, personal_measures, personal_parts, small_sources
from dashboard.views import View
from dashboard.withheld import all_withheld

MONTHS = View("trend", "trainees", grain="month")


def counts(district: float, *dongs: float, period: str = "2024", published: bool = False) -> list[Count]:
    found = [Count("seogu", True, period, district, published)]
    return found + [Count(f"d{number}", False, period, value, published) for number, value in enumerate(dongs)]


def test_a_small_count_takes_a_second_one_with_it() -> None:
    assert hidden_in(counts(53, 3, 20, 30)) == {("d0", "2024"), ("d1", "2024")}


def test_nothing_is_hidden_where_no_count_is_small_and_none_of_what_was_published() -> None:
    assert hidden_in(counts(50, 0, 20, 30)) == frozenset()
    assert hidden_in(counts(53, 3, 20, 30, published=True)) == frozenset()


def test_a_month_is_not_given_away_by_its_year() -> None:
    year = [Count("d0", False, "2024", 123, False)]
    months = [Count("d0", False, f"2024-{month:02d}", value, False) for month, value in enumerate((3, 60, 60), 1)]
    hidden = hidden_in(year + months)
    assert ("d0", "2024-01") in hidden
    assert len(hidden) == 2


def small_months(small: Release) -> pd.DataFrame:
    """What the release itself holds of the dongs, before anything is withheld."""
    rows = small.ask_frame("frame", indicator="trainees", grain="month", demonstration=True, language="ko")
    return rows[(rows["kind"] == "dong") & rows["value"].between(1, 4)]


def test_no_dong_shows_a_count_below_five(small: Release) -> None:
    frame = engine.frame(MONTHS)
    withheld = set(map(tuple, frame.loc[frame["missing"] == SMALL, ["place", "period"]].to_numpy()))
    small_ones = set(map(tuple, small_months(small)[["place", "period"]].to_numpy()))
    assert small_ones
    assert small_ones <= withheld
    assert frame.loc[frame["missing"] == SMALL, ["value", "numerator"]].isna().all(axis=None)
    for period, own in frame[frame["kind"] == "dong"].groupby("period"):
        assert sum(own["missing"] == SMALL) != 1, period


def test_counts_of_projects_and_published_figures_stay_as_they_are(small: Release) -> None:
    for indicator in ("selected_projects", "staff", "school_assemblies", "training_targets"):
        for demonstration in (True, False):
            view = View("trend", indicator, demonstration=demonstration)
            assert SMALL not in set(engine.frame(view)["missing"])
    assert personal_parts(small.catalog.indicators["staff"], small.catalog) == {}
    assert "trainees.attended_people" in personal_measures(small.catalog)


def test_what_is_withheld_says_so_in_table_csv_and_note(small: Release) -> None:
    indicator, frame = small.catalog.indicators["trainees"], engine.frame(MONTHS)
    texts = {cell.text for _, cells in listing(MONTHS, frame, indicator, small.catalog, "ko").rows for cell in cells}
    assert "적은 인원이라 비공개" in texts
    assert not {str(number) for number in range(1, 5)} & texts
    told = as_csv(MONTHS, frame, indicator, small.catalog, "ko", ()).decode("utf-8-sig")
    assert "적은 인원이라 비공개" in told
    notes = caveats(MONTHS, frame, indicator, small.catalog.events, "ko")
    assert any("5명이 안 되는 인원" in note for note in notes)


def test_an_index_or_a_running_total_is_not_made_of_what_is_withheld(small: Release) -> None:
    first = small_months(small).iloc[0]
    frame = engine.frame(View("trend", "trainees.cumulative", grain="month"))
    row = frame[(frame["place"] == first["place"]) & (frame["period"] == first["period"])]
    assert row["value"].isna().all()


def test_the_passport_of_a_withheld_figure_shows_neither_its_cells_nor_its_sheet(small: Release) -> None:
    first = small_months(small).iloc[0]
    number = Number("trainees", first["place"], first["period"])
    found = passport.find(small, number, demonstration=True, language="ko")
    assert found is not None
    assert {(one.value, one.printed, one.missing) for one in found.numerator} == {(None, "", SMALL)}
    piece = neighbourhood(small, found.numerator[0])
    assert piece is not None
    assert piece.cells[piece.row, piece.column] == WITHHELD
    figures = [text for (row, column), text in piece.cells.items() if row >= 4 and column >= 2]
    assert figures
    assert set(figures) == {WITHHELD}


def test_words_beside_a_withheld_figure_tell_no_persons_either(
    small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(small_data, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    opened = engine.release()
    grids = opened.folder / "grids.parquet"
    cells = pq.read_table(grids)
    words = [
        "세 명은 이사" if column == 1 else text
        for column, text in zip(cells["column"].to_pylist(), cells["shown"].to_pylist(), strict=True)
    ]
    pq.write_table(cells.set_column(cells.schema.get_field_index("shown"), "shown", [words]), grids)
    first = small_months(opened).iloc[0]
    number = Number("trainees", first["place"], first["period"])
    found = passport.find(opened, number, demonstration=True, language="ko")
    assert found is not None
    piece = neighbourhood(opened, found.numerator[0])
    assert piece is not None
    assert piece.cells[piece.row, 1] == WITHHELD


def test_a_small_count_in_words_takes_the_other_counts_of_its_sheet_with_it(
    small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(small_data, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    opened = engine.release()
    found = passport.find(opened, Number("trainees", "pungam", "2022"), demonstration=True, language="ko")
    assert found is not None
    source = found.numerator[0]
    before = neighbourhood(opened, source)
    assert before is not None
    assert WITHHELD not in before.cells.values()
    grids = opened.folder / "grids.parquet"
    cells = pq.read_table(grids)
    words = ["수료 세 명" if text == "동" else text for text in cells["shown"].to_pylist()]
    pq.write_table(cells.set_column(cells.schema.get_field_index("shown"), "shown", [words]), grids)
    piece = neighbourhood(opened, source)
    assert piece is not None
    assert "수료 세 명" not in piece.cells.values()
    assert piece.cells[piece.row, piece.column] == before.cells[before.row, before.column]
    assert [*piece.cells.values()].count(WITHHELD) > 1


def test_a_sheet_with_a_small_count_in_sight_shows_only_the_cell_that_is_meant(small: Release) -> None:
    frame = engine.frame(MONTHS)
    hidden = frame[frame["missing"] == SMALL]
    for number in range(len(hidden)):
        period = hidden.iloc[number]["period"]
        beside = frame[(frame["period"] == period) & frame["value"].notna() & (frame["kind"] == "dong")]
        for place in beside["place"]:
            found = passport.find(small, Number("trainees", place, period), demonstration=True, language="ko")
            assert found is not None
            piece = neighbourhood(small, found.numerator[0])
            assert piece is not None
            shown = {text for (row, column), text in piece.cells.items() if row >= 4 and column >= 2}
            assert not shown & {"1", "2", "3", "4"}
        if number > 3:
            break


def test_parts_of_a_shown_figure_are_hidden_in_twos() -> None:
    def fact(value: float, measure: str = "attended_people", origin: str = "submitted") -> dict[str, object]:
        return {"value": value, "table_name": "trainees", "measure": measure, "origin": origin}

    personal = frozenset({"trainees.attended_people"})
    assert small_sources([fact(3), fact(20), fact(30)], personal, hidden=False) == {0, 1}
    assert small_sources([fact(20), fact(30)], personal, hidden=False) == frozenset()
    assert small_sources([fact(3), fact(20)], frozenset(), hidden=False) == frozenset()
    assert small_sources([fact(3, origin="published"), fact(20)], personal, hidden=False) == frozenset()
    assert small_sources([fact(30), fact(20)], personal, hidden=True) == {0, 1}


def test_a_frame_of_several_indicators_keeps_its_order(small: Release) -> None:
    frame = small.ask_frame("overview", year="2025", demonstration=True)
    withheld = all_withheld(small, frame)
    assert withheld[["indicator", "place", "period"]].equals(frame[["indicator", "place", "period"]])
