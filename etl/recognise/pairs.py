"""The pairs of row and column headings that stand over chosen cells, so that a thing is worked out once for each pair."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.recognise.headings import Heading
from etl.recognise.table import Table

Index = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Chosen:
    """The cells read out in one go: positions in the body rows, and column indices."""

    positions: Index
    columns: Index


def _taken(values: Sequence[Any], which: Index, kind: pa.DataType) -> pa.Array:
    """The value for each number in `which`. Calling arrow's own take costs as much as doing it here for some 500 cells."""
    if len(which) < 500:
        return pa.array([values[number] for number in which.tolist()], kind)
    return pa.array(values, kind).take(pa.array(which))


@dataclass(frozen=True, eq=False)
class Spread:
    """Values for pairs of row and column headings, and which value each chosen cell has."""

    values: list[Any]
    which: Index

    def spread(self, values: Sequence[Any], kind: pa.DataType | None = None) -> pa.Array:
        return _taken(values, self.which, kind or pa.string())


class Pairs:
    """The row and column headings of chosen cells, by number, so that a thing is worked out once for each pair."""

    def __init__(self, table: Table, chosen: Chosen) -> None:
        self._table = table
        self._row = table.stub.which[chosen.positions]
        self.column_ids = sorted({int(c) for c in np.unique(chosen.columns)})
        self._column = np.searchsorted(np.array(self.column_ids, dtype=np.int64), chosen.columns)

    def rows(self, values: Sequence[Any]) -> pa.Array:
        return _taken(values, self._row, pa.list_(pa.string()))

    def columns(self, values: Sequence[Any], kind: pa.DataType | None = None) -> pa.Array:
        return _taken(values, self._column, kind or pa.list_(pa.string()))

    def each(self, work: Callable[[Heading, Heading], Any], part: Callable[[Heading], Any]) -> Spread:
        """`work` of each pair of headings; headings alike in `part` count as one."""
        rows, row_codes = _alike([part(h) for h in self._table.stub.headings])
        columns, column_codes = _alike([part(self._table.headings[c]) for c in self.column_ids])
        values = [
            work(self._table.stub.headings[r], self._table.headings[self.column_ids[c]]) for r in rows for c in columns
        ]
        return Spread(values, row_codes[self._row] * len(columns) + column_codes[self._column])


def _alike(parts: Sequence[Any]) -> tuple[list[int], Index]:
    """The first position of each distinct part, and for every position the number of its kind."""
    numbers: dict[Any, int] = {}
    firsts: list[int] = []
    codes = np.empty(len(parts), dtype=np.int64)
    for position, value in enumerate(parts):
        code = numbers.setdefault(value, len(numbers))
        if code == len(firsts):
            firsts.append(position)
        codes[position] = code
    return firsts, codes
