"""Keeps small counts of persons, and what would give them away, out of the frames of a release."""

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Any, Protocol

import pandas as pd

from catalog.load import Catalog
from dashboard import small_counts

SIDES: tuple[small_counts.Side, ...] = ("numerator", "denominator")


class Asked(Hashable, Protocol):
    """What is needed of a release: its catalog, and answers to queries."""

    @property
    def catalog(self) -> Catalog:
        """The catalog it was built with."""

    def ask(self, query: str, **parameters: object) -> list[dict[str, Any]]:
        """The rows of queries/<query>.sql."""


def withheld(opened: Asked, frame: pd.DataFrame, indicator: str, *sides: small_counts.Side) -> pd.DataFrame:
    """The figures of an indicator without small counts of persons, nor what would give them away. `sides` those that are the
    indicator's own, both by default."""
    parts = small_counts.personal_parts(opened.catalog.indicators[indicator], opened.catalog)
    hidden = {
        side: hidden_counts(opened, *small_counts.counted_in(part, opened.catalog))
        for side, part in parts.items()
        if side in (sides or SIDES)
    }
    return small_counts.without_small(frame, hidden)


def all_withheld(opened: Asked, frame: pd.DataFrame) -> pd.DataFrame:
    """The same for a frame of several indicators, named in its column `indicator`."""
    for name in frame["indicator"].unique():
        if small_counts.personal_parts(opened.catalog.indicators[name], opened.catalog):
            own = frame["indicator"] == name
            frame = pd.concat([withheld(opened, frame[own], name), frame[~own]]).loc[frame.index]
    return frame


def hidden_figures(opened: Asked, indicators: Iterable[str]) -> frozenset[tuple[str, str, str]]:
    """Indicator, place and period of the figures of these indicators that a release withholds."""
    found: set[tuple[str, str, str]] = set()
    for name in indicators:
        known = opened.catalog.indicators.get(name)
        for part in small_counts.personal_parts(known, opened.catalog).values() if known else ():
            found |= {(name, *key) for key in hidden_counts(opened, *small_counts.counted_in(part, opened.catalog))}
    return frozenset(found)


def hidden_now(opened: Asked, indicator: str) -> frozenset[small_counts.Key]:
    """Places and periods of an indicator that are withheld, of a release that is looked at once and not kept open."""
    parts = small_counts.personal_parts(opened.catalog.indicators[indicator], opened.catalog).values()
    counted = [small_counts.counted_in(part, opened.catalog) for part in parts]
    return frozenset().union(*(hidden_counts.__wrapped__(opened, *one) for one in counted))


@lru_cache(maxsize=96)
def hidden_counts(opened: Asked, indicator: str, side: small_counts.Side) -> frozenset[small_counts.Key]:
    """With made-up figures and without: what either would give away."""
    district = opened.catalog.district.id
    found: set[small_counts.Key] = set()
    for demonstration in (True, False):
        rows = opened.ask("personal_counts", indicator=indicator, side=side, demonstration=demonstration)
        counts = [
            small_counts.Count(row["place"], row["place"] == district, row["period"], row["value"], row["published"])
            for row in rows
            if row["period"]
        ]
        found |= small_counts.hidden_in(counts)
    return frozenset(found)
