"""Which places a trend draws, in which style, and which breaks cut it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from catalog.model import Event, Indicator
from dashboard.figures.lines import Style
from dashboard.figures.marks import MOST_HIGHLIGHTS, Mark, by_place, highlighted
from dashboard.figures.paint import Palette
from dashboard.periods import first_day, grain_of, last_day
from dashboard.views import View

NO_EVENTS: Mapping[str, Event] = MappingProxyType({})


@dataclass(frozen=True)
class Series:
    """One place's figures, each with a value, and how they are drawn; only a named one gets points and a label at its end."""

    marks: tuple[Mark, ...]
    style: Style
    named: bool = True

    @property
    def points(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if grain_of(mark.period) != "span")

    @property
    def spans(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if grain_of(mark.period) == "span")


def choose_series(view: View, marks: Sequence[Mark], colours: Palette) -> list[Series]:
    """Marks with values as series, the rear ones first: others grey, the district dotted, those chosen in colour."""
    places = by_place(marks)
    front = [places[place] for place in highlighted(view, marks)]
    district = [own for own in places.values() if own[0].is_district]
    others = [own for own in places.values() if not own[0].is_district and own not in front]
    if not front and not others:
        return [Series(own, Style(colours.accent, 3, size=8)) for own in district]
    if not front and not district and len(others) <= MOST_HIGHLIGHTS:
        front, others = others, []
    return [
        *(Series(own, Style(colours.context, 1.3), named=False) for own in others),
        *(Series(own, Style(colours.ink, 2, "dot", 6)) for own in district),
        *(Series(own, Style(colour, 3, size=8)) for own, colour in zip(front, colours.highlights, strict=False)),
    ]


def breaks_within(indicator: Indicator, events: Mapping[str, Event], marks: Sequence[Mark]) -> list[Event]:
    """The indicator's breaks with figures on both sides."""
    cuts = [events[name] for name in indicator.breaks if name in events]
    if not marks:
        return []
    first, last = min(first_day(mark.period) for mark in marks), max(last_day(mark.period) for mark in marks)
    return [event for event in cuts if first < event.since <= last]
