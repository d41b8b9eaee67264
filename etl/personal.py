"""Personal data in a workbook, hidden sheets included: resident registration numbers, and phone numbers or e-mail addresses of
named persons. A file that holds any is not taken. An office's number that stands beside no person's name is nobody's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from catalog.problems import Problem
from etl.grid import Grid, Kind
from etl.personal_names import LABELLED, beside_number, could_be_name, names_in

_BIRTH = r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_HIDDEN = r"[*＊●○xX#_]"
RESIDENT = re.compile(rf"(?<![\d-])({_BIRTH})\s?[-–‐－]\s?(?:[1-8](?:\d|{_HIDDEN}){{6}}|{_HIDDEN}{{7}})(?![\d-])")
UNBROKEN = re.compile(rf"{_BIRTH}[1-8]\d{{6}}")
RESIDENT_HEADING = re.compile(r"주민(등록)?번호")
MOBILE = r"01[016789][-.)\s]?\d{3,4}[-.\s]?\d{4}"
LANDLINE = r"\(?0(?:2|[3-6]\d|70)[-.)\s]\s?\d{3,4}[-.\s]\d{4}"
PHONE = re.compile(rf"(?<![\d.-])(?:\+82[-\s]?)?(?:{MOBILE}|{LANDLINE}|1[016789][-.\s]\d{{3,4}}[-.\s]\d{{4}})(?![\d-])")
PHONE_HEADING = re.compile(r"전화|연락처|휴대|핸드폰|폰번호|h\.?p", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ANY = re.compile(rf"{RESIDENT.pattern}|{PHONE.pattern}|@|(?<!\d)\d{{13}}(?!\d)")
NO_ZERO = re.compile(r"1[016789]\d{7,8}")  # a mobile number of which a spreadsheet ate the zero
FORM_ROWS = 6  # so far below each other name and number stand in a form that is filled in downwards
SHORTEST = 7  # characters of anything personal
CELLS_TOLD = 20  # of one sheet and kind

Cell = tuple[int, int]  # 0-based row and column


def personal_data(grids: Sequence[Grid], file: str) -> tuple[Problem, ...]:
    """One problem for each cell with personal data, the first of each kind and sheet, its value masked."""
    return tuple(problem for grid in grids for problem in _Sheet(grid, file).problems())


def masked(value: str) -> str:
    """What may be shown of a number or an address.

    >>> masked("900101-1234567"), masked("010-1234-5678"), masked("kim.cs@korea.kr")
    ('900101-*******', '010-****-****', 'k***@***')
    """
    if "@" in value:
        return f"{value[0]}***@***"
    head = 6 if RESIDENT.fullmatch(value) or UNBROKEN.fullmatch(value) else 3
    seen, shown = 0, ""
    for sign in value:
        seen += sign.isdigit()
        shown += "*" if sign.isdigit() and seen > head else sign
    return shown


@dataclass(frozen=True)
class _Sheet:
    grid: Grid
    file: str

    def problems(self) -> Iterator[Problem]:
        found: dict[str, list[Problem]] = {}
        for cell, text in self._suspects():
            for code, value in self._of(cell, text):
                place = self.grid.address(*cell)
                told = Problem(code, self.file, self.grid.sheet, place, found=masked(value))
                found.setdefault(code, []).append(told)
        for problems in found.values():
            yield from problems[:CELLS_TOLD]

    def _of(self, cell: Cell, text: str) -> Iterator[tuple[str, str]]:
        """What a cell holds, and the value."""
        if resident := RESIDENT.search(text):
            yield "resident_number", resident[0]
        elif UNBROKEN.fullmatch(text) and self._headed(cell, RESIDENT_HEADING):
            yield "resident_number", text
        if phone := PHONE.search(text):
            if self._of_a_person(cell, phone[0], text):
                yield "personal_phone", phone[0]
        elif NO_ZERO.fullmatch(text) and self._headed(cell, PHONE_HEADING) and self._of_a_person(cell, text, text):
            yield "personal_phone", text
        if (email := EMAIL.search(text)) and self._of_a_person(cell, email[0], text):
            yield "personal_email", email[0]

    def _suspects(self) -> Iterator[tuple[Cell, str]]:
        """The few cells that are worth a look."""
        kinds, texts, numbers = self.grid.kinds, self.grid.texts, self.grid.numbers
        rows, columns = (kinds == Kind.TEXT).nonzero()
        for place, text in enumerate(texts[rows, columns].tolist()):
            if len(text) >= SHORTEST and (_ANY.search(text) or NO_ZERO.fullmatch(text)):
                yield (int(rows[place]), int(columns[place])), text
        with np.errstate(invalid="ignore"):
            long = (kinds == Kind.NUMBER) & (numbers >= 1e8) & (numbers < 1e13)
        for row, column in np.argwhere(long):
            text = f"{numbers[row, column]:.0f}"
            yield (int(row), int(column)), text.zfill(13) if len(text) > len("1012345678") else text

    def _of_a_person(self, cell: Cell, value: str, text: str) -> bool:
        """Whether a person's name stands in the same cell, in the same row, or right above in a form filled in downwards."""
        row, column = cell
        if beside_number(text.replace(value, " # ")):
            return True
        own = [c for c in range(self.grid.shape[1]) if c != column and self._name_at((row, c))]
        mobile = value.lstrip("+82- ").startswith(("01", "1", "@")) or "@" in value
        unlabelled = mobile and any(could_be_name(self._text(row, c)) for c in range(self.grid.shape[1]) if c != column)
        form = any(abs(row - r) <= FORM_ROWS for r in self._form_names)
        return bool(own) or unlabelled or form

    def _name_at(self, cell: Cell) -> bool:
        """Whether a cell holds a name, under a heading that says so."""
        row, column = cell
        heading = self._name_columns.get(column)
        return heading is not None and heading < row and bool(names_in(self._text(row, column)))

    def _headed(self, cell: Cell, heading: re.Pattern[str]) -> bool:
        row, column = cell
        above = (self._text(r, column) for r in range(row - 1, -1, -1))
        beside = (self._text(row, c) for c in range(column - 1, -1, -1))
        return any(heading.search(_squeezed(text)) for texts in (above, beside) for text in texts if text)

    @cached_property
    def _labels(self) -> list[Cell]:
        """Cells that say that a name stands below or beside them."""
        texts = self.grid.texts
        found = np.argwhere(self.grid.kinds == Kind.TEXT)
        return [(int(r), int(c)) for r, c in found if LABELLED.fullmatch(_squeezed(str(texts[r, c])))]

    @cached_property
    def _name_columns(self) -> dict[int, int]:
        """Columns of names, and the row of their first heading."""
        return {column: row for row, column in reversed(self._labels)}

    @cached_property
    def _form_names(self) -> list[int]:
        """Rows in which a name stands to the right of its label, and nothing like one below it."""
        rows, columns = self.grid.shape
        return [
            row
            for row, column in self._labels
            if column + 1 < columns
            and names_in(self._text(row, column + 1))
            and not (row + 1 < rows and names_in(self._text(row + 1, column)))
        ]

    def _text(self, row: int, column: int) -> str:
        return str(self.grid.texts[row, column]) if self.grid.kinds[row, column] == Kind.TEXT else ""


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
