"""The plain numbers and missing words of a table → Readings, column by column of arrow; no Python object per number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.grid import Grid, Kind, column_letters
from etl.readings import READINGS
from etl.recognise.cells import Sort
from etl.recognise.headings import Heading
from etl.recognise.roles import Role
from etl.recognise.table import Table

Index = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Chosen:
    """The cells read out in one go: positions in the body rows, and column indices."""

    positions: Index
    columns: Index


def plain_cells(table: Table, without_rows: frozenset[int]) -> Chosen:
    """All cells of the body that hold a number or a missing word, row by row."""
    rows = table.layout.body_rows
    kept = ~np.isin(rows, list(without_rows)) if without_rows else np.ones(len(rows), dtype=bool)
    columns = np.array(
        [c.index for c in table.columns if c.role == Role.BODY or (c.also_read and c.mostly != Sort.NUMBER)],
        dtype=np.int64,
    )
    sorts = table.cells.sorts[np.ix_(rows, columns)] if len(columns) else np.zeros((len(rows), 0))
    positions, where = np.nonzero(((sorts == Sort.NUMBER) | (sorts == Sort.MISSING)) & kept[:, None])
    return Chosen(positions.astype(np.int64), columns[where])


def numbers_out(table: Table, chosen: Chosen, island: int) -> pa.Table:
    """The readings of plain cells."""
    cells, sheet = table.cells, table.cells.grid.sheet
    rows, columns = table.layout.body_rows[chosen.positions], chosen.columns
    count = len(rows)
    number = cells.sorts[rows, columns] == Sort.NUMBER
    pairs = _Pairs(table, chosen)
    raw = _raw(table, rows, columns)
    period = pairs.each(lambda row, column: table.period(row, column)[0], lambda heading: heading.period)
    written = [p.written() if p else (None, None) for p in period.values]
    place = pairs.each(lambda row, column: table.place(row, column)[0], lambda heading: heading.place)
    evidence = pairs.each(lambda row, column: evidence_of(table, row, column), _presence)
    total_words = pairs.each(
        lambda row, column: [*row.total_words, *column.total_words], lambda heading: heading.total_words
    )
    data: dict[str, pa.Array] = {
        "sheet": _constant(sheet, count),
        "island": pa.array(np.full(count, island, dtype=np.int32)),
        "row": pa.array((rows + 1).astype(np.int32)),
        "column": pa.array((columns + 1).astype(np.int32)),
        "cell": _addresses(cells.grid, rows, columns),
        "part": pa.array(np.zeros(count, dtype=np.int32)),
        "kind": pc.if_else(pa.array(number), "number", "missing"),
        "value": pa.array(cells.numbers[rows, columns], mask=~number),
        "value_text": pc.if_else(pa.array(number), pa.scalar(None, pa.string()), raw),
        "unit": _units(table, pairs, rows, columns),
        "qualifier": _constant("exact", count),
        "period_start": period.spread([start for start, _ in written]),
        "period_end": period.spread([end for _, end in written]),
        "place": place.spread([p.name if p else None for p in place.values]),
        "place_code": place.spread([p.code if p else None for p in place.values]),
        "place_parents": place.spread([list(p.parents) if p else [] for p in place.values], pa.list_(pa.string())),
        "row_labels": pairs.rows([list(h.labels) for h in table.stub.headings]),
        "column_labels": pairs.columns([list(table.headings[c].labels) for c in pairs.column_ids]),
        "title": _constant(table.around.title, count),
        "total": total_words.spread([bool(words) for words in total_words.values], pa.bool_()),
        "total_words": total_words.spread(total_words.values, pa.list_(pa.string())),
        "raw": raw,
        "evidence": evidence.spread(evidence.values),
    }
    empty = pa.array([[]], pa.list_(pa.string())).take(pa.array(np.zeros(count, dtype=np.int32)))
    rest = [field for field in READINGS if field.name not in data]
    data |= {field.name: empty if pa.types.is_list(field.type) else pa.nulls(count, field.type) for field in rest}
    return pa.Table.from_arrays([data[field.name] for field in READINGS], schema=READINGS)


def _presence(heading: Heading) -> tuple[bool, bool, bool]:
    return heading.period is None, heading.period is not None and heading.period.complete, heading.place is None


def evidence_of(table: Table, row: Heading, column: Heading) -> str | None:
    """Where period and place were taken from, when no heading of the cell tells them."""
    said = [
        f"{name}: {source}"
        for name, (_, source) in (("period", table.period(row, column)), ("place", table.place(row, column)))
        if source
    ]
    return ", ".join(said) or None


def _constant(text: str | None, count: int) -> pa.Array:
    return pa.array([text], pa.string()).take(pa.array(np.zeros(count, dtype=np.int32)))


def _addresses(grid: Grid, rows: Index, columns: Index) -> pa.Array:
    if grid.table:
        return pa.array([grid.address(int(r), int(c)) for r, c in zip(rows, columns, strict=True)], pa.string())
    letters = pa.array([column_letters(c) for c in range(int(columns.max()) + 1)] if len(columns) else [], pa.string())
    return pc.binary_join_element_wise(letters.take(pa.array(columns)), pc.cast(pa.array(rows + 1), pa.string()), "")


def _raw(table: Table, rows: Index, columns: Index) -> pa.Array:
    """The cells as shown: text as typed, numbers without a needless .0."""
    grid = table.cells.grid
    stored = grid.kinds[rows, columns] == Kind.NUMBER
    values = grid.numbers[rows, columns]
    whole = stored & (np.abs(values) < 1e15) & (np.floor(np.where(stored, values, 0.5)) == values)
    integers = pc.cast(pa.array(np.where(whole, values, 0).astype(np.int64)), pa.string())
    decimals = pc.cast(pa.array(np.round(np.where(stored, values, 0.0), 12)), pa.string())
    typed = pc.utf8_trim_whitespace(pa.array(grid.texts[rows, columns], pa.string()))
    shown = pc.if_else(pa.array(stored), pc.if_else(pa.array(whole), integers, decimals), typed)
    if not grid.shown_units:
        return shown
    behind = [grid.shown_units.get((int(r), int(c)), "") for r, c in zip(rows, columns, strict=True)]
    return pc.binary_join_element_wise(shown, pa.array(behind, pa.string()), "")


def _units(table: Table, pairs: "_Pairs", rows: Index, columns: Index) -> pa.Array:
    of_pair = pairs.each(lambda row, column: column.unit or row.unit, lambda heading: heading.unit)
    line = pairs.columns([table.units[c] for c in pairs.column_ids], pa.string())
    units = pc.coalesce(of_pair.spread(of_pair.values), _line_units(table, rows, line))
    if shown := table.cells.grid.shown_units:
        own = pa.array([shown.get((int(r), int(c))) for r, c in zip(rows, columns, strict=True)], pa.string())
        units = pc.coalesce(own, units)
    return units


def _line_units(table: Table, rows: Index, line: pa.Array) -> pa.Array:
    """Units stated again further down the sheet hold from there on."""
    for start, unit in table.layout.units:
        line = pc.if_else(pa.array(rows > start), unit, line)
    return line


@dataclass(frozen=True, eq=False)
class _Spread:
    """Values for pairs of row and column headings, and which value each chosen cell has."""

    values: list[Any]
    which: Index

    def spread(self, values: Sequence[Any], kind: pa.DataType | None = None) -> pa.Array:
        return pa.array(values, kind or pa.string()).take(pa.array(self.which))


class _Pairs:
    """The row and column headings of chosen cells, by number, so that a thing is worked out once for each pair."""

    def __init__(self, table: Table, chosen: Chosen) -> None:
        self._table = table
        self._row = table.stub.which[chosen.positions]
        self.column_ids = sorted({int(c) for c in np.unique(chosen.columns)})
        self._column = np.searchsorted(np.array(self.column_ids, dtype=np.int64), chosen.columns)

    def rows(self, values: Sequence[Any]) -> pa.Array:
        return pa.array(values, pa.list_(pa.string())).take(pa.array(self._row))

    def columns(self, values: Sequence[Any], kind: pa.DataType | None = None) -> pa.Array:
        return pa.array(values, kind or pa.list_(pa.string())).take(pa.array(self._column))

    def each(self, work: Callable[[Heading, Heading], Any], part: Callable[[Heading], Any]) -> _Spread:
        """`work` of each pair of headings; headings alike in `part` count as one."""
        rows, row_codes = _alike([part(h) for h in self._table.stub.headings])
        columns, column_codes = _alike([part(self._table.headings[c]) for c in self.column_ids])
        values = [
            work(self._table.stub.headings[r], self._table.headings[self.column_ids[c]]) for r in rows for c in columns
        ]
        return _Spread(values, row_codes[self._row] * len(columns) + column_codes[self._column])


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
