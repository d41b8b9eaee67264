"""Facts on the screen: what one is about and what it says, in words, and those of a table to choose from."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from catalog.declared import Catalog
from dashboard import engine
from dashboard.history_withheld import withheld_rows
from dashboard.listing import missing_words
from dashboard.numbers import show
from dashboard.periods import show_period
from dashboard.release import NoReleaseError, Release, Row
from dashboard.small_counts import SMALL
from dashboard.text import say
from dashboard.views import Language, number_in
from ledger.entries import FactKey


@lru_cache(maxsize=32)
def table_facts(opened: Release, table: str) -> tuple[Row, ...]:
    """The facts of a table that are shown; small counts of persons are withheld."""
    return _without_small(opened, opened.ask("table_facts", table_name=table, row=-1))


def fact_of(opened: Release, row: int) -> Row | None:
    """The fact of that row, or the one that is shown in its place; None where there is none."""
    found = _without_small(opened, opened.ask("table_facts", table_name="", row=row))
    return found[0] if found else None


def fact_named(opened: Release, about: str) -> Row | None:
    """The fact that a link names, `release,row`, as it stands in this release: rows are numbered anew in each."""
    there, row = map(number_in, (*about.split(",", 1), "")[:2])
    if there is None or row is None:
        return None
    if there == opened.number:
        return fact_of(opened, row)
    try:
        meant = fact_of(engine.release(there), row)
    except NoReleaseError:
        return None
    facts = table_facts(opened, meant["table_name"]) if meant else ()
    return next((fact for fact in facts if meant and key_of(fact) == key_of(meant)), None)


@lru_cache(maxsize=8)
def withheld_keys(opened: Release, tables: frozenset[str]) -> frozenset[FactKey]:
    """What the figures of these tables are about that are withheld."""
    return frozenset(
        key_of(fact) for table in tables for fact in table_facts(opened, table) if fact["missing"] == SMALL
    )


def _without_small(opened: Release, facts: list[Row]) -> tuple[Row, ...]:
    hidden = withheld_rows(opened)
    blank = {"value": None, "value_text": None, "missing": SMALL, "printed_shown": ""}
    return tuple(
        fact | {"printed_shown": fact["printed_value"] or ""} | (blank if fact["row"] in hidden else {})
        for fact in facts
    )


def key_of(fact: Mapping[str, Any]) -> FactKey:
    """What a fact is about."""
    return FactKey(**{name: fact[name] for name in FactKey.__dataclass_fields__})


def fact_period(fact: Mapping[str, Any]) -> str:
    """The period of a fact as a view writes it."""
    start, end = fact["period_start"] or "", fact["period_end"] or ""
    return start if start == end else f"{start}/{end}"


def fact_words(fact: Mapping[str, Any], catalog: Catalog, language: Language) -> str:
    """`화정1동 · 2023년 · 마을학교 · 수료인원`."""
    place, programme = catalog.places.get(fact["place"]), catalog.programmes.get(fact["programme"] or "")
    parts = [
        _label(place, fact["place"], language),
        show_period(fact_period(fact), language),
        _label(programme, fact["programme"] or "", language),
        measure_words(fact, catalog, language),
        ", ".join(part.partition("=")[2] for part in (fact["attributes"] or "").split("; ") if part),
    ]
    return " · ".join(part for part in parts if part)


def measure_words(fact: Mapping[str, Any], catalog: Catalog, language: Language) -> str:
    """The measure's name on screen; its id where the catalog has it no more."""
    table = catalog.tables.get(fact["table_name"])
    found = next((one for one in table.measures if one.id == fact["measure"]), None) if table else None
    return _label(found, fact["measure"], language)


def _label(declared: Any, name: str, language: Language) -> str:
    if declared is None:
        return name
    return str(declared.label.ko if language == "ko" else declared.label.en)


def said_words(fact: Mapping[str, Any], catalog: Catalog, language: Language) -> str:
    """What a fact says: its value with the unit, its words, or why there is none."""
    if fact["missing"]:
        return missing_words(fact["missing"], catalog, language) or str(fact["missing"])
    value = fact["value"]
    if value is None:
        return str(fact["value_text"] or say(language)("자료 없음"))
    return show(
        value, fact["unit"] or "", 0 if float(value).is_integer() else 2, language, fact["qualifier"] or "exact"
    )
