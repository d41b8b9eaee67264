"""What the stub of each row says: labels filled down, place with its parents, period, unit, total words."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from catalog.vocabulary import Vocabulary, squeeze
from etl.clean.period import Period
from etl.clean.period_search import find_periods
from etl.clean.periods import period_of_number, whole_period
from etl.clean.places import Place, read_place
from etl.clean.text import one_line, without_bullet
from etl.clean.units import split_unit, unit_named
from etl.grid import Kind, number_text
from etl.recognise.cells import Cells, Sort
from etl.recognise.headings import NATION, Heading, is_total
from etl.recognise.labels import split_period
from etl.recognise.layout import Layout
from etl.recognise.roles import Column, Role
from etl.recognise.stub_headings import Stub, joined

_COUNTED = re.compile(
    r"\s*\((?:연|월|주|총)?\s?\d+\s?(?:회|강|명|시간|h)[^()]*\)$"
)  # a figure of its own, read elsewhere


_TOTAL = "합계"


def read_stub(
    cells: Cells, layout: Layout, columns: Sequence[Column], headings: dict[int, Heading], vocabulary: Vocabulary
) -> Stub:
    """The stub of every body row, from the columns that name rows."""
    naming = [c for c in columns if c.role in {Role.PLACE, Role.PERIOD, Role.LABEL, Role.UNIT}]
    if not naming and not layout.sections:
        return Stub((Heading(),), np.zeros(len(layout.body_rows), dtype=np.int64))
    said: list[tuple[Role, list[Heading]]] = []
    codes: list[npt.NDArray[np.int64]] = []
    if layout.sections:
        codes.append(_section_codes(layout))
        said.append((Role.LABEL, [Heading(), *(_label(text, vocabulary) for _, text in layout.sections)]))
    outer: npt.NDArray[np.bool_] = np.zeros(len(layout.body_rows), dtype=np.bool_)
    for column in columns:
        if column.role == Role.SKIP and (totals := _totals_in(cells, layout, column, vocabulary)).any():
            outer = outer | totals
            said.append((Role.LABEL, [Heading(), Heading(total_words=(_TOTAL,), printed=(_TOTAL,))]))
            codes.append(totals.astype(np.int64))
    for column in naming:
        found, unique = _filled_down(cells, layout, column, outer)
        outer = outer | np.concatenate(([True], found[1:] != found[:-1]))
        said.append((column.role, [_value(raw, column.role, headings[column.index], vocabulary) for raw in unique]))
        codes.append(found)
    return joined(said, codes)


def _totals_in(cells: Cells, layout: Layout, column: Column, vocabulary: Vocabulary) -> npt.NDArray[np.bool_]:
    """The rows that say 합계 where the others have their serial number."""
    rows = layout.body_rows
    found = np.zeros(len(rows), dtype=np.bool_)
    for position in np.flatnonzero(cells.sorts[rows, column.index] == Sort.WORDS):
        found[position] = is_total(cells.words(int(rows[position]), column.index), vocabulary)
    return found


def _section_codes(layout: Layout) -> npt.NDArray[np.int64]:
    starts = np.array([row for row, _ in layout.sections])
    return np.searchsorted(starts, layout.body_rows, side="right").astype(np.int64)


def _filled_down(
    cells: Cells, layout: Layout, column: Column, outer: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int64], list[object]]:
    """Codes and values of a stub column; a blank takes the value above unless an outer column changes there."""
    corners = cells.corners[layout.body_rows, column.index]
    numeric = cells.grid.kinds.reshape(-1)[corners] == Kind.NUMBER
    raw = cells.grid.texts.reshape(-1)[corners].copy()
    raw[numeric] = cells.grid.numbers.reshape(-1)[corners[numeric]]
    if column.role == Role.PERIOD:
        _carry_years(raw)
    if column.role == Role.UNIT:
        blank = np.zeros(len(raw), dtype=bool)
    else:
        blank = np.array([isinstance(value, str) and not value.strip() for value in raw])
    keeps = ~blank | outer
    last = np.maximum.accumulate(np.where(keeps, np.arange(len(raw)), -1))
    filled = np.where(last >= 0, raw[np.maximum(last, 0)], "")
    numbers: dict[object, int] = {}
    codes = [numbers.setdefault(value, len(numbers)) for value in filled]
    return np.array(codes, dtype=np.int64), list(numbers)


def _carry_years(raw: npt.NDArray[np.object_]) -> None:
    """Months below a year in one column (2017, 1월, 2월 …) are months of that year: says so in place."""
    texts = {value for value in raw if isinstance(value, str) and value.strip()}
    periods = {text: whole_period(text) for text in texts}
    if not any(period is not None and not period.complete for period in periods.values()):
        return
    year: int | None = None
    for position, value in enumerate(raw):
        period = period_of_number(value) if isinstance(value, float) else periods.get(value)
        if period is not None and period.complete:
            year = period.year
        elif period is not None and year is not None:
            raw[position] = f"{year}년 {value}"


def _value(raw: object, role: Role, heading: Heading, vocabulary: Vocabulary) -> Heading:
    """What one stub value says."""
    if isinstance(raw, float):
        return _number_value(raw, role, heading)
    text = one_line(str(raw))
    if not text or squeeze(text) in vocabulary.missing_words:
        return Heading()
    if role == Role.UNIT:
        return Heading(unit=unit_named(text, vocabulary.units) or text)
    if is_total(text, vocabulary):
        return Heading(total_words=(text,), printed=(text,))
    return _named(text, role, vocabulary)


def _named(text: str, role: Role, vocabulary: Vocabulary) -> Heading:
    """What a name in the stub is: a place, a period or a label."""
    if role == Role.PLACE and (place := read_place(text, vocabulary.places)):
        return Heading(place=place, printed=(text,), total_words=(NATION,) if place.name == NATION else ())
    if role == Role.PERIOD:
        label, period = split_period(text)
        named = label and period is None and next(find_periods(label), None) is None
        return Heading((label,) if named else (), period, printed=(text,))
    return _label(text, vocabulary)


def _number_value(raw: float, role: Role, heading: Heading) -> Heading:
    if role != Role.PERIOD:
        return Heading((number_text(raw),), printed=(number_text(raw),))
    word = heading.last
    if word.endswith("일") and 1 <= raw <= 31 and raw.is_integer():
        return Heading(period=Period(day=int(raw)))
    if 1 <= raw <= 12 and raw.is_integer():
        if "분기" in word:
            return Heading(period=Period(quarter=int(raw)))
        if "반기" in word:
            return Heading(period=Period(half=int(raw)))
        return Heading(period=Period(month=int(raw)))
    return Heading(period=period_of_number(raw))


def _label(text: str, vocabulary: Vocabulary) -> Heading:
    name, unit = split_unit(_COUNTED.sub("", without_bullet(text)), vocabulary.units)
    if is_total(name, vocabulary):
        return Heading(unit=unit, total_words=(name,), printed=(text,))
    if squeeze(name) in vocabulary.places:
        return Heading(place=Place(name), unit=unit, printed=(text,))
    rest, period = split_period(name)
    if period is not None and rest and rest != name and period.until is None and not name.endswith(")"):
        rest, period = name, None  # a name that begins with a year is a name
    return Heading((rest,) if rest else (), period, unit=unit, printed=(text,))
