"""The piece of a sheet that a number was read from: the cells around it, and the headings of its row and its column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.engine import Release
from dashboard.passport import Source
from dashboard.small_counts import SMALL, personal_measures
from dashboard.stats.small_numbers import LEAST_SHOWN

NEARBY = 2
WITHHELD = "※"


@dataclass(frozen=True)
class Neighbourhood:
    """A piece of a sheet: the rows and columns shown, cells by (row, column), and which cell is meant."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    cells: dict[tuple[int, int], str]
    row: int
    column: int


def neighbourhood(opened: Release, source: Source) -> Neighbourhood | None:
    """The cells around a source's cell, two rows and columns each way, with the headings of its row and its column.

    None where its sheet was not kept.
    """
    where = position(source.cell)
    if where is None:
        return None
    row, column = where
    sheet = {
        "grids": str(opened.folder / "grids.parquet"),
        "upload": source.upload,
        "file": source.file,
        "sheet": source.sheet,
    }
    cross = opened.ask("cross", row=row, column=column, **sheet)
    above = [cell["row"] for cell in cross if cell["column"] == column and is_heading(cell["shown"])]
    left = [cell["column"] for cell in cross if cell["row"] == row and is_heading(cell["shown"])]
    rows, columns = _around(row, above), _around(column, left)
    found = opened.ask("neighbourhood", rows=rows, columns=columns, **sheet)
    cells = {(cell["row"], cell["column"]): cell["shown"] for cell in found}
    cells |= dict.fromkeys(_withheld(opened, source, sheet, cells), WITHHELD)
    return Neighbourhood(tuple(rows), tuple(columns), cells, row, column) if cells else None


def _withheld(
    opened: Release, source: Source, sheet: Mapping[str, str], cells: Mapping[tuple[int, int], str]
) -> set[tuple[int, int]]:
    """Where a small count of persons is in sight, all such counts but the one that is meant: totals would give it away."""
    asked = {name: sheet[name] for name in ("upload", "file", "sheet")}
    found = opened.ask("personal_cells", **asked, personal=sorted(personal_measures(opened.catalog)))
    placed = [(position(row["cell"] or ""), row["least"]) for row in found]
    counts = {where: least for where, least in placed if where is not None and where in cells}
    small = any(least is not None and least < LEAST_SHOWN for least in counts.values())
    if source.missing == SMALL:
        return {*counts, *filter(None, [position(source.cell)])}
    return {where for where in counts if where != position(source.cell)} if small else set()


def _around(middle: int, headings: list[int]) -> list[int]:
    """Two on each side; and of the headings before them the first and the nearest, which tell most."""
    nearby = range(max(1, middle - NEARBY), middle + NEARBY + 1)
    before = sorted(place for place in headings if place < nearby[0])
    return sorted({*nearby, *before[:1], *before[-1:]})


def is_heading(shown: str) -> bool:
    """Whether a cell's text is words, a year or a date, and not a figure.

    >>> is_heading("참여 인원"), is_heading("2023.01."), is_heading("1,204"), is_heading("88.9%"), is_heading("-")
    (True, True, False, False, False)
    """
    return bool(re.search(r"[^\W\d_]", shown) or re.fullmatch(r"'?(19|20)\d\d([.\-/]\s?\d{0,2}){0,3}", shown))


def position(cell: str) -> tuple[int, int] | None:
    """Row and column, counted from 1, of an address; the cell of a text document's table is written T3R2C4.

    >>> position("D7"), position("AA10"), position("T3R2C4"), position("")
    ((7, 4), (10, 27), (2, 4), None)
    """
    if table := re.fullmatch(r"T\d+R(\d+)C(\d+)", cell):
        return int(table[1]), int(table[2])
    address = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell)
    if address is None:
        return None
    column = 0
    for letter in address[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(address[2]), column


def column_letters(column: int) -> str:
    """The letters over a column.

    >>> column_letters(4), column_letters(27)
    ('D', 'AA')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
