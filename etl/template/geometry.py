"""Where things stand on the sheet 입력, and how wide they are."""

from dataclasses import dataclass
from functools import cached_property

from etl.template.how_to import shown_width
from etl.template.plan import Plan

HEAD_ROW, YEAR_ROW, FIRST_ROW = 4, 5, 6
PLACE, SERIAL, PROGRAMME, ATTRIBUTES = 0, 1, 2, 3
NARROWEST, WIDEST_BESIDE, OPEN_WIDTH = 12, 24, 26


@dataclass(frozen=True)
class Geometry:
    """Rows and columns counted from 0; widths in characters of the sheet's font, of which Hangul takes two."""

    plan: Plan

    @property
    def last_row(self) -> int:
        return FIRST_ROW + len(self.plan.rows) - 1

    @property
    def stub_width(self) -> int:
        """동명, 연번, 사업명, and the attributes.

        A number stands in every row, so that no row of counts is taken for a heading of years; the dong before it tells
        that this is a table even where nothing but words is filled in.
        """
        return ATTRIBUTES + len(self.plan.attributes)

    @property
    def step(self) -> int:
        """The columns that an asked measure takes."""
        return 2 if self.plan.beside else 1

    def column(self, number: int) -> int:
        """The column of an input."""
        return self.stub_width + number * self.step

    @cached_property
    def beside(self) -> int:
        """The width of last year's figures."""
        told = [value for row in self.plan.rows for value in row.last_year if value]
        return min(max([NARROWEST - 2, *(shown_width(value) + 2 for value in told)]), WIDEST_BESIDE)

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """The width of every column."""
        plan = self.plan
        named = [row.programme.label.ko for row in plan.rows if row.programme] or [p.label.ko for p in plan.programmes]
        attributes = [
            max([NARROWEST, *(shown_width(row.attributes[number]) + 2 for row in plan.rows if row.attributes)])
            for number in range(len(plan.attributes))
        ]
        stub = [11, 6, max(map(shown_width, named)) + 2, *([OPEN_WIDTH] * len(attributes) if plan.open else attributes)]
        beside = [self.beside] if plan.beside else []
        inputs = [max(NARROWEST, shown_width(asked.heading) + 3 - sum(beside)) for asked in plan.asked]
        return (*stub, *(width for own in inputs for width in (own, *beside)))


def pixels(width: int) -> int:
    """The pixels of a column so many characters wide."""
    return width * 7 + 5
