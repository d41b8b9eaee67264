"""The piece of a sheet that a number was read from: the cells around it, and the headings of its row and its column."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalog.spelt_counts import tells_few_persons, tells_persons
from dashboard.passport import Source
from dashboard.release import Release, Row
from dashboard.small_counts import SMALL, personal_measures
from dashboard.stats.small_numbers import LEAST_SHOWN

NEARBY = 2  # rows and columns around the cell
WITHHELD = "※"

SheetName = tuple[str, str, str]  # upload, file, sheet
Window = tuple[list[int], list[int]]  # rows, columns


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
    return neighbourhoods(opened, [source]).get(source.row)


def neighbourhoods(opened: Release, sources: Iterable[Source]) -> dict[int, Neighbourhood]:
    """The same for many sources at once, by the number of their fact, without those whose sheet was not kept."""
    once = {source.row: source for source in sources}.values()
    spots = [_Spot(source, *where) for source in once if (where := position(source.cell))]
    if not spots:
        return {}
    sheets = _Sheets(opened, spots)
    windows = sheets.windows()
    cells, counts = sheets.cells(windows), sheets.personal()
    found = {}
    for spot, (rows, columns) in zip(spots, windows, strict=True):
        own = {(r, c): cells[spot.sheet, r, c] for r in rows for c in columns if (spot.sheet, r, c) in cells}
        own |= dict.fromkeys(_withheld(spot, own, counts.get(spot.sheet, {})), WITHHELD)
        if own:
            found[spot.source.row] = Neighbourhood(tuple(rows), tuple(columns), own, spot.row, spot.column)
    return found


@dataclass(frozen=True)
class _Spot:
    """The cell of a source."""

    source: Source
    row: int
    column: int

    @property
    def sheet(self) -> SheetName:
        return self.source.upload, self.source.file, self.source.sheet


class _Sheets:
    """The sheets of a release that some cells stand in, asked about all of them together."""

    def __init__(self, opened: Release, spots: Sequence[_Spot]) -> None:
        self._opened, self._spots = opened, spots
        self._names = list(dict.fromkeys(spot.sheet for spot in spots))
        self._number = {name: number for number, name in enumerate(self._names)}

    def windows(self) -> list[Window]:
        """Of every spot the rows and the columns that are shown."""
        told: dict[int, list[Row]] = {}
        for cell in self._ask("cross", self._placed([(s.sheet, s.row, s.column) for s in self._spots], "ids")):
            if is_heading(cell["shown"]):
                told.setdefault(cell["id"], []).append(cell)
        return [_window(spot, told.get(number, [])) for number, spot in enumerate(self._spots)]

    def cells(self, windows: Sequence[Window]) -> dict[tuple[SheetName, int, int], str]:
        """What is printed in these rows and columns, one window a spot."""
        pairs = zip(self._spots, windows, strict=True)
        wanted = {(spot.sheet, row, column) for spot, (rows, columns) in pairs for row in rows for column in columns}
        found = self._ask("neighbourhood", self._placed(sorted(wanted)))
        return {(self._names[cell["number"]], cell["row"], cell["column"]): cell["shown"] for cell in found}

    def personal(self) -> dict[SheetName, dict[tuple[int, int], float | None]]:
        """By sheet the cells with counts of persons, and the least count in each."""
        counts: dict[SheetName, dict[tuple[int, int], float | None]] = {}
        for found in self._ask("personal_cells", {"personal": sorted(personal_measures(self._opened.catalog))}):
            if where := position(found["cell"] or ""):
                counts.setdefault(self._names[found["number"]], {})[where] = found["least"]
        return counts

    def _ask(self, query: str, more: Mapping[str, object]) -> list[Row]:
        uploads, files, names = (list(part) for part in zip(*self._names, strict=True))
        sheets = {"uploads": uploads, "files": files, "sheets": names, "numbers": list(range(len(names)))}
        grids = {} if query == "personal_cells" else {"grids": str(self._opened.folder / "grids.parquet")}
        return self._opened.ask(query, **sheets, **grids, **more)

    def _placed(self, cells: Sequence[tuple[SheetName, int, int]], ids: str = "") -> dict[str, object]:
        placed: dict[str, object] = {
            "of_sheet": [self._number[sheet] for sheet, _, _ in cells],
            "rows": [row for _, row, _ in cells],
            "columns": [column for _, _, column in cells],
        }
        return placed | ({ids: list(range(len(cells)))} if ids else {})


def _window(spot: _Spot, headings: Sequence[Row]) -> Window:
    above = [cell["row"] for cell in headings if cell["column"] == spot.column]
    left = [cell["column"] for cell in headings if cell["row"] == spot.row]
    return _around(spot.row, above), _around(spot.column, left)


def _withheld(
    spot: _Spot, cells: Mapping[tuple[int, int], str], counts: Mapping[tuple[int, int], float | None]
) -> set[tuple[int, int]]:
    """Where a small count of persons is in sight, all such counts but the one that is meant: totals would give it away.

    So may be words that no release has read as a count: `세 명`, `두 명은 이사`.
    """
    seen = {where: least for where, least in counts.items() if where in cells}
    meant = {(spot.row, spot.column)}
    beside = {where: text for where, text in cells.items() if where not in meant}
    told = {where for where, text in beside.items() if tells_persons(text)}
    if spot.source.missing == SMALL:
        return {*seen} | meant | told
    small = any(least is not None and least < LEAST_SHOWN for least in seen.values())
    small = small or bool(seen and any(map(tells_few_persons, beside.values())))
    return ({*seen} - meant) | told if small else set()


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
