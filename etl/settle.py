"""Facts of all files together: numbered, and where two speak of the same thing, which one is shown and why."""

from collections.abc import Iterator, Sequence

import pyarrow as pa

from catalog.facts import FACTS, KEY
from catalog.problems import Problem
from etl.conform import Conformed, Fact

LESS_PRECISE = ("at least", "at most", "approximate")


def settle(conformed: Sequence[Conformed]) -> tuple[pa.Table, list[Problem]]:
    """One table of facts (catalog/facts.py), in the order of the files; later files win over earlier ones."""
    facts = [fact for entry in conformed for fact in entry.facts]
    for number, fact in enumerate(facts, start=1):
        fact |= {"row": number, "demonstration": fact["origin"] == "demonstration", "superseded": None}
    problems = [problem for same in _same_key(facts) for problem in _settle_one(same)]
    columns = [pa.array([fact[field.name] for fact in facts], type=field.type) for field in FACTS]
    return pa.Table.from_arrays(columns, schema=FACTS), problems


def _same_key(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    together: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        if fact["qualifier"] != "ambiguous":
            together.setdefault((*(fact[name] for name in KEY), fact["demonstration"]), []).append(fact)
    yield from (same for same in together.values() if len(same) > 1)


def _settle_one(same: list[Fact]) -> Iterator[Problem]:
    """Choose the fact that is shown: a value before a missing one, a precise before a rough one, a later before an earlier."""
    shown = max(same, key=lambda fact: (fact["missing"] is None, fact["qualifier"] not in LESS_PRECISE, fact["row"]))
    for fact in same:
        if fact is shown:
            continue
        fact["superseded"] = shown["row"]
        if not _agree(fact, shown):
            other = f"{shown['file']} › {shown['sheet']}!{shown['cell']}"
            yield Problem(
                "value_conflict",
                file=fact["file"],
                sheet=fact["sheet"],
                cell=fact["cell"],
                expected=shown["printed_value"],
                found=fact["printed_value"],
                details=(("other", other),),
            )


def _agree(fact: Fact, shown: Fact) -> bool:
    """Whether two facts of one key say the same: equal, or one only less precise, or one silent."""
    if fact["value"] is None or shown["value"] is None:
        return fact["value_text"] == shown["value_text"] or fact["missing"] is not None
    if fact["value"] == shown["value"]:
        return True
    if fact["qualifier"] == "at least":
        return bool(fact["value"] <= shown["value"] < 1.1 * fact["value"])
    if fact["qualifier"] == "at most":
        return bool(0.9 * fact["value"] < shown["value"] <= fact["value"])
    return bool(fact["qualifier"] == "approximate" and abs(fact["value"] - shown["value"]) <= 0.05 * fact["value"])
