"""A link to the trends shows what it asks for, or the nearest that there is, and says which."""

from dataclasses import replace

from dashboard import reach
from dashboard.captions_missing import changed_words, needed_words
from dashboard.nearest import Changed, misread, nearest
from dashboard.release import Release
from dashboard.views import View

TRAINEES = View("trend", "trainees")


def shown(small: Release, **asked: object) -> tuple[View, tuple[Changed, ...]]:
    return nearest(replace(TRAINEES, **asked), small, "trainees")  # type: ignore[arg-type]


def told(small: Release, **asked: object) -> str:
    return changed_words(shown(small, **asked)[1], small.catalog, "ko")


def test_what_is_there_is_shown_and_nothing_is_said(small: Release) -> None:
    asked = replace(TRAINEES, indicators=("turnout", "residents"), measured="index")
    assert nearest(asked, small, "residents") == (asked, ())


def test_a_quotient_of_the_catalog_is_its_indicator_by_residents(small: Release) -> None:
    view, changed = shown(small, indicator="trainees_per_1000")
    assert (view.indicator, view.measured, changed) == ("trainees", "per_resident", ())


def test_an_indicator_nearly_right_is_found_and_one_that_is_not_gives_the_first(small: Release) -> None:
    assert shown(small, indicator="turnuot")[0].indicator == "turnout"
    assert told(small, indicator="turnuot").endswith("‘turnuot’ → 주민총회 참여율.")
    assert shown(small, indicator="zzz")[0].indicator == "trainees"


def test_unknown_indicators_beside_it_are_left_out_and_no_more_than_eight_stand_together(small: Release) -> None:
    view, changed = shown(small, indicators=("zzz", "trainees", "turnout", "turnout"))
    assert view.indicators == ("turnout",)
    assert changed == (Changed("indicator", "zzz", ""),)
    assert len(shown(small, indicators=tuple(small.catalog.indicators))[0].indicators) == 7


def test_a_measure_that_makes_no_sense_falls_back_to_the_figure_itself(small: Release) -> None:
    view, _ = shown(small, indicator="turnout", measured="per_officer")
    assert view.measured == "plain"
    assert "담당 인력으로 나눔 → 값 그대로" in told(small, indicator="turnout", measured="per_officer")


def test_a_quotient_is_by_year(small: Release) -> None:
    assert shown(small, grain="month", measured="index")[0].grain == "year"
    assert "월별 → 연도별" in told(small, grain="month", measured="index")


def test_two_periods_are_the_nearest_there_are(small: Release) -> None:
    view, _ = shown(small, kind="against", against="1999", period="2031")
    assert (view.against, view.period) == ("2016", "2025")
    assert "1999년 → 2016년, 2031년 → 2025년" in told(small, kind="against", against="1999", period="2031")
    view, changed = shown(small, kind="against")
    assert (view.against, view.period, changed) == ("2024", "2025", ())


def test_sums_within_the_year_are_by_month_where_there_are_months(small: Release) -> None:
    assert shown(small, kind="cumulative")[0].grain == "month"
    assert shown(small, kind="cumulative", indicator="training_hours")[0].grain == "half"


def test_words_that_mean_nothing_are_told(small: Release) -> None:
    changed = misread({"grain": "week", "measured": "index"})
    assert changed_words(changed, small.catalog, "ko").endswith("‘week’ → 연도별.")
    assert changed_words(changed, small.catalog, "en").endswith("‘week’ → Years.")
    assert misread({}) == ()


def test_what_is_needed_names_tables_measures_and_dongs(small: Release) -> None:
    needed = reach.needed(small, "trainees.per_officer", [], True)
    assert needed.measures == (("trainees", "attended_people"), ("staffing", "people"))
    one_missing = reach.needed(small, "trainees", ["2025"], True)
    assert needed_words(one_missing, small.catalog, "ko") == (
        "필요한 자료: 교육 인원(참여인원).",
        "값이 없는 동: 양3동.",
    )
    assert "18개 동 모두 없습니다" in needed_words(reach.needed(small, "trainees", [], False), small.catalog, "ko")[1]
