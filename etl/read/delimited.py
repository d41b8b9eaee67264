"""Delimited text (csv, tsv and their kin) → one Grid."""

import csv
import io
from collections import Counter
from pathlib import Path

import numpy as np

from etl.clean.text import normal
from etl.grid import Grid, Kind, grid_of
from etl.read.unreadable import unreadable

_DELIMITERS = ",\t;|"
csv.field_size_limit(10_000_000)


def read_delimited(path: Path) -> tuple[Grid, ...]:
    """The one sheet of a text file, named after the file; all cells are text, as typed."""
    text = decode(path.read_bytes(), path)
    rows = _rows(text, delimiter_of(text))
    if not rows:
        raise unreadable("file_empty", path)
    return (_grid(rows, normal(path.stem)),)


def read_pasted(text: str, sheet: str = "붙여넣기") -> Grid:
    """The Grid of a block copied from a spreadsheet: cells cut by tabs, line breaks inside quoted cells.

    Where no line holds a tab the block is cut as a csv would be. A block without any text gives a Grid without cells.

    >>> read_pasted('동\\t"신청\\n인원"\\n양동\\t1,204\\n').texts.tolist()
    [['동', '신청\\n인원'], ['양동', '1,204']]
    """
    block = text.replace("\x00", "")
    rows = _rows(block, "\t" if "\t" in block else delimiter_of(block))
    return _grid(rows, sheet) if rows else grid_of([], sheet)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """The lines of a text, cut into cells; blank lines at its end are dropped."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def decode(content: bytes, path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 or CP949; raises Unreadable if it is in none of them."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content[:4096]:
        return content.decode("utf-16-le" if content[1:2] == b"\x00" else "utf-16-be", errors="replace")
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    # A text cut off in the middle of a letter, or with a few letters that CP949 lacks.
    text = content.decode("cp949", errors="replace")
    if text.count("\ufffd") > max(3, len(text) // 200):
        raise unreadable("file_unknown", path)
    return text


def delimiter_of(text: str) -> str:
    """The character that cuts the first lines into the most columns most evenly.

    >>> delimiter_of("동\\t인원\\n양동\\t1,204\\n")
    '\\t'
    """
    sample = text[:65536]

    def evenness(delimiter: str) -> float:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)][:60]
        wide = Counter(width for width in widths if width > 1)
        if not wide:
            return 0.0
        width, times = wide.most_common(1)[0]
        return float(times / len(widths) * min(width, 6) ** 0.5)

    return max(_DELIMITERS, key=evenness)


def _grid(rows: list[list[str]], sheet: str) -> Grid:
    width = max(len(row) for row in rows)
    padded = [row + [""] * (width - len(row)) for row in rows]
    texts = np.array(padded, dtype=object).reshape(len(rows), width)
    filled = np.frompyfunc(lambda cell: cell.strip() != "", 1, 1)(texts).astype(bool)
    kinds = np.where(filled, np.uint8(Kind.TEXT), np.uint8(Kind.EMPTY))
    return Grid(sheet, kinds, np.full(texts.shape, np.nan), np.where(filled, texts, ""))
