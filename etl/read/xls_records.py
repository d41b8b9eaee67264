"""What the fast reader loses of an old binary workbook (.xls): formats, error cells, what is hidden."""

import struct
from collections.abc import Iterator
from pathlib import Path

from etl.read.compound import BrokenContainer, stream
from etl.read.number_formats import BUILT_IN, NumberFormat, read_format
from etl.read.sheet_facts import SheetFacts

_BOF, _EOF, _LOCKED, _SHEET, _FORMAT, _XF = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
_ROW, _COLUMNS, _NUMBER, _RK, _MANY, _FORMULA, _ERROR = 0x208, 0x7D, 0x203, 0x27E, 0xBD, 0x06, 0x205
_BIFF8 = 0x600
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def scan_xls(path: Path) -> dict[str, SheetFacts]:
    """The facts of every sheet by name; empty where the file is older than Excel 97, locked or broken."""
    try:
        content = stream(path.read_bytes(), ("Workbook",))
        return _scan(content)
    except (BrokenContainer, struct.error, IndexError):
        return {}  # the fast reader says whether the file can be read at all


def _scan(content: bytes) -> dict[str, SheetFacts]:
    codes: dict[int, str] = dict(BUILT_IN)
    used: list[int] = []
    starts: dict[str, int] = {}
    for kind, body in _records(content, 0):
        if kind == _BOF and struct.unpack_from("<H", body)[0] != _BIFF8:
            return {}
        if kind == _LOCKED:
            return {}
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _text(body, 2, 2)
        elif kind == _XF:
            used.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _SHEET:
            starts[_text(body, 6, 1)] = struct.unpack_from("<I", body)[0]
    formats = {number: read_format(codes.get(code, "")) for number, code in enumerate(used)}
    telling = {number: form for number, form in formats.items() if form != NumberFormat()}
    return {name: _sheet(content, start, telling) for name, start in starts.items()}


def _records(content: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a start to the end of their part; what stands inside (charts) is passed over."""
    depth = 0
    while start + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, start)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, content[start + 4 : start + 4 + length]
        start += 4 + length


def _text(body: bytes, start: int, count_size: int) -> str:
    count = int.from_bytes(body[start : start + count_size], "little")
    start += count_size
    wide = body[start] & 1
    return body[start + 1 : start + 1 + count * (2 if wide else 1)].decode(
        "utf-16-le" if wide else "latin-1", errors="replace"
    )


def _sheet(content: bytes, start: int, formats: dict[int, NumberFormat]) -> SheetFacts:
    facts = SheetFacts()
    for kind, body in _records(content, start):
        if kind == _ROW and struct.unpack_from("<H", body, 12)[0] & 0x20:
            facts.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLUMNS and struct.unpack_from("<H", body, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", body)
            facts.hidden_columns.update(range(first, last + 1))
        elif kind in {_NUMBER, _RK, _MANY, _FORMULA, _ERROR}:
            _cells(facts, kind, body, formats)
    return facts


def _cells(facts: SheetFacts, kind: int, body: bytes, formats: dict[int, NumberFormat]) -> None:
    row, column, style = struct.unpack_from("<HHH", body)
    if kind == _ERROR and body[7] == 1:
        facts.errors[row, column] = _ERRORS.get(body[6], "#ERROR")
    elif kind == _FORMULA and body[12:14] == b"\xff\xff":
        if body[6] == 2:
            facts.errors[row, column] = _ERRORS.get(body[8], "#ERROR")
    elif kind == _MANY:
        for offset, at in enumerate(range(4, len(body) - 2, 6)):
            if form := formats.get(struct.unpack_from("<H", body, at)[0]):
                facts.formats[row, column + offset] = form
    elif form := formats.get(style):
        facts.formats[row, column] = form
