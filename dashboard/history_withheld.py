"""Which facts are not listed one by one: small counts of persons, and what would give them away.

Lists of facts show more than indicators do: every programme on its own. So beside what is hidden among the dongs and the months
of one programme, the other programmes of the same place and period are hidden too, whose sum the indicators show.
"""

from functools import lru_cache

from dashboard.release import Release, Row
from dashboard.small_counts import Count, hidden_in, personal_measures
from dashboard.stats.small_numbers import LEAST_SHOWN


@lru_cache(maxsize=8)
def withheld_rows(opened: Release) -> frozenset[int]:
    """The row numbers of the facts that a list leaves out."""
    facts = opened.ask("personal_facts", personal=sorted(personal_measures(opened.catalog)))
    return withheld_among(facts, opened.catalog.district.id)


def withheld_among(facts: list[Row], district: str) -> frozenset[int]:
    """The same among the rows of queries/personal_facts.sql."""
    small = {_place(fact) for fact in facts if not fact["published"] and 0 < fact["value"] < LEAST_SHOWN}
    beside = {fact["row"] for fact in facts if not fact["published"] and _place(fact) in small}
    return frozenset(beside | {row for group in _groups(facts) for row in _hidden(group, district)})


def _place(fact: Row) -> tuple[object, ...]:
    names = ("table_name", "measure", "place", "period_start", "period_end", "demonstration")
    return tuple(fact[name] for name in names)


def _groups(facts: list[Row]) -> list[list[Row]]:
    """One measure of one programme each."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for fact in facts:
        about = tuple(fact[name] for name in ("table_name", "measure", "programme", "attributes", "demonstration"))
        found.setdefault(about, []).append(fact)
    return list(found.values())


def _hidden(group: list[Row], district: str) -> list[int]:
    counts = [
        Count(fact["place"], fact["place"] == district, _period(fact), fact["value"], fact["published"])
        for fact in group
        if _period(fact)
    ]
    hidden = hidden_in(counts)
    return [fact["row"] for fact in group if (fact["place"], _period(fact)) in hidden and not fact["published"]]


def _period(fact: Row) -> str:
    start, end = fact["period_start"] or "", fact["period_end"] or ""
    return start if start == end else f"{start}/{end}"
