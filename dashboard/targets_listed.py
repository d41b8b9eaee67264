"""The targets of a view's table: each beside the figure that it is for, with the distance between the two."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from catalog.model import Indicator
from dashboard.figures.marks import Mark, looked_at, read_marks
from dashboard.periods import show_period
from dashboard.targets import Distance, show_target, targets_shown
from dashboard.targets_standing import distance_of
from dashboard.text import say
from dashboard.views import Language, View
from ledger.targets import Target


@dataclass(frozen=True)
class Aim:
    """A target, and how the place's figure of that year stands to it: None where there is no value."""

    target: Target
    mark: Mark
    distance: Distance | None

    @property
    def period(self) -> str:
        return str(self.target.year)

    @property
    def key(self) -> tuple[str, str]:
        """Place and period of the figure."""
        return self.target.place, self.period

    @property
    def gap(self) -> float | None:
        """Value less target, None where the two are not compared."""
        return self.distance.gap if self.distance else None

    @property
    def words(self) -> str:
        """The distance in words, empty where there is none."""
        return self.distance.words if self.distance else ""


def aims(
    view: View, frame: pd.DataFrame, indicator: Indicator, targets: Iterable[Target], language: Language
) -> tuple[Aim, ...]:
    """The targets of the places in a trend's frame, or of a ranking at its period: in the frame's order of places, by year.

    A year without a figure has a mark without a value.
    """
    held = {(one.place, str(one.year)): one for one in targets_shown(view, targets)}
    if not held:
        return ()
    marks = read_marks(frame)
    at = looked_at(view, marks) if view.kind == "rank" else ""
    places = {mark.place: mark for mark in marks}
    known = {(mark.place, mark.period): mark for mark in marks}
    found = []
    for place, first in places.items():
        for key in sorted(key for key in held if key[0] == place and (not at or key[1] == at)):
            mark = known.get(key) or Mark(place, first.kind, first.label, key[1])
            found.append(Aim(held[key], mark, distance_of(mark, held[key], indicator, language)))
    return tuple(found)


def aim_words(aim: Aim, indicator: Indicator, language: Language) -> str:
    """`서구 2025년 목표 1,300명: 미달, 도달까지 41명`."""
    value, period = show_target(aim.target.value, indicator, language), show_period(aim.period, language)
    words = say(language)("{place} {period} 목표 {value}", place=aim.mark.label, period=period, value=value)
    return f"{words}: {aim.words}" if aim.words else words
