"""A workbook with every cell as it was read, for files that Excel's own format cannot hold as they are (csv, hwpx, xls …)."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter

from etl.grid import Grid, Kind, Merge
from etl.marked.package import CONTENT_TYPES, Package

_PLAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ROWS, _COLUMNS = 1_048_576, 16_384
_LONGEST_TEXT = 32_767
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_FIRST_DAY = "1900-03-01"  # from here on Excel's calendar is everybody's
_NO_VALUE = "(계산된 값 없음)"


def fits(grid: Grid) -> bool:
    """Whether Excel can hold all of it."""
    return grid.shape[0] <= _ROWS and grid.shape[1] <= _COLUMNS


def write_plain_copy(grids: Sequence[Grid], out: Path, *, macros: bool = False) -> list[str]:
    """Write the Grids (at least one), a sheet each, cells at their own addresses; returns the names of the sheets.

    `macros` says that the file will be called .xlsm, which Excel opens only if it calls itself so inside too.
    """
    names = sheet_names([grid.sheet for grid in grids])
    row_by_row = not any(grid.merges for grid in grids)  # a merge writes below the row it begins in
    with xlsxwriter.Workbook(out, {"constant_memory": row_by_row, "nan_inf_to_errors": True}) as workbook:
        sheets = [workbook.add_worksheet(name) for name in names]
        shown = [sheet for sheet, grid in zip(sheets, grids, strict=True) if not grid.hidden]
        for sheet, grid in zip(sheets, grids, strict=True):
            _Sheet(workbook, sheet, grid).write()
            if grid.hidden and shown:
                sheet.hide()
        (shown or sheets)[0].activate()
        (shown or sheets)[0].set_first_sheet()
    if macros:
        _call_macro_workbook(out)
    return names


def _call_macro_workbook(out: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(out) as archive:
        package = Package(archive)
        types = package.read(CONTENT_TYPES)
        package.write(CONTENT_TYPES, types.replace(_PLAIN_TYPE, _MACRO_TYPE))
        package.save(content)
    out.write_bytes(content.getvalue())


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names that Excel accepts: 31 letters, no marks of its own, no two alike.

    >>> sheet_names(["2025/예산", "", "2025_예산"])
    ['2025_예산', 'Sheet', '2025_예산 (2)']
    """
    names: list[str] = []
    for name in wanted:
        base = _FORBIDDEN.sub("_", name).strip("' ")[:31].strip("' ") or "Sheet"
        names.append(free_name(base, names))
    return names


def free_name(base: str, taken: Sequence[str]) -> str:
    """The name, with a number behind it where another sheet bears it already."""
    used, name, number = {other.lower() for other in taken} | {"history"}, base, 1
    while name.lower() in used:
        number += 1
        ending = f" ({number})"
        name = base[: 31 - len(ending)] + ending
    return name


class _Sheet:
    """Writes one Grid."""

    def __init__(self, workbook: Any, sheet: Any, grid: Grid) -> None:
        self._workbook, self._sheet, self._grid = workbook, sheet, grid
        self._height, self._width = min(grid.shape[0], _ROWS), min(grid.shape[1], _COLUMNS)
        self._looks: dict[str, Any] = {}

    def write(self) -> None:
        for column in range(self._width):
            hidden = {"hidden": column in self._grid.hidden_columns}
            self._sheet.set_column(column, column, self._column_width(column), None, hidden)
        for merge in _apart(self._grid.merges, self._height, self._width):
            self._sheet.merge_range(merge.top, merge.left, merge.bottom, merge.right, "", self._look("General"))
        for row in range(self._height):
            if row in self._grid.hidden_rows:
                self._sheet.set_row(row, None, None, {"hidden": True})
            for filled in np.flatnonzero(self._grid.kinds[row, : self._width] != Kind.EMPTY):
                self._cell(row, int(filled))
        if self._height and self._width:
            self._sheet.ignore_errors({"number_stored_as_text": _whole(self._height, self._width)})

    def _cell(self, row: int, column: int) -> None:
        grid, kind = self._grid, self._grid.kinds[row, column]
        text = str(grid.texts[row, column])
        if kind == Kind.NUMBER:
            unit = grid.shown_units.get((row, column), "").replace('"', "")
            look = self._look(f'General"{unit}"') if unit else None
            self._sheet.write_number(row, column, float(grid.numbers[row, column]), look)
        elif kind == Kind.BOOLEAN:
            self._sheet.write_boolean(row, column, text == "TRUE")
        elif kind == Kind.DATE and text >= _FIRST_DAY:
            self._date(row, column, text)
        elif kind == Kind.ERROR and text in _ERRORS:
            self._sheet.write_formula(row, column, f"={text}", None, text)
        else:
            self._sheet.write_string(row, column, (_NO_VALUE if kind == Kind.NO_VALUE else text)[:_LONGEST_TEXT])

    def _date(self, row: int, column: int, text: str) -> None:
        day = datetime.fromisoformat(text).replace(tzinfo=None)
        look = self._look("yyyy-mm-dd" if len(text) == 10 else "yyyy-mm-dd hh:mm")
        self._sheet.write_datetime(row, column, day, look)

    def _look(self, number_format: str) -> Any:
        if number_format not in self._looks:
            self._looks[number_format] = self._workbook.add_format({"num_format": number_format})
        return self._looks[number_format]

    def _column_width(self, column: int) -> float:
        """As wide as the first cells need; a Hangul letter takes two places."""
        shown = (self._grid.shown(row, column).split("\n")[0] for row in range(min(self._height, 100)))
        return min(max(8.43, *(sum(2 if letter > "\u1100" else 1 for letter in text) + 1.5 for text in shown), 0), 40)


def _apart(merges: Sequence[Merge], height: int, width: int) -> list[Merge]:
    """The merges that do not overlap: some writers merge the same cells twice, which Excel would call damage."""
    taken: set[tuple[int, int]] = set()
    apart = []
    for merge in merges:
        cells = {(r, c) for r in range(merge.top, merge.bottom + 1) for c in range(merge.left, merge.right + 1)}
        if len(cells) > 1 and not cells & taken and merge.bottom < height and merge.right < width:
            apart.append(merge)
            taken |= cells
    return apart


def _whole(height: int, width: int) -> str:
    return str(xlsxwriter.utility.xl_range(0, 0, height - 1, width - 1))
