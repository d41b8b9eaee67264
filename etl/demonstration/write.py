"""Write the workbooks, each with a sidecar that says that it is a demonstration. Same cells, same bytes."""

import csv
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import xlsxwriter
import yaml
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.demonstration.books import Book
from etl.demonstration.convert import write_xls
from etl.demonstration.faults import answers_beside
from etl.demonstration.layout import Cell, Role
from etl.demonstration.workbooks import all_books, all_cells

BORDER = {"border": 1, "border_color": "#9aa3b0", "valign": "vcenter", "font_name": "맑은 고딕", "font_size": 10}
PLAIN = {"font_name": "맑은 고딕", "font_size": 10, "valign": "vcenter"}
LOOKS: dict[Role, dict[str, object]] = {
    "title": PLAIN | {"bold": True, "font_size": 15, "align": "center"},
    "mark": PLAIN | {"italic": True, "font_color": "#b42318"},
    "unit": PLAIN | {"align": "right"},
    "header": BORDER | {"bold": True, "align": "center", "bg_color": "#e8edf5", "text_wrap": True},
    "stub": BORDER | {"align": "center"},
    "figure": BORDER | {"align": "right", "num_format": "#,##0"},
    "total": BORDER | {"align": "right", "num_format": "#,##0", "bold": True, "bg_color": "#f6f7f9"},
    "note": PLAIN,
}
CREATED = datetime(2026, 3, 2, tzinfo=UTC)


def write_all(folder: Path, seed: int) -> list[Path]:
    """Write every workbook and its sidecar into `folder`; returns the workbooks. Other files are left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    cells = all_cells(seed)
    written = []
    for book in all_books(seed):
        sheets = {sheet.name: cells[book.file, sheet.name] for sheet in book.sheets}
        path = folder / book.file
        _WRITERS[path.suffix](path, sheets)
        # an .xls that LibreOffice could not make is not there
        if path.exists():
            _write_sidecar(path, book, seed)
            written.append(path)
    return written


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Cell]]) -> None:
    """One workbook; its dates are fixed, so that the same cells give the same bytes."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": CREATED, "comments": "예시 자료(지어낸 값)"})
        looks = {(role, places): _look(book, role, places) for role in LOOKS for places in (None, "0.0", "yyyy. m. d.")}
        for name, cells in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            for cell in cells:
                _write_cell(sheet, cell, looks)
            _set_widths(sheet, cells)


def _look(book: xlsxwriter.Workbook, role: Role, number_format: str | None) -> Format:
    return book.add_format(LOOKS[role] | ({"num_format": number_format} if number_format else {}))


def _write_cell(sheet: Worksheet, cell: Cell, looks: Mapping[tuple[Role, str | None], Format]) -> None:
    # a year in a header is a number, as when it is typed
    value = int(str(cell.value)) if cell.role == "header" and str(cell.value).isdigit() else cell.value
    number_format = "0.0" if isinstance(value, float) else "yyyy. m. d." if isinstance(value, date) else None
    look = looks[cell.role, number_format]
    top, left, bottom, right = cell.row - 1, cell.column - 1, cell.last_row - 1, cell.last_column - 1
    if (top, left) != (bottom, right):
        sheet.merge_range(top, left, bottom, right, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(top, left, value, look)
    elif isinstance(value, str):
        sheet.write_string(top, left, value, look) if value else sheet.write_blank(top, left, None, look)
    else:
        sheet.write_number(top, left, value, look)


def _set_widths(sheet: Worksheet, cells: Sequence[Cell]) -> None:
    inner = [
        cell for cell in cells if cell.role in ("header", "stub", "figure", "total") and cell.column == cell.last_column
    ]
    for column in sorted({cell.column for cell in inner}):
        # a Hangul letter is about two digits wide
        widest = max(
            sum(1.9 if ord(c) > 0x2E7F else 1.1 for c in _shown(cell)) for cell in inner if cell.column == column
        )
        sheet.set_column(column - 1, column - 1, max(8.5, widest + 1.5))


def _shown(cell: Cell) -> str:
    return f"{cell.value:,}" if isinstance(cell.value, int) else str(cell.value)


def write_csv(path: Path, sheets: Mapping[str, Sequence[Cell]]) -> None:
    """The only sheet as CP949 text, each cell in the line and column of its address."""
    (cells,) = sheets.values()
    grid = [[""] * max(cell.last_column for cell in cells) for _ in range(max(cell.last_row for cell in cells))]
    for cell in cells:
        grid[cell.row - 1][cell.column - 1] = str(cell.value)
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(grid)
    path.write_bytes(text.getvalue().encode("cp949"))


def _write_sidecar(path: Path, book: Book, seed: int) -> None:
    sidecar = {
        "origin": "demonstration",
        # no office: none of them gave these figures
        "giver": "동네지표 예시 자료 생성기",
        "source": f"python -m etl.demonstration (seed {seed})",
        "title": book.title,
        "date": book.sent_on,
        "licence": "CC0-1.0",
        "note": "예시 자료입니다. 값은 모두 지어낸 것이며 실제 실적이 아닙니다.",
    }
    answers = answers_beside(path.name)
    text = yaml.safe_dump(sidecar | ({"answers": answers} if answers else {}), allow_unicode=True, sort_keys=False)
    path.with_name(path.name + ".yaml").write_text(text, encoding="utf-8")


def _write_xls(path: Path, sheets: Mapping[str, Sequence[Cell]]) -> None:
    write_xls(path, lambda xlsx: write_xlsx(xlsx, sheets))


_WRITERS = {".xlsx": write_xlsx, ".csv": write_csv, ".xls": _write_xls}
