"""Twenty made-up series of known truth, and two thousand of clumped noise: what is claimed of each."""

from datetime import date

import numpy as np
import pytest

from dashboard.stats.points import Point
from dashboard.stats.trend import judge_series
from tests.dashboard.stats.made_up import SOAK, in_classes, yearly

NOISE = 2000 if SOAK else 200
FROM_2025 = (date(2025, 1, 1),)
IN_MID_2021 = (date(2021, 7, 1),)


def monthly(values: list[float]) -> list[Point]:
    return [Point("양동", f"{2023 + i // 12}-{i % 12 + 1:02}", value, value) for i, value in enumerate(values)]


GROWING = [100, 112, 118, 131, 140, 155, 163, 170]
SERIES = {
    "steady growth": (yearly(GROWING), (), "rising"),
    "steady decline": (yearly(GROWING[::-1]), (), "falling"),
    "growth in five years": (yearly([20, 40, 60, 80, 120]), (), "rising"),
    "growth with one year that falls back": (yearly([100, 112, 118, 110, 140, 155, 163, 170]), (), "rising"),
    "growth with a year missing": (yearly([100, 112, None, 131, 140, 155, 163, 170]), (), "rising"),
    "growth of a share": (
        [Point("양동", str(2018 + i), share, share * 10, 1000) for i, share in enumerate([20, 22, 25, 27, 31, 33])],
        (),
        "rising",
    ),
    "growth since a break": (yearly(GROWING[::-1] + GROWING, 2010), (date(2018, 1, 1),), "rising"),
    "noise": (yearly([131, 100, 163, 112, 170, 118, 155, 140]), (), "no_clear_direction"),
    "noise in classes of twenty": (yearly([60, 100, 40, 100, 80, 60, 120, 60]), (), "no_clear_direction"),
    "no change at all": (yearly([67] * 8), (), "no_clear_direction"),
    "nothing, then one year of something": (yearly([0, 0, 0, 0, 0, 0, 0, 40]), (), "no_clear_direction"),
    "one outlier at the end": (yearly([102, 98, 101, 97, 103, 99, 100, 400]), (), "no_clear_direction"),
    "one outlier in the middle": (yearly([102, 98, 101, 400, 97, 103, 99, 100]), (), "no_clear_direction"),
    "a rise that turns": (yearly([100, 130, 160, 190, 180, 150, 120, 90]), (), "no_clear_direction"),
    "growth only across a break": (yearly([20, 22, 21, 23, 20, 22, 45, 47], 2019), FROM_2025, "broken"),
    "a break within a year": (yearly([10, 20, 30, 40, 50, 60, 70, 80], 2018), IN_MID_2021, "broken"),
    "four years": (yearly([59, 65, 63, 98]), (), "too_short"),
    "five years, the last of them a part": (
        [*yearly([20, 40, 60, 80]), *yearly([100], 2020, whole=False)],
        (),
        "too_short",
    ),
    "four years and a span": ([*yearly([20, 40, 60, 80]), Point("양동", "2012/2015", 10.0, 10)], (), "too_short"),
    "seasons": (monthly([10, 12, 18, 25, 30, 41, 44, 48, 52, 60, 66, 70]), (), "not_yearly"),
}


@pytest.mark.parametrize("truth", SERIES)
def test_a_made_up_series_is_judged_by_its_truth(truth: str) -> None:
    points, breaks, kind = SERIES[truth]
    assert judge_series(points, "poisson", direction="higher", breaks=breaks).kind == kind


def test_there_are_twenty_of_them() -> None:
    assert len(SERIES) == 20


@pytest.mark.soak
@pytest.mark.parametrize("years", [5, 8, 10])
def test_of_clumped_noise_no_more_than_one_series_in_twenty_is_given_a_direction(years: int) -> None:
    drawn = in_classes(np.random.default_rng(years), np.full((NOISE, years), 60.0))
    found = [judge_series(yearly(row.tolist()), "clumped_counts", direction="higher").kind for row in drawn]
    claimed = np.mean([kind in ("rising", "falling") for kind in found])
    assert claimed <= (0.05 if SOAK else 0.08)
    assert found.count("no_clear_direction") + round(claimed * NOISE) == NOISE


def test_a_verdict_carries_what_it_rests_on() -> None:
    verdict = judge_series(yearly(GROWING), "clumped_counts", direction="higher")
    assert verdict.trend is not None
    assert (verdict.status, verdict.trend.n, verdict.trend.s) == ("better", 8, 28)
    assert verdict.trend.p == pytest.approx(2 / 40320)
    assert (verdict.trend.low, verdict.trend.slope, verdict.trend.high) == pytest.approx((8.5, 10.33, 12), abs=0.5)


def test_without_a_model_a_direction_has_no_interval() -> None:
    verdict = judge_series(yearly(GROWING), "none", direction="neither")
    assert (verdict.kind, verdict.status) == ("rising", None)
    assert verdict.trend is not None
    assert (verdict.trend.low, verdict.trend.high) == (None, None)


def test_a_fall_of_what_should_be_low_is_better() -> None:
    assert judge_series(yearly(GROWING[::-1]), "poisson", direction="lower").status == "better"


def test_what_was_left_out_and_what_cut_the_line_are_named() -> None:
    points = [
        *yearly([20, 22, 21], 2016, covers="training"),
        *yearly([30, 31], 2019, covers="school,training"),
        *yearly([60], 2021, exact=False, covers="school,training"),
        *yearly([12], 2022, demonstration=True, covers="school,training"),
    ]
    verdict = judge_series(points, "poisson", direction="higher")
    assert verdict.kind == "broken"
    assert [(cut.before.period, cut.after.period, cut.reason) for cut in verdict.course.cuts] == [
        ("2018", "2019", "different_programmes"),
        ("2020", "2022", "mixed_origin"),
    ]
    assert [(point.period, reason) for point, reason in verdict.course.left_out] == [("2021", "inexact")]


def test_two_figures_for_one_year_are_an_error() -> None:
    with pytest.raises(ValueError, match="2016"):
        judge_series([*yearly([1]), *yearly([2])], "poisson", direction="higher")
