"""A view as a table: places down, periods across, every cell with what has to be said about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

import pandas as pd

from catalog.load import Catalog
from catalog.model import Indicator
from dashboard.engine import records
from dashboard.figures.reasons import REFUSALS
from dashboard.judgements import NOTHING_JUDGED, Judged
from dashboard.listing_places import beside
from dashboard.numbers import Scale, scale_for
from dashboard.periods import show_period
from dashboard.release import Row
from dashboard.screen import Number
from dashboard.text import Say, say
from dashboard.views import Language, View

NO_COMMENTS: Mapping[tuple[str, str], str] = MappingProxyType({})
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Cell:
    """One figure in words, and what stands beside it: made up, partial, the signs of its comments, or why it is missing."""

    text: str
    number: Number | None
    demonstration: bool = False
    partial: str = ""
    noted: str = ""


@dataclass(frozen=True)
class Listing:
    """A table ready to be printed: the unit once, a heading for each period, a row for each place.

    `beside` are further columns in words, a tuple of cells for each row, under the headings `beside_headings`.
    """

    unit: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    beside_headings: tuple[str, ...] = ()
    beside: tuple[tuple[str, ...], ...] = ()

    @property
    def demonstration(self) -> Literal["none", "some", "all"]:
        """How many of the figures are made up."""
        made_up = {cell.demonstration for _, cells in self.rows for cell in cells if cell.number}
        return "none" if made_up <= {False} else "all" if made_up == {True} else "some"


def listing(
    view: View,
    frame: pd.DataFrame,
    indicator: Indicator,
    catalog: Catalog,
    language: Language,
    judged: Judged = NOTHING_JUDGED,
    signs: Mapping[tuple[str, str], str] = NO_COMMENTS,
) -> Listing:
    """The table of a view. One period for a ranking or a map, where the better end stands first; else all periods.

    Of places that were judged also intervals, ranks and where they stand. `signs`: place and period → those of its comments.
    """
    shown = in_view(view, frame, lowest_first=indicator.direction == "lower")
    scale = scale_for(shown["value"].tolist(), indicator, language)
    periods = sorted(shown["period"].dropna().unique(), key=_chronologically)
    cells = {
        where: replace(_cell(row, indicator, scale, catalog, language), noted=signs.get(where, ""))
        for row in records(shown)
        for where in [(row["place"], row["period"])]
    }
    places = list(shown.drop_duplicates("place")[["place", "label"]].itertuples(index=False))
    columns = beside(view, judged.places, scale, language)
    return Listing(
        unit=scale.unit,
        headings=tuple(show_period(period, language) for period in periods),
        rows=tuple(
            (label, tuple(cells.get((place, period), Cell("", None)) for period in periods)) for place, label in places
        ),
        beside_headings=tuple(columns),
        beside=tuple(tuple(column.get(place, "") for column in columns.values()) for place, _ in places),
    )


def in_view(view: View, frame: pd.DataFrame, *, lowest_first: bool = False) -> pd.DataFrame:
    """The rows of the frame that the view draws; in a ranking the district first, then by value."""
    if view.kind in ("trend", "heat"):
        return frame
    if view.kind == "against":
        return frame[frame["period"].isin([view.against, view.period])]
    return frame[frame["period"] == view.period].sort_values(
        ["kind", "value"],
        ascending=[True, lowest_first],
        key=lambda column: column != "district" if column.name == "kind" else column,
    )


def _chronologically(period: str) -> tuple[str, str]:
    start, _, end = period.partition("/")
    return (end or start, start)


def _cell(row: Row, indicator: Indicator, scale: Scale, catalog: Catalog, language: Language) -> Cell:
    value, made_up = row["value"], bool(row["demonstration"])
    number = Number(indicator.indicator, row["place"], row["period"])
    if pd.isna(value):
        return Cell(missing_words(row["missing"], catalog, language), number, made_up)
    return Cell(scale.write(value, row["qualifier"], language), number, made_up, partial_words(row, say(language)))


def missing_words(reason: object, catalog: Catalog, language: Language) -> str:
    """The reason for a missing value as it is called on screen."""
    entry = catalog.words.missing.get(str(reason))
    if entry is None:  # of an indicator in another measure
        return say(language)(REFUSALS[str(reason)]) if reason in REFUSALS else ""
    return entry.label.ko if language == "ko" else entry.label.en


def partial_words(row: Row, speak: Say) -> str:
    """`18개 동 중 5개` where a sum lacks parts, else empty."""
    parts, parts_of = row["parts"], row["parts_of"]
    if pd.isna(parts) or pd.isna(parts_of) or parts >= parts_of:
        return ""
    return speak("{parts_of}개 동 중 {parts}개", parts_of=int(parts_of), parts=int(parts))


def programme_labels(programmes: Iterable[str], catalog: Catalog, language: Language) -> list[str]:
    """The names of programmes on screen."""
    known = [catalog.programmes[name].label for name in programmes if name in catalog.programmes]
    return [label.ko if language == "ko" else label.en for label in known]


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("양동")
    ("'=1+1", '양동')
    """
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text
