"""The slow, plain twin of queries/cube.sql for a year's figure: loops over facts, as one would explain it to a colleague."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from catalog.load import Catalog
from catalog.model import Part

Fact = dict[str, Any]
Piled = dict[tuple[str, ...], list[Fact]]  # facts by table, measure, programme and place


def year_value(
    catalog: Catalog, facts: list[Fact], indicator: str, place: str, year: str, demonstration: bool
) -> float | None:
    """The indicator's value by sums over facts of one kind (real or made up); None where there is nothing to show."""
    asked = catalog.indicators[indicator]
    own = [fact for fact in facts if fact["demonstration"] == demonstration]
    piled = _piled(own)
    total = 0.0
    below = 0.0
    found = False
    for programme in catalog.programmes:
        pair = _pair(catalog, piled, asked.numerator, asked.denominator, programme, place, year)
        if pair is not None:
            found, total, below = True, total + pair[0], below + pair[1]
    if not found:
        return None
    if asked.denominator is None:
        return total * asked.scale
    if asked.denominator.at == "year_end":
        residents = year_end_value(own, asked.denominator, place, year)
        return None if residents is None else total * asked.scale / residents
    return None if below == 0 else total * asked.scale / below


def _piled(facts: list[Fact]) -> Piled:
    piled: Piled = defaultdict(list)
    for fact in facts:
        piled[fact["table_name"], fact["measure"], fact["programme"], fact["place"]].append(fact)
    return piled


def _pair(
    catalog: Catalog, facts: Piled, above: Part, below: Part | None, programme: str, place: str, year: str
) -> tuple[float, float] | None:
    """Numerator and denominator of one programme: as printed for the place, else the sum over what lies within it.

    A printed total of some of the dongs is not the district's.
    """
    sides = [above, below] if below is not None and below.at == "period" else [above]
    own = [_one(catalog, facts, side, programme, place, year) for side in sides]
    whole = catalog.places[place].kind == "district"
    if None not in own and not (
        whole
        and any(
            _of_some(catalog, facts, side, programme, year, value or 0.0)
            for side, value in zip(sides, own, strict=True)
        )
    ):
        return own[0] or 0.0, own[-1] or 0.0 if len(own) > 1 else 1.0
    if not whole:
        return None
    inner = [p.id for p in catalog.places.values() if p.kind in ("dong", "school")]
    found = [[_one(catalog, facts, side, programme, part, year) for side in sides] for part in inner]
    parts = [pair for pair in found if None not in pair]
    return (_sum(pair[0] for pair in parts), _sum(pair[-1] for pair in parts) if below else 1.0) if parts else None


def _of_some(catalog: Catalog, facts: Piled, side: Part, programme: str, year: str, printed: float) -> bool:
    """Whether a printed total is no more than the sum of the dongs that told something, and some did not."""
    places = catalog.places.values()
    if any(_one(catalog, facts, side, programme, p.id, year) is not None for p in places if p.kind == "school"):
        return False
    dongs = [p.id for p in places if p.kind == "dong"]
    told = {dong: _one(catalog, facts, side, programme, dong, year) for dong in dongs}
    known = [value for value in told.values() if value is not None]
    return len(known) < len(dongs) and bool(known) and round(sum(known), 6) >= round(printed, 6)


def _sum(values: Iterable[float | None]) -> float:
    return sum(value or 0.0 for value in values)


def _one(catalog: Catalog, facts: Piled, part: Part, programme: str, place: str, year: str) -> float | None:
    """One programme's figure for one place and year: as printed for the year, else put together of its halves or months."""
    if programme in part.excluding or (part.programmes and programme not in part.programmes):
        return None
    mine = [
        fact
        for fact in facts.get((part.table, part.measure, programme, place), [])
        if fact["qualifier"] not in ("planned", "ambiguous")
        and fact["superseded"] is None
        and fact["value"] is not None
    ]
    by_period: dict[str, float] = {}
    for period in {fact["period_start"] for fact in mine}:
        same = [fact for fact in mine if fact["period_start"] == fact["period_end"] == period]
        posts = {
            post: _printed_or_summed([f for f in same if f["attributes"] == post])
            for post in {f["attributes"] for f in same}
        }
        if posts:
            by_period[period] = posts[""] if "" in posts else sum(posts.values())
    if year in by_period:
        return by_period[year]
    scope = catalog.tables[part.table].measure(part.measure).scope
    return _put_together(scope, {period: value for period, value in by_period.items() if period.startswith(year + "-")})


def _printed_or_summed(facts: list[Fact]) -> float:
    """A printed total where there is one, else the sum of what is printed."""
    totals = [fact["value"] for fact in facts if fact["total"]]
    return float(totals[0] if totals else sum(fact["value"] for fact in facts))


def _put_together(scope: str, inner: dict[str, float]) -> float | None:
    if not inner:
        return None
    if scope != "flow":
        return sum(inner.values()) if scope == "event" else inner[max(inner)]
    for shape, wanted in ((r"-H\d$", 2), (r"-Q\d$", 4), (r"-\d\d$", 12)):
        same = [value for period, value in inner.items() if re.search(shape, period)]
        if len(same) == wanted:
            return sum(same)
    return None


def year_end_value(facts: Iterable[Fact], part: Part, place: str, year: str) -> float | None:
    """The residents nearest to the year's end, within 183 days."""
    end = date(int(year), 12, 31)
    near = [
        (abs((_day(fact["period_start"]) - end).days), fact["value"])
        for fact in facts
        if fact["table_name"] == part.table and fact["measure"] == part.measure and fact["place"] == place
    ]
    near = [(days, value) for days, value in near if days <= 183]
    return min(near)[1] if near else None


def _day(period: str) -> date:
    if len(period) == 4:
        return date(int(period), 12, 31)
    year, month = int(period[:4]), int(period[5:7])
    return date(year, month, monthrange(year, month)[1])
