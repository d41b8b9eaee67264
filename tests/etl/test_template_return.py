"""Forms come back: what is typed into the form of any table is loaded as it was typed, and nothing else is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copy

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from catalog.load import load_catalog
from catalog.model import Measure, Table
from etl.conform import Conformed, Conformer
from etl.reading import ReadingCache
from etl.sources import Sidecar, Source, sha256_of
from etl.template import write_template
from tests.etl.test_template_form import drawn, last_years_figures, release_of

CATALOG = load_catalog()
TABLES = list(CATALOG.tables)
YEAR = 2026
HEAD_ROW, FIRST_ROW = 5, 7
REASONS = {entry.label.ko: reason for reason, entry in CATALOG.words.missing.items() if reason != "none"}

Typed = int | float | str | date
Told = tuple[object, ...]


@dataclass(frozen=True)
class Box:
    """An input cell: its own cell, its row and column counted among the inputs, and what its heading asks for."""

    cell: Cell
    row: int
    column: int
    measure: Measure
    scale: float


def take_in(path: Path) -> Conformed:
    """What a dry run of the upload gives."""
    sidecar = Sidecar(origin="submitted")
    source = Source(path, path.name, sha256_of(path), sidecar)
    return Conformer(CATALOG).conform(ReadingCache(path.parent / "cache", CATALOG.vocabulary).read(source))


def asked_by(heading: str, table: Table) -> tuple[Measure, float]:
    """The measure that a printed heading names, and how many of its units the printed one holds."""
    for measure in table.measures:
        for unit in (None, *measure.all_units):
            if heading == (f"{measure.label.ko}({unit})" if unit else measure.label.ko):
                scales = CATALOG.words.scales
                return measure, scales[unit] / scales[measure.unit] if measure.type == "money" else 1.0
    return next(m for m in table.measures if m.type == "event" and heading in m.synonyms), 1.0


def headings(sheet: Worksheet) -> dict[int, str]:
    return {cell.column: cell.value for cell in sheet[HEAD_ROW] if cell.value}


def boxes(sheet: Worksheet, table: Table) -> Iterator[Box]:
    """All unlocked cells that ask for a measure."""
    stub = 3 + len(table.attributes)
    for row in range(FIRST_ROW, sheet.max_row + 1):
        own = [c for c in headings(sheet) if c > stub and not sheet.cell(row, c).protection.locked]
        for number, column in enumerate(own):
            yield Box(sheet.cell(row, column), row, number, *asked_by(sheet.cell(HEAD_ROW, column).value, table))


def open_stub(sheet: Worksheet, table: Table) -> None:
    """Write programme and attributes into the rows that leave them to the sender."""
    programmes = list(CATALOG.programmes.values())
    for row in range(FIRST_ROW, sheet.max_row + 1):
        if not sheet.cell(row, 3).protection.locked:
            sheet.cell(row, 3).value = programmes[row % len(programmes)].label.ko
            for number in range(len(table.attributes)):
                sheet.cell(row, 4 + number).value = f"담당 {'가나다라마바사아자차'[row % 10]}"


def some_number(box: Box) -> Typed:
    """Something an office might type: bounds, zeros, counts that look like years, decimals where there are some."""
    measure = box.measure
    low, high = (bound / box.scale for bound in measure.range or (0, 1000))
    pool: list[Typed] = [low, high, 1, 2, 3, 7, 12, 42, 2025, 2026, 118, 1999]
    pool += [2024.5, 0.125, 12345.678] if measure.type == "money" else []
    pool += [0.5, 33.3, 99.9] if measure.type == "share" or not measure.whole else []
    fitting = [int(v) if float(v).is_integer() else v for v in pool if low <= v <= high]
    return fitting[(box.row * 5 + box.column * 3) % len(fitting)]


def something(box: Box) -> Typed:
    if box.measure.type in ("date", "event"):
        return date(YEAR, 1 + box.row % 12, 1 + (box.row * 7 + box.column) % 28)
    if box.measure.type == "text":
        return ("운영 중", "서구형", "준비")[box.row % 3]
    return some_number(box)


def a_reason(box: Box) -> Typed:
    return something(box) if box.measure.type == "event" else list(REASONS)[(box.row + box.column) % len(REASONS)]


FILLINGS: dict[str, Callable[[Box], Typed | None]] = {
    "every cell": something,
    "reasons among the figures": lambda box: a_reason(box) if (box.row + box.column) % 4 == 0 else something(box),
    "reasons only": a_reason,
    "every other cell": lambda box: something(box) if (box.row + box.column) % 2 else None,
    "one row": lambda box: something(box) if box.row == FIRST_ROW + 1 else None,
    "one column": lambda box: something(box) if box.column == 0 else None,
    "the last column": lambda box: something(box) if box.measure.type in ("text", "date", "event", "share") else None,
    "the first of each dong": lambda box: something(box) if box.row % 3 == 0 and box.column == 1 else None,
    "counts that look like years": lambda box: (
        2001 + box.column
        if box.measure.type in ("count", "money")
        and box.row == FIRST_ROW + 1
        and (box.measure.range or (0, 0))[1] > 3000
        else None
    ),
}


def typed_fact(sheet: Worksheet, table: Table, box: Box, value: Typed) -> Told:
    """The fact that a typed value is."""
    cell = box.cell
    named = [sheet.cell(cell.row, 4 + n).value for n in range(len(table.attributes))]
    attributes = "; ".join(f"{a.id}={v}" for a, v in zip(table.attributes, named, strict=True))
    programme = next(p.id for p in CATALOG.programmes.values() if p.label.ko == sheet.cell(cell.row, 3).value)
    place = next(p.id for p in CATALOG.dongs if p.label.ko == sheet.cell(cell.row, 1).value)
    missing = REASONS.get(str(value))
    text = value.isoformat() if isinstance(value, date) else value if isinstance(value, str) and not missing else None
    number = (
        1.0 if box.measure.type == "event" else float(value) * box.scale if isinstance(value, int | float) else None
    )
    day = text if box.measure.type == "event" else str(YEAR)
    return (
        (table.table, programme, place, day, day, attributes, box.measure.id),
        (None if number is None else round(number, 6), text, missing, box.measure.unit, "exact", cell.coordinate),
    )


def loaded_facts(conformed: Conformed) -> list[Told]:
    key = ("table_name", "programme", "place", "period_start", "period_end", "attributes", "measure")
    said = ("value", "value_text", "missing", "unit", "qualifier", "cell")
    return [
        (
            tuple(fact[name] for name in key),
            tuple(None if name == "value_text" and fact["missing"] else fact[name] for name in said),
        )
        for fact in conformed.facts
    ]


def fill(path: Path, table: Table, choose: Callable[[Box], Typed | None]) -> list[Told]:
    """Type into a form as a sender would; what was typed, as facts."""
    book = load_workbook(path)
    sheet = book["입력"]
    open_stub(sheet, table)
    typed = []
    for box in boxes(sheet, table):
        value = choose(box)
        if value is not None:
            box.cell.value = value
            typed.append(typed_fact(sheet, table, box, value))
    book.save(path)
    return typed


def returns(path: Path, table: Table, filling: str) -> None:
    """Fill the form in that way, take it in, and find exactly what was typed."""
    typed = fill(path, table, FILLINGS[filling])
    conformed = take_in(path)
    loaded = loaded_facts(conformed)
    assert {"lost": [f for f in typed if f not in loaded], "more": [f for f in loaded if f not in typed]} == {
        "lost": [],
        "more": [],
    }
    assert len(loaded) == len(typed)
    told = [problem for problem in conformed.problems if problem.severity != "info" or problem.ask]
    assert [problem for problem in told if typed or problem.code != "no_table"] == []


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with last year's figures in every table: real, made up, and missing with a reason."""
    return release_of(tmp_path_factory.mktemp("curated") / "1", last_years_figures())


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """The form of a table, written once for all the ways of filling it in: (table, release, place) to its path."""

    @cache
    def form(name: str, release: Path | None = None, place: str | None = None) -> Path:
        path = tmp_path_factory.mktemp("form") / "양식.xlsx"
        write_template(CATALOG, release, name, YEAR, path, place=place)
        return path

    return form


@pytest.mark.parametrize("filling", FILLINGS)
@pytest.mark.parametrize("name", TABLES)
def test_what_is_typed_into_the_form_of_one_dong_is_loaded_as_typed(
    name: str, filling: str, forms: Callable[..., Path], tmp_path: Path
) -> None:
    copy(forms(name, place="양3동"), tmp_path / "양식.xlsx")
    returns(tmp_path / "양식.xlsx", CATALOG.tables[name], filling)


@pytest.mark.parametrize("filling", ["every cell", "every other cell"])
@pytest.mark.parametrize("name", TABLES)
def test_what_is_typed_for_all_dongs_is_loaded_as_typed(
    name: str, filling: str, forms: Callable[..., Path], tmp_path: Path
) -> None:
    copy(forms(name), tmp_path / "양식.xlsx")
    returns(tmp_path / "양식.xlsx", CATALOG.tables[name], filling)


@pytest.mark.parametrize("filling", ["every cell", "reasons among the figures", "every other cell", "one row"])
@pytest.mark.parametrize("name", TABLES)
def test_with_last_years_figures_beside_only_what_is_typed_is_loaded(
    name: str, filling: str, release: Path, forms: Callable[..., Path], tmp_path: Path
) -> None:
    copy(forms(name, release), tmp_path / "양식.xlsx")
    assert any(map(str.strip, drawn(tmp_path).values())) or name == "milestones"
    returns(tmp_path / "양식.xlsx", CATALOG.tables[name], filling)


@pytest.mark.parametrize("name", TABLES)
def test_an_untouched_form_gives_nothing(name: str, release: Path, forms: Callable[..., Path], tmp_path: Path) -> None:
    copy(forms(name, release), tmp_path / "양식.xlsx")
    conformed = take_in(tmp_path / "양식.xlsx")
    assert conformed.facts == ()
    assert [problem.code for problem in conformed.problems] == ["no_table"]
