"""Small counts of persons are hidden so that no total gives them away; everything else stays whole."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from dashboard.stats.small_numbers import Cell, Hidden, Total, hide


def table(counts: list[list[int]]) -> tuple[list[Cell], list[Total]]:
    """Counts of persons with the totals of all rows and columns, row by row."""
    whole = np.array(counts)
    whole = np.vstack([whole, whole.sum(axis=0)])
    whole = np.hstack([whole, whole.sum(axis=1, keepdims=True)])
    at = np.arange(whole.size).reshape(whole.shape)
    rows = [Total(int(line[-1]), tuple(line[:-1].tolist())) for line in (*at, *at.T)]
    return [Cell(float(count), personal=True) for count in whole.ravel()], rows


def row(counts: list[float | None], *, personal: bool = True, published: bool = False) -> Hidden:
    """One row of parts with their total shown behind them."""
    cells = [Cell(count, personal, published) for count in (*counts, sum(count or 0 for count in counts))]
    return hide(cells, [Total(len(counts), tuple(range(len(counts))))])


def test_a_count_below_five_takes_the_next_smallest_with_it() -> None:
    assert row([30, 3, 12, 40]) == Hidden(frozenset({1}), frozenset({2}), frozenset())


def test_several_small_counts_that_make_less_than_five_together_take_another() -> None:
    assert row([30, 1, 2, 40]).all == {1, 2, 0}
    assert row([30, 4, 4, 40]).all == {1, 2}


def test_a_count_of_posts_or_a_published_figure_stays_whole() -> None:
    assert not row([1, 1, 14, 37, 14], personal=False).all
    assert not row([1, 1, 14, 37, 14], published=True).all


def test_nothing_and_a_missing_figure_are_nobodys() -> None:
    assert not row([0, 12, None, 40]).all


def test_without_a_total_only_the_small_counts_are_hidden() -> None:
    assert hide([Cell(3, True), Cell(12, True)], []).all == {0}


def test_a_zero_beside_a_small_count_does_not_protect_it() -> None:
    assert row([0, 3, 40]).all == {1, 2}


def test_a_total_that_is_small_itself_is_hidden_and_only_it_protects_its_last_part() -> None:
    assert row([3, 1]).all == {0, 1, 2}
    assert row([3]).all == {0, 1}


def test_a_small_count_in_a_table_is_covered_in_its_row_and_its_column() -> None:
    cells, totals = table([[3, 20, 30], [40, 21, 60], [70, 80, 90]])
    assert hide(cells, totals).all == {0, 1, 4, 5}


def test_what_published_figures_give_away_is_named() -> None:
    cells = [Cell(3, True), Cell(20, True, published=True), Cell(23, True, published=True)]
    assert hide(cells, [Total(2, (0, 1))]) == Hidden(frozenset({0}), frozenset(), frozenset({0}))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(2, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 30), min_size=n, max_size=n), min_size=2, max_size=5)
    )
)
def test_no_hidden_count_of_any_table_can_be_worked_out(counts: list[list[int]]) -> None:
    cells, totals = table(counts)
    hidden = hide(cells, totals)
    unknown = sorted(hidden.all)
    assert not hidden.exposed
    assert hidden.small == {i for i, cell in enumerate(cells) if cell.value in (1, 2, 3, 4)}
    signs = np.array([[-1 if i == t.whole else int(i in t.parts) for i in range(len(cells))] for t in totals])
    shown = np.array([0 if i in hidden.all else cell.value for i, cell in enumerate(cells)])
    for position in hidden.small:
        aim = np.array([float(i == position) for i in unknown])
        sums = {"A_eq": signs[:, unknown], "b_eq": -signs @ shown}
        least, most = linprog(aim, **sums), linprog(-aim, **sums)
        assert most.status == 3 or -most.fun - least.fun > 0.5  # 3: no upper end


def test_a_table_of_all_dongs_and_six_groups_keeps_most_of_its_figures() -> None:
    chance = np.random.default_rng(18)
    cells, totals = table(chance.poisson(12 * chance.gamma(1, 1, (18, 6))).tolist())
    hidden = hide(cells, totals)
    assert len(hidden.small) > 10
    assert len(hidden.protecting) < len(hidden.small)
