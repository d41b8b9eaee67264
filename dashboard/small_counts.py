"""Where the small-number rule meets the cube: which places and periods of a count of persons are not shown, in any indicator.

Persons are counted by dong and period. What is hidden is found once for each such count over all its grains together, for a year
is the sum of its months and the district that of its dongs; it is then hidden in every indicator that the count goes into, since
participants per 1,000 residents tell participants. Only measures that the catalog declares personal, never published figures.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from catalog.load import Catalog
from catalog.model import Indicator, Part
from dashboard.periods import grain_of
from dashboard.stats.small_numbers import Cell, Total, hide

SMALL = "small_count"  # why a value is missing
Side = Literal["numerator", "denominator"]
Key = tuple[str, str]  # place, period
_WITHIN_A_YEAR = ("half", "quarter", "month")


@dataclass(frozen=True)
class Count:
    """So many persons of one place in one period."""

    place: str
    district: bool
    period: str
    value: float
    published: bool


def personal_parts(indicator: Indicator, catalog: Catalog) -> dict[Side, Part]:
    """The sides of an indicator that count persons."""
    sides: tuple[tuple[Side, Part | None], ...] = (
        ("numerator", indicator.numerator),
        ("denominator", indicator.denominator),
    )
    return {side: part for side, part in sides if part and catalog.tables[part.table].measure(part.measure).personal}


def counted_in(part: Part, catalog: Catalog) -> tuple[str, Side]:
    """The indicator, and its side, in which these persons are counted as they are: one without a denominator, if there is any."""
    declared = catalog.indicators.values()
    numerators = [one for one in declared if _same(one.numerator, part)]
    plain = [one for one in numerators if one.denominator is None]
    if numerators:
        return (plain or numerators)[0].indicator, "numerator"
    return next(one.indicator for one in declared if one.denominator and _same(one.denominator, part)), "denominator"


def hidden_in(counts: Sequence[Count]) -> frozenset[Key]:
    """Places and periods that are not shown: counts of 1 to 4, and what would give them away."""
    cells = [Cell(count.value, personal=True, published=count.published) for count in counts]
    if not any(cell.small for cell in cells):
        return frozenset()
    found = hide(cells, [*_of_the_district(counts), *_of_the_year(counts)])
    return frozenset((counts[i].place, counts[i].period) for i in found.all)


def without_small(frame: pd.DataFrame, hidden: Mapping[Side, frozenset[Key]]) -> pd.DataFrame:
    """The frame with those figures withheld, their counts too. A new one where anything is."""
    keys = pd.Series(list(zip(frame["place"], frame["period"], strict=True)), index=frame.index, dtype=object)
    covered = {side: keys.isin(cells) for side, cells in hidden.items() if cells}
    if not any(rows.any() for rows in covered.values()):
        return frame
    shown = frame.copy()
    for side, rows in covered.items():
        shown.loc[rows, side] = None
    withheld = pd.concat(list(covered.values()), axis=1).any(axis=1)
    shown.loc[withheld, "value"] = None
    shown.loc[withheld, "missing"] = SMALL
    return shown


def personal_measures(catalog: Catalog) -> frozenset[str]:
    """Measures that count persons, as table.measure; table.measure|measure where a fact may be either of two."""
    found: set[str] = set()
    for table in catalog.tables.values():
        personal = [measure.id for measure in table.measures if measure.personal]
        others = [measure.id for measure in table.measures]
        pairs = {f"{one}|{other}" for one in personal for other in others}
        pairs |= {f"{other}|{one}" for one in personal for other in others}
        found |= {f"{table.table}.{name}" for name in (*personal, *pairs)}
    return frozenset(found)


def small_sources(facts: Sequence[Mapping[str, Any]], personal: frozenset[str], *, hidden: bool) -> frozenset[int]:
    """Which of the facts behind one figure are not shown, by position: all of persons where the figure itself is hidden, else the
    small ones and what would give them away through the figure."""
    cells = [
        Cell(fact["value"], f"{fact['table_name']}.{fact['measure']}" in personal, fact["origin"] == "published")
        for fact in facts
    ]
    if hidden:
        return frozenset(i for i, cell in enumerate(cells) if cell.hideable)
    known = [i for i, cell in enumerate(cells) if cell.value is not None]
    figure = Cell(sum(cells[i].value or 0 for i in known), personal=False)
    return hide([*cells, figure], [Total(len(cells), tuple(known))]).all


def _same(one: Part, other: Part) -> bool:
    return one.model_copy(update={"at": "period"}) == other.model_copy(update={"at": "period"})


def _of_the_district(counts: Sequence[Count]) -> Iterable[Total]:
    """The district's figure of a period is that of its dongs together, also where it was printed."""
    for period in sorted({count.period for count in counts}):
        own = [(i, count) for i, count in enumerate(counts) if count.period == period]
        parts = tuple(i for i, count in own if not count.district)
        yield from (Total(i, parts) for i, count in own if count.district and parts)


def _of_the_year(counts: Sequence[Count]) -> Iterable[Total]:
    """A place's year is that of its months, quarters or halves where these come to as much."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for i, count in enumerate(counts):
        found.setdefault((count.place, count.period[:4], grain_of(count.period)), []).append(i)
    for (place, year, grain), (whole, *_) in found.items():
        for within in _WITHIN_A_YEAR if grain == "year" else ():
            parts = found.get((place, year, within), [])
            if parts and abs(sum(counts[i].value for i in parts) - counts[whole].value) < 0.5:
                yield Total(whole, tuple(parts))
