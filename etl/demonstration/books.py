"""A workbook to be written: file name, sheets with one form or several below each other, and its day."""

from collections.abc import Mapping
from dataclasses import dataclass

from etl.demonstration.figures import Figure, Key
from etl.demonstration.layout import Cell, Form, lay_out


@dataclass(frozen=True)
class Sheet:
    """A sheet's name and its forms, the first at `top`, `left`, each further one two rows below the last."""

    name: str
    forms: tuple[Form, ...]
    top: int = 1
    left: int = 1

    def cells(self, figures: Mapping[Key, Figure]) -> tuple[Cell, ...]:
        """All cells of the sheet."""
        laid: list[Cell] = []
        top = self.top
        for form in self.forms:
            laid += lay_out(form, figures, top, self.left)
            top = max(cell.last_row for cell in laid) + 3
        return tuple(laid)


@dataclass(frozen=True)
class Book:
    """One file, as if sent on a day (ISO); its format is told by the ending of its name (.xlsx, .xls, .csv)."""

    file: str
    title: str
    sent_on: str
    sheets: tuple[Sheet, ...]
