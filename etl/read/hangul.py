"""A Hangul document (.hwpx: a zip of XML) → one Grid for each of its tables, with the lines printed above it.

Tables are named in the order in which they stand, boxes drawn around a title included: T1, T2, … A table inside a cell
is not counted; it is named after the cell that holds it (T3R2C1T1).
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree import ElementTree

from etl.clean.text import normal, one_line
from etl.grid import Grid, Merge, grid_of
from etl.read.unreadable import unreadable
from etl.read.xml_tree import TooDeep, parse

_SECTION = re.compile(r"Contents/section(\d+)\.xml")
_MAX_SECTION = 80_000_000
_MAX_CELLS = 4_000_000
_LAYOUT_CELLS = 4  # a table of no more cells that holds tables is a frame around them
_LINES_ABOVE = 3
_LONGEST_LINE = 80  # longer paragraphs are prose and title nothing
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    LookupError,
    ElementTree.ParseError,
)
_SPACES = {"lineBreak": "\n", "tab": " ", "fwSpace": " ", "nbSpace": " "}


@dataclass
class _Cell:
    """A cell with its text, the cells it spans, and the tables inside it."""

    row: int
    column: int
    down: int
    right: int
    text: str
    nested: list[ElementTree.Element] = field(default_factory=list)


def read_hangul(path: Path) -> tuple[Grid, ...]:
    """All tables of a document in order; raises Unreadable for damaged, locked and hostile files."""
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(_grids([parse(content) for content in _sections(archive, path)]))
    except TooDeep as fault:
        raise unreadable("file_too_large", path) from fault
    except _DAMAGE as fault:
        raise unreadable("file_damaged", path) from fault


def _sections(archive: zipfile.ZipFile, path: Path) -> Iterator[bytes]:
    """The sections in their order; a locked document has none that could be read."""
    names = set(archive.namelist())
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise unreadable("file_password", path)
    numbered = sorted((int(m[1]), m[0]) for name in names if (m := _SECTION.fullmatch(name)))
    if not numbered:
        raise unreadable("file_damaged", path)
    for _, name in numbered:
        if archive.getinfo(name).file_size > _MAX_SECTION:
            raise unreadable("file_too_large", path)
        yield archive.read(name)


def _grids(sections: list[ElementTree.Element]) -> Iterator[Grid]:
    """Each table with the lines since the table before; a box of one cell is a line of its own."""
    number = 0
    for section in sections:
        lines: list[str] = []
        for found in _in_order(section):
            if isinstance(found, str):
                lines.append(found)
                continue
            number += 1
            cells = _cells(found)
            if len(cells) == 1 and not cells[0].nested:
                lines.append(one_line(cells[0].text))
                yield _grid(cells, f"T{number}", ())
                continue
            yield from _with_nested(cells, f"T{number}", (*lines, *_captions(found)))
            lines = []


def _with_nested(cells: list[_Cell], name: str, lines: tuple[str, ...]) -> Iterator[Grid]:
    """A table, and the tables inside it if it only lays them out; in a table of data they are mere illustrations."""
    holds = any(cell.nested for cell in cells)
    lays_out = holds and len(cells) <= _LAYOUT_CELLS
    grid = _grid(cells, name, lines)
    inside_cells = frozenset((cell.row, cell.column) for cell in cells if cell.nested)
    yield grid if lays_out else replace(grid, with_tables=inside_cells)
    for cell in cells if lays_out else ():
        for number, table in enumerate(cell.nested, start=1):
            inside = f"{name}R{cell.row + 1}C{cell.column + 1}T{number}"
            yield from _with_nested(_cells(table), inside, (*lines, *cell.text.split("\n"), *_captions(table)))


def _name(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _in_order(element: ElementTree.Element) -> Iterator[str | ElementTree.Element]:
    """The paragraphs, as text, and the tables of a document, as they stand; nothing inside a table."""
    words: list[str] = []
    for child in element:
        kind = _name(child)
        if kind == "t":
            words.append(_text(child))
        elif kind == "tbl":
            yield from _line(words)
            words = []
            yield child
        else:
            within = list(_in_order(child))
            if kind == "run" and all(isinstance(found, str) for found in within):
                words += [found for found in within if isinstance(found, str)]
                continue
            yield from _line(words)
            words = []
            yield from within
    yield from _line(words)


def _line(words: list[str]) -> Iterator[str]:
    if line := one_line("".join(words)):
        yield line


def _text(element: ElementTree.Element) -> str:
    """The text of an hp:t, with what stands inside it for blanks and line breaks."""
    inside = (_SPACES.get(_name(child), "".join(child.itertext())) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inside)


def _captions(table: ElementTree.Element) -> tuple[str, ...]:
    found = (line for child in table if _name(child) == "caption" for line in _in_order(child))
    return tuple(line for line in found if isinstance(line, str))


def _cells(table: ElementTree.Element) -> list[_Cell]:
    return [_cell(tc) for tr in table if _name(tr) == "tr" for tc in tr if _name(tc) == "tc"]


def _cell(element: ElementTree.Element) -> _Cell:
    parts = {_name(child): child for child in element}
    where, span = parts.get("cellAddr"), parts.get("cellSpan")
    lines: list[str] = []
    nested: list[ElementTree.Element] = []
    for paragraph in parts.get("subList", ()):
        runs = [child for run in paragraph if _name(run) == "run" for child in run]
        lines.append("".join(_text(child) for child in runs if _name(child) == "t"))
        nested += [child for child in runs if _name(child) == "tbl"]
    return _Cell(
        _number(where, "rowAddr", 0),
        _number(where, "colAddr", 0),
        max(_number(span, "rowSpan", 1), 1),
        max(_number(span, "colSpan", 1), 1),
        "\n".join(lines).strip(),
        nested,
    )


def _number(element: ElementTree.Element | None, name: str, default: int) -> int:
    given = "" if element is None else element.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 7 else default


def _grid(cells: list[_Cell], name: str, lines: tuple[str, ...]) -> Grid:
    height = max((cell.row + 1 for cell in cells), default=0)
    width = max((cell.column + 1 for cell in cells), default=0)
    if height * width > _MAX_CELLS:
        raise TooDeep
    rows = [[""] * width for _ in range(height)]
    for cell in cells:
        rows[cell.row][cell.column] = cell.text
    merges = [
        Merge(c.row, c.column, min(c.row + c.down, height) - 1, min(c.column + c.right, width) - 1)
        for c in cells
        if c.down > 1 or c.right > 1
    ]
    short = [normal(line) for line in lines if 0 < len(line) <= _LONGEST_LINE]
    return grid_of(rows, name, merges, table=name, above=tuple(short[-_LINES_ABOVE:]))
