"""What was said before of the same thing: other years, other dongs, residents."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from etl.conform import Fact

UNITS = ("원", "명")
RESIDENTS = ("population", "residents")
SAME = ("table_name", "measure", "programme", "attributes", "demonstration", "total")
SENSED = [*SAME, "place", "period_start", "period_end", "value", "unit"]


@dataclass
class History:
    """What figures are set against: yearly values by what they are about, and residents by whether made up, and place."""

    by_place: dict[tuple[object, ...], dict[int, float]] = field(default_factory=dict)
    by_year: dict[tuple[object, ...], dict[str, float]] = field(default_factory=dict)
    residents: dict[tuple[bool, str], float] = field(default_factory=dict)

    def add(self, facts: Iterable[Fact]) -> None:
        """Learn from the facts of a file."""
        for fact in facts:
            if year := year_of(fact):
                self.by_place.setdefault((*_same(fact), fact["place"]), {})[year] = fact["value"]
                self.by_year.setdefault((*_same(fact), year), {})[fact["place"]] = fact["value"]
            if (fact["table_name"], fact["measure"]) == RESIDENTS and fact["value"]:
                about = (fact["demonstration"], fact["place"])
                self.residents[about] = max(fact["value"], self.residents.get(about, 0))

    def residents_for(self, fact: Fact) -> float:
        """The residents of a fact's place, 0 where they are not known; made-up ones judge made-up figures alone."""
        kinds = {False, fact["demonstration"]}
        return max(self.residents.get((made_up, fact["place"]), 0) for made_up in kinds)


@dataclass(frozen=True)
class Beside:
    """What one file is set against: what was `known` before it came, and its `own` figures.

    `later`: whether known years that follow its own count as well; files that lie side by side judge each other by earlier ones.
    """

    known: History
    own: History
    later: bool

    def years(self, fact: Fact) -> Iterator[float]:
        """What was said of the nearest year before a fact's, and of the nearest one after it."""
        about, year = (*_same(fact), fact["place"]), year_of(fact) or 0
        own = {y: v for y, v in self.own.by_place.get(about, {}).items() if v}
        told = {y: v for y, v in self.known.by_place.get(about, {}).items() if v} | own
        before, after = max((y for y in told if y < year), default=0), min((y for y in told if y > year), default=0)
        yield told.get(before, math.nan)
        yield told[after] if self.later and after and after not in own else math.nan

    def dongs(self, fact: Fact) -> list[float]:
        """What other places say of a fact's year."""
        about = (*_same(fact), year_of(fact))
        told = self.known.by_year.get(about, {}) | self.own.by_year.get(about, {})
        return [abs(value) for place, value in told.items() if place != fact["place"] and value]

    def residents(self, fact: Fact) -> float:
        return max(self.known.residents_for(fact), self.own.residents_for(fact))


def sensed(facts: pa.Table) -> pa.Table:
    """The facts that tell of amounts: yearly figures in won or heads, and residents."""
    start, end = facts["period_start"], facts["period_end"]
    yearly = pc.and_(pc.equal(start, end), pc.equal(pc.utf8_length(start), 4))
    residents = pc.and_(pc.equal(facts["table_name"], RESIDENTS[0]), pc.equal(facts["measure"], RESIDENTS[1]))
    return facts.filter(pc.or_kleene(pc.and_(yearly, pc.is_in(facts["unit"], value_set=pa.array(UNITS))), residents))


def concerning(known: pa.Table, new: pa.Table) -> list[Fact]:
    """Those of all known facts that may be set against new ones: residents, and amounts of the same things."""
    amounts = sensed(known.select(SENSED).combine_chunks())
    alike = pc.equal(amounts["measure"], RESIDENTS[1])
    same = pa.scalar(True)
    for name in ("table_name", "measure", "programme", "attributes"):
        same = pc.and_(same, pc.is_in(amounts[name], value_set=pc.unique(new[name])))
    return list(amounts.filter(pc.or_(alike, same)).to_pylist())


def _same(fact: Fact) -> tuple[object, ...]:
    return tuple(fact[name] for name in SAME)


def year_of(fact: Fact) -> int | None:
    """The year of a yearly number in won or heads; None for anything else."""
    start = fact["period_start"] or ""
    yearly = start == fact["period_end"] and len(start) == 4 and fact["value"] is not None
    return int(start) if yearly and fact["unit"] in UNITS else None
