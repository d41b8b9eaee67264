"""The plain numbers and missing words of a table → Readings, column by column of arrow; no Python object per number."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.grid import Grid, Kind, column_letters
from etl.readings import READINGS
from etl.recognise.cells import Sort
from etl.recognise.headings import Heading
from etl.recognise.pairs import Chosen, Index, Pairs
from etl.recognise.roles import Role
from etl.recognise.table import Table


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
    if not len(chosen.columns):
        return READINGS.empty_table()
    cells, sheet = table.cells, table.cells.grid.sheet
    rows, columns = table.layout.body_rows[chosen.positions], chosen.columns
    count = len(rows)
    number = cells.sorts[rows, columns] == Sort.NUMBER
    pairs = Pairs(table, chosen)
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
        **_kinds(cells.numbers[rows, columns], number, raw),
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
    rest = [field for field in READINGS if field.name not in data]
    empty = pa.ListArray.from_arrays(pa.array(np.zeros(count + 1, dtype=np.int32)), pa.array([], pa.string()))
    data |= {field.name: empty if pa.types.is_list(field.type) else pa.nulls(count, field.type) for field in rest}
    return pa.Table.from_arrays([data[field.name] for field in READINGS], schema=READINGS)


def _kinds(values: npt.NDArray[np.float64], number: npt.NDArray[np.bool_], raw: pa.Array) -> dict[str, pa.Array]:
    if number.all():
        return {
            "kind": _constant("number", len(raw)),
            "value": pa.array(values),
            "value_text": _constant(None, len(raw)),
        }
    is_number = pa.array(number)
    return {
        "kind": pc.if_else(is_number, "number", "missing"),
        "value": pa.array(values, mask=~number),
        "value_text": pc.if_else(is_number, pa.scalar(None, pa.string()), raw),
    }


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
    return pa.repeat(pa.scalar(text, pa.string()), count)


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
    shown = pc.cast(pa.array(np.where(whole, values, 0).astype(np.int64)), pa.string())
    if not whole.all():
        decimals = pc.cast(pa.array(np.round(np.where(stored, values, 0.0), 12)), pa.string())
        typed = pc.utf8_trim_whitespace(pa.array(grid.texts[rows, columns], pa.string()))
        shown = pc.if_else(pa.array(whole), shown, pc.if_else(pa.array(stored), decimals, typed))
    if not grid.shown_units:
        return shown
    behind = [grid.shown_units.get((int(r), int(c)), "") for r, c in zip(rows, columns, strict=True)]
    return pc.binary_join_element_wise(shown, pa.array(behind, pa.string()), "")


def _units(table: Table, pairs: Pairs, rows: Index, columns: Index) -> pa.Array:
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
