"""One table of a sheet, understood: its layout, headings, roles, stub and surroundings, ready to be read out."""

import itertools
import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from catalog.vocabulary import Vocabulary
from etl.clean.period import Period
from etl.clean.places import Place
from etl.recognise.areas import Area
from etl.recognise.cells import Cells, Sort
from etl.recognise.headings import Heading, column_headings, combined
from etl.recognise.layout import Layout, lay_out
from etl.recognise.measures import unit_of
from etl.recognise.roles import Column, Role, find_roles
from etl.recognise.stub_headings import Stub
from etl.recognise.stubs import read_stub
from etl.recognise.surroundings import Surroundings, look_around
from etl.recognise.table_or_not import is_one_entry, is_table

_UNREAD = re.compile(
    r"\d\s?(?:월|분기|반기)|(?:19|20)\d\d\s?[~/-]"
)  # a heading that tells a period in a form not known


@dataclass(frozen=True, eq=False)
class Table:
    """A table and what is known of its rows and columns. Positions in `stub` go by `layout.body_rows`."""

    cells: Cells
    layout: Layout
    headings: dict[int, Heading]
    columns: tuple[Column, ...]
    stub: Stub
    around: Surroundings
    units: dict[int, str | None]
    asked_units: tuple[int, ...]

    @cached_property
    def body(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.role == Role.BODY)

    @cached_property
    def has_numbers(self) -> bool:
        return any(column.mostly == Sort.NUMBER for column in self.body)

    def period(self, row: Heading, column: Heading) -> tuple[Period | None, str | None]:
        """The period of a cell, and the source it came from where that is no heading."""
        period = _of_both(row.period, column.period)
        if period is not None and period.complete:
            return period, None
        if period is None and (self.dated or any(_UNREAD.search(label) for label in column.labels)):
            return None, None  # a total over years, among columns or rows that have one each
        source = self.around.period_source
        if source is None or source.period is None:
            return None, None
        return combined(source.period, period), source.where

    @cached_property
    def dated(self) -> bool:
        """Whether rows or columns have years of their own, so that a title's does not hold for those without."""
        body = {column.index for column in self.body}
        own = [heading.period for index, heading in self.headings.items() if index in body]
        own += [heading.period for heading in self.stub.headings]
        return any(period is not None and period.complete for period in own)

    def place(self, row: Heading, column: Heading) -> tuple[Place | None, str | None]:
        """The place of a cell, and the source it came from where that is no heading."""
        if row.place or column.place:
            return _deeper(row.place, column.place), None
        source = self.around.place_source
        if source is None or (self.placed and source.where == "file"):
            return None, None
        return source.place, source.where

    @cached_property
    def placed(self) -> bool:
        return any(heading.place for heading in (*self.stub.headings, *self.headings.values()))

    def words_above(self, row: int, position: int, column: int) -> tuple[int | None, bool]:
        """The row whose words a blank takes over, and whether a merge says so; None where a number stands above."""
        cells = self.cells
        if not cells.own(row, column):
            return divmod(int(cells.corners[row, column]), cells.shape[1])[0], True
        for above in reversed(self.layout.body_rows[:position]):
            if cells.sorts[above, column] != Sort.EMPTY:
                return (int(above) if cells.sorts[above, column] in {Sort.WORDS, Sort.DATE} else None), False
        return None, False


def _of_both(row: Period | None, column: Period | None) -> Period | None:
    if row is not None and column is not None and row.complete and column.complete:
        return column  # the row tells of something else: a reference date beside yearly columns
    return combined(row, column)


def _deeper(row: Place | None, column: Place | None) -> Place | None:
    if row is None or column is None:
        return row or column
    if column.name in row.parents or column.name == row.name:
        return row
    return Place(column.name, (*row.parents, row.name), column.code)


def layouts_of(cells: Cells, area: Area) -> list[Layout]:
    """The layout of an area; several where label columns are repeated further right, as at page breaks; none of no table."""
    whole = lay_out(cells, area)
    if whole is None:
        return []
    blocks = _side_by_side(cells, area, whole) if whole.header_rows else [area]
    return [whole] if blocks == [area] else [layout for block in blocks if (layout := lay_out(cells, block))]


def _side_by_side(cells: Cells, area: Area, layout: Layout) -> list[Area]:
    heads = [tuple(cells.words(row, column) for row in layout.header_rows) for column in layout.columns]
    sorts = cells.sorts[np.ix_(layout.body_rows, np.array(layout.columns))]
    wordy = (sorts == Sort.WORDS).sum(axis=0) > (sorts == Sort.NUMBER).sum(axis=0)
    starts = [n for n, head in enumerate(heads) if head == heads[0] and any(head) and wordy[n]]
    starts = [n for n in starts if n == 0 or (n >= 2 and cells.own(layout.header_rows[0], area.left + n))]
    if len(starts) < 2 or not wordy[0] or any(b - a < 2 for a, b in itertools.pairwise(starts)):
        return [area]
    edges = [*starts, len(heads)]
    numeric = (sorts == Sort.NUMBER).any(axis=0)
    if not all(numeric[a:b].any() for a, b in itertools.pairwise(edges)):
        return [area]
    top = layout.header_rows[0]
    return [
        Area(top, area.left + a, area.bottom, area.left + b - 1, layout.lines, layout.notes)
        for a, b in itertools.pairwise(edges)
    ]


def understand(cells: Cells, layout: Layout, file_name: str, vocabulary: Vocabulary) -> Table | None:
    """The table that is laid out so; None where there is none."""
    if not len(layout.body_rows):
        return None
    headings = column_headings(cells, layout, vocabulary)
    columns = find_roles(cells, layout, headings, vocabulary)
    if not is_table(layout, headings, columns, vocabulary) or is_one_entry(
        cells, layout, headings, columns, vocabulary
    ):
        return None
    stub = read_stub(cells, layout, columns, headings, vocabulary)
    around = look_around(layout, cells.grid, file_name, vocabulary)
    stated = around.units or tuple(u for c in columns if c.role != Role.BODY and (u := headings[c.index].unit))[:1]
    units, asked = {}, []
    for column in columns:
        units[column.index], ask = unit_of(headings[column.index], stated if column.figures else ())
        if ask and column.role == Role.BODY and column.mostly == Sort.NUMBER:
            asked.append(column.index)
    return Table(cells, layout, headings, columns, stub, around, units, tuple(asked))
