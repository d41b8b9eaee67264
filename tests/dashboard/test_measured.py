"""An indicator in another measure keeps its numerator and denominator, and says why where it has no value."""

from datetime import date

import pandas as pd
import pytest

from dashboard import engine, measured, passport
from dashboard.index import as_index
from dashboard.release import Release
from dashboard.running import running_totals
from dashboard.screen import Number
from dashboard.views import View
from tests.dashboard.figure_frames import CATALOG, RATE, SELECTED, frame, row

AS_OF = date(2026, 3, 1)
BREAK = [date(2025, 1, 1)]


def index(*rows: dict[str, object], breaks: list[date] | None = None) -> pd.DataFrame:
    return as_index(frame(*rows), SELECTED, breaks or [], AS_OF).set_index("period")


def values(found: pd.DataFrame) -> list[float | None]:
    return [None if pd.isna(value) else round(value, 1) for value in found["value"]]


def test_the_first_year_is_a_hundred_and_both_sides_of_the_division_are_kept() -> None:
    found = index(
        row("seogu", "2017", 59, numerator_rows=[1]),
        row("seogu", "2018", 65, numerator_rows=[2]),
        row("seogu", "2019", 63, numerator_rows=[3]),
    )
    assert values(found) == [100, 110.2, 106.8]
    last = found.loc["2019"]
    assert (last["numerator"], last["denominator"], last["denominator_period"]) == (63, 59, "2017")
    assert (last["numerator_rows"], last["denominator_rows"]) == ([3], [1])


def test_after_a_break_the_index_begins_anew() -> None:
    years = [row("seogu", str(year), value) for year, value in ((2023, 50), (2024, 60), (2025, 10), (2026, 0))]
    ended = as_index(frame(*years[:3], row("seogu", "2026", 15)), RATE, BREAK, date(2027, 1, 1))
    assert values(ended) == [100, 120, 100, 150]


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        (row("seogu", "2017", 0), "zero_base"),
        (row("seogu", "2017", 40, parts=5, parts_of=18, basis="sum"), "flawed_base"),
    ],
    ids=["zero", "some dongs only"],
)
def test_without_a_sound_first_year_there_is_no_index(first: dict[str, object], reason: str) -> None:
    found = index(first, row("seogu", "2018", 65), row("seogu", "2019", 63))
    assert values(found) == [None, None, None]
    assert found.loc["2019", "missing"] == reason


def test_a_figure_of_which_nobody_knows_the_year_is_no_base_and_has_no_index() -> None:
    found = index(row("seogu", "", 25), row("seogu", "2017", 50), row("seogu", "2018", 60))
    assert values(found) == [None, 100, 120]
    assert found.loc["", "missing"] == "undated"


def test_a_sum_over_some_dongs_later_on_has_no_index_and_says_so() -> None:
    found = index(row("seogu", "2017", 50), row("seogu", "2018", 20, parts=5, parts_of=18), row("seogu", "2019", 60))
    assert values(found) == [100, None, 120]
    assert found.loc["2018", "missing"] == "partial_dongs"


def test_a_year_that_stands_alone_is_no_hundred() -> None:
    found = index(
        row("seogu", "2018", 50), row("seogu", "2019", 60, covers="expo"), row("seogu", "2020", 66, covers="expo")
    )
    assert values(found) == [None, 100, 110]
    assert found.loc["2018", "missing"] == "alone"


def months(*values: float | None, **more: object) -> list[dict[str, object]]:
    return [
        row(
            "yang",
            f"2024-{number:02d}",
            value,
            numerator_rows=[number],
            missing=None if value is not None else "none",
            **more,
        )
        for number, value in enumerate(values, start=1)
    ]


def test_months_are_added_up_with_all_their_cells() -> None:
    found = running_totals(frame(*months(3, None, 5)), {"none"}).set_index("period")
    assert values(found) == [3, 3, 8]
    assert found.loc["2024-03", "numerator_rows"] == [1, 2, 3]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([*months(3), row("yang", "2024-03", 5)], "months_missing"),
        ([*months(3), row("yang", "2024-02", None, missing="not_submitted")], "not_submitted"),
        ([*months(3), row("yang", "2024-02", 5, demonstration=True)], "mixed_origin"),
        ([*months(3), row("yang", "2024-02", 5, parts=5, parts_of=18)], "partial_dongs"),
    ],
    ids=["a gap", "not sent", "made up", "some dongs"],
)
def test_nothing_is_added_from_the_first_month_on_that_is_not_whole(rows: list[dict[str, object]], reason: str) -> None:
    found = running_totals(frame(*rows), {"none"})
    assert values(found) == [3, None]
    assert found["missing"].tolist()[-1] == reason


def test_a_figure_for_several_years_is_part_of_no_sum_within_a_year() -> None:
    found = running_totals(frame(row("yang", "2016/2019", 9), row("yang", "", 4), *months(3)), {"none"})
    assert values(found) == [None, None, 3]


@pytest.mark.parametrize(
    ("indicator", "way", "reason"),
    [
        ("turnout", "per_officer", "already_divided"),
        ("residents", "per_resident", "itself"),
        ("staff", "per_officer", "itself"),
        ("budget", "per_budget", "itself"),
        ("residents", "cumulative", "not_added_up"),
    ],
)
def test_what_makes_no_sense_is_refused(indicator: str, way: measured.Way, reason: str) -> None:
    assert measured.refusal(CATALOG, CATALOG.indicators[indicator], way) == reason
    assert measured.indicator_in(CATALOG, measured.identifier(indicator, way)) is None


def test_the_catalogs_own_rate_comes_first_and_others_are_made() -> None:
    assert measured.shown_id(CATALOG, "trainees", "per_resident") == "trainees_per_1000"
    assert measured.shown_id(CATALOG, "selected_projects", "per_resident") == "selected_projects.per_resident"
    assert measured.shown_id(CATALOG, "turnout", "per_officer") == "turnout"
    made = measured.indicator_in(CATALOG, "selected_projects.per_resident")
    assert made is not None
    assert (made.label.ko, made.scale) == ("주민 1,000명당 좋은마을만들기 선정 사업 수", 1000)
    assert made.label.en == "Selected good village projects per 1,000 residents"


def test_every_indicator_of_the_catalog_has_a_name_in_each_measure_it_can_be_shown_in() -> None:
    made = [
        measured.indicator_in(CATALOG, measured.identifier(name, way))
        for name in CATALOG.indicators
        for way in ("index", "per_resident", "per_officer", "per_budget", "cumulative")
    ]
    names = [one.label.ko for one in made if one is not None]
    assert len(names) > 50
    assert len(set(names)) == len(names)


def test_officers_are_those_of_the_years_end_or_near_it_and_else_there_is_no_quotient(small: Release) -> None:
    found = engine.frame(View("trend", "trainees.per_officer", release=small.number))
    district = found[found["place"] == "seogu"].set_index("period")
    here = district.loc["2019"]
    assert (here["denominator"], round(here["value"], 3)) == (67, round(here["numerator"] / 67, 3))
    assert bool(here["demonstration"])  # made-up trainees divided by real officers
    assert pd.isna(district.loc["2023", "value"])
    assert district.loc["2023", "missing"] == "no_denominator"
    dongs = found[found["kind"] == "dong"]
    assert dongs["value"].isna().all()


def test_a_rate_by_residents_is_the_catalogs_to_the_last_digit(small: Release) -> None:
    own = engine.frame(View("trend", "trainees_per_1000", release=small.number)).set_index(["place", "period"])
    made = engine.frame(View("trend", "trainees.per_resident", release=small.number)).set_index(["place", "period"])
    both = own["value"].dropna().index
    assert len(both) > 150
    assert (own["value"][both] - made["value"][both]).abs().max() < 1e-9
    assert (own["denominator_period"][both] == made["denominator_period"][both]).all()


def test_the_passport_of_a_quotient_opens_both_sides(small: Release) -> None:
    found = passport.find(small, Number("trainees.per_officer", "seogu", "2019"), demonstration=True, language="ko")
    assert found is not None
    assert [source.value for source in found.denominator] == [1, 1, 14, 37, 14]
    assert len(found.numerator) == 18
    assert (
        passport.find(small, Number("turnout.per_officer", "seogu", "2019"), demonstration=True, language="ko") is None
    )
