"""The plain numbers and missing words of a table → Readings, column by column of arrow; no Python object per number."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.grid import Grid, Kind, number_text
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
    raw = _raw(cells.grid, rows, columns)
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
        "raw": pa.array(raw, pa.string()),
        "evidence": evidence.spread(evidence.values),
    }
    rest = [field for field in READINGS if field.name not in data]
    empty = pa.ListArray.from_arrays(pa.array(np.zeros(count + 1, dtype=np.int32)), pa.array([], pa.string()))
    data |= {field.name: empty if pa.types.is_list(field.type) else pa.nulls(count, field.type) for field in rest}
    return pa.Table.from_arrays([data[field.name] for field in READINGS], schema=READINGS)


def _kinds(values: npt.NDArray[np.float64], number: npt.NDArray[np.bool_], raw: list[str]) -> dict[str, pa.Array]:
    if number.all():
        return {
            "kind": _constant("number", len(raw)),
            "value": pa.array(values),
            "value_text": _constant(None, len(raw)),
        }
    told = number.tolist()
    return {
        "kind": pa.array(["number" if is_number else "missing" for is_number in told], pa.string()),
        "value": pa.array(values, mask=~number),
        "value_text": pa.array([None if n else text for n, text in zip(told, raw, strict=True)], pa.string()),
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
    cells = zip(rows.tolist(), columns.tolist(), strict=True)
    return pa.array([grid.address(row, column) for row, column in cells], pa.string())


def _raw(grid: Grid, rows: Index, columns: Index) -> list[str]:
    """The cells as shown: text as typed, numbers without a needless .0."""
    stored = (grid.kinds[rows, columns] == Kind.NUMBER).tolist()
    cells = zip(stored, grid.numbers[rows, columns].tolist(), grid.texts[rows, columns], strict=True)
    shown = [number_text(value) if is_number else text.strip() for is_number, value, text in cells]
    if not grid.shown_units:
        return shown
    places = zip(rows.tolist(), columns.tolist(), strict=True)
    return [text + grid.shown_units.get(place, "") for text, place in zip(shown, places, strict=True)]


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
