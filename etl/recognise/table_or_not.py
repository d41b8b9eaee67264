"""Whether an area with headings and roles is a table at all, or a drawing, a form, a calendar, a list of words."""

import re

import numpy as np

from catalog.vocabulary import Vocabulary, squeeze
from etl.recognise.cells import Cells, Sort
from etl.recognise.column_kinds import KEY_HEADINGS, names_period, names_place
from etl.recognise.headings import Heading
from etl.recognise.layout import Layout
from etl.recognise.roles import Column, Role

_TEXT_HEADINGS = frozenset(
    {"내용", "비고", "출처", "특이사항", "주요내용", "현황", "사업내용", "주요사업", "실적", "일시", "장소", "대상"}
)

_ENTRY = re.compile(r"0\d{1,2}-\d{3,4}-\d{4}|(?:19|20)\d\d[.-]\s?\d{1,2}[.-]\s?\d{1,2}\.?$")  # a phone number, a day
_WEEKDAYS = frozenset({*"일월화수목금토", *(f"{day}요일" for day in "일월화수목금토")})


def is_table(layout: Layout, headings: dict[int, Heading], columns: tuple[Column, ...], vocabulary: Vocabulary) -> bool:
    """Numbers under headings or beside names; or texts under headings that are known as such."""
    body = [column for column in columns if column.role == Role.BODY]
    numeric = [column for column in body if column.mostly == Sort.NUMBER]
    if numeric:
        return (len(columns) > 1 or bool(layout.header_rows)) and not _is_form(layout, headings)
    if not layout.header_rows or not columns:
        return False
    lasts = [headings[column.index].last for column in columns]
    known = sum(_known(last, vocabulary) for last in lasts)
    first = lasts[0]
    named = len(first) <= 8 and (names_period(first) or names_place(first))
    keyed = first in KEY_HEADINGS or named or first in vocabulary.measure_words
    return len(columns) >= 2 and known >= 1 and (keyed or known >= 0.5 * len(lasts))


def is_one_entry(
    cells: Cells, layout: Layout, headings: dict[int, Heading], columns: tuple[Column, ...], vocabulary: Vocabulary
) -> bool:
    """A single number under a heading that says nothing: an entry of a form."""
    numeric = [column.index for column in columns if column.role == Role.BODY and column.mostly == Sort.NUMBER]
    numbers = cells.sorts[np.ix_(layout.body_rows, np.array(numeric, dtype=np.int64))] == Sort.NUMBER
    if numbers.sum() != 1:
        return False
    own = headings[numeric[int(np.argmax(numbers.any(axis=0)))]]
    says = (
        own.unit
        or (own.period and not own.period.day)
        or any(squeeze(label) in vocabulary.measure_words for label in own.labels)
    )
    return not says and len(columns) > 2


def _is_form(layout: Layout, headings: dict[int, Heading]) -> bool:
    """A form of labels and entries, or a calendar: nothing in it is a column of figures."""
    depth = len(layout.header_rows)
    words = {heading.last for heading in headings.values() if heading.printed}
    if depth >= 2 and any(_ENTRY.search(text) for heading in headings.values() for text in heading.printed):
        return True
    return (depth >= 3 and len(layout.body_rows) < depth and len(headings) <= 3) or (
        len(words) >= 5 and words <= _WEEKDAYS
    )


def _known(heading: str, vocabulary: Vocabulary) -> bool:
    if not heading:
        return False
    return (
        heading in vocabulary.measure_words
        or heading in KEY_HEADINGS
        or heading in _TEXT_HEADINGS
        or squeeze(heading) in vocabulary.programme_words
        or names_period(heading)
        or names_place(heading)
    )
