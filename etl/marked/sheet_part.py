"""One sheet's part: the styles of a few cells changed, cells made where there were none, comments hung to it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from etl.grid import address, column_index
from etl.marked.markup import first, scan
from etl.marked.measures import Measures
from etl.marked.row_cut import TALLEST_BOX, near

Cell = tuple[int, int]
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
# What stands behind the reference to the comments' boxes in a worksheet; controls come wrapped in AlternateContent.
_BEHIND_BOXES = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
) | {"AlternateContent"}
_KEPT = frozenset({"sheetFormatPr", "dimension", "legacyDrawing", "sheetData"})
_ROWS, _COLUMNS = 1_048_576, 16_384


def cell_at(reference: str) -> Cell | None:
    """The 0-based cell of an address, None if Excel has no such cell.

    >>> cell_at("D7"), cell_at("$AB$3"), cell_at("T3R2C4")
    ((6, 3), (2, 27), None)
    """
    match = _ADDRESS.fullmatch(reference)
    cell = (int(match[2]) - 1, column_index(match[1])) if match else (-1, 0)
    return cell if 0 <= cell[0] < _ROWS and cell[1] < _COLUMNS else None


class _Finder:
    """Picks the elements that matter while the sheet is read: nothing is kept of the millions of other cells."""

    def __init__(self, cells: frozenset[Cell]) -> None:
        self._rows = sorted({row for row, _ in cells})
        self._row = self._column = -1
        self.heights: dict[int, float] = {}
        self.places: list[Cell] = []  # of the rows (column -1) and cells that were picked, in order

    def wanted(self, name: str, attributes: Mapping[str, str], depth: int) -> bool:
        if depth == 4 and name == "c":
            return self._wants_cell(attributes)
        if depth == 3 and name == "row":
            return self._wants_row(attributes)
        return depth == 1 or (depth == 3 and name == "col") or (depth == 2 and (name in _BEHIND_BOXES or name in _KEPT))

    def _wants_row(self, attributes: Mapping[str, str]) -> bool:
        """Rows with marks, and the first row after a marked one that does not exist."""
        before = bisect_left(self._rows, self._row + 1)
        self._row, self._column = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1, -1
        after = bisect_left(self._rows, self._row + 1)
        if "ht" in attributes and after and self._row - self._rows[after - 1] < TALLEST_BOX:
            self.heights[self._row] = float(attributes["ht"])
        if after == before:
            return False
        self.places.append((self._row, -1))
        return True

    def _wants_cell(self, attributes: Mapping[str, str]) -> bool:
        at = cell_at(attributes.get("r", ""))
        self._column = at[1] if at else self._column + 1
        index = bisect_left(self._rows, self._row)
        if index == len(self._rows) or self._rows[index] != self._row:
            return False
        self.places.append((self._row, self._column))
        return True


class SheetPart:
    """The XML of a sheet, with the cells that are to be marked located in it."""

    def __init__(self, content: bytes, cells: frozenset[Cell]) -> None:
        finder = _Finder(cells)
        self._edits = near(content, sorted({row for row, _ in cells}))
        elements = scan(self._edits.content, finder.wanted)
        self._data = first(elements, "sheetData")
        self._columns = [e for e in elements if e.name == "col"]
        placed = [e for e in elements if e.name in {"row", "c"} and self._data.holds(e)]
        self._found = dict(zip(finder.places, placed, strict=True))
        behind = (e.start for e in elements if e.name in _BEHIND_BOXES and e.start > self._data.end)
        self._boxes_at = next(behind, elements[0].closing)
        self._dimension = next((e for e in elements if e.name == "dimension"), None)
        self.boxes = next((e.relation() for e in elements if e.name == "legacyDrawing"), None)
        defaults = next((e.attributes for e in elements if e.name == "sheetFormatPr"), {})
        self.measures = Measures.of([e.attributes for e in self._columns], defaults, finder.heights)

    def style(self, cell: Cell) -> int:
        """The style that a cell has: its own, else its row's, else its column's."""
        own = self._found.get(cell)
        if own is not None:
            return int(own.attributes.get("s", 0))
        row = self._found.get((cell[0], -1))
        if row is not None and row.attributes.get("customFormat") in {"1", "true"}:
            return int(row.attributes.get("s", 0))
        for column in self._columns:
            if int(column.attributes["min"]) <= cell[1] + 1 <= int(column.attributes["max"]):
                return int(column.attributes.get("style", 0))
        return 0

    def restyle(self, styles: Mapping[Cell, int]) -> None:
        """Give cells their new styles; cells and rows that do not exist are made at their places."""
        for cell in sorted(styles.keys() & self._found.keys()):
            self._edits.set_attributes(self._found[cell], s=str(styles[cell]))
        missing: dict[int, dict[int, bytes]] = {}
        for row, column in sorted(styles.keys() - self._found.keys()):
            missing.setdefault(row, {})[column] = self._cell_tag(row, column, styles[row, column])
        self._make_cells({row: tags for row, tags in missing.items() if (row, -1) in self._found})
        self._make_rows({row: b"".join(missing[row].values()) for row in missing if (row, -1) not in self._found})
        self._widen(styles)

    def hang_boxes(self, relation: str, namespace: str) -> None:
        """Refer to the part that holds the boxes of the comments."""
        tag = f'<{self._data.prefix}legacyDrawing xmlns:r="{namespace}" r:id="{relation}"/>'
        self._edits.insert(self._boxes_at, tag.encode())

    def result(self) -> bytes:
        return self._edits.result()

    def _make_cells(self, missing: Mapping[int, Mapping[int, bytes]]) -> None:
        """Cells in rows that exist, each before the first cell to its right."""
        starts: dict[int, list[Cell]] = {}
        for (row, column), element in self._found.items():
            if row in missing and column >= 0:
                starts.setdefault(row, []).append((column, element.start))
        for row, tags in missing.items():
            element = self._found[row, -1]
            if element.is_empty:
                self._edits.append_child(element, b"".join(tags.values()))
                continue
            self._edits.set_attributes(element, spans=None)  # the columns it says to hold; only a hint
            for column, tag in tags.items():
                right = [start for other, start in starts.get(row, ()) if other > column]
                self._edits.insert(min(right, default=element.closing), tag)

    def _make_rows(self, missing: Mapping[int, bytes]) -> None:
        """Rows that do not exist, each before the first row below it."""
        starts = sorted((row, element.start) for (row, column), element in self._found.items() if column < 0)
        last = b""
        for row, cells in missing.items():
            tag = f'<{self._data.prefix}row r="{row + 1}">'.encode() + cells + self._row_end()
            below = bisect_left(starts, (row, 0))
            if below < len(starts):
                self._edits.insert(starts[below][1], tag)
            else:
                last += tag
        if last:
            self._edits.append_child(self._data, last)

    def _cell_tag(self, row: int, column: int, style: int) -> bytes:
        return f'<{self._data.prefix}c r="{address(row, column)}" s="{style}"/>'.encode()

    def _row_end(self) -> bytes:
        return f"</{self._data.prefix}row>".encode()

    def _widen(self, styles: Mapping[Cell, int]) -> None:
        """The range said to be used takes in the cells that were made."""
        ends = list(self._range_ends()) if self._dimension is not None else []
        if self._dimension is None or not ends:
            return
        rows, columns = zip(*ends, *styles, strict=True)
        reference = f"{address(min(rows), min(columns))}:{address(max(rows), max(columns))}"
        if (min(rows), min(columns)) != ends[0] or (max(rows), max(columns)) != ends[-1]:
            self._edits.set_attributes(self._dimension, ref=reference)

    def _range_ends(self) -> Iterator[Cell]:
        for end in (self._dimension.attributes if self._dimension else {}).get("ref", "").split(":"):
            if cell := cell_at(end):
                yield cell
