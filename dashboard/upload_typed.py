"""What is typed or pasted on the page of uploads, as a workbook of its own: it is then read, checked and traced like any other."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter

from catalog.declared import Catalog
from catalog.forms import asked_of_dongs, form_heading
from catalog.model import Place, Programme, Table
from dashboard.text import say

# The words of a typed sheet are data, and data are Korean whatever the language of the screen.
speak = say("ko")
PLACE, SERIAL, PROGRAMME = speak("동명"), speak("연번"), speak("사업명")
PLAIN_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|[1-9]\d*|0)(\.\d+)?")
OPEN_ROWS = 10
HEAD_ROW = 2  # counted from 0: under the title and a blank line
Cells = Sequence[Sequence[str]]


@dataclass(frozen=True)
class TypedForm:
    """A table to be typed for one year: its columns are the dong, the programme, the table's attributes and its measures."""

    table: Table
    year: int
    attributes: tuple[str, ...]
    headings: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the grid on the screen, in order."""
        return (PLACE, PROGRAMME, *self.attributes, *self.headings)


def typed_form(table: Table, year: int) -> TypedForm:
    """The form of a table, with the columns of its Excel form."""
    headings = tuple(form_heading(measure) for measure in asked_of_dongs(table.measures))
    return TypedForm(table, year, tuple(attribute.label.ko for attribute in table.attributes), headings)


def programmes_of(table: Table, catalog: Catalog) -> list[Programme]:
    """The programmes that a table may be about."""
    return [one for one in catalog.programmes.values() if not table.groups or one.group in table.groups]


def rows_to_fill(form: TypedForm, places: Sequence[Place], programmes: Sequence[Programme]) -> list[dict[str, str]]:
    """The rows that the grid begins with: each dong with each programme. Where a table tells more than that, blank ones."""
    blank = dict.fromkeys(form.names, "")
    if form.attributes or not programmes:
        name = programmes[0].label.ko if len(programmes) == 1 else ""
        times = OPEN_ROWS if len(places) == 1 else 1
        return [blank | {PLACE: place.label.ko, PROGRAMME: name} for place in places for _ in range(times)]
    return [
        blank | {PLACE: place.label.ko, PROGRAMME: programme.label.ko} for place in places for programme in programmes
    ]


def filled_rows(form: TypedForm, rows: Sequence[Mapping[str, object]]) -> list[tuple[str, ...]]:
    """The rows in which something was typed, in words and in the order of the columns."""
    written = [{name: _text(row.get(name)) for name in form.names} for row in rows]
    return [
        tuple(row[name] for name in form.names) for row in written if any(row[heading] for heading in form.headings)
    ]


def typed_workbook(form: TypedForm, rows: Sequence[Sequence[str]]) -> bytes:
    """The filled rows as the sheet of the Excel form: the title tells the year, and the year stands under each measure."""
    title = speak("{year}년 {table}", year=form.year, table=form.table.label.ko)
    stub = (PLACE, SERIAL, PROGRAMME, *form.attributes)
    events = {form_heading(measure) for measure in form.table.measures if measure.type == "event"}
    below = [one if one in events else speak("{year}년", year=form.year) for one in form.headings]
    body = [(row[0], str(number), *row[1:]) for number, row in enumerate(rows, start=1)]
    return _workbook([(title,), (), (*stub, *form.headings), (*stub, *below), *body], merged=len(stub))


def typed_name(form: TypedForm) -> str:
    """The file name under which a typed table is listed."""
    return speak("화면에서 입력한 {table} {year}.xlsx", table=form.table.label.ko, year=form.year)


def pasted_cells(text: str) -> list[list[str]]:
    """The cells of a block copied from a spreadsheet: tabs between columns; a cell of several lines stands in quotes."""
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter="\t")]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def pasted_workbook(title: str, cells: Cells) -> bytes:
    """A pasted block as a sheet of its own, under the title typed beside it where there is one."""
    return _workbook([(title.strip(),), (), *cells] if title.strip() else list(cells))


def pasted_name(title: str) -> str:
    """The file name under which a pasted block is listed."""
    return speak("붙여 넣은 표 {title}.xlsx", title=title.strip()) if title.strip() else speak("붙여 넣은 표.xlsx")


def _workbook(rows: Cells, merged: int = 0) -> bytes:
    """Words as words, and plain numbers as numbers. `merged` columns have headings that stand over two rows."""
    content = io.BytesIO()
    # No link, no formula: what looks like one stays the text that was typed.
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet, grouped = book.add_worksheet(speak("입력")), book.add_format({"num_format": "#,##0.###"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if PLAIN_NUMBER.fullmatch(cell):
                    sheet.write_number(number, column, float(cell.replace(",", "")), grouped if "," in cell else None)
                elif cell:
                    sheet.write_string(number, column, cell)
        for column in range(merged):
            sheet.merge_range(HEAD_ROW, column, HEAD_ROW + 1, column, rows[HEAD_ROW][column])
    return content.getvalue()


def _text(value: object) -> str:
    """A cell of the grid in words; an empty one is "", however the grid says so."""
    return "" if value is None or value != value else str(value).strip()  # noqa: PLR0124  not a number is unlike itself
