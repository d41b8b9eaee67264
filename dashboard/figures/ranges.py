"""Intervals and ranges of rank as a ranking draws them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.model import Indicator
from dashboard.captions_places import rank_words, short_rank
from dashboard.figures.marks import Mark
from dashboard.figures.paint import Paint
from dashboard.judgements import Places
from dashboard.numbers import show_value


@dataclass(frozen=True)
class Ranges:
    """Place → its limits in the unit of the figure, its rank for a column, and both in words for the pointer."""

    limits: Mapping[str, tuple[float, float]]
    ranks: Mapping[str, str]
    told: Mapping[str, tuple[str, ...]]

    def words(self, mark: Mark) -> tuple[str, ...]:
        """What appears beside the mark under the pointer."""
        return self.told.get(mark.place, ())

    def whiskers(self, marks: Sequence[Mark], paint: Paint) -> dict[str, object]:
        """Thin lines from limit to limit, none where a place has no interval."""
        values = [mark.value or 0 for mark in marks]
        limits = [self.limits.get(mark.place, (value, value)) for mark, value in zip(marks, values, strict=True)]
        return {
            "type": "data",
            "symmetric": False,
            "array": [high - value for value, (_, high) in zip(values, limits, strict=True)],
            "arrayminus": [value - low for value, (low, _) in zip(values, limits, strict=True)],
            "color": paint.palette.ink,
            "thickness": 1.3,
            "width": 3,
        }


def ranges_of(places: Places | None, indicator: Indicator, paint: Paint) -> Ranges | None:
    """None where the order is a plain one."""
    if places is None or places.ranking.plain is not None or not places.intervals:
        return None
    ranks = places.ranks
    return Ranges(
        {place: (one.low, one.high) for place, one in places.intervals.items()},
        {place: paint.say("{rank}위", rank=short_rank(rank, paint.language)) for place, rank in ranks.items()},
        {
            place: (*limits_words(places, place, indicator, paint), rank_words(ranks[place], places, paint.language))
            for place in ranks
        },
    )


def limits_words(places: Places, place: str, indicator: Indicator, paint: Paint) -> tuple[str, ...]:
    """The interval of a place in words; nothing where it has none."""
    found = places.intervals.get(place)
    if found is None:
        return ()
    low, high = (show_value(limit, indicator, paint.language) for limit in (found.low, found.high))
    return (paint.say("95% 범위 {low}~{high}", low=low, high=high),)
