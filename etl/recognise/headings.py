"""What the heading of each column says: labels, period, place, unit, total."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from catalog.vocabulary import Vocabulary, squeeze
from etl.clean.period import Period
from etl.clean.periods import period_of_number, whole_period
from etl.clean.places import Place, certain_place, looks_like_place, read_place
from etl.clean.text import one_line
from etl.clean.units import unit_named
from etl.grid import Kind
from etl.recognise.cells import Cells, Sort
from etl.recognise.labels import fused, split_period, unit_beside
from etl.recognise.layout import Layout

_TOTAL_END = re.compile(r"(?:합계|소계|총계|누계)(?:\(.*\))?$|^계\(.*\)$")
_UNNAMED = re.compile(r"^Unnamed:")
NATION = "전국"


@dataclass(frozen=True)
class Heading:
    """A column heading, or what a row's stub says: the same things are looked for in both."""

    labels: tuple[str, ...] = ()
    period: Period | None = None
    place: Place | None = None
    unit: str | None = None
    total_words: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()

    @cached_property
    def name(self) -> str:
        """The innermost label, squeezed: the heading without its period, unit and total word."""
        return squeeze(self.labels[-1]) if self.labels else self.last if self.period is None else ""

    @cached_property
    def last(self) -> str:
        """The innermost printed text, squeezed."""
        return squeeze(self.printed[-1]) if self.printed else ""


def is_total(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a label is a total word.

    >>> words = Vocabulary({}, frozenset({"계", "소계", "합계"}), {}, {}, frozenset(), frozenset())
    >>> is_total("합     계", words), is_total("계(A+B)", words), is_total("회계", words), is_total("통계", words)
    (True, True, False, False)
    """
    key = squeeze(one_line(text))
    return key in vocabulary.total_words or bool(_TOTAL_END.search(key))


def combined(outer: Period | None, inner: Period | None) -> Period | None:
    """Two periods printed for one thing: a part is completed by the whole, the more precise one wins.

    >>> combined(Period(2017), Period(month=2)).written()
    ('2017-02', '2017-02')
    """
    if outer is None or inner is None:
        return inner or outer
    if not inner.complete:
        return inner.within(outer)
    return inner if outer.complete else outer.within(inner)


def column_headings(cells: Cells, layout: Layout, vocabulary: Vocabulary) -> dict[int, Heading]:
    """The heading of every column of the area."""
    printed = {column: _printed(cells, layout, column) for column in layout.columns}
    rows = range(len(layout.header_rows))
    over_numbers = [
        texts
        for column, texts in printed.items()
        if column > layout.area.left and _holds_numbers(cells, layout, column)
    ]
    place_rows = {
        row for row in rows if _names_places([texts[row] for texts in over_numbers if texts[row]], vocabulary)
    }
    unit_rows = {
        row for row in rows if _names_units([texts[row] for texts in printed.values() if texts[row]], vocabulary)
    }
    return {
        column: _heading(texts, place_rows, unit_rows, vocabulary) if texts else Heading()
        for column, texts in printed.items()
    }


def _printed(cells: Cells, layout: Layout, column: int) -> list[str]:
    """One text for each heading row; a blank in an upper band takes the label at its left."""
    return [_text_at(cells, layout, index, column) for index in range(len(layout.header_rows))]


def _text_at(cells: Cells, layout: Layout, index: int, column: int) -> str:
    row = layout.header_rows[index]
    if cells.filled[row, column]:
        return _number_heading(cells, layout, row, column) or cells.words(row, column)
    if index == len(layout.header_rows) - 1 or _merges_across(cells, row, layout):
        return ""
    for left in range(column - 1, layout.area.left - 1, -1):
        if cells.filled[row, left]:
            below = layout.header_rows[index + 1]
            is_stub = left == layout.area.left and column > left + 1 and not cells.filled[below, left]
            reaches = cells.filled[below, column] and cells.filled[below, left]
            return cells.words(row, left) if reaches and not is_stub else ""
    return ""


def _number_heading(cells: Cells, layout: Layout, row: int, column: int) -> str | None:
    """A heading stored as a number, written as the period it means: 2018.01, or 1 to 12 beside the word 월."""
    if cells.sorts[row, column] != Sort.NUMBER:
        return None
    value = float(cells.numbers[row, column])
    typed = cells.grid.kinds[row, column] == Kind.TEXT  # 2018.1 and 2018.10 are one number, but two texts
    if period := whole_period(cells.words(row, column)) if typed else period_of_number(value):
        return period.written()[0]
    corner = squeeze(cells.words(row, layout.area.left))
    numbers = cells.numbers[row, layout.area.left : layout.area.right + 1]
    months = set(numbers[~np.isnan(numbers)].tolist()) == set(map(float, range(1, 13)))
    if value.is_integer() and 1 <= value <= 12 and (corner in {"월", "월별"} or months):
        return f"{int(value)}월"
    return f"{int(value)}분기" if corner in {"분기", "분기별"} and value in {1.0, 2.0, 3.0, 4.0} else None


def _merges_across(cells: Cells, row: int, layout: Layout) -> bool:
    area = layout.area
    return any(
        m.top <= row <= m.bottom and m.right > m.left and area.left <= m.left <= area.right for m in cells.grid.merges
    )


def _names_places(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    names = {text for text in texts if not is_total(text, vocabulary)}
    certain = sum(certain_place(name, vocabulary.places) for name in names)
    like = sum(
        name[-1] in "구군시읍면동" and looks_like_place(name) and squeeze(name) not in vocabulary.measure_words
        for name in names
    )
    return len(names) >= 2 and (certain >= 0.5 * len(names) or (like >= 2 and like >= 0.6 * len(names)))


def _holds_numbers(cells: Cells, layout: Layout, column: int) -> bool:
    return bool((cells.sorts[layout.body_rows, column] == Sort.NUMBER).any())


def _names_units(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    units = [unit_named(text, vocabulary.units) for text in texts]
    return len(set(units)) >= 2 and sum(unit is not None for unit in units) >= 0.8 * len(units)


def _heading(texts: list[str], place_rows: set[int], unit_rows: set[int], vocabulary: Vocabulary) -> Heading:
    labels: list[str] = []
    totals: list[str] = []
    period: Period | None = None
    place: Place | None = None
    unit: str | None = None
    previous = ""
    for row, text in enumerate(texts):
        if not text or text == previous or _UNNAMED.match(text):
            continue
        previous = text
        if row in unit_rows:
            unit = unit_named(text, vocabulary.units)
            continue
        if row in place_rows and (found := read_place(text, vocabulary.places)):
            place = found
            continue
        for part in fused(text):
            name, found_unit = unit_beside(part, vocabulary)
            unit = found_unit or unit
            name, found_period = split_period(name)
            period = combined(period, found_period)
            if name and is_total(name, vocabulary):
                totals.append(name)
            elif name and (not labels or labels[-1] != name):
                labels.append(name)
    return Heading(tuple(labels), period, place, unit, tuple(totals), tuple(text for text in texts if text))
