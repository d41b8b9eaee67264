"""A sheet as it stands: every cell with its address, what is stored, what is shown. Nothing is guessed here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

Kinds = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.float64]
Texts = npt.NDArray[np.object_]


class Kind:
    """What a cell holds. Plain numbers: arrays are compared with them at every turn, and an enum's members look up slowly."""

    EMPTY = 0
    NUMBER = 1
    TEXT = 2
    DATE = 3
    BOOLEAN = 4
    ERROR = 5
    NO_VALUE = 6  # a formula that was never calculated: the file holds no value
    UNSURE = 7  # a number that its format shows as another thing: 20161 as 1955년; `unsure` holds both


@dataclass(frozen=True)
class Merge:
    """A merged range, 0-based, both ends within it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, eq=False)
class Grid:
    """The cells of one sheet from A1 on; the arrays share one shape (rows, columns) and are 0-based.

    `texts` holds the words of a text cell, the ISO date of a date cell, the code of an error cell, "" elsewhere.
    `shown_units` names what a number's format prints behind it ("%", "명"); `numbers` are already as shown there
    (0.123 under a percent format is 12.3). `table` names a table of a text document ("T3"): its cells are then named
    by row and column (T3R2C4). `above` holds the lines printed right above it, outside its cells; `with_tables` the cells that hold a table of their own, which is not read.
    `formulas` are those that were never calculated, "" where the file does not spell one out.
    """

    sheet: str
    kinds: Kinds
    numbers: Numbers
    texts: Texts
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    shown_units: dict[tuple[int, int], str] = field(default_factory=dict)
    table: str = ""
    above: tuple[str, ...] = ()
    unsure: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    with_tables: frozenset[tuple[int, int]] = frozenset()

    @property
    def shape(self) -> tuple[int, int]:
        return int(self.kinds.shape[0]), int(self.kinds.shape[1])

    def address(self, row: int, column: int) -> str:
        """The name of a 0-based cell: D7, in a text document's table T3R7C4."""
        return f"{self.table}R{row + 1}C{column + 1}" if self.table else address(row, column)

    def shown(self, row: int, column: int) -> str:
        """The cell as a person sees it.

        >>> grid_of([["동", 1234.0]]).shown(0, 1)
        '1234'
        """
        if self.kinds[row, column] != Kind.NUMBER:
            return str(self.texts[row, column])
        return number_text(float(self.numbers[row, column])) + self.shown_units.get((row, column), "")


def number_text(value: float) -> str:
    """A stored number without the `.0` that spreadsheets do not show.

    >>> number_text(16968.0), number_text(2.35)
    ('16968', '2.35')
    """
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(round(value, 12))


def grid_of(
    rows: Sequence[Sequence[object]],
    sheet: str = "Sheet1",
    merges: Sequence[Merge] = (),
    *,
    table: str = "",
    above: tuple[str, ...] = (),
) -> Grid:
    """A Grid from plain Python rows (numbers, strings, None)."""
    width = max((len(row) for row in rows), default=0)
    kinds = np.zeros((len(rows), width), dtype=np.uint8)
    numbers = np.full((len(rows), width), np.nan)
    texts = np.full((len(rows), width), "", dtype=object)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, int | float):
                kinds[r, c], numbers[r, c] = Kind.NUMBER, float(value)
            elif value not in {None, ""}:
                kinds[r, c], texts[r, c] = Kind.TEXT, str(value)
    return Grid(sheet, kinds, numbers, texts, tuple(merges), table=table, above=above)


@cache
def column_letters(column: int) -> str:
    """The letters of a 0-based column.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The spreadsheet address of a 0-based cell.

    >>> address(6, 3)
    'D7'
    """
    return f"{column_letters(column)}{row + 1}"


def column_index(letters: str) -> int:
    """The 0-based column of its letters.

    >>> column_index("AB")
    27
    """
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
