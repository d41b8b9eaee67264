"""Resubmissions: what a later file of the same table leaves out is taken away, as the table's declaration says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from catalog.facts import KEY
from catalog.load import Catalog
from etl.conform import Fact

PLACE_PERIOD = ("place", "period_start", "period_end")


@dataclass(frozen=True)
class Removal:
    """A figure of an earlier upload that a later one of its table no longer has."""

    upload: str
    file: str
    sheet: str
    cell: str
    printed: str
    by: str
    place: str
    table: str


def replaced(
    facts: Sequence[Fact], catalog: Catalog, received: Mapping[str, str | None], beside: frozenset[str]
) -> list[Removal]:
    """Mark as superseded what later uploads leave out. Only what was sent replaces, and only what was sent is replaced.

    `received` tells when each upload came, None for files that lie in data/raw; `beside` are uploads that replace nothing.
    """
    scope = _scope_of(catalog)
    kept = [f for f in facts if received.get(f["upload"]) and catalog.tables[f["table_name"]].replaces != "key"]
    removals: list[Removal] = []
    for _, group in groupby(sorted(kept, key=scope), key=scope):
        removals += _replace(list(group), received, beside)
    return removals


def _scope_of(catalog: Catalog) -> Callable[[Fact], tuple[str, ...]]:
    """What a file replaces as one: all of a table, or its figures of one place and period. Made-up ones and plans stay apart."""

    def scope(fact: Fact) -> tuple[str, ...]:
        whole = catalog.tables[fact["table_name"]].replaces == "whole"
        names = () if whole else PLACE_PERIOD
        apart = (str(fact["demonstration"]), str(fact["qualifier"] == "planned"))
        return (fact["table_name"], *apart, *(str(fact[name]) for name in names))

    return scope


def _replace(group: list[Fact], received: Mapping[str, str | None], beside: frozenset[str]) -> Iterator[Removal]:
    last = max((f["upload"] for f in group if f["upload"] not in beside), key=lambda u: received[u] or "", default=None)
    if last is None:
        return
    new = {tuple(fact[name] for name in KEY): fact["row"] for fact in group if fact["upload"] == last}
    first = min(new.values())
    for fact in group:
        if (received[fact["upload"]] or "") < (received[last] or ""):
            own = new.get(tuple(fact[name] for name in KEY))
            fact["superseded"] = own or first
            if own is None:
                yield _removal(fact, last)


def _removal(fact: Fact, by: str) -> Removal:
    return Removal(
        fact["upload"], fact["file"], fact["sheet"], fact["cell"], fact["printed_value"], by, fact["place"], fact["table_name"]
    )  # fmt: skip
