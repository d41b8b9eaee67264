"""Intervals against published examples, against statsmodels and scipy, and by how often they hold the truth."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from dashboard.stats.counted import Counted
from dashboard.stats.dispersion import Dispersion
from dashboard.stats.intervals import Interval, byar, exact_poisson, interval, interval_of
from dashboard.stats.points import Point
from dashboard.stats.reasons import Model, Refused
from tests.dashboard.stats.made_up import SOAK, in_classes

RUNS = 10_000 if SOAK else 500
NEAR = 0.01 if SOAK else 0.03
CLASSES_OF_20 = Dispersion(20.0, np.inf, 1000, "year_to_year")


@pytest.mark.parametrize(
    ("count", "size", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_that_of_newcombes_examples(count: int, size: int, low: float, high: float) -> None:
    found = interval_of(Counted(count, size), "binomial", 1, 0.95)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (9, 4.115, 17.085)]
)
def test_fewer_than_ten_events_get_garwoods_exact_limits(count: int, low: float, high: float) -> None:
    found = interval_of(Counted(count, 1), "poisson", 1, 0.95)
    assert found.method == "exact"
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-4)


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_exact_limits_are_those_of_the_chi_square_law(level: float) -> None:
    tail = (1 - level) / 2
    for count in range(1, 10):
        expected = (stats.chi2.ppf(tail, 2 * count) / 2, stats.chi2.ppf(1 - tail, 2 * count + 2) / 2)
        assert exact_poisson(count, tail) == pytest.approx(expected)


def test_byars_limits_from_ten_events_are_as_near_the_exact_ones_as_the_technical_guide_says() -> None:
    deviate = stats.norm.ppf(0.975)
    for count in (10, 11, 20, 65, 104, 1360):
        assert byar(count, deviate) == pytest.approx(exact_poisson(count, 0.025), rel=0.002)
    assert interval_of(Counted(10, 1), "poisson", 1, 0.95).method == "byar"


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_wilsons_interval_is_that_of_statsmodels(level: float) -> None:
    chance = np.random.default_rng(1)
    for size in chance.integers(1, 40_000, 50).tolist():
        count = int(chance.integers(0, size + 1))
        found = interval_of(Counted(count, size), "binomial", 1, level)
        expected = proportion_confint(count, size, alpha=1 - level, method="wilson")
        assert (found.low, found.high) == pytest.approx(expected, abs=1e-12)


def test_a_rate_is_told_in_the_unit_of_its_indicator() -> None:
    found = interval(Point("양동", "2024", 6.0, 24, 4000), "poisson", scale=1000)
    assert isinstance(found, Interval)
    assert (round(found.low, 2), round(found.high, 2)) == (3.84, 8.93)


@pytest.mark.parametrize(
    ("point", "model", "reason"),
    [
        (Point("양동", "2024", None, 3, 0), "binomial", "no_value"),
        (Point("양동", "2024", 0.0, 3, 0), "binomial", "zero_denominator"),
        (Point("양동", "2024", 0.0, 3), "binomial", "no_denominator"),
        (Point("양동", "2024", 120.0, 12, 10), "binomial", "more_than_all"),
        (Point("양동", "2024", -3.0, -3), "poisson", "not_a_count"),
        (Point("양동", "2024", 91.3, 913, 1000), "none", "no_model"),
        (Point("양동", "2024", 98.0, 98, exact=False), "poisson", "inexact"),
        (Point("양동", "2016/2019", 98.0, 98), "poisson", "span"),
        (Point("양동", "2024", 120.0, 120), "clumped_counts", "variation_unknown"),
    ],
)
def test_what_carries_no_interval_gets_none_and_a_reason(point: Point, model: Model, reason: str) -> None:
    found = interval(point, model)
    assert isinstance(found, Refused)
    assert found.reason == reason


def test_nothing_out_of_something_still_has_an_interval() -> None:
    found = interval(Point("양동", "2024", 0.0, 0, 20), "binomial", scale=100)
    assert isinstance(found, Interval)
    assert (found.low, round(found.high, 1)) == (0, 16.1)


@pytest.mark.soak
@pytest.mark.parametrize(("size", "share"), [(30, 0.5), (200, 0.3), (1000, 0.03), (3400, 0.22)])
def test_wilsons_interval_holds_the_truth_as_often_as_it_says(size: int, share: float) -> None:
    drawn = np.random.default_rng(size).binomial(size, share, RUNS)
    found = [interval_of(Counted(int(count), size), "binomial", 1, 0.95) for count in drawn]
    assert np.mean([one.low <= share <= one.high for one in found]) == pytest.approx(0.95, abs=NEAR)


@pytest.mark.soak
@pytest.mark.parametrize("mean", [20, 71, 150, 1284])
def test_byars_interval_holds_the_truth_as_often_as_it_says(mean: int) -> None:
    drawn = np.random.default_rng(mean).poisson(mean, RUNS)
    found = [interval_of(Counted(int(count), 1), "poisson", 1, 0.95) for count in drawn]
    assert np.mean([one.low <= mean <= one.high for one in found]) == pytest.approx(0.95, abs=NEAR)


@pytest.mark.soak
@pytest.mark.parametrize("mean", [1, 3, 5, 8])
def test_the_exact_interval_of_few_events_holds_the_truth_no_less_often_than_it_says(mean: int) -> None:
    drawn = np.random.default_rng(mean).poisson(mean, RUNS)
    found = [interval_of(Counted(int(count), 1), "poisson", 1, 0.95) for count in drawn]
    assert np.mean([one.low <= mean <= one.high for one in found]) >= 0.95


@pytest.mark.soak
def test_people_in_classes_need_the_wider_interval() -> None:
    drawn = in_classes(np.random.default_rng(20), [400.0] * RUNS)
    plain = [interval_of(Counted(float(count), 1), "clumped_counts", 1, 0.95) for count in drawn]
    wide = [interval_of(Counted(float(count), 1), "clumped_counts", 1, 0.95, CLASSES_OF_20) for count in drawn]
    assert np.mean([one.low <= 400 <= one.high for one in plain]) < 0.5
    assert np.mean([one.low <= 400 <= one.high for one in wide]) == pytest.approx(0.957, abs=NEAR)
