"""A Grid with every cell typed: number, missing word, date or words. Typing is by column of arrow, not cell by cell."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from catalog.vocabulary import Vocabulary
from etl.clean.missing import is_missing
from etl.clean.numbers import plain_number
from etl.clean.text import one_line
from etl.grid import Grid, Kind

_PRINTED_NUMBER = r"^[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?$"


class Sort(IntEnum):
    """What a cell is for the reader of tables."""

    EMPTY = 0
    NUMBER = 1
    MISSING = 2
    WORDS = 3
    DATE = 4


@dataclass(frozen=True, eq=False)
class Cells:
    """Typed cells of one sheet; arrays share the grid's shape. `sorts` is EMPTY under a merge but at its corner."""

    grid: Grid
    sorts: npt.NDArray[np.uint8]
    numbers: npt.NDArray[np.float64]
    corners: npt.NDArray[np.int64]  # flat index of the cell whose value is shown here: itself, or its merge's corner

    @property
    def shape(self) -> tuple[int, int]:
        return self.grid.shape

    @cached_property
    def filled(self) -> npt.NDArray[np.bool_]:
        """Cells that show something, merged ones included."""
        filled: npt.NDArray[np.bool_] = self.sorts.reshape(-1)[self.corners] != Sort.EMPTY
        return filled

    def words(self, row: int, column: int) -> str:
        """What the cell shows, in one line; a merged cell shows what its corner does."""
        corner_row, corner_column = divmod(int(self.corners[row, column]), self.shape[1])
        return one_line(self.grid.shown(corner_row, corner_column))

    def own(self, row: int, column: int) -> bool:
        """Whether the cell is no covered part of a merge."""
        return int(self.corners[row, column]) == row * self.shape[1] + column


def typed(grid: Grid, vocabulary: Vocabulary) -> Cells:
    """The typed cells of a grid."""
    height, width = grid.shape
    sorts = np.zeros(grid.shape, dtype=np.uint8)
    numbers = grid.numbers.copy()
    sorts[grid.kinds == Kind.NUMBER] = Sort.NUMBER
    sorts[grid.kinds == Kind.DATE] = Sort.DATE
    sorts[(grid.kinds == Kind.BOOLEAN) | (grid.kinds == Kind.TEXT)] = Sort.WORDS
    _type_texts(grid, vocabulary, sorts, numbers)
    corners = np.arange(height * width).reshape(height, width)
    for merge in grid.merges:
        covered = np.s_[merge.top : merge.bottom + 1, merge.left : merge.right + 1]
        kept = sorts[merge.top, merge.left]
        sorts[covered] = Sort.EMPTY
        sorts[merge.top, merge.left] = kept
        corners[covered] = merge.top * width + merge.left
    return Cells(grid, sorts, numbers, corners)


def _type_texts(
    grid: Grid, vocabulary: Vocabulary, sorts: npt.NDArray[np.uint8], numbers: npt.NDArray[np.float64]
) -> None:
    where = np.nonzero(grid.kinds == Kind.TEXT)
    if not len(where[0]):
        return
    codes, unique = pd.factorize(grid.texts[where])
    texts = pc.utf8_trim_whitespace(pa.array(unique, type=pa.string()))
    printed = pc.match_substring_regex(texts, _PRINTED_NUMBER)
    coded = pc.match_substring_regex(texts, r"^0[0-9]+$")  # a code or a phone number keeps its zeros
    is_number = pc.and_(printed, pc.invert(coded)).to_numpy(zero_copy_only=False)
    digits = pc.if_else(pa.array(is_number), pc.replace_substring(texts, ",", ""), None)
    values = pc.cast(digits, pa.float64()).to_numpy(zero_copy_only=False).copy()
    found = np.full(len(unique), Sort.WORDS, dtype=np.uint8)
    found[is_number] = Sort.NUMBER
    for index in np.flatnonzero(~is_number):
        text = str(unique[index])
        if not text.strip(" \u00a0\u3000\n\t"):
            found[index] = Sort.EMPTY
        elif len(text) <= 20 and is_missing(text, vocabulary.missing_words):
            found[index] = Sort.MISSING
        elif len(text) <= 24 and (value := plain_number(text)) is not None and not _is_code(text):
            found[index], values[index] = Sort.NUMBER, value
    sorts[where], numbers[where] = found[codes], values[codes]


def _is_code(text: str) -> bool:
    digits = text.strip()
    return digits.isdigit() and digits.startswith("0") and len(digits) > 1
