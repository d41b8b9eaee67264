"""The trend test against published tables, all orders of small series and scipy."""

from itertools import permutations

import numpy as np
import pytest
from scipy import stats

from dashboard.stats.kendall import p_of, trend


@pytest.mark.parametrize(
    ("n", "s", "one_sided"),
    [
        (4, 2, 0.375),
        (4, 4, 0.167),
        (4, 6, 0.042),
        (5, 4, 0.242),
        (5, 6, 0.117),
        (5, 8, 0.042),
        (5, 10, 0.0083),
        (8, 16, 0.031),
        (10, 21, 0.036),
    ],
)
def test_p_is_that_of_the_table_of_gilbert(n: int, s: int, one_sided: float) -> None:
    assert p_of(s, list(range(n))) / 2 == pytest.approx(one_sided, abs=6e-4)


@pytest.mark.parametrize("values", [[3, 3, 1, 4], [0, 0, 0, 7, 7], [5, 5, 1, 2, 2, 2], [0, 20, 20, 40, 0, 60]])
def test_p_with_ties_is_that_of_all_orders(values: list[int]) -> None:
    def s_of(order: tuple[int, ...]) -> int:
        return int(sum(np.sign(later - order[i]) for i in range(len(order)) for later in order[i + 1 :]))

    orders = [abs(s_of(order)) for order in permutations(values)]
    for s in set(orders):
        assert p_of(s, values) == pytest.approx(min(1, np.mean([other >= s for other in orders])))


def test_p_and_slope_are_those_of_scipy() -> None:
    chance = np.random.default_rng(6)
    for n in (5, 7, 10, 15, 25):
        values = chance.normal(size=n).tolist()
        found = trend(range(n), values)
        assert found.p == pytest.approx(stats.kendalltau(range(n), values, method="exact").pvalue)
        assert found.slope == pytest.approx(stats.theilslopes(values, range(n)).slope)


def test_years_that_are_missing_count_in_the_slope() -> None:
    assert trend([2016, 2017, 2020, 2021, 2022], [10, 12, 18, 20, 22]).slope == 2


def test_the_limits_of_the_slope_leave_out_nothing_exactly_where_a_direction_is_claimed() -> None:
    chance = np.random.default_rng(8)
    for n in (5, 6, 7, 9, 12):
        for drift in (0, 0.5, 2):
            found = trend(range(n), (np.arange(n) * drift + chance.normal(size=n)).tolist())
            assert found.low is not None
            assert found.high is not None
            assert (found.low > 0 or found.high < 0) == (found.p <= 0.05)


def test_four_years_allow_no_limits() -> None:
    assert (trend(range(4), [1, 2, 3, 4]).low, trend(range(4), [1, 2, 3, 4]).high) == (None, None)


def test_the_limits_of_the_slope_hold_the_true_one() -> None:
    chance = np.random.default_rng(10)
    found = [trend(range(8), (3 * np.arange(8) + chance.normal(0, 4, 8)).tolist()) for _ in range(400)]
    assert np.mean([one.low <= 3 <= one.high for one in found]) > 0.94
