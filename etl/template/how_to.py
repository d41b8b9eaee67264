"""Writes the sheet 작성 방법."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from catalog.load import Catalog
from etl.template.notes import Section, sections
from etl.template.paper import Paper
from etl.template.plan import Plan

SHEET = "작성 방법"
WIDTH = 92  # in characters of the sheet's font; Hangul takes two


def write_how_to(workbook: Workbook, paper: Paper, plan: Plan, catalog: Catalog) -> str | None:
    """Fill the sheet; the address of the list of programmes where rows are open, for their drop-down."""
    sheet: Worksheet = workbook.get_worksheet_by_name(SHEET)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    sheet.set_column(1, 1, WIDTH)
    sheet.write_string(0, 1, f"{plan.title} 작성 방법", paper.title)
    sheet.set_row(0, 30)
    row = 2
    for section in sections(plan, catalog):
        row = _section(sheet, paper, section, row)
    listed = None
    if plan.open:
        first = row + 1
        row = _section(sheet, paper, Section("사업 이름", tuple((p.label.ko, "") for p in plan.programmes)), row)
        listed = f"='{SHEET}'!$B${first + 1}:$B${row - 1}"
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()
    return listed


def _section(sheet: Worksheet, paper: Paper, section: Section, row: int) -> int:
    """Write a section from `row` on; the row where the next one begins."""
    sheet.write_string(row, 1, section.heading, paper.heading)
    for number, (name, text) in enumerate(section.lines, start=row + 1):
        if name and text:
            sheet.write_rich_string(number, 1, paper.strong, name, paper.plain, f"  {text}", paper.text)
        else:
            sheet.write_string(number, 1, name or text, paper.text)
        sheet.set_row(number, 17 * (1 + shown_width(name + text) // (WIDTH - 4)))
    return row + len(section.lines) + 2


def shown_width(text: str) -> int:
    """The width of a text in Latin letters.

    >>> shown_width("동명"), shown_width("A4")
    (4, 2)
    """
    return sum(2 if ord(letter) > 0x2000 else 1 for letter in text)
