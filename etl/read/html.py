"""An HTML page with tables, as many systems save what they call .xls → one Grid for each table."""

from html.parser import HTMLParser
from pathlib import Path

from etl.grid import Grid, Merge, grid_of
from etl.read.delimited import decode
from etl.read.unreadable import unreadable

_MAX_SPAN = 1000


class _Tables(HTMLParser):
    """Collects the cells of outermost tables with their spans; follows no link."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[tuple[str, int, int]]]] = []
        self._depth = 0
        self._words: list[str] | None = None
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif self._depth == 1 and tag == "tr":
            self._close()
            self.tables[-1].append([])
        elif self._depth == 1 and tag in {"td", "th"}:
            self._close()
            given = dict(attrs)
            self._span = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._words = []
        elif tag == "br" and self._words is not None:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"} and self._depth == 1:
            self._close()
        if tag == "table":
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def _close(self) -> None:
        if self._words is not None:
            if not self.tables[-1]:
                self.tables[-1].append([])
            self.tables[-1][-1].append(("".join(self._words).strip(), *self._span))
            self._words = None


def _span(given: str | None) -> int:
    return min(max(int(given), 1), _MAX_SPAN) if given and given.isdecimal() and len(given) < 7 else 1


def read_html(path: Path) -> tuple[Grid, ...]:
    """The tables of a page in order, named Table1, Table2, …; raises Unreadable where there is none."""
    parser = _Tables()
    parser.feed(decode(path.read_bytes(), path))
    grids = tuple(_grid(rows, f"Table{number}") for number, rows in enumerate(parser.tables, start=1) if any(rows))
    if not grids:
        raise unreadable("file_unknown", path)
    return grids


def _grid(rows: list[list[tuple[str, int, int]]], sheet: str) -> Grid:
    cells: dict[tuple[int, int], str] = {}
    merges = []
    for r, row in enumerate(rows):
        c = 0
        for text, down, right in row:
            while (r, c) in cells:
                c += 1
            spanned = {(r + i, c + j): "" for i in range(min(down, len(rows) - r)) for j in range(right)}
            cells |= spanned | {(r, c): text}
            if len(spanned) > 1:
                merges.append(Merge(r, c, max(i for i, _ in spanned), c + right - 1))
            c += right
    width = max((c for _, c in cells), default=-1) + 1
    return grid_of([[cells.get((r, c), "") for c in range(width)] for r in range(len(rows))], sheet, merges)
