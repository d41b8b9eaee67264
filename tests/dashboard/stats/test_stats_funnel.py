"""The funnel names no dong beyond the declared rate, and finds the one that truly differs."""

import numpy as np
import pytest
from scipy import stats

from dashboard.stats.dispersion import dispersion_of, studentised_deviate
from dashboard.stats.funnel import Funnel, funnel
from dashboard.stats.limits import binomial_limits, poisson_limits
from dashboard.stats.points import Point
from dashboard.stats.reasons import Direction, Model, Refused
from tests.dashboard.stats.made_up import RESIDENTS, SOAK, in_classes, rates

DRAWS = 1000 if SOAK else 100


def drawn_funnel(points: list[Point], model: Model = "clumped_counts", direction: Direction = "higher") -> Funnel:
    found = funnel(points, model, scale=1000, direction=direction)
    assert isinstance(found, Funnel)
    return found


@pytest.mark.parametrize("tail", [0.025, 0.001])
def test_a_count_is_outside_exactly_when_its_chance_is_below_the_tail(tail: float) -> None:
    for mean in (0.4, 3.0, 17.5, 400.0):
        low, high = (limit[0] for limit in poisson_limits(mean, np.array([1.0]), 1.0, tail))
        counts = np.arange(int(mean * 3 + 20))
        law = stats.poisson(mean)
        assert ((counts > high) == (law.sf(counts - 1) < tail)).all()
        assert ((counts < low) == (law.cdf(counts) < tail)).all()


@pytest.mark.parametrize("tail", [0.025, 0.001])
def test_a_share_is_outside_exactly_when_its_chance_is_below_the_tail(tail: float) -> None:
    for trials, share in ((3, 0.3), (40, 0.02), (40, 0.5), (500, 0.97)):
        low, high = (limit[0] * trials for limit in binomial_limits(share, np.array([trials * 1.0]), 1.0, tail))
        counts = np.arange(trials + 1)
        law = stats.binom(trials, share)
        assert ((counts > high + 1e-9) == (law.sf(counts - 1) < tail)).all()
        assert ((counts < low - 1e-9) == (law.cdf(counts) < tail)).all()


def test_limits_are_the_plain_exact_ones_where_places_vary_no_more_than_the_model() -> None:
    found = drawn_funnel(rates(np.round(RESIDENTS * 0.004)), "poisson")
    low, high = poisson_limits(found.rate / 1000, RESIDENTS, 1.0, 0.025)
    assert not found.widened
    assert [p.band.low_95 for p in found.positions] == pytest.approx((low * 1000).tolist())
    assert [p.band.high_95 for p in found.positions] == pytest.approx((high * 1000).tolist())


@pytest.mark.soak
@pytest.mark.parametrize("per_1000", [4, 20])
def test_equal_dongs_whose_people_come_in_classes_are_not_singled_out_beyond_the_declared_rate(per_1000: int) -> None:
    chance, outside_95, outside_998 = np.random.default_rng(per_1000), np.zeros(18), np.zeros(18)
    for _ in range(DRAWS):
        places = drawn_funnel(rates(in_classes(chance, RESIDENTS * per_1000 / 1000))).positions
        outside_95 += [place.outside != "inside" for place in places]
        outside_998 += [place.outside == "outside_998" for place in places]
    assert 0.01 < outside_95.mean() / DRAWS <= 0.05
    assert outside_998.mean() / DRAWS <= (0.002 if SOAK else 0.004)
    # nor any single dong, the smallest included, apart from the error of so many draws
    assert outside_95.max() / DRAWS <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / DRAWS)


def test_plain_limits_would_leave_twelve_of_the_eighteen_outside() -> None:
    chance = np.random.default_rng(12)
    outside = []
    for _ in range(100):
        counts = in_classes(chance, RESIDENTS * 0.02)
        low, high = poisson_limits(counts.sum() / RESIDENTS.sum(), RESIDENTS, 1.0, 0.025)
        outside.append(((counts / RESIDENTS < low) | (counts / RESIDENTS > high)).sum())
    assert 11 < np.mean(outside) < 13


@pytest.mark.soak
def test_equal_shares_are_not_singled_out_either_with_and_without_groups_that_vote_together() -> None:
    chance = np.random.default_rng(22)
    for group in (1, 10):
        drawn = [group * chance.binomial((RESIDENTS / group).astype(int), 0.22) for _ in range(DRAWS)]
        places = [place for counts in drawn for place in drawn_funnel(rates(counts), "binomial").positions]
        assert np.mean([place.outside != "inside" for place in places]) <= 0.05


def test_a_dong_with_three_times_the_rate_of_the_others_is_found_and_hides_nobody() -> None:
    chance, found = np.random.default_rng(3), 0
    for _ in range(50):
        means = RESIDENTS * 0.02
        means[9] *= 3
        places = drawn_funnel(rates(in_classes(chance, means))).positions
        found += places[9].outside != "inside" and places[9].side == "above" and places[9].status == "better"
    assert found >= 45


def test_one_place_outside_is_what_eighteen_equal_dongs_give_by_chance() -> None:
    found = drawn_funnel(rates(in_classes(np.random.default_rng(1), RESIDENTS * 0.02)))
    assert (round(found.expected_95, 1), round(found.expected_998, 2)) == (0.9, 0.04)


def test_the_curve_runs_through_the_limits_that_judge_the_places() -> None:
    found = drawn_funnel(rates(in_classes(np.random.default_rng(1), RESIDENTS * 0.02)))
    assert found.curve(RESIDENTS.tolist()) == tuple(place.band for place in found.positions)
    narrower = [band.high_95 - band.low_95 for band in found.curve([10_000, 20_000, 40_000])]
    assert narrower == sorted(narrower, reverse=True)


def test_a_place_outside_is_neither_better_nor_worse_where_no_direction_is() -> None:
    counts = np.round(RESIDENTS * 0.02)
    counts[9] *= 3
    judged = {d: drawn_funnel(rates(counts), "poisson", d).positions for d in ("higher", "lower", "neither")}
    assert [judged[d][9].status for d in ("higher", "lower", "neither")] == ["better", "worse", None]
    assert judged["neither"][0].status == "no_clear_difference"


def test_a_place_without_a_sound_figure_is_left_out_and_named() -> None:
    counts = np.round(RESIDENTS * 0.02).tolist()
    points = rates(counts)
    points[0] = Point("동1", "2024", None)
    points[1] = Point("동2", "2024", 20.0, 96, 4800, owed=True)
    found = drawn_funnel(points)
    assert [(point.place, reason) for point, reason in found.left_out] == [("동1", "no_value"), ("동2", "owed")]
    assert len(found.positions) == 16


@pytest.mark.parametrize(
    ("points", "model", "reason"),
    [
        (rates(RESIDENTS * 0.01), "none", "no_model"),
        (rates(RESIDENTS[:7] * 0.01, RESIDENTS[:7]), "poisson", "too_few_places"),
        (rates(RESIDENTS * 0), "poisson", "no_variation"),
        (rates(RESIDENTS), "binomial", "no_variation"),
        ([Point(f"동{n}", "2024", 30.0, 30) for n in range(18)], "poisson", "no_denominator"),
        (
            [*rates(RESIDENTS * 0.01), Point("동19", "2024", 10.0, 50, 5000, demonstration=True)],
            "poisson",
            "mixed_origin",
        ),
    ],
)
def test_what_is_no_sample_of_like_places_gets_no_funnel(points: list[Point], model: Model, reason: str) -> None:
    assert funnel(points, model, direction="higher") == Refused(reason)


def test_years_are_not_mixed_in_one_funnel() -> None:
    with pytest.raises(ValueError, match="one period"):
        funnel([*rates(RESIDENTS), *rates(RESIDENTS, period="2023")], "poisson", direction="higher")


def test_the_estimate_of_phi_is_neither_too_small_nor_carried_away_by_one_place() -> None:
    chance = np.random.default_rng(5)
    drawn = chance.standard_normal((2000, 18)) * np.sqrt(20 * (1 - 1 / 18))
    assert np.mean([dispersion_of(row, "between_places").phi for row in drawn]) == pytest.approx(20, rel=0.1)
    drawn[:, 0] += 100
    assert np.mean([dispersion_of(row, "between_places").phi for row in drawn]) < 35


def test_eighteen_places_need_a_larger_multiplier_than_the_normal_one() -> None:
    assert studentised_deviate(18, 0.95, True) == pytest.approx(2.00, abs=0.02)
    assert studentised_deviate(18, 0.998, True) == pytest.approx(3.57, abs=0.06)
    assert studentised_deviate(18, 0.998, False) == pytest.approx(3.09, abs=0.001)
