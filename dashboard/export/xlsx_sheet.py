"""One sheet of a workbook: its head, cells whose words are harmless, and the place of its chart."""

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter import Workbook

from dashboard.export.pptx_template import FONT
from dashboard.export.wording import without_controls
from dashboard.export.xlsx_formats import PLAIN, QUIET, SIGN, TITLE, Look
from dashboard.figures.key import text_width
from dashboard.figures.paint import LIGHT
from dashboard.listing import harmless

Column = Sequence[float | None]


PRINTED = 15  # columns on paper; what charts are drawn from stands behind them


class Book:
    """The workbook, which keeps one format for each look."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def look(self, look: Look) -> Any:
        """The format of a look."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(look)
        return self._formats[key]


class Sheet:
    """A sheet and the row that is written next."""

    def __init__(self, book: Book, name: str) -> None:
        self.book, self.name = book, name
        self.sheet = book.book.add_worksheet(name)
        self.sheet.hide_gridlines(2)
        self.sheet.set_default_row(18)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 1)
        self.row = 0

    def head(self, title: str, lines: Iterable[str], made_up: str) -> None:
        """Title, the quiet lines under it, and the sign that figures are made up."""
        self.words(self.row, 0, title, TITLE)
        self.sheet.set_row(self.row, 28)
        self.row += 1
        for line in filter(None, lines):
            self.words(self.row, 0, line, QUIET)
            self.row += 1
        if made_up:
            self.sheet.merge_range(self.row, 0, self.row, 7, made_up, self.book.look(SIGN))
            self.row += 1
        self.row += 1

    def words(self, row: int, column: int, text: str, look: Look = PLAIN) -> None:
        """Words that no spreadsheet takes for a formula."""
        self.sheet.write_string(row, column, harmless(without_controls(text)), self.book.look(look))

    def number(self, row: int, column: int, value: float, look: Look) -> None:
        """A number."""
        self.sheet.write_number(row, column, value, self.book.look(look))

    def total(self, row: int, column: int, first: int, last: int, value: float, look: Look) -> None:
        """The sum of the rows from `first` to `last` of the same column, as a formula; `value` is shown until it is worked out."""
        letter = letters(column)
        formula = f"=SUM({letter}{first + 1}:{letter}{last + 1})"
        self.sheet.write_formula(row, column, formula, self.book.look(look), value)

    def widths(self, columns: Sequence[Sequence[str]]) -> None:
        """Make columns as wide as their widest words."""
        for number, texts in enumerate(columns):
            widest = max((text_width(text, 10) for text in texts), default=40)
            self.sheet.set_column(number, number, min(max(widest / 6 + 2, 9), 60))

    def chart(self, kind: dict[str, str], row: int, column: int, *, rows: int = 22, wide: int = 900) -> Any:
        """A chart whose upper left corner stands at a cell."""
        chart = self.book.book.add_chart(kind)
        chart.set_size({"width": wide, "height": 24 * rows})
        chart.set_title({"none": True})
        chart.set_legend({"none": True})
        chart.set_chartarea({"border": {"none": True}})
        chart.show_blanks_as("gap")
        self.sheet.insert_chart(row, column, chart)
        self.row = row + rows + 2
        return chart

    def finish(self) -> None:
        """On paper: what has been written so far, without what charts are drawn from."""
        self.sheet.print_area(0, 0, self.row, PRINTED - 1)

    def range(self, column: int, first: int, last: int) -> list[Any]:
        """Rows of a column as a chart wants them."""
        return [self.name, first, column, last, column]


def letters(column: int) -> str:
    """The name of a column, counted from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    head, tail = divmod(column, 26)
    return (letters(head - 1) if head else "") + chr(65 + tail)


def axis_look(shape: str = "", *, lines: bool = False) -> dict[str, Any]:
    """A quiet axis."""
    return {
        "num_font": {"name": FONT, "size": 9, "color": LIGHT.muted},
        "line": {"color": LIGHT.axis} if not lines else {"none": True},
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "major_gridlines": {"visible": lines, "line": {"color": LIGHT.grid}},
        **({"num_format": shape} if shape else {}),
    }
