"""Workbooks (xlsx, xlsm, xlsb, xls, ods) → Grids, through the fast reader and the scan of what it loses."""

import datetime
import struct
import zipfile
import zlib
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from etl.clean.text import normal
from etl.grid import Grid, Kind, Merge
from etl.read.number_formats import NumberFormat
from etl.read.ods_xml import scan_ods
from etl.read.sheet_facts import SheetFacts
from etl.read.sheet_xml import TooLarge, scan_workbook
from etl.read.unreadable import unreadable
from etl.read.xls_records import scan_xls
from etl.read.xlsb_records import scan_xlsb

_DAY_ZERO, _EARLIEST = datetime.date(1899, 12, 30), datetime.date(1980, 1, 1)
NO_DATE = "#날짜?"  # printed like an error code: neither a blank, which would be filled, nor a year
_KINDS: dict[type, int] = {
    str: Kind.TEXT,
    float: Kind.NUMBER,
    int: Kind.NUMBER,
    bool: Kind.BOOLEAN,
    datetime.date: Kind.DATE,
    datetime.datetime: Kind.DATE,
    datetime.time: Kind.TEXT,
    datetime.timedelta: Kind.TEXT,
}


def read_workbook(path: Path) -> tuple[Grid, ...]:
    """All worksheets, hidden ones too (marked); raises Unreadable for damaged and locked files."""
    try:
        facts = _facts(path)
        workbook = _open(path)
        sheets = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        return tuple(
            _grid(workbook, meta.name, facts.get(meta.name, SheetFacts()), meta.visible != SheetVisibleEnum.Visible)
            for meta in sheets
        )
    except TooLarge as fault:
        raise unreadable("file_too_large", path) from fault
    except PasswordError as fault:
        raise unreadable("file_password", path) from fault
    except (
        CalamineError,
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        LookupError,
        ValueError,
        struct.error,
        EOFError,
        NotImplementedError,
    ) as fault:
        raise unreadable("file_damaged", path) from fault


def _open(path: Path) -> CalamineWorkbook:
    """The fast reader believes a file's suffix; where that is another than the file's own, it is told to look."""
    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise
    except CalamineError:
        return CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))


def _facts(path: Path) -> dict[str, SheetFacts]:
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        return scan_xls(path)
    with archive:
        names = archive.namelist()
        if "content.xml" in names:
            return scan_ods(archive)
        return scan_xlsb(archive) if "xl/workbook.bin" in names else scan_workbook(archive)


def _grid(workbook: CalamineWorkbook, name: str, facts: SheetFacts, hidden: bool) -> Grid:
    sheet = workbook.get_sheet_by_name(name)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    shape = _shape(rows, facts)
    kinds, numbers, texts = _cells(rows, shape)
    for cell, code in facts.errors.items():
        kinds[cell], texts[cell] = Kind.ERROR, code
    for cell in facts.no_value:
        if kinds[cell] == Kind.EMPTY:
            kinds[cell] = Kind.NO_VALUE
    units, unsure = {}, {}
    for cell, form in facts.formats.items():
        if cell[0] >= shape[0] or cell[1] >= shape[1]:
            continue
        if kinds[cell] == Kind.NUMBER and not form.dated:
            numbers[cell] = round(numbers[cell] * form.factor, 10) if form.factor != 1.0 else numbers[cell]
            if form.unit:
                units[cell] = form.unit
        elif kinds[cell] == Kind.DATE and form.dated:
            kinds[cell], texts[cell] = _by_year(str(texts[cell]), form)
            if kinds[cell] == Kind.UNSURE:
                unsure[cell], texts[cell] = texts[cell], NO_DATE
    merges = tuple(
        Merge(top, left, bottom, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if (bottom, right) != (top, left)  # some exporters merge every cell with itself
    )
    merges += tuple(merge for merge in facts.merges if merge.bottom < shape[0] and merge.right < shape[1])
    return Grid(
        normal(name),
        kinds,
        numbers,
        texts,
        merges,
        frozenset(facts.hidden_rows),
        frozenset(facts.hidden_columns),
        hidden,
        units,
        unsure=unsure,
        formulas={cell: formula for cell, formula in facts.no_value.items() if kinds[cell] == Kind.NO_VALUE},
    )


def _by_year(stored: str, form: NumberFormat) -> tuple[int, str]:
    """A date shown by its year (and month) alone; a year long past is a number that was given the wrong format.

    20161 under yyyy"년" shows 1955년: nobody can tell which of the two was meant.
    """
    day = datetime.date.fromisoformat(stored[:10])
    shown = f"{day.year}년" if form.dated == "y" else f"{day.year}년 {day.month}월"
    if day < _EARLIEST:
        return Kind.UNSURE, f"{shown} / {(day - _DAY_ZERO).days}"
    return Kind.TEXT, shown


def _shape(rows: list[list[Any]], facts: SheetFacts) -> tuple[int, int]:
    """Error cells at the edge are not in the reader's rectangle."""
    lost = [*facts.errors, *facts.no_value]
    height = max([len(rows), *(row + 1 for row, _ in lost)])
    width = max([max(map(len, rows), default=0), *(column + 1 for _, column in lost)])
    return height, width


def _cells(rows: list[list[Any]], shape: tuple[int, int]) -> tuple[Any, Any, Any]:
    """Kinds, numbers and texts of a sheet, by type rather than cell by cell."""
    kinds = np.zeros(shape, dtype=np.uint8)
    numbers = np.full(shape, np.nan)
    texts = np.full(shape, "", dtype=object)
    if not rows or not rows[0]:
        return kinds, numbers, texts
    height, width = len(rows), len(rows[0])
    flat = list(chain.from_iterable(rows))
    found = np.fromiter((_KINDS[kind] for kind in map(type, flat)), dtype=np.uint8, count=len(flat))
    values = np.empty(len(flat), dtype=object)
    values[:] = flat
    found[(found == Kind.TEXT) & (values == "")] = Kind.EMPTY
    numeric = found == Kind.NUMBER
    flat_numbers = np.full(len(flat), np.nan)
    flat_numbers[numeric] = values[numeric].astype(np.float64)
    flat_texts = np.where(found == Kind.TEXT, values, "")
    for index in np.flatnonzero((found == Kind.DATE) | (found == Kind.BOOLEAN) | _not_str(found, values)):
        flat_texts[index] = _written(values[index])
    kinds[:height, :width] = found.reshape(height, width)
    numbers[:height, :width] = flat_numbers.reshape(height, width)
    texts[:height, :width] = flat_texts.reshape(height, width)
    return kinds, numbers, texts


def _not_str(found: Any, values: Any) -> Any:
    """Times and durations, which count as text."""
    texts = np.flatnonzero(found == Kind.TEXT)
    mask = np.zeros(len(found), dtype=bool)
    mask[texts] = [type(value) is not str for value in values[texts]]
    return mask


def _written(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, bool):
        return str(value).upper()
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)
