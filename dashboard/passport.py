"""The number's passport: how one figure was computed, and the cells that it stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pandas as pd

from catalog.model import Indicator
from dashboard import engine
from dashboard.measured import indicator_in
from dashboard.periods import grain_of
from dashboard.release import Release, Row
from dashboard.screen import Number
from dashboard.small_counts import SMALL, personal_measures, small_sources
from dashboard.views import Grain, Language, View


@dataclass(frozen=True)
class Source:
    """One fact that went in: its value, the cell that holds it, and who gave the file."""

    row: int
    value: float | None
    unit: str
    missing: str | None
    printed: str
    place: str
    programme: str
    measure: str
    attributes: str
    period: str
    upload: str
    file: str
    sheet: str
    cell: str
    demonstration: bool
    giver: str
    source: str
    dated: str
    filled_from: str | None
    note: str | None
    table: str
    printed_unit: str
    correction: int | None


@dataclass(frozen=True)
class Passport:
    """A figure with all that explains it. `figure` is its row of the view's frame."""

    number: Number
    indicator: Indicator
    release: int
    figure: Row
    numerator: tuple[Source, ...]
    denominator: tuple[Source, ...]
    parts: tuple[Source, ...] = ()  # where the figure is one printed total: its witnesses, never added to it


def find(opened: Release, number: Number, *, demonstration: bool, language: Language) -> Passport | None:
    """The passport of a figure; None where the release has no such figure."""
    indicator = indicator_in(opened.catalog, number.indicator)
    if indicator is None:
        return None
    view = View(
        "trend", number.indicator, grain=grain_of_number(number), demonstration=demonstration, release=opened.number
    )
    frame = engine.frame(view, language)
    figure = frame[(frame["place"] == number.place) & (frame["period"] == number.period)]
    if figure.empty:
        return None
    return find_all(opened, indicator, figure, language)[0]


def find_all(opened: Release, indicator: Indicator, figures: pd.DataFrame, language: Language) -> tuple[Passport, ...]:
    """The passports of all rows of an indicator's frame, in their order, with two queries for all of them."""
    found = engine.records(figures)
    sides = [[row_numbers(row[side]) for side in ("numerator_rows", "denominator_rows")] for row in found]
    parts = _parts_of(opened, [own[0] for own, _ in sides if len(own) == 1])
    facts = _facts(opened, {row for pair in sides for own in pair for row in own} | {*chain(*parts.values())}, language)
    personal = personal_measures(opened.catalog)

    def sources(rows: list[int], row: Row) -> tuple[Source, ...]:
        wanted = set(rows)
        return _sources([fact for fact in facts if fact["row"] in wanted], personal, hidden=row["missing"] == SMALL)

    return tuple(
        Passport(
            number=Number(indicator.indicator, row["place"], row["period"]),
            indicator=indicator,
            release=opened.number,
            figure=row,
            numerator=sources(numerator, row),
            denominator=sources(denominator, row),
            parts=sources(parts.get(numerator[0], []) if len(numerator) == 1 else [], row),
        )
        for row, (numerator, denominator) in zip(found, sides, strict=True)
    )


def _parts_of(opened: Release, totals: list[int]) -> dict[int, list[int]]:
    """Printed total → the figures that it is the total of, as printed beside it."""
    parts: dict[int, list[int]] = {}
    for found in opened.ask("parts_of_total", rows=totals) if totals else ():
        parts.setdefault(found["total"], []).append(found["row"])
    return parts


def grain_of_number(number: Number) -> Grain:
    """The grain at which a figure is found; a span stands beside the years."""
    grain = grain_of(number.period)
    return grain if grain in ("half", "month") else "year"


def _facts(opened: Release, rows: set[int], language: Language) -> list[Row]:
    return opened.ask("source_facts", rows=sorted(rows), language=language) if rows else []


def _sources(facts: Sequence[Row], personal: frozenset[str], *, hidden: bool) -> tuple[Source, ...]:
    """`hidden`: the figure itself is withheld, and with it all counts of persons that it is made of."""
    blank = {"value": None, "printed_value": None, "note": None, "missing": SMALL}
    withheld = small_sources(facts, personal, hidden=hidden)
    return tuple(_source(fact | blank if i in withheld else fact) for i, fact in enumerate(facts))


def row_numbers(rows: Any) -> list[int]:
    """Fact numbers out of a frame's cell, which holds an array, None or NaN."""
    return [int(row) for row in rows] if hasattr(rows, "__len__") else []


def _source(fact: Row) -> Source:
    start, end = fact["period_start"] or "", fact["period_end"] or ""
    return Source(
        row=fact["row"],
        value=fact["value"],
        unit=fact["unit"] or "",
        missing=fact["missing"],
        printed=fact["printed_value"] or "",
        place=fact["place"] or "",
        programme=fact["programme"] or "",
        measure=fact["measure_label"] or fact["measure"],
        attributes=", ".join(part.partition("=")[2] for part in (fact["attributes"] or "").split("; ") if part),
        period=start if start == end else f"{start}/{end}",
        upload=fact["upload"],
        file=fact["file"] or "",
        sheet=fact["sheet"] or "",
        cell=fact["cell"] or "",
        demonstration=bool(fact["demonstration"]),
        giver=fact["giver"] or "",
        source=fact["source"] or "",
        dated=fact["dated"] or "",
        filled_from=fact["filled_from"],
        note=fact["note"],
        table=fact["table_name"],
        printed_unit=fact["printed_unit"] or "",
        correction=fact["correction"],
    )
