"""Facts of all files together: numbered, and where two speak of the same thing, which one is shown and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from catalog.facts import FACTS
from catalog.load import Catalog
from catalog.problems import Problem
from etl.conform import Conformed, Fact
from etl.conform.keys import LESS_PRECISE, agree, key_with_plan
from etl.correct import correct, key_of
from etl.replace import Removal, replaced
from ledger.entries import Correction, FactKey


@dataclass(frozen=True)
class Settled:
    """One table of facts (catalog/facts.py) in the order of the files, what was wrong, and what resubmissions left out."""

    facts: pa.Table
    problems: tuple[Problem, ...]
    removals: tuple[Removal, ...]


def settle(
    conformed: Sequence[Conformed],
    catalog: Catalog,
    beside: frozenset[str] = frozenset(),
    corrections: Sequence[Correction] = (),
) -> Settled:
    """Number the facts of all files; later files win over earlier ones, `beside` removing nothing; then corrections."""
    facts = [dict(fact) for entry in conformed for fact in entry.facts]
    for number, fact in enumerate(facts, start=1):
        fact |= {"row": number, "superseded": None, "correction": None}
    order = {entry.source.upload: entry.source.received for entry in conformed}
    removals = replaced(facts, catalog, order, beside)
    corrected = {correction.key for correction in corrections}
    problems = [problem for same in _same_key(facts) for problem in _settle_one(same, corrected)]
    problems += correct(facts, corrections)
    columns = [pa.array([fact[field.name] for fact in facts], type=field.type) for field in FACTS]
    return Settled(pa.Table.from_arrays(columns, schema=FACTS), tuple(problems), tuple(removals))


def _same_key(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    together: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        if fact["qualifier"] != "ambiguous" and fact["superseded"] is None:
            together.setdefault((*key_with_plan(fact), fact["demonstration"]), []).append(fact)
    yield from (same for same in together.values() if len(same) > 1)


def _settle_one(same: list[Fact], corrected: set[FactKey]) -> Iterator[Problem]:
    """Choose the fact that is shown: a value before a missing one, a precise before a rough one, a later before an earlier.

    Two that differ stay a conflict until one is withdrawn, or a correction says which is right.
    """
    shown = max(same, key=lambda fact: (fact["missing"] is None, fact["qualifier"] not in LESS_PRECISE, fact["row"]))
    for fact in same:
        if fact is shown:
            continue
        fact["superseded"] = shown["row"]
        if not agree(fact, shown):
            other = f"{shown['file']} › {shown['sheet']}!{shown['cell']}"
            yield Problem(
                "value_conflict",
                file=fact["file"],
                sheet=fact["sheet"],
                cell=fact["cell"],
                expected=shown["printed_value"],
                found=fact["printed_value"],
                details=(("other", other),),
                settled="corrected" if key_of(shown) in corrected else None,
            )
