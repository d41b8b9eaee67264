"""From Grids to Readings: every figure of a workbook with its unit, period, place, labels and cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from catalog.problems import Problem
from catalog.vocabulary import Vocabulary
from etl.grid import Grid, Kind
from etl.list_sheet import is_list
from etl.readings import READINGS, readings_table
from etl.recognise.cells import typed
from etl.recognise.conflicts import name_conflicts
from etl.recognise.islands import find_areas
from etl.recognise.numbers_out import numbers_out, plain_cells
from etl.recognise.questions import with_questions
from etl.recognise.shifts import shifted_rows
from etl.recognise.surroundings import workbook_unit
from etl.recognise.table import Table, layouts_of, understand
from etl.recognise.texts_out import texts_out
from etl.recognise.totals import total_problems

_LOST = {Kind.ERROR: "error_cell", Kind.UNSURE: "number_or_date"}

__all__ = ["Island", "Recognised", "recognise"]


@dataclass(frozen=True)
class Island:
    """One table on a sheet: where it stands (1-based, ends within), and what is printed around it."""

    sheet: str
    island: int
    first_row: int
    first_column: int
    last_row: int
    last_column: int
    title: str | None
    unit: str | None
    notes: tuple[str, ...]
    header_rows: int
    stub_columns: int
    demonstration: bool


@dataclass(frozen=True, eq=False)
class Recognised:
    """The readings of one file (`READINGS`), the tables they stand in, and the faults found.

    `tables` holds, for each island, how it was understood: what the drawing shows.
    """

    readings: pa.Table
    islands: tuple[Island, ...]
    problems: tuple[Problem, ...]
    tables: tuple[Table, ...] = ()

    @property
    def demonstration(self) -> bool:
        """Whether any table of the file says of itself that it is made up."""
        return any(island.demonstration for island in self.islands)


def recognise(grids: Sequence[Grid], vocabulary: Vocabulary, file_name: str) -> Recognised:
    """All tables of a workbook, read out. A workbook without any gives no readings and the problem `no_table`."""
    parts: list[pa.Table] = []
    islands: list[Island] = []
    problems: list[Problem] = []
    tables: list[Table] = []
    grids = [grid for grid in grids if not is_list(grid)]
    meta_unit = workbook_unit(grids, vocabulary)
    for grid in grids:
        if grid.hidden:
            problems.append(Problem("hidden_sheet", file_name, grid.sheet))
            continue
        problems += _lost_cells(grid, file_name)
        cells = typed(grid, vocabulary)
        for layout in (layout for area in find_areas(cells) for layout in layouts_of(cells, area)):
            if table := understand(cells, layout, file_name, vocabulary):
                readings, faults = _read_out(table, len(islands), file_name, vocabulary, meta_unit)
                if readings.num_rows:
                    parts.append(readings)
                    islands.append(_island(table, len(islands)))
                    tables.append(table)
                    problems += faults
    if not parts:
        problems.append(Problem("no_table", file_name))
    problems += name_conflicts(tables, file_name)
    readings = pa.concat_tables(parts) if parts else READINGS.empty_table()
    return Recognised(readings, tuple(islands), tuple(problems), tuple(tables))


def _read_out(
    table: Table, island: int, file_name: str, vocabulary: Vocabulary, meta_unit: str | None
) -> tuple[pa.Table, list[Problem]]:
    shifted = shifted_rows(table)
    plain = numbers_out(table, plain_cells(table, frozenset(shifted)), island)
    texts = texts_out(table, island, file_name, vocabulary, shifted)
    readings = _in_order(plain, texts.rows) if texts.rows else plain
    if meta_unit:
        readings = _with_unit(readings, meta_unit)
    return with_questions(table, readings), [*texts.problems, *total_problems(table, file_name)]


def _in_order(plain: pa.Table, rows: list[dict[str, Any]]) -> pa.Table:
    """Both kinds of readings, in the order of the sheet."""
    joined = pa.concat_tables([plain, readings_table(rows)])
    keys = [joined.column(name).to_numpy().astype(np.int64) for name in ("part", "column", "row")]
    return joined.take(pa.array(np.lexsort(keys)))


def _with_unit(readings: pa.Table, unit: str) -> pa.Table:
    filled = pc.if_else(pc.equal(readings["kind"], "text"), readings["unit"], pc.coalesce(readings["unit"], unit))
    return readings.set_column(readings.schema.get_field_index("unit"), READINGS.field("unit"), filled)


def _island(table: Table, number: int) -> Island:
    area, around = table.layout.area, table.around
    first = table.body[0].index if table.body else area.left
    return Island(
        sheet=table.cells.grid.sheet,
        island=number,
        first_row=area.top + 1,
        first_column=area.left + 1,
        last_row=area.bottom + 1,
        last_column=area.right + 1,
        title=around.title,
        unit=", ".join(around.units) or None,
        notes=around.notes,
        header_rows=len(table.layout.header_rows),
        stub_columns=first - area.left,
        demonstration=around.demonstration,
    )


def _not_computed(formula: str, file_name: str, sheet: str, cell: str) -> Problem:
    quoted = f" '{formula}'" if formula else ""
    return Problem("formula_without_value", file_name, sheet, cell, found=formula, details=(("formula", quoted),))


def _lost_cells(grid: Grid, file_name: str) -> list[Problem]:
    """Cells that hold an error or a formula without a value, and what is hidden."""
    problems = []
    for row, column in np.argwhere(grid.kinds >= Kind.ERROR)[:200]:
        cell = grid.address(int(row), int(column))
        if code := _LOST.get(grid.kinds[row, column]):
            found = grid.unsure.get((int(row), int(column)), str(grid.texts[row, column]))
            problems.append(Problem(code, file_name, grid.sheet, cell, found=found))
        else:
            problems.append(_not_computed(grid.formulas.get((int(row), int(column)), ""), file_name, grid.sheet, cell))
    problems += [
        Problem("table_in_cell", file_name, grid.sheet, grid.address(row, column))
        for row, column in sorted(grid.with_tables)
    ]
    within = sum(row < grid.shape[0] for row in grid.hidden_rows) + sum(c < grid.shape[1] for c in grid.hidden_columns)
    if within:
        problems.append(Problem("hidden_rows", file_name, grid.sheet, found=str(within)))
    return problems
