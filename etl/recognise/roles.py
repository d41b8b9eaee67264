"""Which columns of a table are its stub (place, period, label, …) and which hold what is to be read."""

import re
from dataclasses import dataclass
from enum import Enum

from catalog.vocabulary import Vocabulary
from etl.recognise.cells import Cells, Sort
from etl.recognise.column_kinds import (
    AS_OF,
    KEY_HEADINGS,
    SAMPLE,
    UNIT_HEADING,
    Seen,
    counts_rows,
    is_code,
    is_dated,
    is_period,
    is_place,
    is_serial,
    look,
)
from etl.recognise.figure_columns import holds_figures
from etl.recognise.headings import Heading
from etl.recognise.layout import Layout


class Role(Enum):
    """What a column is for."""

    PLACE = "place"
    PERIOD = "period"
    LABEL = "label"
    SKIP = "skip"  # serial numbers, codes
    UNIT = "unit"
    BODY = "body"


@dataclass(frozen=True)
class Column:
    """A column of a table. `mostly` is the Sort most of its cells have; `figures`: most are numbers, or figures in words
    (26(고문2), 20여명); `also_read`: a label that is a fact as well."""

    index: int
    role: Role
    mostly: int
    figures: bool = False
    also_read: bool = False


def find_roles(
    cells: Cells, layout: Layout, headings: dict[int, Heading], vocabulary: Vocabulary
) -> tuple[Column, ...]:
    """The role of every column that holds anything, left to right."""
    seen = {column: look(cells, layout, column) for column in layout.columns}
    seen = {column: found for column, found in seen.items() if found.total}
    fixed = _fixed_roles(seen, headings, vocabulary)
    first_value = _first_value(seen, fixed, vocabulary)
    roles: list[Column] = []
    for column, found in seen.items():
        role = fixed.get(column)
        also = False
        if role is None:
            text_before = found.mostly == Sort.WORDS and column < first_value
            label = text_before and not _prose(cells, layout, roles, found)
            role = (
                Role.LABEL
                if label or _keys_rows(cells, layout, roles, found, headings[column], first_value)
                else Role.BODY
            )
            also = role == Role.LABEL and _is_fact(cells, layout, roles, headings[column], vocabulary)
        figures = found.mostly == Sort.NUMBER or holds_figures(found, vocabulary)
        roles.append(Column(column, role, found.mostly, figures, also))
    return tuple(roles)


def _fixed_roles(seen: dict[int, Seen], headings: dict[int, Heading], vocabulary: Vocabulary) -> dict[int, Role]:
    """Roles that a column's own heading and values settle."""
    roles: dict[int, Role] = {}
    leading, named = True, False  # named: a label column came before, which names the rows already
    for column, found in seen.items():
        heading = headings[column]
        if is_serial(found, heading, leading) or is_code(found, heading):
            roles[column] = Role.SKIP
        elif UNIT_HEADING.match(heading.last) and found.mostly == Sort.WORDS:
            roles[column] = Role.UNIT
        elif is_period(found, heading, leading, vocabulary):
            roles[column] = Role.PERIOD
        elif leading and counts_rows(found, heading, vocabulary):
            roles[column] = Role.LABEL
        elif found.mostly == Sort.WORDS and is_place(found, heading, leading and not named, vocabulary):
            roles[column] = Role.PLACE
        elif found.mostly == Sort.DATE or is_dated(found):
            roles[column] = Role.BODY
        elif found.mostly == Sort.NUMBER or holds_figures(found, vocabulary):
            leading = False
        else:
            named = True
    return _without_reference_dates(roles, headings)


def _without_reference_dates(roles: dict[int, Role], headings: dict[int, Heading]) -> dict[int, Role]:
    """The date a file was made up says nothing where another column dates the rows."""
    dated = [column for column, role in roles.items() if role == Role.PERIOD]
    references = [column for column in dated if AS_OF.search(headings[column].name)]
    return {**roles, **dict.fromkeys(references, Role.SKIP)} if len(references) < len(dated) else roles


def _first_value(seen: dict[int, Seen], fixed: dict[int, Role], vocabulary: Vocabulary) -> int:
    """The first column of figures or dates that is no stub; in a table of texts, the last one of periods or places."""
    values = [
        c
        for c, found in seen.items()
        if c not in fixed and (found.mostly == Sort.NUMBER or holds_figures(found, vocabulary))
    ]
    if any(seen[column].mostly == Sort.NUMBER for column in values):
        return min([*values, *(column for column, role in fixed.items() if role == Role.BODY)])
    keys = [
        column
        for column, role in fixed.items()
        if role in {Role.PERIOD, Role.PLACE} and column < min(values, default=column + 1)
    ]
    return max(keys, default=-1)


def _long(found: Seen, limit: int = 45) -> bool:
    return bool(found.texts) and sum(map(len, found.texts)) / len(found.texts) > limit


def _prose(cells: Cells, layout: Layout, before: list[Column], found: Seen) -> bool:
    """Sentences rather than names: long, and not needed to tell the rows apart."""
    return _long(found) or (_long(found, 20) and bool(before) and _unique(cells, layout, before))


def _keys_rows(
    cells: Cells, layout: Layout, before: list[Column], found: Seen, heading: Heading, first_value: int
) -> bool:
    """In a table of texts: whether a column still belongs to what names its rows."""
    if found.mostly != Sort.WORDS or any(column.role == Role.BODY for column in before):
        return False
    if not before:
        return True
    if heading.last in KEY_HEADINGS and not _long(found):
        return True
    plain = not any(re.search(r"\d", text) for text in found.texts) and not _long(found)
    return plain and len(before) <= first_value + 2 and not _unique(cells, layout, before)


def _unique(cells: Cells, layout: Layout, columns: list[Column]) -> bool:
    """Whether the stub so far tells all rows apart."""
    rows = layout.body_rows[: 4 * SAMPLE]
    keys = [
        tuple(cells.words(int(row), column.index) for column in columns if column.role != Role.SKIP) for row in rows
    ]
    return len(set(keys)) == len(keys)


def _is_fact(cells: Cells, layout: Layout, before: list[Column], heading: Heading, vocabulary: Vocabulary) -> bool:
    """A label behind a stub that is whole without it, under a heading that the catalog knows: 유형 beside 동."""
    known = heading.last in vocabulary.measure_words and heading.last not in KEY_HEADINGS
    return known and bool(before) and _unique(cells, layout, before)
