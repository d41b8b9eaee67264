"""A sheet as it was understood, to be drawn: its cells lie in a file of their own, for there are many. Rows and columns are 1-based."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from ledger.drafts import batch_folder
from ledger.durable import write_durably
from ledger.found_problem import Frozen, Words

Taken = Literal[
    "title", "unit", "header", "place", "period", "label", "value", "total", "words", "missing", "note", "ignored", "question"
]  # fmt: skip


class Cell(Frozen):
    """One cell as drawn: what it was taken for and why; of a figure also what it `says`, one text for each that it gives.

    `says` is in the words of the catalog ("2023년 · 화정1동 · 수료 인원 180명"); empty where nothing of the cell is loaded.
    """

    row: int
    column: int
    cell: str
    shown: str
    taken: Taken
    why: Words
    says: tuple[Words, ...] = ()


class Merge(Frozen):
    """A merged range, both ends within it."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(Frozen):
    """One sheet: its whole extent, and how much of it is drawn (`capped`: less than the whole). Its cells: `read_cells`."""

    number: int
    name: str
    rows: int
    columns: int
    drawn_rows: int
    drawn_columns: int
    hidden: bool
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[int, ...]
    merges: tuple[Merge, ...]

    @property
    def capped(self) -> bool:
        return (self.drawn_rows, self.drawn_columns) != (self.rows, self.columns)


class Column(Frozen):
    """A column (or a row, where measures stand in rows) of figures: its heading as printed, and what it was taken for.

    `cell` is its first figure. `measure` is `table.measure` of the catalog.
    """

    cell: str
    heading: str
    measure: str
    label: Words
    figures: int


class MappedTable(Frozen):
    """A table of a sheet ("A4:H24") and the table of the catalog it belongs to; a range that feeds two stands here twice."""

    sheet: str
    range: str
    table: str
    label: Words
    columns: tuple[Column, ...]
    figures: int


_CELLS = TypeAdapter(tuple[Cell, ...])


def read_cells(data: Path, batch: str, job: int, draft: int, sheet: int) -> tuple[Cell, ...]:
    """The drawn cells of one sheet, row by row; none where they are there no longer (checked anew, or published)."""
    try:
        return _CELLS.validate_json(_cells_file(data, batch, job, draft, sheet).read_bytes())
    except FileNotFoundError:
        return ()


def write_cells(data: Path, batch: str, job: int, draft: int, sheet: int, cells: Sequence[Cell]) -> None:
    """Keep the drawn cells of one sheet, as a check found them."""
    write_durably(_cells_file(data, batch, job, draft, sheet), _CELLS.dump_json(tuple(cells)))


def _cells_file(data: Path, batch: str, job: int, draft: int, sheet: int) -> Path:
    return batch_folder(data, batch) / f"cells-{job}" / f"{draft}-{sheet}.json"
