"""Targets from an .xlsx or .csv that somebody filled in: columns in any order, every fault told by its cell."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from catalog.declared import Catalog
from catalog.vocabulary import squeeze
from dashboard.sheet import column_letters
from dashboard.targets_cells import written
from dashboard.targets_read import Fault, read_goal
from dashboard.text import Say
from ledger.targets import Goal, Key

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024  # an .xlsx is a packed file, and a small one can hold very much
MOST_ROWS = 20_000
HEADINGS_WITHIN = 20  # rows
COLUMNS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("target_columns.yaml").read_text(encoding="utf-8")
)
NEEDED = ("indicator", "place", "year", "value")
Row = Sequence[object]


@dataclass(frozen=True)
class TargetFile:
    """The goals of a file, or its faults: with a single fault nothing is taken."""

    goals: tuple[Goal, ...]
    faults: tuple[Fault, ...]


def read_target_file(name: str, content: bytes, catalog: Catalog, speak: Say) -> TargetFile:
    """All goals of a file. A row without a target is passed over: an empty cell is no target of nought."""
    try:
        sheets = list(_sheets(name, content, speak))
    except _UnreadableError as fault:
        return TargetFile((), (Fault(name, str(fault)),))
    if sum(len(rows) for _, rows in sheets) > MOST_ROWS:
        return TargetFile(
            (), (Fault(name, speak("줄이 {most}개를 넘습니다. 나누어 올려 주십시오.", most=f"{MOST_ROWS:,}")),)
        )
    goals: list[Goal] = []
    faults: list[Fault] = []
    written_at: dict[Key, str] = {}
    known = 0
    for sheet, rows in sheets:
        headings = _headings(rows)
        if headings is None:
            continue
        known += 1
        faults += _missing_columns(sheet, headings, speak)
        if not faults:
            _read_rows(sheet, rows, headings, (goals, faults, written_at), catalog, speak)
    if not known:
        needed = ", ".join(COLUMNS[column][0] for column in NEEDED)
        faults.append(Fault(name, speak("열 이름이 있는 줄을 찾지 못했습니다: {needed}", needed=needed)))
    return TargetFile(() if faults else tuple(goals), tuple(faults))


@dataclass(frozen=True)
class _Headings:
    """The row of the headings, where each column stands, and the unit in brackets behind a heading."""

    row: int
    columns: dict[str, int]
    units: dict[str, str]


class _UnreadableError(ValueError):
    """The file cannot be opened; the message says what to do."""


def _read_rows(
    sheet: str,
    rows: Sequence[Row],
    headings: _Headings,
    into: tuple[list[Goal], list[Fault], dict[Key, str]],
    catalog: Catalog,
    speak: Say,
) -> None:
    goals, faults, written_at = into
    for number, row in enumerate(rows[headings.row + 1 :], headings.row + 2):
        cells = {name: row[column] for name, column in headings.columns.items() if column < len(row)}
        if not any(written(cells.get(name)) for name in ("value", "baseline", "baseline_year")):
            continue

        def where(name: str, number: int = number) -> str:
            return _cell(sheet, headings.columns.get(name, 0), number)

        unit = written(cells.get("unit")) or headings.units.get("value", "")
        goal, found = read_goal(cells, where, catalog, speak, unit)
        faults += found
        if goal is None:
            continue
        if first := written_at.get(goal.key):
            faults.append(
                Fault(where("value"), speak("같은 지표, 동, 연도의 목표가 {first}에도 있습니다.", first=first))
            )
        written_at.setdefault(goal.key, where("value"))
        goals.append(goal)


def _headings(rows: Sequence[Row]) -> _Headings | None:
    """The first row with at least two of the names, a target's among them or the indicator's."""
    for number, row in enumerate(rows[:HEADINGS_WITHIN]):
        columns: dict[str, int] = {}
        units: dict[str, str] = {}
        for column, cell in enumerate(row):
            name, unit = _heading(written(cell))
            if name and name not in columns:
                columns[name], units[name] = column, unit
        if len(columns) >= 2 and {"value", "indicator"} & columns.keys():
            return _Headings(number, columns, units)
    return None


def _heading(text: str) -> tuple[str, str]:
    """What a heading names and the unit behind it: `목표(천원)` → value, 천원."""
    squeezed = squeeze(text).lower()
    head, _, unit = squeezed.partition("(")
    for name, words in COLUMNS.items():
        known = {squeeze(word) for word in words}
        if squeezed in known:
            return name, ""
        if head in known:
            return name, unit.removesuffix(")").rpartition(":")[2]
    return "", ""


def _missing_columns(sheet: str, headings: _Headings, speak: Say) -> list[Fault]:
    missing = [COLUMNS[name][0] for name in NEEDED if name not in headings.columns]
    if not missing:
        return []
    sentence = speak("열이 없습니다: {missing}", missing=", ".join(missing))
    return [Fault(_cell(sheet, 0, headings.row + 1), sentence)]


def _cell(sheet: str, column: int, row: int) -> str:
    address = f"{column_letters(column + 1)}{row}"
    return f"{sheet}!{address}" if sheet else address


def _sheets(name: str, content: bytes, speak: Say) -> Iterator[tuple[str, Sequence[Row]]]:
    """Every sheet with its rows from A1 on. Raises _UnreadableError."""
    if len(content) > MOST_BYTES:
        raise _UnreadableError(speak("파일이 {most}MB를 넘습니다.", most=MOST_BYTES // 1024**2))
    if name.lower().endswith(".csv"):
        yield "", _csv_rows(content, speak)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MOST_UNPACKED:
                raise _UnreadableError(speak("파일에 든 것이 너무 많습니다. 목표만 남겨 다시 올려 주십시오."))
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in book.sheet_names:
            yield sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except (CalamineError, PasswordError, zipfile.BadZipFile) as fault:
        raise _UnreadableError(
            speak("엑셀 파일(.xlsx)로 열 수 없습니다. 암호가 걸렸거나 다른 형식이면 풀어서 다시 저장해 주십시오.")
        ) from fault


def _csv_rows(content: bytes, speak: Say) -> list[Row]:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        first = text.partition("\n")[0]
        delimiter = max(",\t;", key=first.count)
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    raise _UnreadableError(speak("글자를 읽을 수 없는 파일입니다. UTF-8 CSV로 다시 저장해 주십시오."))
