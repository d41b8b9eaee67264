"""From a file to Grids. What the file is, its content says."""

from dataclasses import replace
from pathlib import Path

from etl.clean.text import normal
from etl.grid import Grid
from etl.read.delimited import read_delimited, read_pasted
from etl.read.hangul import read_hangul
from etl.read.html import read_html
from etl.read.sniff import Format, sniff
from etl.read.unreadable import Unreadable
from etl.read.workbook import read_workbook

__all__ = ["Unreadable", "read_file", "read_pasted"]

_READERS = {
    Format.WORKBOOK: read_workbook,
    Format.TEXT: read_delimited,
    Format.HTML: read_html,
    Format.HANGUL: read_hangul,
}


def read_file(path: Path, file: str | None = None) -> tuple[Grid, ...]:
    """The sheets of a spreadsheet file; raises Unreadable, with its Problem, for what cannot be read.

    `file` is its name as sent, where it is kept under another.
    """
    try:
        found = sniff(path)
        grids = _READERS[found](path)
    except Unreadable as fault:
        raise (Unreadable(replace(fault.problem, file=file)) if file else fault) from None
    if file and found is Format.TEXT:  # the one sheet of a text is named after its file
        return tuple(replace(grid, sheet=normal(Path(file).stem)) for grid in grids)
    return grids
