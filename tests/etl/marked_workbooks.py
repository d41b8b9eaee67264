"""Workbooks as senders make them, for the tests of marking: with a chart, a picture, comments, styles, and rewritten parts."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from catalog.problems import Ask, Problem
from etl.marked import write_marked


def picture() -> io.BytesIO:
    """A small blue square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\x00" + b"\x20\x60\xa0" * 8) * 8)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def budget_workbook(path: Path, sheet: str = "집행") -> Path:
    """A sheet of budgets: title merged over A1:C1, heads in row 3, dongs in rows 4-6, a chart, a picture, a note at B6."""
    with xlsxwriter.Workbook(path) as workbook:
        amount = workbook.add_format({"num_format": "#,##0", "border": 1})
        head = workbook.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864", "align": "center"})
        first = workbook.add_worksheet(sheet)
        first.merge_range("A1:C1", "2025년 예산 집행", head)
        first.write_row("A3", ["동", "예산액", "집행액"], head)
        for row, line in enumerate([("양동", 12400, 11020), ("농성1동", 9000, "8,1OO"), ("합계", 21400, 19000)], 3):
            first.write_row(row, 0, line, amount)
        first.write_comment("B6", "담당자가 손으로 더함")
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": [sheet, 3, 1, 4, 1]})
        first.insert_chart("F3", chart)
        first.insert_image("F20", "picture.png", {"image_data": picture()})
        workbook.add_worksheet("현황").write("A1", "빈 시트")
    return path


def problem(
    cell: str | None,
    says: str = "집행액이 이상합니다.",
    sheet: str | None = "집행",
    found: str = "8,1OO",
    code: str = "rule_warned",
    settled: str | None = None,
    ask: Ask | None = None,
) -> Problem:
    """A problem about a cell of the budget workbook; a warning unless its code is that of a rule that blocks."""
    details = (("ko", says), ("en", "Odd."), ("parts", "B4~B5"))
    return Problem(code, "예산.xlsx", sheet, cell, found=found, details=details, ask=ask, settled=settled)


def marked(path: Path, *problems: Problem) -> Path:
    out = path.with_name(f"확인_{path.stem}.xlsx")
    write_marked(path, problems, out)
    return out


def worksheet(path: Path, sheet: str) -> Worksheet:
    found = openpyxl.load_workbook(path)[sheet]
    assert isinstance(found, Worksheet)
    return found


def cell(path: Path, address: str, sheet: str = "집행") -> Cell:
    found = worksheet(path, sheet)[address]
    assert isinstance(found, Cell)
    return found


def comment(path: Path, address: str, sheet: str = "집행") -> str:
    note = cell(path, address, sheet).comment
    return note.text if note else ""


def listed(path: Path, sheet: str = "확인할 것") -> list[dict[str, str]]:
    """The rows of the list, by its headings."""
    rows = [[value or "" for value in row] for row in worksheet(path, sheet).iter_rows(values_only=True)]
    top = next(number for number, row in enumerate(rows) if row[0] == "번호")
    return [dict(zip(map(str, rows[top]), map(str, row), strict=True)) for row in rows[top + 1 :]]


def looks(path: Path, sheet: str = "집행") -> dict[str, tuple[object, ...]]:
    """What each cell holds and how it looks."""
    return {
        one.coordinate: (
            one.value,
            one.fill.fgColor.rgb,
            one.font.color.rgb,
            one.number_format,
            one.alignment.horizontal,
        )
        for row in worksheet(path, sheet).iter_rows()
        for one in row
        if one.font.color
    }


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(path: Path, changed: Mapping[str, bytes]) -> Path:
    """The same package with parts replaced and added."""
    content = parts(path) | dict(changed)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return path
