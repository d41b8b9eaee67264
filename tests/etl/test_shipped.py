"""The shipped raw data: every made-up figure arrives as it was made, and only the planted faults are found."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from catalog.load import load_catalog
from etl.demonstration.faults import FAULTS
from etl.demonstration.truth import truth
from tests.etl.plain_cube import year_value

KEY = ["file", "sheet", "cell", "table", "programme", "place", "period_start", "period_end", "measure"]
REASONS = {"-": "none", "미실시": "not_held", "미제출": "not_submitted", "해당없음": "not_applicable"}


def rows(release: Path, sql: str) -> pd.DataFrame:
    with duckdb.connect(str(release / "mart.duckdb"), read_only=True) as connection:
        return connection.sql(sql).df()


@pytest.fixture(scope="module")
def both(shipped: Path) -> pd.DataFrame:
    """Truth and facts side by side, by cell and key."""
    facts = rows(shipped, "select * from facts where demonstration").rename(columns={"table_name": "table"})
    made = truth()
    for frame in (made, facts):
        frame[KEY] = frame[KEY].fillna("")
    return made.merge(facts, on=KEY, how="outer", indicator="side", suffixes=("", "_found"))


def test_every_made_up_figure_arrives_in_its_table_programme_place_period_and_measure(both: pd.DataFrame) -> None:
    lost = both[(both["side"] == "left_only") & both["fault"].isna()]
    assert lost[KEY].to_dict("records") == []
    assert len(both[both["side"] == "both"]) > 12_000


def test_every_value_is_right_to_the_last_number(both: pd.DataFrame) -> None:
    arrived = both[(both["side"] == "both") & both["fault"].isna()]
    same = (arrived["value"] == arrived["value_found"]) | (arrived["value"].isna() & arrived["value_found"].isna())
    assert arrived[~same][[*KEY, "value", "value_found"]].to_dict("records") == []


def test_a_cell_that_nobody_can_read_is_a_missing_value_and_no_smaller_sum(both: pd.DataFrame) -> None:
    spoilt = both[(both["side"] == "both") & both["fault"].notna()]
    assert list(zip(spoilt["cell"], spoilt["missing_found"], strict=True)) == [("C108", "to_be_confirmed")]
    assert spoilt["value_found"].isna().all()


def test_no_question_is_left_open(shipped: Path) -> None:
    assert rows(shipped, "select * from problems where question is not null or severity = 'critical'").empty


def test_every_reason_for_a_missing_value_is_known(both: pd.DataFrame) -> None:
    arrived = both[(both["side"] == "both") & both["missing"].notna()]
    assert (arrived["missing"].map(REASONS) == arrived["missing_found"]).all()


def test_what_is_no_figure_of_the_truth_is_a_printed_total(both: pd.DataFrame) -> None:
    assert both[both["side"] == "right_only"]["total"].all()


def test_every_planted_fault_is_told_by_its_cell_and_nothing_else_is(shipped: Path) -> None:
    told = rows(
        shipped, "select * from problems where file in (select file from uploads where origin = 'demonstration')"
    )
    for fault in FAULTS:
        if fault.code != "not_submitted":  # a reason for a missing value is data, not a fault
            assert fault.file in set(told["file"]), fault
    assert set(told["file"]) <= {fault.file for fault in FAULTS}


def test_the_same_residents_twice_are_flagged_for_the_two_dongs_the_source_is_doubtful_of(shipped: Path) -> None:
    verdict = rows(shipped, "select * from verdicts where expectation = 'population.same_as_before'").iloc[0]
    assert not verdict["passed"]
    assert verdict["unexpected"] >= 2


def test_every_stored_figure_leads_back_to_the_words_in_its_cell(shipped: Path) -> None:
    """The cell that a fact names holds, in the release's own copy of the sheet, exactly the words the fact was read from."""
    with duckdb.connect(str(shipped / "mart.duckdb"), read_only=True) as connection:
        facts: list[dict[str, Any]] = (
            connection.sql("select * from facts where filled_from is null").df().to_dict("records")
        )
    grids = pd.read_parquet(shipped / "grids.parquet")
    shown = {(g.upload, g.sheet, g.row, g.column): g.shown for g in grids.itertuples()}
    for fact in facts:
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", fact["cell"]).groups()  # type: ignore[union-attr]
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        assert shown[fact["upload"], fact["sheet"], int(row), column] == fact["printed_value"], fact


def test_the_shifted_row_of_the_report_is_read_with_doubt_and_filled_with_nothing(shipped: Path) -> None:
    asked = "select measure, value, value_text, qualifier, cell from facts where place = 'chipyeong' and sheet = '전환현황' and not demonstration"
    found = rows(shipped, asked + " order by cell").astype(object)
    assert found.where(found.notna(), None).to_numpy().tolist() == [
        ["formed_on", None, "2019-01-01", "ambiguous", "D7"],
        ["quota|members", 30.0, None, "ambiguous", "E7"],
    ]


def within(release: Path) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Made-up facts by place and table."""
    facts = rows(release, "select * from facts where demonstration").astype(object)
    together: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for fact in facts.where(facts.notna(), None).to_dict("records"):
        together.setdefault((fact["place"], fact["table_name"]), []).append(fact)
    return together


def test_every_indicator_of_every_dong_and_year_agrees_with_the_plain_twin(shipped: Path) -> None:
    catalog, facts = load_catalog(), within(shipped)
    cube = rows(shipped, "select indicator, place, period, value from cube where demonstration and grain = 'year'")
    found = {(r.indicator, r.place, r.period): r.value for r in cube.itertuples()}
    compared = 0
    for indicator in catalog.indicators.values():
        if indicator.denominator and indicator.denominator.at == "year_end":
            continue  # may divide by real residents
        tables = {part.table for part in (indicator.numerator, indicator.denominator) if part}
        for dong in catalog.dongs:
            own = [fact for table in tables for fact in facts.get((dong.id, table), [])]
            for year in map(str, range(2016, 2026)):
                expected = year_value(catalog, own, indicator.indicator, dong.id, year, demonstration=True)
                shown = found.get((indicator.indicator, dong.id, year))
                if expected is None:
                    assert shown is None or pd.isna(shown), (indicator.indicator, dong.id, year)
                else:
                    assert shown == pytest.approx(expected), (indicator.indicator, dong.id, year)
                    compared += 1
    assert compared > 3000


def test_golden_row_counts_per_table(shipped: Path) -> None:
    counted = rows(shipped, "select table_name, origin, count(*)::int as n from facts group by all order by all")
    golden = pd.read_csv(Path(__file__).with_name("golden_counts.csv"))
    assert counted.to_dict("records") == golden.to_dict("records")
