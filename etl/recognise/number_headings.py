"""Rows of numbers that are headings: years over columns, months, plain counts."""

import numpy as np

from etl.clean.periods import year_number
from etl.recognise.areas import Area, is_loose
from etl.recognise.cells import Cells, Sort

_OVER_COUNTS = frozenset({"", "구분", "월", "월별", "항목", "분기", "차수", "회차"})


def is_number_heading(cells: Cells, row: int, area: Area) -> bool:
    """A row whose numbers are years, or 1, 2, 3 … over columns: a heading, no data."""
    columns = [area.left + int(c) for c in np.flatnonzero(cells.sorts[row, area.left : area.right + 1] == Sort.NUMBER)]
    if not columns or (len(columns) == 1 and columns[0] == area.left):
        return False
    values = [float(cells.numbers[row, column]) for column in columns]
    corner = cells.words(row, area.left)
    if _names_itself(cells, row, area, columns, corner):
        return False
    if all(year_number(value) for value in values):
        return _years_head(cells, row, area, columns, values, corner)
    counted = len(values) >= 3 and values[0] in {0.0, 1.0} and bool((np.diff(values) == 1).all())
    at_edge = columns[0] == area.left or corner in _OVER_COUNTS
    return counted and at_edge and _differs_below(cells, row, area.bottom, columns)


def _years_head(cells: Cells, row: int, area: Area, columns: list[int], values: list[float], corner: str) -> bool:
    """Years that stand over other things, that repeat the corner of a heading, or that rise below nothing."""
    if _differs_below(cells, row, area.bottom, columns):
        return True
    if row > area.top and corner and corner == cells.words(row - 1, area.left):
        return bool((cells.sorts[row - 1, columns] == Sort.WORDS).all())
    steps = np.diff(values)
    rising = len(values) >= 2 and bool((steps >= 0).all() and (steps > 0).any() and (steps <= 1).all())
    over_blank = not (cells.sorts[area.top : row, columns] == Sort.NUMBER).any()
    return rising and over_blank and corner != "" and columns[0] != area.left


def _names_itself(cells: Cells, row: int, area: Area, columns: list[int], corner: str) -> bool:
    """A name of its own below a heading: what stands beside it are counts, though they look like years."""
    if (
        row == area.top
        or not corner
        or not cells.own(row, area.left)
        or corner in {cells.words(row - 1, area.left), "연도", "년도"}
    ):
        return False
    above = [column for column in columns if cells.sorts[row - 1, column] in {Sort.WORDS, Sort.NUMBER}]
    return any(not is_loose(cells.words(row - 1, column)) for column in above)


def _differs_below(cells: Cells, row: int, bottom: int, columns: list[int]) -> bool:
    """Whether what stands below is not of the same kind: years over counts, but not years over years."""
    last = min(bottom, row + 40) + 1
    below = cells.numbers[row + 1 : last, columns]
    below = below[~np.isnan(below)]
    if len(below) == 0:
        return bool((cells.sorts[row + 1 : last, columns] != Sort.EMPTY).any())
    return bool(np.mean([year_number(float(value)) for value in below]) < 0.5)
