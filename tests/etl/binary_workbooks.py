"""A small binary workbook (.xlsb) made by hand, for tests: one sheet of texts, numbers and errors."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_TYPES = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(body)
    while size >= 128:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + length + bytes([size]) + body


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def write_binary_workbook(
    path: Path,
    rows: Sequence[Sequence[object]],
    formats: Mapping[tuple[int, int], str],
    *,
    hidden_row: int,
    merge: tuple[int, int, int, int],
) -> Path:
    """Texts, numbers and None (an error cell #DIV/0!); `formats` gives cells a number format; `merge` is top to right."""
    codes = list(dict.fromkeys(formats.values()))
    workbook = (
        _record(131)
        + _record(143)
        + _record(156, struct.pack("<II", 0, 1) + _text("rId1") + _text("현황"))
        + _record(144)
        + _record(132)
    )
    styles = _record(278) + b"".join(
        _record(44, struct.pack("<H", 170 + number) + _text(code)) for number, code in enumerate(codes)
    )
    styles += _record(617, struct.pack("<I", len(codes) + 1))
    for number in (0, *(170 + n for n in range(len(codes)))):
        styles += _record(47, struct.pack("<HH", 0, number) + bytes(12))
    styles += _record(618) + _record(279)
    cells = _record(129) + _record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)) + _record(145)
    for r, row in enumerate(rows):
        flags = 0x10 if r == hidden_row else 0
        cells += _record(0, struct.pack("<IIHBB", r, 0, 300, 0, flags) + bytes(5))
        for c, value in enumerate(row):
            style = codes.index(formats[r, c]) + 1 if (r, c) in formats else 0
            head = struct.pack("<II", c, style)
            if isinstance(value, str):
                cells += _record(6, head + _text(value))
            elif value is None:
                cells += _record(3, head + b"\x07")
            else:
                cells += _record(5, head + struct.pack("<d", value))
    top, left, bottom, right = merge
    cells += _record(146) + _record(177, struct.pack("<I", 1))
    cells += _record(176, struct.pack("<IIII", top, bottom, left, right)) + _record(178) + _record(130)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" ContentType="{_TYPES}"/></Types>',
        )
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_RELATIONS}/worksheet" '
            'Target="worksheets/sheet1.bin"/></Relationships>',
        )
        archive.writestr("xl/workbook.bin", workbook)
        archive.writestr("xl/styles.bin", styles)
        archive.writestr("xl/worksheets/sheet1.bin", cells)
    return path
