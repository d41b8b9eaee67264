"""Whether amounts make sense beside last year's, the other dongs' and the residents: 천원 written as 원 is a jump of ×1,000."""

import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from catalog.load import Catalog
from catalog.problems import Ask, Choice, Problem
from etl.conform import Conformed, Fact
from etl.conform.asks import WON
from etl.conform.facts import column_of
from etl.conform.memory import Memory

SAME = ("table_name", "measure", "programme", "attributes", "demonstration", "total")
BIG, NEAR_BIG = (3, 4, 6, 8), 0.4  # powers of ten by which won, thousand, ten thousand, million differ
NEAR_TEN, PAIRS_FOR_TEN, ALL_NEAR = 0.12, 3, 0.15
DONGS = 3
AS_PRINTED = Choice("as_printed", "적힌 그대로가 맞음", "It is right as printed")
POWERS = {"원": 0, "천원": 3, "만원": 4, "백만원": 6, "억원": 8}


@dataclass
class History:
    """What figures are set against: yearly values by what they are about, and residents by place."""

    by_place: dict[tuple[object, ...], dict[int, float]] = field(default_factory=dict)
    by_year: dict[tuple[object, ...], dict[str, float]] = field(default_factory=dict)
    residents: dict[str, float] = field(default_factory=dict)

    def add(self, facts: Iterable[Fact]) -> None:
        """Learn from the facts of a file."""
        for fact in facts:
            if year := _year(fact):
                self.by_place.setdefault((*_same(fact), fact["place"]), {})[year] = fact["value"]
                self.by_year.setdefault((*_same(fact), year), {})[fact["place"]] = fact["value"]
            if fact["table_name"] == "population" and fact["measure"] == "residents" and fact["value"]:
                self.residents[fact["place"]] = max(fact["value"], self.residents.get(fact["place"], 0))


def with_sense(conformed: Sequence[Conformed], catalog: Catalog, memory: Memory) -> list[Conformed]:
    """The files, those with a doubtful column held back until somebody says which unit was meant."""
    history = History()
    for entry in conformed:
        history.add(entry.facts)
    return [check_sense(entry, history, catalog, memory) for entry in conformed]


def check_sense(entry: Conformed, history: History, catalog: Catalog, memory: Memory) -> Conformed:
    """One file beside the history, its own figures included."""
    if entry.held:
        return entry
    memory = memory.with_more(entry.source.sidecar.answers)
    problems = [p for p in _doubts(entry, history, catalog) if p.ask and not _answered(p.ask, memory)]
    return replace(entry, problems=(*entry.problems, *problems)) if problems else entry


def _answered(ask: Ask, memory: Memory) -> bool:
    return memory.recall(ask.kind, ask.subject, ask.form) is not None


def _doubts(entry: Conformed, history: History, catalog: Catalog) -> Iterator[Problem]:
    def column(fact: Fact) -> tuple[str, str]:
        return column_of(fact["sheet"], fact["cell"]), fact["measure"]

    counted = sorted((fact for fact in entry.proposed if _year(fact)), key=column)
    for (subject, _), group in groupby(counted, key=column):
        facts = list(group)
        power = _against_years(facts, history) or _against_dongs(facts, history)
        if power:
            yield _jump(facts[0], power, Ask("unit", subject, entry.source.upload, _choices(facts[0], power, catalog)))
    for fact in counted:
        residents = history.residents.get(fact["place"])
        if residents and fact["unit"] == "명" and fact["value"] > residents and fact["table_name"] != "population":
            yield _above(fact, residents, entry.source.upload)


def _against_years(facts: Sequence[Fact], history: History) -> int:
    """The power of ten by which a column differs from the year before, 0 where it does not."""
    jumps = []
    for fact in facts:
        earlier = {
            y: v for y, v in history.by_place[(*_same(fact), fact["place"])].items() if y < (_year(fact) or 0) and v
        }
        if earlier and fact["value"]:
            jumps.append(math.log10(abs(fact["value"] / earlier[max(earlier)])))
    if not jumps:
        return 0
    middle = statistics.median(jumps)
    power = round(middle)
    if abs(power) in BIG and abs(middle - power) <= NEAR_BIG:
        return power
    alike = sum(abs(jump - power) <= ALL_NEAR for jump in jumps) >= 0.8 * len(jumps)
    ten = abs(power) == 1 and abs(middle - power) <= NEAR_TEN and len(jumps) >= PAIRS_FOR_TEN
    return power if ten and alike else 0


def _against_dongs(facts: Sequence[Fact], history: History) -> int:
    """The power of ten by which one dong's column differs from what the other dongs say of the same year."""
    jumps = []
    for fact in facts:
        others = [
            value
            for place, value in history.by_year[(*_same(fact), _year(fact))].items()
            if place != fact["place"] and value
        ]
        if len(others) >= DONGS and fact["value"] and not fact["total"]:
            jumps.append(math.log10(abs(fact["value"]) / statistics.median(map(abs, others))))
    power = round(statistics.median(jumps)) if jumps else 0
    return power if abs(power) in BIG and len({fact["place"] for fact in facts}) == 1 else 0


def _choices(fact: Fact, power: int, catalog: Catalog) -> tuple[Choice, ...]:
    """As printed, or the unit in which the amounts would be like the others."""
    measure = catalog.tables[fact["table_name"]].measure(fact["measure"])
    printed = POWERS.get(fact["printed_unit"] or "")
    if measure.type != "money" or printed is None:
        return (AS_PRINTED,)
    meant = [unit for unit, own in POWERS.items() if own == printed - power]
    return (*(Choice(unit, f"{unit}으로 적은 것임", f"Written in {WON[unit]}") for unit in meant), AS_PRINTED)


def _jump(fact: Fact, power: int, ask: Ask) -> Problem:
    times = f"{10 ** abs(power):,}"
    code = "magnitude_above" if power > 0 else "magnitude_below"
    unit = fact["printed_unit"] or ""
    return Problem(
        code, fact["file"], fact["sheet"], fact["cell"], times, fact["printed_value"], (("unit", unit),), ask
    )


def _above(fact: Fact, residents: float, upload: str) -> Problem:
    ask = Ask("unit", f"{fact['sheet']}!{fact['cell']}", upload, (AS_PRINTED,))
    return Problem(
        "above_residents",
        fact["file"],
        fact["sheet"],
        fact["cell"],
        f"{residents:,.0f}",
        fact["printed_value"],
        ask=ask,
    )


def _same(fact: Fact) -> tuple[object, ...]:
    return tuple(fact[name] for name in SAME)


def _year(fact: Fact) -> int | None:
    """The year of a yearly number in won or heads; None for anything else."""
    start = fact["period_start"] or ""
    yearly = start == fact["period_end"] and len(start) == 4 and fact["value"] is not None
    return int(start) if yearly and fact["unit"] in ("원", "명") else None
