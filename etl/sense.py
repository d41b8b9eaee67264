"""Whether amounts make sense beside other years', the other dongs' and the residents: 천원 written as 원 is a jump of ×1,000.

What was there first judges what comes later, and is never judged by it.
"""

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from catalog.load import Catalog
from catalog.problems import Ask, Choice, Problem
from etl.chain import Chain
from etl.conform import Conformed, Fact
from etl.conform.asks import WON
from etl.conform.conformed import joined
from etl.conform.facts import column_of
from etl.conform.memory import Memory
from etl.history import Beside, History, concerning, sensed, year_of

BIG, NEAR_BIG = (3, 4, 6, 8), 0.4  # powers of ten by which won, thousand, ten thousand, million differ
NEAR_TEN, PAIRS_FOR_TEN, ALL_NEAR = 0.12, 3, 0.15
DONGS = 3
AS_PRINTED = Choice("as_printed", "적힌 그대로가 맞음", "It is right as printed")
POWERS = {"원": 0, "천원": 3, "만원": 4, "백만원": 6, "억원": 8}


def with_sense(
    conformed: Sequence[Conformed], catalog: Catalog, memory: Memory, folder: Path | None = None
) -> list[Conformed]:
    """The files, those with a doubtful column or cell held back until somebody says which unit was meant.

    Those that lie in the folders are set against each other, those that were sent against what was in before them. What
    was found so is kept in `folder`, where there is one, for as long as nothing earlier changes.
    """
    lying = [entry for entry in conformed if entry.source.received is None]
    sent = sorted((e for e in conformed if e.source.received is not None), key=lambda e: e.source.received or "")
    chain = Chain(folder, lying, sent)
    if not chain.judged:
        chain.judged += _side_by_side(lying, catalog, memory)
    if left := sent[len(chain.judged) - len(lying) :]:
        known = History()
        before, new = joined(entry.loaded for entry in chain.judged), joined(entry.table for entry in left)
        known.add(concerning(before, new))
        for entry in left:
            new = check_sense(entry, known, catalog, memory)
            chain.judged.append(new)
            known.add(_amounts(new))
    chain.keep()
    judged = {entry.source.upload: entry for entry in chain.judged}
    return [judged[entry.source.upload] for entry in conformed]


def _side_by_side(lying: Sequence[Conformed], catalog: Catalog, memory: Memory) -> list[Conformed]:
    known = History()
    for entry in lying:
        known.add(_amounts(entry))
    return [check_sense(entry, known, catalog, memory, later=False) for entry in lying]


def check_sense(entry: Conformed, known: History, catalog: Catalog, memory: Memory, *, later: bool = True) -> Conformed:
    """One file beside what is known, and beside its own figures."""
    if entry.held:
        return entry
    own = History()
    amounts = _amounts(entry)
    own.add(amounts)
    memory = memory.with_more(entry.source.sidecar.answers)
    doubts = _doubts(amounts, Beside(known, own, later), catalog)
    problems = [problem for problem in doubts if problem.ask and not _answered(problem.ask, memory)]
    return replace(entry, problems=(*entry.problems, *problems)) if problems else entry


def _amounts(entry: Conformed) -> list[Fact]:
    return list(sensed(entry.loaded).to_pylist())


def _answered(ask: Ask, memory: Memory) -> bool:
    return memory.recall(ask.kind, ask.subject, ask.form) is not None


def _doubts(amounts: Sequence[Fact], beside: Beside, catalog: Catalog) -> Iterator[Problem]:
    def column(fact: Fact) -> tuple[str, str]:
        return column_of(fact["sheet"], fact["cell"]), fact["measure"]

    counted = sorted((fact for fact in amounts if year_of(fact)), key=column)
    for (subject, _), group in groupby(counted, key=column):
        facts = list(group)
        if power := _against_years(facts, beside) or _against_dongs(facts, beside):
            yield _jump(facts[0], power, Ask("unit", subject, facts[0]["upload"], _choices(facts[0], power, catalog)))
        else:
            yield from _single_cells(facts, beside, catalog)
    for fact in counted:
        residents = beside.residents(fact)
        if residents and fact["unit"] == "명" and fact["value"] > residents and fact["table_name"] != "population":
            yield _above(fact, residents)


def _single_cells(facts: Sequence[Fact], beside: Beside, catalog: Catalog) -> Iterator[Problem]:
    """Cells in another unit than the rest of their column, which outvotes them."""
    for fact in facts:
        if power := _of_cell(fact, beside):
            ask = Ask("unit", _address(fact), fact["upload"], _choices(fact, power, catalog))
            yield _jump(fact, power, ask, "cell_")


def _of_cell(fact: Fact, beside: Beside) -> int:
    """The power of ten by which one value differs from the years around it, else from the other dongs."""
    jumps = [jump for other in beside.years(fact) for jump in _jumps(fact, other)]
    if not jumps and not fact["total"] and len(others := beside.dongs(fact)) >= DONGS:
        jumps = list(_jumps(fact, statistics.median(others)))
    return next((round(jump) for jump in jumps if _big(jump)), 0)


def _jumps(fact: Fact, other: float) -> Iterator[float]:
    """By which power of ten a value differs from another, where both are there."""
    if fact["value"] and not math.isnan(other):
        yield math.log10(abs(fact["value"] / other))


def _big(jump: float) -> bool:
    return abs(round(jump)) in BIG and abs(jump - round(jump)) <= NEAR_BIG


def _against_years(facts: Sequence[Fact], beside: Beside) -> int:
    """The power of ten by which a column differs from the years before or after, 0 where it does from neither."""
    around = [list(beside.years(fact)) for fact in facts]
    earlier, later = (
        [jump for fact, others in zip(facts, around, strict=True) for jump in _jumps(fact, others[side])]
        for side in (0, 1)
    )
    return _of_column(earlier) or _of_column(later)


def _of_column(jumps: Sequence[float]) -> int:
    if not jumps:
        return 0
    middle = statistics.median(jumps)
    power = round(middle)
    if _big(middle):
        return power
    alike = sum(abs(jump - power) <= ALL_NEAR for jump in jumps) >= 0.8 * len(jumps)
    ten = abs(power) == 1 and abs(middle - power) <= NEAR_TEN and len(jumps) >= PAIRS_FOR_TEN
    return power if ten and alike else 0


def _against_dongs(facts: Sequence[Fact], beside: Beside) -> int:
    """The power of ten by which one dong's column differs from what the other dongs say of the same year."""
    jumps = [
        jump
        for fact in facts
        if not fact["total"] and len(others := beside.dongs(fact)) >= DONGS
        for jump in _jumps(fact, statistics.median(others))
    ]
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


def _jump(fact: Fact, power: int, ask: Ask, kind: str = "") -> Problem:
    times = f"{10 ** abs(power):,}"
    code = f"{kind}magnitude_above" if power > 0 else f"{kind}magnitude_below"
    unit = fact["printed_unit"] or ""
    return Problem(
        code, fact["file"], fact["sheet"], fact["cell"], times, fact["printed_value"], (("unit", unit),), ask
    )


def _above(fact: Fact, residents: float) -> Problem:
    ask = Ask("unit", _address(fact), fact["upload"], (AS_PRINTED,))
    return Problem(
        "above_residents",
        fact["file"],
        fact["sheet"],
        fact["cell"],
        f"{residents:,.0f}",
        fact["printed_value"],
        ask=ask,
    )


def _address(fact: Fact) -> str:
    return f"{fact['sheet']}!{fact['cell']}"
