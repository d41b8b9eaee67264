"""The rows of a frame as marks to be drawn, and which of them a view looks at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from catalog.model import Indicator
from dashboard.periods import grain_of, last_day
from dashboard.views import View

ONE_PERIOD = ("rank", "tiles", "funnel")  # the kinds of view that look at one period
MOST_HIGHLIGHTS = 4  # more colours than four cannot be told apart at a glance


@dataclass(frozen=True)
class Mark:
    """One figure of one place and period; `value` is None where it is missing, `missing` then says why if it is known."""

    place: str
    kind: str
    label: str
    period: str
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    demonstration: bool = False
    parts: int | None = None
    parts_of: int | None = None
    covers: str = ""
    qualifier: str = "exact"
    missing: str = ""
    denominator_period: str = ""

    @property
    def partial(self) -> bool:
        """A sum over fewer dongs than there are."""
        return self.parts is not None and self.parts_of is not None and self.parts < self.parts_of

    @property
    def is_district(self) -> bool:
        return self.kind == "district"

    @property
    def about(self) -> tuple[str, str]:
        """Of where and when it is."""
        return self.place, self.period

    @property
    def key(self) -> list[str]:
        """What a click hands back."""
        return [*self.about]


def read_marks(frame: pd.DataFrame) -> tuple[Mark, ...]:
    """The frame's rows, in its order, with every kind of empty cell made None."""
    names = [field.name for field in fields(Mark) if field.name in frame.columns]
    columns = [frame[name].tolist() for name in names]
    return tuple(_mark(dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True))


def _mark(row: Mapping[str, Any]) -> Mark:
    known = {name: value for name, value in row.items() if not pd.isna(value)}
    for name in ("parts", "parts_of"):
        if name in known:
            known[name] = int(known[name])
    return Mark(**({"period": ""} | known))


def in_grain(view: View, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks of the view's own grain, without spans."""
    return tuple(mark for mark in marks if grain_of(mark.period) == view.grain)


def spans(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Figures that stand for several years as one."""
    return tuple(mark for mark in marks if mark.value is not None and grain_of(mark.period) == "span")


def by_place(marks: Iterable[Mark]) -> dict[str, tuple[Mark, ...]]:
    """Place → its marks in order of period; places in the order of the frame."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.place, []).append(mark)
    return {place: tuple(sorted(own, key=lambda mark: mark.period)) for place, own in found.items()}


def highlighted(view: View, marks: Iterable[Mark]) -> tuple[str, ...]:
    """The places drawn in colour: those asked for that are here, at most four."""
    here = {mark.place for mark in marks if not mark.is_district}
    return tuple(place for place in view.highlight if place in here)[:MOST_HIGHLIGHTS]


def looked_at(view: View, marks: Sequence[Mark]) -> str:
    """The one period of a ranking, a tile map or a funnel: the view's, else the latest with a value of a dong, else the latest."""
    if view.period:
        return view.period
    valued = [mark for mark in in_grain(view, marks) if mark.value is not None] or list(spans(marks))
    below = [mark.period for mark in valued if not mark.is_district]
    return max(below or [mark.period for mark in valued], default="")


def at_period(view: View, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """One mark for each place at the period looked at; a place without a row there gets a mark without a value."""
    period = looked_at(view, marks)
    return tuple(
        next((mark for mark in own if mark.period == period), Mark(own[0].place, own[0].kind, own[0].label, period))
        for own in by_place(marks).values()
    )


def in_course(view: View, marks: Sequence[Mark], indicator: Indicator) -> tuple[Mark, ...]:
    """The marks with a value that a trend draws.

    A sum of the whole district would press the dongs' lines flat: where the indicator is a sum and not a ratio, either the
    district is drawn or, once a dong is chosen or where the district is only known in part, the dongs.
    """
    across = spans(marks) if view.grain == "year" else ()
    valued = (*(mark for mark in in_grain(view, marks) if mark.value is not None), *across)
    district = [mark for mark in valued if mark.is_district]
    if indicator.denominator is not None or not district or len(district) == len(valued):
        return valued
    dongs = bool(highlighted(view, valued)) or all(mark.partial for mark in district)
    return tuple(mark for mark in valued if mark.is_district != dongs)


def shown_marks(view: View, marks: Sequence[Mark], indicator: Indicator) -> tuple[Mark, ...]:
    """The marks with a value that a view of this kind draws."""
    if view.kind == "trend":
        return in_course(view, marks, indicator)
    marks = at_period(view, marks) if view.kind in ONE_PERIOD else in_grain(view, marks)
    return tuple(mark for mark in marks if mark.value is not None)


def denominator_apart(mark: Mark, indicator: Indicator) -> bool:
    """Whether the denominator is of another date than the year's end."""
    at_year_end = indicator.denominator is not None and indicator.denominator.at == "year_end"
    return at_year_end and _dated_apart(mark)


def part_year(mark: Mark, indicator: Indicator) -> bool:
    """Whether a year's state was counted in one of its earlier months. (Events carry the day of the last of them instead.)"""
    at_year_end = indicator.denominator is not None and indicator.denominator.at == "year_end"
    return not at_year_end and grain_of(mark.denominator_period) == "month" and _dated_apart(mark)


def _dated_apart(mark: Mark) -> bool:
    if not mark.denominator_period or grain_of(mark.period) != "year":
        return False
    return last_day(mark.denominator_period) != last_day(mark.period)
