"""What every cell of a sheet was taken for, and why: what the drawing of a sheet shows."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.periods import whole_period
from etl.clean.places import read_place
from etl.clean.units import unit_line
from etl.grid import Grid, Kind
from etl.recognise import Recognised
from etl.recognise.areas import Line
from etl.recognise.cells import Sort
from etl.recognise.roles import Role
from etl.recognise.table import Table
from etl.recognise.told import Language, period_words, told

Cell = tuple[int, int]  # 0-based row and column
LANGUAGES: tuple[Language, Language] = ("ko", "en")


class Taken(Enum):
    """What a cell can be taken for; the value is its Korean name in the legend."""

    TITLE = "제목"
    UNIT = "단위"
    HEADER = "항목 이름"
    PLACE = "곳"
    PERIOD = "기간"
    LABEL = "행 이름"
    VALUE = "값"
    TOTAL = "합계"
    WORDS = "글·날짜"
    MISSING = "값 없음"
    NOTE = "주석·출처"
    IGNORED = "읽지 않음"
    QUESTION = "확인 필요"


@dataclass(frozen=True)
class Mark:
    """What one cell was taken for, and why, in Korean and English."""

    taken: Taken
    why: str
    en: str


_OF_ROLE = {
    Role.PLACE: Mark(Taken.PLACE, "이 열에는 곳의 이름이 있습니다.", "This column holds names of places."),
    Role.PERIOD: Mark(Taken.PERIOD, "이 열에는 기간이 있습니다.", "This column holds periods."),
    Role.LABEL: Mark(Taken.LABEL, "이 행의 값이 무엇인지 말해 줍니다.", "Says what the figures of this row are."),
    Role.UNIT: Mark(Taken.UNIT, "이 행의 단위입니다.", "The unit of this row."),
    Role.SKIP: Mark(
        Taken.IGNORED,
        "일련번호·코드·기준일이라 값으로 읽지 않았습니다.",
        "A serial number, code or reference date: not read as a figure.",
    ),
}


def marks(grid: Grid, recognised: Recognised, within: Cell) -> dict[Cell, Mark]:
    """The mark of every cell that holds anything, in the first `within` (rows, columns) of a sheet.

    Later steps overrule earlier ones, a question overrules all.
    """
    filled = (grid.kinds[: within[0], : within[1]] != Kind.EMPTY).nonzero()
    unread = Mark(Taken.IGNORED, *_unread(grid, recognised))
    found = {(int(row), int(column)): unread for row, column in zip(*filled, strict=True)}
    for table in tables_of(grid, recognised):
        for marked in (_around(table), _heading_cells(table), _stub_cells(table, within), _section_cells(table)):
            found |= {cell: mark for cell, mark in marked.items() if cell in found}
    for cell, readings in readings_of(grid, recognised, within).items():
        found[cell] = _of_readings(readings, recognised)
    named = {problem.cell: problem for problem in recognised.problems if problem.sheet == grid.sheet and problem.cell}
    for cell in found if named else ():
        if problem := named.get(grid.address(*cell)):
            found[cell] = Mark(Taken.QUESTION, problem.sentence(), problem.sentence("en"))
    return found


def tables_of(grid: Grid, recognised: Recognised) -> list[Table]:
    """The tables that were found on a sheet."""
    return [table for table in recognised.tables if table.cells.grid is grid]


def readings_of(grid: Grid, recognised: Recognised, within: Cell) -> dict[Cell, list[dict[str, Any]]]:
    """The readings of the first rows and columns of a sheet, by cell, in the order of the sheet."""
    islands = [n for n, table in enumerate(recognised.tables) if table.cells.grid is grid]
    rows = recognised.readings
    own = pc.is_in(rows["island"], value_set=pa.array(islands, pa.int32()))
    near = pc.and_(pc.less_equal(rows["row"], within[0]), pc.less_equal(rows["column"], within[1]))
    found: dict[Cell, list[dict[str, Any]]] = {}
    for reading in rows.filter(pc.and_(own, near)).to_pylist():
        found.setdefault((reading["row"] - 1, reading["column"] - 1), []).append(reading)
    return found


def _unread(grid: Grid, recognised: Recognised) -> tuple[str, str]:
    if grid.hidden:
        return "숨긴 시트라 읽지 않았습니다.", "The sheet is hidden and was not read."
    if tables_of(grid, recognised):
        return "표의 값도 이름도 아니라고 보았습니다.", "Taken for neither a figure of a table nor a name."
    return "표로 보이지 않아 읽지 않았습니다.", "Does not look like a table and was not read."


def _around(table: Table) -> dict[Cell, Mark]:
    """Titles, unit lines and notes."""
    found = {(line.row, line.column): _line(line, table) for line in table.layout.lines}
    note = Mark(
        Taken.NOTE, "표 둘레의 설명이라 값으로 읽지 않았습니다.", "A note around the table: not read as a figure."
    )
    return found | {(line.row, line.column): note for line in table.layout.notes}


def _line(line: Line, table: Table) -> Mark:
    if unit_line(line.text) is not None or line.text in table.around.units:
        return Mark(Taken.UNIT, "이 표의 단위입니다.", "The unit of this table.")
    if line.is_note:
        return Mark(
            Taken.NOTE, "표 둘레의 설명이라 값으로 읽지 않았습니다.", "A note around the table: not read as a figure."
        )
    return Mark(Taken.TITLE, "표의 제목입니다.", "The title of the table.")


def _heading_cells(table: Table) -> dict[Cell, Mark]:
    found = {}
    for row in table.layout.header_rows:
        for column in table.layout.columns:
            if not table.cells.own(row, column) or table.cells.sorts[row, column] == Sort.EMPTY:
                continue
            found[row, column] = _heading_cell(table, row, column)
    return found


def _heading_cell(table: Table, row: int, column: int) -> Mark:
    heading, text = table.headings[column], table.cells.words(row, column)
    if heading.place and (named := read_place(text, {})) and named.name == heading.place.name:
        return Mark(
            Taken.PLACE,
            f"이 열의 값은 {heading.place.name}의 것입니다.",
            f"The figures of this column are those of {heading.place.name}.",
        )
    if heading.period and _only_period(text, heading.labels):
        return Mark(
            Taken.PERIOD,
            f"이 열의 기간: {period_words(*heading.period.written())}",
            f"The period of this column: {period_words(*heading.period.written())}",
        )
    parts = [*heading.labels, period_words(*heading.period.written()) if heading.period else "", heading.unit or ""]
    said = " › ".join(part for part in parts if part)
    return Mark(
        Taken.HEADER,
        f"이 열의 이름: {said}" if said else "이 열의 이름입니다.",
        f"This column: {said}" if said else "The name of this column.",
    )


def _only_period(text: str, labels: tuple[str, ...]) -> bool:
    """Whether a heading tells a period and nothing besides: 2019년, but not 2019년_총인구수."""
    whole = whole_period(text) is not None and text not in labels
    return whole or (any(letter.isdigit() for letter in text) and not any(label in text for label in labels))


def _stub_cells(table: Table, within: Cell) -> dict[Cell, Mark]:
    found: dict[Cell, Mark] = {}
    rows = table.layout.body_rows[table.layout.body_rows < within[0]]
    for column in table.columns:
        if mark := _OF_ROLE.get(column.role):
            own = rows[table.cells.sorts[rows, column.index] != Sort.EMPTY]
            found |= {(int(row), column.index): mark for row in own}
    return found


def _section_cells(table: Table) -> dict[Cell, Mark]:
    """Rows within the body that name what follows, or state its unit."""
    rows = {
        row: Mark(Taken.LABEL, f"아래 행들의 묶음 이름: {text}", f"Names the rows below: {text}")
        for row, text in table.layout.sections
    }
    rows |= {
        row: Mark(Taken.UNIT, f"여기부터의 단위: {unit}", f"The unit from here on: {unit}")
        for row, unit in table.layout.units
    }
    return {(row, column): mark for row, mark in rows.items() for column in table.layout.columns}


def _of_readings(readings: list[dict[str, Any]], recognised: Recognised) -> Mark:
    first = readings[0]
    why, en = (
        " ‖ ".join(told(reading, recognised.tables[reading["island"]], language) for reading in readings)
        for language in LANGUAGES
    )
    questions = [reading["question"] for reading in readings if reading["question"]]
    if questions:
        return Mark(Taken.QUESTION, f"{questions[0]} — {why}", f"To be settled: {en}")
    if any(reading["kind"] == "number" for reading in readings):
        return Mark(Taken.TOTAL if first["total"] else Taken.VALUE, why, en)
    return Mark(Taken.MISSING if first["kind"] == "missing" else Taken.WORDS, why, en)
