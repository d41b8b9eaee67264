"""What the fast reader loses in silence, found again by a scan of an xlsx file's XML.

Error cells and formulas that were never calculated come from it as empty cells; hidden rows and columns and number
formats do not come at all. A scan for the few marks that matter is far cheaper than a second reader.
"""

import re
import zipfile
from functools import lru_cache
from html import unescape

from etl.grid import column_index
from etl.read.number_formats import BUILT_IN, NumberFormat, read_format
from etl.read.sheet_facts import SheetFacts

MAX_CELLS = 60_000_000
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*?)/?>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*?)/?>")
_ROW_HIDDEN = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d+)"[^>]*?\bhidden="(?:1|true)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_ERROR = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+)(\d+)"[^>]*?\bt="e"[^>]*>.*?<(?:\w+:)?v>([^<]*)<', re.DOTALL)
_NO_VALUE = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_BEYOND_Z = re.compile(rb'r="[A-Z][A-Z]')  # begins with plain letters: searched for far faster than with \b
_FORMAT = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_FORMAT_ID = re.compile(rb'(?<![\w:])numFmtId="([^"]*)"')
_LAST_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d+)"')


class TooLarge(Exception):  # noqa: N818 - it says what the sheet is
    """A sheet whose corners lie too far apart to be laid out as a grid."""


def scan_workbook(archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    """The facts of every sheet of an xlsx file by name; empty for other formats."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        return {}
    formats = telling_formats(archive.read("xl/styles.xml") if "xl/styles.xml" in names else b"")
    return {sheet: scan_sheet(archive.read(part), formats) for sheet, part in _parts(archive).items() if part in names}


def _attributes(tag: bytes) -> dict[str, str]:
    return {key.decode(): unescape(value.decode("utf-8")) for key, value in _ATTRIBUTE.findall(tag)}


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → its part in the package."""
    targets = {}
    for match in _RELATION.finditer(archive.read("xl/_rels/workbook.xml.rels")):
        relation = _attributes(match[1])
        target = relation.get("Target", "")
        targets[relation.get("Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    sheets = (_attributes(match[1]) for match in _SHEET.finditer(archive.read("xl/workbook.xml")))
    return {sheet["name"]: targets[sheet.get("r:id")] for sheet in sheets if sheet.get("r:id") in targets}


@lru_cache(maxsize=32)  # files made from one template have one table of styles
def telling_formats(styles: bytes) -> dict[int, NumberFormat]:
    """Style index → number format, for the formats that change what the number says."""
    codes = dict(BUILT_IN)
    for match in re.finditer(rb"<(?:\w+:)?numFmt\s([^>]*)>", styles):
        tag = _attributes(match[1])
        codes[int(tag["numFmtId"])] = tag.get("formatCode", "")
    block = re.search(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    found = {}
    for index, match in enumerate(_FORMAT.finditer(block[0] if block else b"")):
        named = _FORMAT_ID.search(match[1])
        number_format = read_format(codes.get(int(named[1]) if named else 0, ""))
        if number_format != NumberFormat():
            found[index] = number_format
    return found


def scan_sheet(xml: bytes, formats: dict[int, NumberFormat]) -> SheetFacts:
    """The marks of one sheet. Each pattern is tried only where its mark occurs at all."""
    _refuse_far_corners(xml)
    facts = SheetFacts()
    if b't="e"' in xml:
        facts.errors = {_cell(m[1], m[2]): unescape(m[3].decode("utf-8")) for m in _ERROR.finditer(xml)}
    if b"<f" in xml or b":f>" in xml:
        facts.no_value = {_cell(m[1], m[2]): _formula(m[3]) for m in _NO_VALUE.finditer(xml)}
    if b"hidden=" in xml:
        facts.hidden_rows = {int(m[1]) - 1 for m in _ROW_HIDDEN.finditer(xml)}
        for match in _COLUMN.finditer(xml):
            tag = _attributes(match[1])
            if tag.get("hidden") in {"1", "true"}:
                facts.hidden_columns.update(range(int(tag["min"]) - 1, int(tag["max"])))
    if formats:
        styles = b"|".join(str(index).encode() for index in formats)
        pattern = rb'<(?:\w+:)?c\s(?=[^>]*\bs="(' + styles + rb')")[^>]*?\br="([A-Z]+)(\d+)"'
        facts.formats = {_cell(m[2], m[3]): formats[int(m[1])] for m in re.finditer(pattern, xml)}
    return facts


def _formula(text: bytes | None) -> str:
    """As it is typed; of cells that share one formula only the first spells it out."""
    return "=" + unescape(text.decode("utf-8")) if text else ""


def _cell(letters: bytes, number: bytes) -> tuple[int, int]:
    return int(number) - 1, column_index(letters.decode())


def _refuse_far_corners(xml: bytes) -> None:
    """The fast reader lays out the whole rectangle: one cell at XFD1048576 would take the machine's memory."""
    tail = xml.rfind(b"<row ")
    last = _LAST_ROW.match(xml, tail) if tail >= 0 else None
    rows = int(last[1]) if last else 0
    if rows * 16_384 <= MAX_CELLS:
        return
    if rows * 26 <= MAX_CELLS and not _BEYOND_Z.search(xml):
        return
    widest = max(
        (column_index(letters.decode()) for letters in set(re.findall(rb'\br="([A-Z]{1,3})\d', xml))), default=0
    )
    if rows * (widest + 1) > MAX_CELLS:
        raise TooLarge
