"""A Grid with every cell typed: number, missing word, date or words. Each distinct text is typed once."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from catalog.vocabulary import Vocabulary
from etl.clean.missing import is_missing
from etl.clean.numbers import plain_number
from etl.clean.text import one_line
from etl.grid import Grid, Kind

_PRINTED_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_CODE = re.compile(r"0[0-9]+")  # a code or a phone number keeps its zeros


class Sort:
    """What a cell is for the reader of tables; plain numbers, as Kind."""

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
    _words: dict[tuple[int, int], str] = field(default_factory=dict, init=False)  # asked for again and again

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
        words = self._words.get((row, column))
        if words is None:
            words = one_line(self.grid.shown(*divmod(int(self.corners[row, column]), self.shape[1])))
            self._words[row, column] = words
        return words

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
    texts = grid.texts[where].tolist()
    known = {text: _type_text(text, vocabulary.missing_words) for text in set(texts)}
    sorts[where] = [known[text][0] for text in texts]
    numbers[where] = [known[text][1] for text in texts]


def _type_text(text: str, missing_words: Mapping[str, str]) -> tuple[int, float]:
    """The Sort of a text, and its value where it is a number."""
    printed = text.strip()
    if _PRINTED_NUMBER.fullmatch(printed) and not _CODE.fullmatch(printed):
        return Sort.NUMBER, float(printed.replace(",", ""))
    if not text.strip(" \u00a0\u3000\n\t"):
        return Sort.EMPTY, math.nan
    if len(text) <= 20 and is_missing(text, missing_words):
        return Sort.MISSING, math.nan
    if len(text) <= 24 and (value := plain_number(text)) is not None and not _is_code(text):
        return Sort.NUMBER, value
    return Sort.WORDS, math.nan


def _is_code(text: str) -> bool:
    digits = text.strip()
    return digits.isdigit() and digits.startswith("0") and len(digits) > 1
