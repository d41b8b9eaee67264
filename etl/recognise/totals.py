"""Printed totals as witnesses: compared with the sum of their parts, where the sheet itself shows what the parts are.

A total row stands below or above its parts, a total column beside them. Whether the relation is a sum at all, the table
proves: it must hold for most of the columns (or rows) that could show it. Then those where it does not hold are told.
Rates and means are left out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalog.problems import Problem
from catalog.vocabulary import squeeze
from etl.grid import number_text
from etl.recognise.cells import Sort
from etl.recognise.headings import NATION, Heading
from etl.recognise.measures import is_rate
from etl.recognise.table import Table

_MOST_TOLD = 20
_SHARE = 0.5


@dataclass(frozen=True, eq=False)
class _Sum:
    """A total (a line of cells) and its parts (lines), as positions in the matrix of body numbers."""

    total: int
    parts: tuple[int, ...]


def total_problems(table: Table, file_name: str) -> list[Problem]:
    """A problem for each total that differs from its parts, in rows and in columns."""
    columns = [
        c.index
        for c in table.body
        if c.mostly == Sort.NUMBER and not is_rate(table.headings[c.index], table.units[c.index])
    ]
    if not columns or len(table.layout.body_rows) > 5000:
        return []
    rows = table.layout.body_rows
    numbers = table.cells.numbers[np.ix_(rows, np.array(columns))].copy()
    sorts = table.cells.sorts[np.ix_(rows, np.array(columns))]
    numbers[sorts != Sort.NUMBER] = np.nan
    words = sorts == Sort.WORDS  # a figure in words, or one mistyped: its line cannot be summed

    def name(row: int, column: int) -> str:
        return table.cells.grid.address(int(rows[row]), columns[column])

    found = [*_down(table, numbers, words, name), *_across(table, columns, numbers, words, name)]
    sheet = table.cells.grid.sheet
    return [
        Problem(
            "total_mismatch",
            file_name,
            sheet,
            cell,
            number_text(round(total, 6)),
            number_text(printed),
            (("parts", parts),),
        )
        for cell, printed, total, parts in found[:_MOST_TOLD]
    ]


def _down(
    table: Table, numbers: npt.NDArray[np.float64], words: npt.NDArray[np.bool_], name: Callable[[int, int], str]
) -> Iterator[tuple[str, float, float, str]]:
    stubs = [table.stub.of(position) for position in range(len(numbers))]
    for one in _row_sums(stubs):
        yield from _differing(one, numbers, words, name)


def _across(
    table: Table,
    columns: list[int],
    numbers: npt.NDArray[np.float64],
    words: npt.NDArray[np.bool_],
    name: Callable[[int, int], str],
) -> Iterator[tuple[str, float, float, str]]:
    headings = [table.headings[column] for column in columns]
    for one in _column_sums(headings):
        yield from _differing(one, numbers.T, words.T, lambda column, row: name(row, column))


def _row_sums(stubs: Sequence[Heading]) -> Iterator[_Sum]:
    """Each total row with the rows it may be the sum of: those of its group beside it, without totals."""
    level = [_depth(stub) for stub in stubs]
    for position, _stub in enumerate(stubs):
        if level[position] == 0:
            continue
        parts = _group(stubs, level, position)
        if len(parts) >= 2:
            yield _Sum(position, parts)


def _depth(stub: Heading) -> int:
    """0 for a part, 1 for a total within a group (소계 of a place or label), 2 for a total over all."""
    if not stub.total_words or stub.total_words == (NATION,):
        return 0
    return 1 if stub.place or stub.labels else 2


def _group(stubs: Sequence[Heading], level: list[int], position: int) -> tuple[int, ...]:
    """Parts of a total: for one over all, every part row of the table; for one within a group, the rows that share it."""
    own = stubs[position]
    if level[position] == 2:
        subtotals = tuple(i for i, depth in enumerate(level) if depth == 1)
        parts = tuple(i for i, depth in enumerate(level) if depth == 0)
        return parts or subtotals
    return tuple(i for i, depth in enumerate(level) if depth == 0 and _within(stubs[i], own))


def _within(part: Heading, total: Heading) -> bool:
    if total.place:
        inside = part.place is not None and (
            total.place.name in part.place.parents or part.place.name == total.place.name
        )
        return inside and part.labels[: len(total.labels)] == total.labels
    return (
        part.place is None and part.labels[: len(total.labels)] == total.labels and len(part.labels) > len(total.labels)
    )


def _column_sums(headings: Sequence[Heading]) -> Iterator[_Sum]:
    """Each total column with its parts: columns alike in all but the one dimension that the total leaves out."""
    for position, total in enumerate(headings):
        if not total.total_words:
            continue
        parts = [
            i for i, part in enumerate(headings) if not part.total_words and i != position and _sums_into(part, total)
        ]
        if len(parts) >= 2:
            yield _Sum(position, tuple(parts))


def _sums_into(part: Heading, total: Heading) -> bool:
    labels, whole = tuple(map(squeeze, part.labels)), tuple(map(squeeze, total.labels))
    if part.unit != total.unit:
        return False
    if labels == whole and part.period != total.period:
        return total.period is None or (
            part.period is not None and part.period.year == total.period.year and part.period != total.period
        )
    if part.period != total.period or len(labels) != len(whole) + 1:
        return False
    return labels[:-1] == whole or (bool(whole) and labels[1:] == whole)


def _differing(
    one: _Sum, numbers: npt.NDArray[np.float64], words: npt.NDArray[np.bool_], name: Callable[[int, int], str]
) -> Iterator[tuple[str, float, float, str]]:
    """Cells of a total that differ from their sum, if most of its cells agree with theirs. `name` tells a cell's address."""
    parts = list(one.parts)
    printed, added = numbers[one.total], numbers[parts]
    silent = np.isnan(added)
    sums = np.where(silent, 0.0, added).sum(axis=0)
    comparable = ~(np.isnan(printed) | silent.all(axis=0) | words[parts].any(axis=0))
    agree = np.abs(printed - sums) <= np.maximum(0.5 * (np.abs(printed) % 1 > 0), 1e-6 * np.abs(printed) + 1e-9)
    shown = int(comparable.sum())
    near = comparable & (np.abs(printed - sums) <= 0.2 * np.abs(sums))
    proven = shown > 0 and (agree & comparable).sum() >= _SHARE * shown
    if not proven and not (shown <= 2 and near.sum() == shown):
        return
    for index in np.flatnonzero(comparable & ~agree):
        first, last = name(parts[0], int(index)), name(parts[-1], int(index))
        yield name(one.total, int(index)), float(printed[index]), float(sums[index]), f"{first}~{last}"
