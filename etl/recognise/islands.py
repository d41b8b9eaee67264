"""Where tables stand on a sheet: runs of rows cut at blank rows and blank columns, with the lines around them."""

import itertools
from typing import Any

import numpy as np

from etl.clean.units import unit_line
from etl.recognise.areas import Area, Line, is_loose
from etl.recognise.cells import Cells, Sort
from etl.recognise.number_headings import is_number_heading


def find_areas(cells: Cells) -> list[Area]:
    """The areas of a sheet, top to bottom and left to right, each with its lines."""
    found: list[Area] = []
    waiting: list[Line] = []
    for top, bottom in _runs(cells.filled.any(axis=1)):
        for left, right in _parts(cells, top, bottom):
            for piece in _cut_at_headers(cells, Area(top, left, bottom, right)):
                _take(cells, piece, found, waiting)
    if waiting and found:
        last = found.pop()
        found.append(Area(last.top, last.left, last.bottom, last.right, last.lines, (*last.notes, *waiting)))
    return found


def _take(cells: Cells, area: Area, found: list[Area], waiting: list[Line]) -> None:
    """Adds an area to those found; one that only prints lines hands them to its neighbour."""
    counts = (cells.sorts[area.top : area.bottom + 1, area.left : area.right + 1] != Sort.EMPTY).sum(axis=1)
    rows = [area.top + int(row) for row in np.flatnonzero(counts)] if (counts > 0).sum() <= 40 else []
    if rows and all(counts[row - area.top] == 1 or _only_lines(cells, row, area) for row in rows):
        lines = [line for row in rows for line in _lines_of(cells, row, area)]
        notes = [line for line in lines if line.is_note]
        if found and len(notes) == len(lines) and area.top - found[-1].bottom <= 3:
            last = found.pop()
            found.append(Area(last.top, last.left, last.bottom, last.right, last.lines, (*last.notes, *notes)))
        else:
            waiting.extend(lines)
        return
    if found and not waiting and _continues(cells, found[-1], area):
        last = found.pop()
        area = Area(
            last.top, min(last.left, area.left), area.bottom, max(last.right, area.right), last.lines, last.notes
        )
    found.append(Area(area.top, area.left, area.bottom, area.right, (*area.lines, *waiting), area.notes))
    waiting.clear()


def _continues(cells: Cells, above: Area, area: Area) -> bool:
    """A run without a heading of its own, below a table of the same columns: a blank row stands inside that table."""
    if area.left < above.left or area.right > above.right:
        return False
    first = cells.sorts[area.top, area.left : area.right + 1]
    numbers_above = (cells.sorts[above.top : above.bottom + 1, area.left : area.right + 1] == Sort.NUMBER).any(axis=0)
    numbers_here = (first == Sort.NUMBER) | (first == Sort.MISSING)
    if not numbers_here.any() or is_number_heading(cells, area.top, area):
        return False
    return bool((numbers_here & numbers_above).sum() >= max(1, 0.5 * numbers_here.sum()))


def _runs(filled: Any) -> list[tuple[int, int]]:
    """First and last index of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return [(int(start), int(end) - 1) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _parts(cells: Cells, top: int, bottom: int) -> list[tuple[int, int]]:
    """Columns of the tables that stand side by side in a run of rows."""
    block = cells.filled[top : bottom + 1]
    wide = block[block.sum(axis=1) >= 2] if (block.sum(axis=1) >= 2).any() else block
    own = cells.sorts[top : bottom + 1] != Sort.EMPTY
    wide_rows = own.sum(axis=1) >= 2
    columns = own[wide_rows].any(axis=0) if wide_rows.any() else wide.any(axis=0)
    runs = _runs(columns)
    if not runs:
        return []
    everything = _runs(block.any(axis=0))
    whole = (everything[0][0], everything[-1][1])
    if len(runs) == 1 or not all(_stands_alone(cells, top, bottom, run) for run in runs):
        return [whole]
    return [(left if number else whole[0], right) for number, (left, right) in enumerate(runs)]


def _stands_alone(cells: Cells, top: int, bottom: int, run: tuple[int, int]) -> bool:
    """Whether a part has labels of its own on its left and numbers of its own."""
    part = cells.sorts[top : bottom + 1, run[0] : run[1] + 1]
    if part.shape[1] < 2:
        return False
    first, rest = part[:, 0], part[:, 1:]
    return bool((first == Sort.WORDS).sum() >= 2 and (rest == Sort.NUMBER).sum() >= 2)


def _texts(cells: Cells, row: int, area: Area) -> list[int]:
    """Columns of the row's own cells that hold something."""
    return [area.left + int(c) for c in np.flatnonzero(cells.sorts[row, area.left : area.right + 1] != Sort.EMPTY)]


def _lines_of(cells: Cells, row: int, area: Area) -> list[Line]:
    return [Line(row, column, cells.words(row, column)) for column in _texts(cells, row, area)]


def _only_lines(cells: Cells, row: int, area: Area) -> bool:
    """A row of notes and unit lines only: a note on the left, the unit on the right; or a title beside the unit."""
    lines = _lines_of(cells, row, area)
    texts = [line.text for line in lines]
    if len(lines) == 2 and unit_line(texts[1]) and cells.sorts[row, lines[0].column] == Sort.WORDS:
        return unit_line(texts[1]) != (texts[1],)
    return (
        len(texts) <= 3
        and all(is_loose(text) for text in texts)
        and any(unit_line(text) or text[:1] in "※*" for text in texts)
    )


def _cut_at_headers(cells: Cells, area: Area) -> list[Area]:
    """Cuts where a new heading begins below data, with no blank row between."""
    kinds = cells.sorts[area.top : area.bottom + 1, area.left : area.right + 1]
    has_number = (kinds == Sort.NUMBER).any(axis=1)
    words = (kinds == Sort.WORDS).sum(axis=1)
    numeric = (kinds == Sort.NUMBER).sum(axis=0) >= 2
    if not numeric.any() or not has_number.any():
        return [area]
    cuts = []
    over_numbers = ((kinds == Sort.WORDS) & numeric).sum(axis=1)
    first_data = int(np.argmax(has_number))
    for offset in np.flatnonzero((~has_number) & (words >= 2) & (over_numbers >= max(1, 0.5 * numeric.sum()))):
        row = int(offset)
        if row <= first_data + 1 or (not has_number[row - 1] and words[row - 1] >= 2):
            continue
        ahead = has_number[row + 1 : row + 4]
        same = any(_same_row(cells, area, area.top + row, area.top + head) for head in range(min(first_data, 8)))
        texts = "".join(cells.words(area.top + row, column) for column in _texts(cells, area.top + row, area))
        if ahead.any() and not same and not any(letter.isdigit() for letter in texts):
            cuts.append(row)
    edges = [0, *(_with_lines(cells, area, cut) for cut in cuts), kinds.shape[0]]
    return [
        Area(area.top + start, area.left, area.top + end - 1, area.right)
        for start, end in itertools.pairwise(edges)
        if end > start
    ]


def _with_lines(cells: Cells, area: Area, cut: int) -> int:
    """The title and unit lines right above a heading go with it."""
    while cut > 1 and len(_texts(cells, area.top + cut - 1, area)) == 1:
        line = _lines_of(cells, area.top + cut - 1, area)[0]
        if line.is_note or cells.sorts[line.row, line.column] == Sort.NUMBER:
            break
        cut -= 1
    return cut


def _same_row(cells: Cells, area: Area, row: int, other: int) -> bool:
    columns = range(area.left, area.right + 1)
    return [cells.words(row, c) for c in columns] == [cells.words(other, c) for c in columns]
