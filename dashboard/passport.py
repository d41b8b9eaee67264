"""The number's passport: how one figure was computed, and the cells that it stands on."""

from dataclasses import dataclass
from typing import Any

from catalog.model import Indicator
from dashboard import engine
from dashboard.engine import Release, Row
from dashboard.measured import indicator_in
from dashboard.periods import grain_of
from dashboard.screen import Number
from dashboard.small_counts import SMALL, personal_measures, small_sources
from dashboard.views import Grain, Language, View

NEARBY = 2  # rows and columns around the cell
HEADINGS = 2  # of those further off


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
    row: Row = {str(name): value for name, value in figure.iloc[0].items()}
    hidden = row["missing"] == SMALL
    return Passport(
        number=number,
        indicator=indicator,
        release=opened.number,
        figure=row,
        numerator=_sources(opened, row["numerator_rows"], language, hidden=hidden),
        denominator=_sources(opened, row["denominator_rows"], language, hidden=hidden),
        parts=_parts(opened, row["numerator_rows"], language, hidden=hidden),
    )


def _parts(opened: Release, rows: Any, language: Language, *, hidden: bool) -> tuple[Source, ...]:
    """What a single printed total is the total of, as printed beside it."""
    wanted = row_numbers(rows)
    found = opened.ask("parts_of_total", rows=wanted) if len(wanted) == 1 else []
    return _sources(opened, [part["row"] for part in found], language, hidden=hidden)


def grain_of_number(number: Number) -> Grain:
    """The grain at which a figure is found; a span stands beside the years."""
    grain = grain_of(number.period)
    return grain if grain in ("half", "month") else "year"


def _sources(opened: Release, rows: Any, language: Language, *, hidden: bool) -> tuple[Source, ...]:
    """`hidden`: the figure itself is withheld, and with it all counts of persons that it is made of."""
    wanted = row_numbers(rows)
    if not wanted:
        return ()
    facts = opened.ask("source_facts", rows=wanted, language=language)
    blank = {"value": None, "printed_value": None, "note": None, "missing": SMALL}
    withheld = small_sources(facts, personal_measures(opened.catalog), hidden=hidden)
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
    )
