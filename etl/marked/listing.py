"""The sheet that lists all problems: those about a sheet or the whole file are seen nowhere else."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from catalog.problems import Language, Severity
from etl.grid import address
from etl.list_sheet import LIST_MARKS
from etl.marked.markup import attribute, words
from etl.marked.measures import text_width
from etl.marked.remarks import GRAVEST_FIRST, SEVERITY_WORDS, Remark, said, severity_word, way_out
from etl.marked.style_sheet import Role, StyleSheet

_HEADINGS: dict[Language, tuple[str, ...]] = {
    "ko": ("번호", "심각도", "시트", "셀", "함께 볼 칸", "적힌 값", "무엇이 문제인지", "어떻게 고치는지"),
    "en": ("No.", "Severity", "Sheet", "Cell", "See also", "Written", "What is wrong", "What to do"),
}
_WIDTHS = (6, 8, 18, 10, 12, 22, 60, 60)
_LETTER, _LINE, _TALLEST = 7, 14, 400  # pixels of a column's unit of width; points of a line, and of the tallest row
_LONGEST, _MOST_LINKS = 8000, 60_000  # Excel calls a file damaged that has more than 32,767 letters or 65,530 links
_COPY: dict[Language, str] = {
    "ko": "이 파일은 보내신 '{}'의 값을 옮겨 담은 사본입니다. 원본은 그대로이니, 고칠 곳은 원본에서 고쳐 주십시오.",
    "en": "This file is a copy of the values of '{}'. The original is unchanged; please mend it there.",
}
_UNREADABLE: dict[Language, str] = {
    "ko": "'{}'을(를) 열 수 없어 목록만 만들었습니다. 원본은 그대로입니다.",
    "en": "'{}' could not be opened, so there is only this list. The original is unchanged.",
}
_CUT: dict[Language, str] = {
    "ko": "엑셀이 담을 수 없는 아래쪽 줄이나 오른쪽 칸은 이 사본에 없습니다.",
    "en": "Rows or columns beyond what Excel can hold are not in this copy.",
}
_OWN: dict[Language, str] = {
    "ko": "보내신 '{}'입니다. 문제가 있는 칸에 색과 메모를 붙였고 나머지는 그대로입니다. 고쳐서 이 파일을 다시 올려 주십시오.",
    "en": "This is your '{}'. Cells with a problem are coloured and commented, all else is as it was. Mend and upload it.",
}


@dataclass(frozen=True)
class Heading:
    """What the list says of itself above the problems."""

    lines: tuple[str, ...]

    @classmethod
    def of_own(cls, file: str, language: Language) -> "Heading":
        return cls((_OWN[language].format(file),))

    @classmethod
    def of_copy(cls, file: str, language: Language, cut: bool) -> "Heading":
        return cls((_COPY[language].format(file), *((_CUT[language],) if cut else ())))

    @classmethod
    def of_unreadable(cls, file: str, language: Language) -> "Heading":
        return cls((_UNREADABLE[language].format(file),))


@dataclass(frozen=True)
class _Cell:
    """A cell of the list: its text, its look, and where a click leads."""

    text: str
    role: Role = "text"
    severity: Severity | None = None
    leads_to: str | None = None


def list_sheet(
    about: Sequence[Remark],
    sheets: Mapping[int, str],
    heading: Heading,
    styles: StyleSheet,
    namespace: str,
    language: Language,
) -> bytes:
    """The worksheet part of the list; `sheets` holds the names of the sheets by the number of their Grid."""
    rows = [
        [_Cell(LIST_MARKS[language], "title")],
        *([_Cell(line, "title")] for line in (*heading.lines, _counted(about, language))),
        [_Cell(text, "heading") for text in _HEADINGS[language]],
        *(_row(number, remark, sheets, language) for number, remark in enumerate(about, start=1)),
    ]
    frozen = len(heading.lines) + 3
    return _worksheet(rows, frozen, styles, namespace).encode("utf-8")


def _counted(about: Sequence[Remark], language: Language) -> str:
    counts = Counter(remark.problem.severity for remark in about)
    return ", ".join(f"{SEVERITY_WORDS[language][severity]} {counts[severity]}" for severity in GRAVEST_FIRST)


def _row(number: int, remark: Remark, sheets: Mapping[int, str], language: Language) -> list[_Cell]:
    problem, sheet = remark.problem, sheets.get(remark.grid) if remark.grid is not None else None
    cell = address(*remark.cell) if remark.cell and sheet else None
    return [
        _Cell(str(number)),
        _Cell(severity_word(remark, language), severity=problem.severity),
        _Cell(_quoted(problem.sheet or "")),
        _linked(problem.cell or "", sheet, cell),
        _linked(remark.also or "", sheet, remark.also),
        _Cell(_quoted(remark.written)),
        _Cell(said(remark, language)),
        _Cell("\n".join(way_out(remark, language)).removeprefix("→ ")),
    ]


def _quoted(text: str) -> str:
    """Between quotes: a sheet called 2024 or a value 1,204 is spoken of here, and no figure of this sheet."""
    return f"'{text}'" if text else ""


def _linked(text: str, sheet: str | None, cell: str | None) -> _Cell:
    if sheet is None or cell is None:
        return _Cell(text)
    quoted = sheet.replace("'", "''")
    return _Cell(text, "link", leads_to=f"'{quoted}'!{cell}")


def _worksheet(rows: Sequence[Sequence[_Cell]], frozen: int, styles: StyleSheet, namespace: str) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(_WIDTHS, start=1)
    )
    data = "".join(
        f'<row r="{r + 1}" ht="{_height(row)}">{"".join(_tag(r, c, cell, styles) for c, cell in enumerate(row))}</row>'
        for r, row in enumerate(rows)
    )
    linked = ((address(r, c), cell) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell.leads_to)
    links = "".join(
        f'<hyperlink ref="{at}" location="{attribute(cell.leads_to or "")}" display="{attribute(cell.text)}"/>'
        for at, cell in islice(linked, _MOST_LINKS)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
        '<sheetPr><tabColor rgb="FF9E2A14"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView '
        f'workbookViewId="0" showGridLines="1"><pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{columns}</cols><sheetData>{data}</sheetData>{f'<hyperlinks>{links}</hyperlinks>' if links else ''}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _height(row: Sequence[_Cell]) -> int:
    """Points that the tallest cell of a row needs."""
    lines = [
        sum(max(-(-text_width(line) // (width * _LETTER)), 1) for line in cell.text.split("\n"))
        for cell, width in zip(row, _WIDTHS, strict=False)
        if cell.role != "title"
    ]
    return min(max(lines, default=1) * _LINE + 3, _TALLEST)


def _tag(row: int, column: int, cell: _Cell, styles: StyleSheet) -> str:
    """A cell whose text is text: what begins with = + - @ is never run."""
    style = styles.of_list(cell.role, cell.severity)
    text = f'<is><t xml:space="preserve">{words(cell.text[:_LONGEST])}</t></is>'
    return f'<c r="{address(row, column)}" s="{style}" t="inlineStr">{text}</c>'
