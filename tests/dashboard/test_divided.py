"""The queries behind quotients: which denominator counts, and why there is none."""

from collections.abc import Iterator

import duckdb
import pandas as pd
import pytest

from dashboard.release import query_text

CUBE = """create table cube (indicator varchar, place varchar, period varchar, grain varchar, numerator double, denominator double,
    value double, demonstration boolean, parts int, parts_of int, covers varchar, basis varchar, qualifier varchar, missing varchar,
    denominator_period varchar, numerator_rows bigint[], denominator_rows bigint[])"""
FACTS = """create table facts (table_name varchar, measure varchar, programme varchar, place varchar, period_start varchar,
    period_end varchar, value double, qualifier varchar, total boolean, superseded bigint, demonstration boolean, row bigint)"""
PLACES = """create table places as select * from (values ('seogu', '서구', 'Seo-gu', 'district', null),
    ('yang', '양동', 'Yang-dong', 'dong', 'seogu'), ('pungam', '풍암동', 'Pungam-dong', 'dong', 'seogu'))
    names(place, label_ko, label_en, kind, parent)"""


@pytest.fixture
def mart() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    for statement in (CUBE, FACTS, PLACES):
        connection.execute(statement)
    yield connection
    connection.close()


def figure(
    mart: duckdb.DuckDBPyConnection, indicator: str, place: str, period: str, value: float, **more: object
) -> None:
    grain = "span" if "/" in period else {4: "year", 7: "month", 10: "day"}[len(period)]
    plain: dict[str, object] = {"grain": grain, "numerator": value, "value": value, "demonstration": False}
    plain |= {"covers": "good_village", "basis": "printed", "qualifier": "exact", "numerator_rows": [1]}
    known = plain | {"indicator": indicator, "place": place, "period": period} | more
    columns, marks = ", ".join(known), ", ".join("?" * len(known))
    mart.execute(f"insert into cube ({columns}) values ({marks})", list(known.values()))


def divided(mart: duckdb.DuckDBPyConnection, *, demonstration: bool = True) -> pd.Series:
    asked = {"indicator": "projects", "divisor": "staff", "grain": "year", "scale": 10, "language": "ko"}
    rows = mart.execute(query_text("frame_divided"), asked | {"demonstration": demonstration}).df()
    assert len(rows) == 1
    return rows.iloc[0]


def test_the_years_end_is_the_denominator_though_another_date_is_newer(mart: duckdb.DuckDBPyConnection) -> None:
    figure(mart, "projects", "seogu", "2019", 60)
    figure(mart, "staff", "seogu", "2019-12", 30, numerator_rows=[7, 8])
    figure(mart, "staff", "seogu", "2020-02", 20)
    found = divided(mart)
    assert (found["value"], found["numerator"], found["denominator"]) == (20, 60, 30)
    assert (found["denominator_period"], list(found["denominator_rows"])) == ("2019-12", [7, 8])


def test_a_date_within_six_months_stands_in_and_is_told(mart: duckdb.DuckDBPyConnection) -> None:
    figure(mart, "projects", "seogu", "2019", 60)
    figure(mart, "staff", "seogu", "2020-05", 20)
    found = divided(mart)
    assert (found["value"], found["denominator_period"]) == (30, "2020-05")


@pytest.mark.parametrize(
    ("staff", "reason"),
    [
        ({"period": "2020-08", "value": 20}, "no_denominator"),
        ({"period": "2019-12", "value": 0}, "zero_denominator"),
        ({"period": "2019-12", "value": 9, "parts": 1, "parts_of": 2}, "no_denominator"),
    ],
    ids=["too far off", "zero", "known for some dongs only"],
)
def test_without_a_denominator_there_is_no_value_and_a_reason(
    mart: duckdb.DuckDBPyConnection, staff: dict[str, object], reason: str
) -> None:
    figure(mart, "projects", "seogu", "2019", 60)
    figure(mart, "staff", "seogu", **staff)  # type: ignore[arg-type]
    found = divided(mart)
    assert pd.isna(found["value"])
    assert (found["missing"], found["numerator"]) == (reason, 60)


@pytest.mark.parametrize(
    ("projects", "reason"),
    [
        ({"period": "2019", "value": 60, "parts": 1, "parts_of": 2}, "partial_dongs"),
        ({"period": "2016/2019", "value": 60}, "span"),
    ],
)
def test_what_stands_for_some_dongs_or_several_years_is_not_divided(
    mart: duckdb.DuckDBPyConnection, projects: dict[str, object], reason: str
) -> None:
    figure(mart, "projects", "seogu", **projects)  # type: ignore[arg-type]
    figure(mart, "staff", "seogu", "2019-12", 30)
    found = divided(mart)
    assert (pd.isna(found["value"]), found["missing"]) == (True, reason)


def test_a_made_up_denominator_makes_the_quotient_made_up_and_is_left_out_where_none_is_wanted(
    mart: duckdb.DuckDBPyConnection,
) -> None:
    figure(mart, "projects", "seogu", "2019", 60)
    figure(mart, "staff", "seogu", "2019-12", 30, demonstration=True)
    assert bool(divided(mart)["demonstration"])
    assert divided(mart, demonstration=False)["missing"] == "no_denominator"


def test_at_least_so_many_below_the_line_is_at_most_so_much(mart: duckdb.DuckDBPyConnection) -> None:
    figure(mart, "projects", "seogu", "2019", 60)
    figure(mart, "staff", "seogu", "2019-12", 30, qualifier="at least")
    assert divided(mart)["qualifier"] == "at most"


def budget(mart: duckdb.DuckDBPyConnection, place: str, programme: str, won: float, row: int) -> None:
    values = ["budgets", "budget_krw", programme, place, "2019", "2019", won, "exact", False, None, False, row]
    mart.execute(f"insert into facts values ({', '.join('?' * len(values))})", values)


def per_budget(mart: duckdb.DuckDBPyConnection) -> pd.Series:
    asked = {"indicator": "projects", "scale": 1_000_000, "language": "ko", "demonstration": True}
    return mart.execute(query_text("frame_per_budget"), asked).df().iloc[0]


def test_the_budget_is_that_of_the_very_programmes_added_up(mart: duckdb.DuckDBPyConnection) -> None:
    figure(mart, "projects", "seogu", "2019", 60, covers="expo,good_village")
    budget(mart, "seogu", "good_village", 20_000_000, 1)
    budget(mart, "seogu", "expo", 10_000_000, 2)
    budget(mart, "seogu", "casebook", 99_000_000, 3)
    found = per_budget(mart)
    assert (found["value"], found["denominator"], sorted(found["denominator_rows"])) == (2, 30_000_000, [1, 2])


def test_one_programme_without_a_budget_is_enough_for_no_quotient(mart: duckdb.DuckDBPyConnection) -> None:
    figure(mart, "projects", "seogu", "2019", 60, covers="expo,good_village")
    budget(mart, "seogu", "good_village", 20_000_000, 1)
    assert (pd.isna(per_budget(mart)["value"]), per_budget(mart)["missing"]) == (True, "no_budget")


def test_a_districts_budget_is_the_sum_of_all_its_dongs_or_none(mart: duckdb.DuckDBPyConnection) -> None:
    figure(mart, "projects", "seogu", "2019", 60)
    budget(mart, "yang", "good_village", 5_000_000, 1)
    assert per_budget(mart)["missing"] == "no_denominator"
    budget(mart, "pungam", "good_village", 7_000_000, 2)
    assert (per_budget(mart)["value"], per_budget(mart)["denominator"]) == (5, 12_000_000)
