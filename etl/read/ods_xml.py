"""What the fast reader loses of an OpenDocument sheet: percents, units behind numbers, error cells, what is hidden."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape

from etl.grid import Merge
from etl.read.number_formats import NumberFormat
from etl.read.sheet_facts import SheetFacts

_TAG = re.compile(rb"<table:(table|table-row|table-column|table-cell|covered-table-cell)(\s[^>]*)?>")
_REFERENCE = re.compile(r"\[([^\]]*)\]")
_ATTRIBUTE = re.compile(rb'([\w:-]+)="([^"]*)"')
_PARAGRAPH = re.compile(rb"<text:p[^>]*>(.*?)</text:p>", re.DOTALL)
_SHOWN = re.compile(r"[-+△(]*[\d,]*\.?\d+\)?\s*(?P<unit>\D*)")
_REPEATS = 2000  # a cell with a value stands this many times at most; blank ones reach to the sheet's end


def scan_ods(archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    """The facts of every sheet by name."""
    facts: dict[str, SheetFacts] = {}
    sheet = SheetFacts()
    row = column = width = 0
    height = 1
    xml = archive.read("content.xml")
    for kind, attributes, shown in _tags(xml):
        times = int(attributes.get(f"table:number-{'rows' if kind == 'table-row' else 'columns'}-repeated", "1"))
        hidden = attributes.get("table:visibility") in {"collapse", "filter"}
        if kind == "table":
            sheet = facts.setdefault(attributes.get("table:name", ""), SheetFacts())
            row, column, width, height = 0, 0, 0, 0
        elif kind == "table-column":
            if hidden:
                sheet.hidden_columns.update(range(width, width + min(times, _REPEATS)))
            width += times
        elif kind == "table-row":
            row, column, height = row + height, 0, times
            if hidden:
                sheet.hidden_rows.update(range(row, row + min(times, _REPEATS)))
        else:
            cells = ((row + r, column + c) for r in range(min(height, _REPEATS)) for c in range(min(times, _REPEATS)))
            down, right = (int(attributes.get(f"table:number-{axis}-spanned", "1")) for axis in ("rows", "columns"))
            if down > 1 or right > 1:
                sheet.merges.append(Merge(row, column, row + down - 1, column + right - 1))
            _mark(sheet, list(cells) if height * times <= _REPEATS else [(row, column)], attributes, shown)
            column += times
    return facts


def _tags(xml: bytes) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every table, column, row and cell with its attributes; of cells with a value also the text shown."""
    for tag in _TAG.finditer(xml):
        found = _ATTRIBUTE.findall(tag[2] or b"")
        attributes = {key.decode(): unescape(value.decode("utf-8")) for key, value in found}
        paragraph = None if tag[0].endswith(b"/>") else _PARAGRAPH.match(xml, tag.end())
        shown = unescape(re.sub(rb"<[^>]*>", b"", paragraph[1]).decode("utf-8")) if paragraph else ""
        yield tag[1].decode(), attributes, shown


def _mark(sheet: SheetFacts, cells: list[tuple[int, int]], attributes: dict[str, str], shown: str) -> None:
    if attributes.get("calcext:value-type") == "error" or (shown.startswith(("#", "Err:")) and _computed(attributes)):
        sheet.errors.update(dict.fromkeys(cells, shown))
    elif _computed(attributes) and "office:value-type" not in attributes:
        sheet.no_value.update(dict.fromkeys(cells, _formula(attributes["table:formula"])))
    elif (form := _format(attributes, shown)) != NumberFormat():
        sheet.formats.update(dict.fromkeys(cells, form))


def _formula(text: str) -> str:
    """As it is typed.

    >>> _formula("of:=SUM([.B2:.B3])*[$Sheet2.A1]")
    '=SUM(B2:B3)*$Sheet2.A1'
    """
    return "=" + _REFERENCE.sub(lambda found: found[1].removeprefix(".").replace(":.", ":"), text.partition("=")[2])


def _computed(attributes: dict[str, str]) -> bool:
    return "table:formula" in attributes


def _format(attributes: dict[str, str], shown: str) -> NumberFormat:
    kind = attributes.get("office:value-type")
    if kind == "percentage":
        return NumberFormat(100.0, "%")
    if kind == "date" and (dated := re.fullmatch(r"\d{4}\s*년?[\s./-]*(?P<month>\d{1,2}\s*월?)?\s*\.?", shown.strip())):
        return NumberFormat(dated="ym" if dated["month"] else "y")
    if kind in {"float", "currency"} and (match := _SHOWN.fullmatch(shown.strip())):
        return NumberFormat(unit=match["unit"].strip())
    return NumberFormat()
