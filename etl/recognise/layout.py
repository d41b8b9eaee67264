"""Which rows of an area are its heading, its body and its notes."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.clean.periods import whole_period
from etl.clean.text import without_bullet
from etl.clean.units import unit_line
from etl.recognise.areas import Area, Line, is_loose
from etl.recognise.cells import Cells, Sort
from etl.recognise.number_headings import is_number_heading

_MAX_HEADER = 8


@dataclass(frozen=True, eq=False)
class Layout:
    """Rows of an area by what they are (0-based). `sections` and `units` say what holds from a body row on."""

    area: Area
    lines: tuple[Line, ...]
    notes: tuple[Line, ...]
    header_rows: tuple[int, ...]
    body_rows: npt.NDArray[np.int64]
    sections: tuple[tuple[int, str], ...] = ()
    units: tuple[tuple[int, str], ...] = ()

    @property
    def columns(self) -> range:
        return range(self.area.left, self.area.right + 1)


def lay_out(cells: Cells, area: Area) -> Layout | None:
    """The layout of an area; None where there is neither a heading nor a number to read."""
    start = _first_wide_row(cells, area)
    if start is None:
        return None
    first_number = _first_number_row(cells, area, start)
    header = _header_rows(cells, area, start, first_number)
    body_top = header[-1] + 1 if header else start
    if body_top > area.bottom:
        return None
    lines = [
        Line(row, column, cells.words(row, column))
        for row in range(area.top, header[0] if header else start)
        for column in _own(cells, row, area)
    ]
    return _with_body(cells, area, (*area.lines, *lines), header, body_top)


def _own(cells: Cells, row: int, area: Area) -> list[int]:
    return [area.left + int(c) for c in np.flatnonzero(cells.sorts[row, area.left : area.right + 1] != Sort.EMPTY)]


def _first_wide_row(cells: Cells, area: Area) -> int | None:
    """The first row that is no title, unit line or note."""
    for row in range(area.top, min(area.bottom, area.top + 60) + 1):
        columns = _own(cells, row, area)
        texts = [cells.words(row, column) for column in columns]
        if len(columns) >= 2 and not (len(columns) <= 3 and all(map(is_loose, texts))):
            if _says_unit(texts):
                continue
            named = [text for text in texts if unit_line(text) is None and not text.startswith("※")]
            if len(named) >= 2 or cells.sorts[row, columns[-1]] == Sort.NUMBER:
                return row
        if len(columns) == 1 and area.left == area.right and not is_loose(texts[0]):
            return row
    return None


def _says_unit(texts: list[str]) -> bool:
    """A label and its value above the table: 단위 | 백만원."""
    return len(texts) == len(("label", "unit")) and texts[0].strip("○◦·*-:() ") == "단위"


def _first_number_row(cells: Cells, area: Area, start: int) -> int:
    """The first row that holds data numbers; one below the area where there is none."""
    rows = (cells.sorts[start : area.bottom + 1, area.left : area.right + 1] == Sort.NUMBER).any(axis=1)
    for offset in np.flatnonzero(rows)[:_MAX_HEADER]:
        if not is_number_heading(cells, start + int(offset), area):
            return start + int(offset)
    return area.bottom + 1


def _header_rows(cells: Cells, area: Area, start: int, first_number: int) -> tuple[int, ...]:
    if start == first_number:
        return ()
    rows = [start]
    while rows[-1] + 1 < min(first_number, start + _MAX_HEADER) and _goes_on(cells, area, start, rows[-1] + 1):
        rows.append(rows[-1] + 1)
    above = start - 1
    while above >= area.top and _heads(cells, area, above):
        rows.insert(0, above)
        above -= 1
    return tuple(rows)


def _goes_on(cells: Cells, area: Area, start: int, row: int) -> bool:
    """Whether a row still belongs to the heading that began at `start`."""
    if is_number_heading(cells, row, area):
        return True
    columns = _own(cells, row, area)
    for merge in cells.grid.merges:
        if not area.left <= merge.left <= area.right:
            continue
        spans_down = start <= merge.top < row <= merge.bottom
        spans_across = (
            merge.top <= row - 1 <= merge.bottom
            and start <= merge.top
            and 0 < merge.right - merge.left < area.right - area.left
        )
        if spans_down or (spans_across and merge.bottom == row - 1):
            return bool(columns)
    texts = {column: cells.words(row, column) for column in columns}
    if not texts or any(_holds_data(cells, row, column, text) for column, text in texts.items()):
        return False
    corner = cells.words(row, area.left)
    repeated = corner != "" and corner == cells.words(row - 1, area.left)
    numeric = _numeric_columns(cells, area, row + 1)
    return (repeated or bool(numeric)) and (
        corner == "" or repeated or len(numeric & set(columns)) > 0.5 * len(numeric)
    )


def _holds_data(cells: Cells, row: int, column: int, text: str) -> bool:
    if cells.sorts[row, column] in {Sort.NUMBER, Sort.MISSING, Sort.DATE}:
        return cells.sorts[row, column] != Sort.NUMBER or whole_period(text) is None
    return (
        bool(re.match(r"^(?:약\s?|연\s?)?\d[\d,.]*\s?(?:여|만|천|억|명|건|개|회|원|표|%|\()", text))
        and whole_period(text) is None
    )


def _numeric_columns(cells: Cells, area: Area, top: int) -> set[int]:
    below = cells.sorts[top : min(area.bottom, top + 200) + 1, area.left : area.right + 1]
    numbers = ((below == Sort.NUMBER) | (below == Sort.MISSING)).sum(axis=0)
    return {
        area.left + int(c) for c in np.flatnonzero((numbers > 0) & (numbers >= 0.5 * (below != Sort.EMPTY).sum(axis=0)))
    }


def _heads(cells: Cells, area: Area, row: int) -> bool:
    """Whether a row above the heading is its upper band: a label over some data columns, not a title."""
    columns = _own(cells, row, area)
    if not columns or columns[0] == area.left:
        return False
    for column in columns:
        text = cells.words(row, column)
        merged = any(m.top <= row <= m.bottom and m.left == column and m.right > column for m in cells.grid.merges)
        if is_loose(text) or not (merged or whole_period(text) or len(columns) > 1):
            return False
    return True


def _with_body(cells: Cells, area: Area, lines: tuple[Line, ...], header: tuple[int, ...], top: int) -> Layout:
    rows = np.arange(top, area.bottom + 1)
    counts = (cells.sorts[top : area.bottom + 1, area.left : area.right + 1] != Sort.EMPTY).sum(axis=1)
    kept = counts > 0
    notes, sections, units = list(area.notes), [], []
    last_full = int(rows[np.flatnonzero(counts >= 2)[-1]]) if (counts >= 2).any() else area.bottom
    for offset in np.flatnonzero(counts == 1) if area.right > area.left else ():
        row = int(rows[offset])
        column = _own(cells, row, area)[0]
        text = cells.words(row, column)
        spread = any(m.top == row and m.left == column and m.right > column for m in cells.grid.merges)
        if unit := unit_line(text):
            units.append((row, ", ".join(unit)))
        elif Line(row, column, text).is_note or (row > last_full and cells.sorts[row, column] == Sort.WORDS):
            notes.append(Line(row, column, text))
        elif (spread or without_bullet(text) != text) and cells.sorts[row, column] == Sort.WORDS:
            sections.append((row, without_bullet(text)))
        else:
            continue
        kept[offset] = False
    _drop_repeated_headings(cells, area, header, rows, kept)
    return Layout(area, lines, tuple(notes), header, rows[kept], tuple(sections), tuple(units))


def _drop_repeated_headings(
    cells: Cells, area: Area, header: tuple[int, ...], rows: npt.NDArray[np.int64], kept: npt.NDArray[np.bool_]
) -> None:
    """A heading printed again at the top of every page is no data."""
    if not header:
        return
    no_number = ~(cells.sorts[rows[0] : rows[-1] + 1, area.left : area.right + 1] == Sort.NUMBER).any(axis=1)
    printed = [[cells.words(row, column) for column in range(area.left, area.right + 1)] for row in header]
    corners = {line[0] for line in printed}
    for offset in np.flatnonzero(no_number & kept):
        row = int(rows[offset])
        if cells.words(row, area.left) in corners:
            texts = [cells.words(row, column) for column in range(area.left, area.right + 1)]
            kept[offset] = texts not in printed
