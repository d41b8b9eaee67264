"""Writing a form to disk the way offices save it: xlsx with merges, or csv in the code page of Korean Windows."""

import csv
from pathlib import Path

from openpyxl import Workbook

from tests.forms.truth import Cell, File, Printed, Sheet, Told, Total


def printed(cell: Cell) -> Printed | None:
    """What stands in the cell."""
    return cell.shown if isinstance(cell, Told | Total) else cell


def save(file: File, folder: Path) -> Path:
    """Write the file into `folder`, in the format its name says."""
    path = folder / file.name
    if path.suffix == ".csv":
        with path.open("w", encoding="cp949", newline="") as stream:
            csv.writer(stream).writerows([printed(cell) for cell in row] for row in file.sheets[0].rows)
        return path
    book = Workbook()
    for sheet in file.sheets:
        _fill(book, sheet)
    del book[book.sheetnames[0]]
    book.save(path)
    return path


def _fill(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(sheet.name)
    for down, row in enumerate(sheet.rows, start=1):
        for across, cell in enumerate(row, start=1):
            page.cell(down, across, printed(cell))
    for merged in sheet.merges:
        page.merge_cells(merged)
