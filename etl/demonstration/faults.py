"""The faults that were planted on purpose, as offices make them, and what a careful reader must say of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from xlsxwriter.utility import xl_rowcol_to_cell

from etl.demonstration.figures import NOT_SUBMITTED, Key
from etl.demonstration.layout import Cell
from etl.demonstration.printing import Value

Sheets = Mapping[tuple[str, str], tuple[Cell, ...]]


@dataclass(frozen=True)
class Fault:
    """One fault. `hides`: which figures can not be loaded because of it.

    `spoil` makes it; a fault without one lies in the figures themselves or in the file's name. `settled` is what the sidecar
    answers, (kind, subject, answer, reason), where the fault would otherwise keep the file out.
    """

    code: str
    file: str
    sheet: str
    cell: str
    must_say: str
    hides: Literal["nothing", "cell", "row"] = "nothing"
    spoil: Callable[[Value], Value] | None = None
    settled: tuple[str, str, str, str] | None = None


def _too_much(printed: Value) -> Value:
    return int(str(printed)) + 360


def _letter_for_digit(printed: Value) -> Value:
    before, _, after = str(printed).rpartition("0")
    return f"{before}O{after}"


FAULTS: tuple[Fault, ...] = (
    Fault(
        "total_differs",
        "주민자치사업 예산결산_2016~2020.xlsx",
        "2018년",
        "D23",
        "The printed 합계 of 마을리더 전문교육's 결산액 in 2018 is 360천원 more than D5:D22 add up to.",
        spoil=_too_much,
    ),
    Fault(
        "letter_in_number",
        "예산집행내역_2024~2025.xlsx",
        "2024",
        "C108",
        "금호1동's 예산액 for 주민참여예산 in 2024 ends in the letter O instead of the digit 0; it is not a number.",
        hides="cell",
        spoil=_letter_for_digit,
        settled=("cell", "2024!C108", "missing:to_be_confirmed", "금호1동에 확인 중인 값입니다."),
    ),
    Fault(
        "not_submitted",
        "예산집행내역_2024~2025.xlsx",
        "2025",
        "E14",
        f"양3동 has not handed in its 결산액 for 좋은마을만들기 in 2025 ({NOT_SUBMITTED}): missing with a reason, no zero.",
    ),
    Fault(
        "unknown_place",
        "주민자치 기반 현황.xlsx",
        "물품공유센터",
        "A8",
        "There is no 화정5동; the nearest known names are 화정1동 to 화정4동. None of its row is loaded.",
        hides="row",
        spoil=lambda _: "화정5동",
        settled=("place", "화정5동", "leave_out", "어느 동의 물품공유센터인지 확인할 때까지 싣지 않습니다."),
    ),
    Fault(
        "year_in_file_name_differs",
        "2023_주민자치 교육실적_유덕동.xlsx",
        "실적",
        "A1",
        "The file's name says 2023 and its title 2024: the title is believed, and the difference is told.",
    ),
)


def plant(sheets: Sheets) -> dict[tuple[str, str], tuple[Cell, ...]]:
    """The sheets with every fault in its cell. Raises LookupError where the cell of a fault is empty."""
    spoilt = dict(sheets)
    for fault in FAULTS:
        at, cells = (fault.file, fault.sheet), list(spoilt[fault.file, fault.sheet])
        position = next((i for i, cell in enumerate(cells) if address(cell) == fault.cell), None)
        if position is None:
            raise LookupError(f"no cell {fault.cell} on {at} for the fault {fault.code}")
        if fault.spoil:
            cells[position] = replace(cells[position], value=fault.spoil(cells[position].value))
        spoilt[at] = tuple(cells)
    return spoilt


def answers_beside(file: str) -> list[dict[str, str]]:
    """What the sidecar of a file answers to the questions that its faults raise."""
    names = ("kind", "subject", "answer", "reason")
    return [dict(zip(names, f.settled, strict=True)) for f in FAULTS if f.settled and f.file == file]


def hidden(sheets: Sheets) -> dict[Key, str]:
    """The keys that a careful reader can not load, with the code of the fault that hides them."""
    found: dict[Key, str] = {}
    for fault in FAULTS:
        cells = sheets[fault.file, fault.sheet]
        (spoilt,) = (cell for cell in cells if address(cell) == fault.cell)
        beside = [cell for cell in cells if cell.row == spoilt.row] if fault.hides == "row" else [spoilt]
        if fault.hides != "nothing":
            found |= {key: fault.code for cell in beside for key in cell.keys}
    return found


def address(cell: Cell) -> str:
    """The spreadsheet address of a cell's upper left corner."""
    return str(xl_rowcol_to_cell(cell.row - 1, cell.column - 1))
