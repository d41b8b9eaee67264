"""Finds what the catalog refers to and does not declare."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalog.declared import Catalog
    from catalog.model import Part


def dangling_references(catalog: Catalog) -> Iterator[str]:
    """One sentence, naming file and key, for every reference to something that is not declared."""
    yield from _places(catalog)
    yield from _programmes(catalog)
    yield from _tables(catalog)
    yield from _indicators(catalog)


def _places(catalog: Catalog) -> Iterator[str]:
    for place in catalog.places.values():
        if place.parent and place.parent not in catalog.places:
            yield f"dongs.yaml: {place.id}.parent: no place {place.parent!r} is declared"
        for successor in place.successors:
            if successor not in catalog.places:
                yield f"dongs.yaml: {place.id}.successors: no place {successor!r} is declared"
    tiles: dict[tuple[int, int], str] = {}
    for place in catalog.dongs:
        if place.until:  # no more on the map
            continue
        if place.tile is None:
            yield f"dongs.yaml: {place.id}.tile: a dong needs a position on the tile map"
        elif place.tile in tiles:
            yield f"dongs.yaml: {place.id}.tile: {place.tile} is taken by {tiles[place.tile]!r}"
        else:
            tiles[place.tile] = place.id


def _programmes(catalog: Catalog) -> Iterator[str]:
    for programme in catalog.programmes.values():
        for unit, target in programme.means.items():
            table, _, measure = target.partition(".")
            if unit not in catalog.words.units:
                yield f"programmes.yaml: {programme.id}.means: no unit {unit!r} is declared"
            if not _declares(catalog, table, measure):
                yield f"programmes.yaml: {programme.id}.means.{unit}: no measure {target!r} is declared"


def _tables(catalog: Catalog) -> Iterator[str]:
    for table in catalog.tables.values():
        names = [measure.id for measure in table.measures]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"tables/{table.table}.yaml: measures: {name!r} is declared twice"
        for name in (name for pair in table.not_above for name in pair if name not in names):
            yield f"tables/{table.table}.yaml: not_above: no measure {name!r} is declared"
        for measure in table.measures:
            for unit in measure.all_units:
                if unit not in catalog.words.units:
                    yield f"tables/{table.table}.yaml: {measure.id}.units: no unit {unit!r} is declared in words.yaml"


def _indicators(catalog: Catalog) -> Iterator[str]:
    for indicator in catalog.indicators.values():
        file = f"indicators/{indicator.indicator}.yaml"
        yield from _part(catalog, indicator.numerator, f"{file}: numerator")
        if indicator.denominator:
            yield from _part(catalog, indicator.denominator, f"{file}: denominator")
        for event in indicator.breaks:
            if event not in catalog.events:
                yield f"{file}: breaks: no event {event!r} is declared"


def _part(catalog: Catalog, part: Part, where: str) -> Iterator[str]:
    if not _declares(catalog, part.table, part.measure):
        yield f"{where}: no measure {part.table}.{part.measure} is declared"
    for programme in (*part.programmes, *part.excluding):
        if programme not in catalog.programmes:
            yield f"{where}.programmes: no programme {programme!r} is declared"


def _declares(catalog: Catalog, table: str, measure: str) -> bool:
    return table in catalog.tables and any(m.id == measure for m in catalog.tables[table].measures)
