"""The sheets of a file as they were understood: which cells were taken for what, and which tables of the catalog they feed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.load import Catalog
from etl.conform import Fact
from etl.found_words import fact_words
from etl.grid import Grid, address, column_index
from etl.recognise import Island, Recognised
from etl.recognise.taken import Mark, marks
from ledger.found_problem import Words
from ledger.found_sheet import Cell, Column, MappedTable, Merge, Sheet
from ledger.limits import DRAWN_COLUMNS, DRAWN_ROWS

COLUMNS = 24  # of one table, told
_IN_TEXT = re.compile(r"T\d+R(\d+)C(\d+)")


@dataclass(frozen=True)
class Drawn:
    """One sheet, with its cells before anything is said of their figures, and where its tables stand."""

    sheet: Sheet
    cells: tuple[Cell, ...]
    islands: tuple[Island, ...]


def draw(grids: Sequence[Grid], recognised: Recognised) -> tuple[Drawn, ...]:
    """Every sheet, as far as it is drawn."""
    return tuple(_draw(number, grid, recognised) for number, grid in enumerate(grids))


def with_figures(
    drawn: Drawn, facts: Sequence[Fact], answers: Mapping[tuple[str, str], str], catalog: Catalog
) -> tuple[Cell, ...]:
    """The cells of a sheet, those with figures saying what they mean; `answers`, by sheet and cell, say what others are taken for."""
    said: dict[str, list[Words]] = defaultdict(list)
    here = {cell.cell for cell in drawn.cells}
    for fact in facts:
        if fact["sheet"] == drawn.sheet.name and fact["cell"] in here:
            said[fact["cell"]].append(fact_words(fact, catalog))
    return tuple(
        _told(cell, tuple(said.get(cell.cell, ())), answers.get((drawn.sheet.name, cell.cell))) for cell in drawn.cells
    )


def _told(cell: Cell, says: tuple[Words, ...], answer: str | None) -> Cell:
    told: dict[str, object] = {"says": says} if says else {}
    if answer:
        kind = answer.partition(":")[0]
        told["taken"] = kind if kind in ("value", "missing") else "ignored"
    return cell.model_copy(update=told) if told else cell


def mapped(drawn: Sequence[Drawn], facts: Sequence[Fact], catalog: Catalog) -> Iterator[MappedTable]:
    """Which table of the catalog each table of the sheets feeds, by its columns of figures."""
    for one in drawn:
        own = [fact for fact in facts if fact["sheet"] == one.sheet.name]
        for island in one.islands:
            within: dict[str, list[Fact]] = defaultdict(list)
            for fact in own:
                if _within(fact["cell"], island) or len(one.islands) == 1:
                    within[fact["table_name"]].append(fact)
            for table, figures in within.items():
                yield _mapped(island, table, figures, one, catalog)


def _draw(number: int, grid: Grid, recognised: Recognised) -> Drawn:
    rows, columns = min(grid.shape[0], DRAWN_ROWS), min(grid.shape[1], DRAWN_COLUMNS)
    sheet = Sheet(
        number=number,
        name=grid.sheet,
        rows=grid.shape[0],
        columns=grid.shape[1],
        drawn_rows=rows,
        drawn_columns=columns,
        hidden=grid.hidden,
        hidden_rows=tuple(sorted(row + 1 for row in grid.hidden_rows if row < rows)),
        hidden_columns=tuple(sorted(column + 1 for column in grid.hidden_columns if column < columns)),
        merges=tuple(
            _merge(m.top, m.left, m.bottom, m.right) for m in grid.merges if m.top < rows and m.left < columns
        ),
    )
    found = sorted(marks(grid, recognised, (rows, columns)).items())
    islands = tuple(island for island in recognised.islands if island.sheet == grid.sheet)
    return Drawn(sheet, tuple(_cell(grid, row, column, mark) for (row, column), mark in found), islands)


def _cell(grid: Grid, row: int, column: int, mark: Mark) -> Cell:
    return Cell(
        row=row + 1,
        column=column + 1,
        cell=grid.address(row, column),
        shown=grid.shown(row, column),
        taken=mark.taken.name.lower(),  # type: ignore[arg-type]  # the names of Taken are those of ledger.found_sheet
        why=Words(ko=mark.why, en=mark.en),
    )


def _merge(top: int, left: int, bottom: int, right: int) -> Merge:
    return Merge(top=top + 1, left=left + 1, bottom=bottom + 1, right=right + 1)


def _mapped(island: Island, table: str, figures: Sequence[Fact], drawn: Drawn, catalog: Catalog) -> MappedTable:
    label = catalog.tables[table].label
    first, last = (
        address(island.first_row - 1, island.first_column - 1),
        address(island.last_row - 1, island.last_column - 1),
    )
    return MappedTable(
        sheet=drawn.sheet.name,
        range=f"{first}:{last}",
        table=table,
        label=Words(ko=label.ko, en=label.en),
        columns=tuple(_columns(figures, drawn, catalog))[:COLUMNS],
        figures=len(figures),
    )


def _columns(figures: Sequence[Fact], drawn: Drawn, catalog: Catalog) -> Iterator[Column]:
    """The columns of figures, each with what it was taken for; where rows are measures, a column stands here for each."""
    headings = {cell.column: cell.shown for cell in drawn.cells if cell.taken in ("header", "place", "period")}
    together: dict[tuple[int, str], list[Fact]] = defaultdict(list)
    for fact in figures:
        together[_place(fact["cell"])[1], fact["measure"]].append(fact)
    for (column, measure), own in together.items():
        labels = [catalog.tables[own[0]["table_name"]].measure(name).label for name in measure.split("|")]
        yield Column(
            cell=own[0]["cell"],
            heading=headings.get(column, ""),
            measure=f"{own[0]['table_name']}.{measure}",
            label=Words(ko=" / ".join(label.ko for label in labels), en=" / ".join(label.en for label in labels)),
            figures=len(own),
        )


def _place(cell: str) -> tuple[int, int]:
    """Row and column of a cell's name, 1-based.

    >>> _place("C17"), _place("T3R2C4")
    ((17, 3), (2, 4))
    """
    if found := _IN_TEXT.fullmatch(cell):
        return int(found[1]), int(found[2])
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), column_index(letters) + 1


def _within(cell: str, island: Island) -> bool:
    row, column = _place(cell)
    return island.first_row <= row <= island.last_row and island.first_column <= column <= island.last_column
