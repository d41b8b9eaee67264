"""Small counts of persons are not shown, nor what would give them away through a total.

A count of 1 to 4 in a column that the catalog declares as personal is hidden; nothing, 0, is nobody's. Published figures, and
counts of posts, seats, members or sites (not declared personal) are never hidden. Then further cells are hidden until no hidden
one can be worked out: not from one total, nor from several together (checked on the system of sums itself), and until what a total
shows about the hidden ones as a group is no count below 5 either. Smallest cells first, a total only where nothing else is left.
Hundepool et al. 2012, Statistical Disclosure Control, ch. 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LEAST_SHOWN = 5
_EXACT = 1e-9


@dataclass(frozen=True)
class Cell:
    """A count in a table; None where it is missing or not shown anyway."""

    value: float | None
    personal: bool
    published: bool = False

    @property
    def small(self) -> bool:
        """Whether it is hidden for its own sake."""
        return self.hideable and self.value is not None and 0 < self.value < LEAST_SHOWN

    @property
    def hideable(self) -> bool:
        return self.personal and not self.published


@dataclass(frozen=True)
class Total:
    """Cell `whole` is the sum of the cells `parts`, all by their position, and readers know it."""

    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Hidden:
    """Positions hidden for their own sake and to protect those; `exposed` can be worked out all the same, from figures that are
    published or never hidden."""

    small: frozenset[int]
    protecting: frozenset[int]
    exposed: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        return self.small | self.protecting


def hide(cells: Sequence[Cell], totals: Sequence[Total]) -> Hidden:
    """What must be hidden of a table. Sums with a missing cell give nothing away and are not used."""
    sums = [total for total in totals if all(cells[i].value is not None for i in (total.whole, *total.parts))]
    small = frozenset(i for i, cell in enumerate(cells) if cell.small)
    hidden = set(small)
    while (given := _given_away(cells, sums, hidden)) and (more := _cover(cells, sums, hidden, given)) is not None:
        hidden.add(more)
    exposed = frozenset(i for group in _given_away(cells, sums, hidden) for i in group) & small
    return Hidden(small, frozenset(hidden) - small, exposed)


def _given_away(cells: Sequence[Cell], sums: Sequence[Total], hidden: set[int]) -> list[frozenset[int]]:
    """Groups of hidden cells that the shown ones give away: single ones exactly, several as a sum below 5."""
    found = [frozenset({i}) for i in _solvable(cells, sums, hidden)]
    for total in sums:
        group = frozenset(hidden.intersection(total.parts))
        if total.whole not in hidden and group and 0 < sum(cells[i].value or 0 for i in group) < LEAST_SHOWN:
            found.append(group)
    return found


def _solvable(cells: Sequence[Cell], sums: Sequence[Total], hidden: set[int]) -> list[int]:
    """Hidden cells with one possible value only: no other table with the same shown cells has another in their place."""
    order = sorted(hidden - _plainly_nothing(cells, sums, hidden))
    rows = np.array([[_sign(total, i) for i in order] for total in sums], dtype=np.float64).reshape(
        len(sums), len(order)
    )
    if not rows.size:
        return []
    _, singular, directions = np.linalg.svd(rows, full_matrices=True)
    free = directions[int((singular > _EXACT).sum()) :]
    return [i for i, movement in zip(order, np.abs(free).sum(axis=0), strict=True) if movement < _EXACT]


def _plainly_nothing(cells: Sequence[Cell], sums: Sequence[Total], hidden: set[int]) -> set[int]:
    """Hidden cells that can only be 0, because the hidden parts of a shown total come to nothing."""
    groups = [hidden.intersection(total.parts) for total in sums if total.whole not in hidden]
    return {i for group in groups if not sum(cells[i].value or 0 for i in group) for i in group}


def _sign(total: Total, position: int) -> int:
    return -1 if position == total.whole else int(position in total.parts)


def _cover(
    cells: Sequence[Cell], sums: Sequence[Total], hidden: set[int], given: Sequence[frozenset[int]]
) -> int | None:
    """The next cell to hide: from a sum in which a group stands alone, or else from any sum with a group in it.

    Parts before totals and counts before 0; then one that leaves fewer of its own sums with nothing else hidden; then the smallest.
    """
    wholes = {total.whole for total in sums}
    members = [{total.whole, *total.parts} for total in sums]
    alone = [own for own in members for group in given if own & hidden == group]
    anywhere = [own for own in members for group in given if group <= own]
    for near in (alone, anywhere):
        candidates = {i for own in near for i in own if cells[i].hideable} - hidden
        if candidates:
            newly = {i: sum(i in own and not own & hidden for own in members) for i in candidates}
            return min(candidates, key=lambda i: (i in wholes, cells[i].value == 0, newly[i], cells[i].value or 0, i))
    return None
