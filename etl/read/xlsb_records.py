"""What the fast reader loses of a binary workbook (.xlsb): formats, error cells, merges, what is hidden."""

import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator

from etl.grid import Merge
from etl.read.number_formats import BUILT_IN, NumberFormat, read_format
from etl.read.sheet_facts import SheetFacts

_ROW, _NUMBER_CELLS, _ERROR_CELLS, _COLUMNS, _MERGE = 0, {2, 5, 9}, {3, 11}, 60, 176
_FORMAT, _XF, _XFS_BEGIN, _XFS_END, _SHEET = 44, 47, 617, 618, 156
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*?)/?>")


def scan_xlsb(archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    """The facts of every sheet by name; those of a broken part stay unknown."""
    names = set(archive.namelist())
    formats = _formats(archive.read("xl/styles.bin")) if "xl/styles.bin" in names else {}
    return {
        sheet: _sheet(archive.read(part), formats) for sheet, part in _parts(archive, names).items() if part in names
    }


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position < len(content):
        kind, position = _varying(content, position, 2)
        length, position = _varying(content, position, 4)
        yield kind, content[position : position + length]
        position += length


def _varying(content: bytes, position: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte. A record's kind keeps its marker bit out of the number."""
    value = 0
    for place in range(most):
        byte = content[position] if position < len(content) else 0
        position += 1
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return value, position


def _text(body: bytes, start: int) -> str:
    (count,) = struct.unpack_from("<I", body, start)
    return body[start + 4 : start + 4 + 2 * count].decode("utf-16-le", errors="replace")


def _parts(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """Sheet name → its part in the package."""
    relations = "xl/_rels/workbook.bin.rels"
    if not {relations, "xl/workbook.bin"} <= names:
        return {}
    targets = {}
    for match in _RELATION.finditer(archive.read(relations)):
        given = dict(re.findall(rb'(\w+)="([^"]*)"', match[1]))
        target = given.get(b"Target", b"").decode()
        targets[given.get(b"Id", b"").decode()] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    found = {}
    for kind, body in _records(archive.read("xl/workbook.bin")):
        if kind == _SHEET:
            relation = _text(body, 8)
            found[_text(body, 12 + 2 * len(relation))] = targets.get(relation, "")
    return found


def _formats(styles: bytes) -> dict[int, NumberFormat]:
    """Style index → number format, for those that change what a number says."""
    codes: dict[int, str] = dict(BUILT_IN)
    used: list[int] = []
    within = False
    for kind, body in _records(styles):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _text(body, 2)
        elif kind in {_XFS_BEGIN, _XFS_END}:
            within = kind == _XFS_BEGIN
        elif kind == _XF and within:
            used.append(struct.unpack_from("<H", body, 2)[0])
    formats = {number: read_format(codes.get(code, "")) for number, code in enumerate(used)}
    return {number: form for number, form in formats.items() if form != NumberFormat()}


def _sheet(content: bytes, formats: dict[int, NumberFormat]) -> SheetFacts:
    facts = SheetFacts()
    row = 0
    for kind, body in _records(content):
        if kind == _ROW:
            (row,) = struct.unpack_from("<I", body)
            if body[11] & 0x10:
                facts.hidden_rows.add(row)
        elif kind == _COLUMNS and body[16] & 1:
            first, last = struct.unpack_from("<II", body)
            facts.hidden_columns.update(range(first, min(last, 16_383) + 1))
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", body)
            facts.merges.append(Merge(top, left, bottom, right))
        elif kind in _NUMBER_CELLS or kind in _ERROR_CELLS:
            _cell(facts, kind, row, body, formats)
    return facts


def _cell(facts: SheetFacts, kind: int, row: int, body: bytes, formats: dict[int, NumberFormat]) -> None:
    column = int.from_bytes(body[:4], "little")
    if kind in _ERROR_CELLS:
        facts.errors[row, column] = _ERRORS.get(body[8], "#ERROR")
    elif form := formats.get(int.from_bytes(body[4:7], "little")):
        facts.formats[row, column] = form
