"""The dongs most like one, so that it can be set beside its equals rather than beside all."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures.marks import Mark
from dashboard.stats.peers import Variable, peers
from dashboard.stats.reasons import Refused

# By what dongs are compared: indicators of the catalog. Twice as many residents count the same anywhere.
COMPARED_BY = (Variable("residents", logged=True),)


@dataclass(frozen=True)
class Similar:
    """A dong, its residents, and how far it is from the one asked about (0 is alike; 1 is a standard deviation of all dongs)."""

    residents: Mark
    distance: float


def similar(place: str, residents: Sequence[Mark], period: str) -> tuple[Similar, ...] | Refused:
    """The one asked about at distance 0, then its peers, nearest first. `residents`: the marks of that indicator."""
    at = {mark.place: mark for mark in residents if mark.kind == "dong" and mark.period == period}
    found = peers(place, {name: (mark.value,) for name, mark in at.items()}, COMPARED_BY)
    if isinstance(found, Refused):
        return found
    return (Similar(at[place], 0.0), *(Similar(at[one.place], one.distance) for one in found))
