"""Loads the catalog and refuses it, naming file and key, when anything in it does not hold together."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from catalog.model import Attribute, Event, Indicator, Measure, Model, Place, Programme, Table, WordList
from catalog.references import dangling_references
from catalog.vocabulary import Vocabulary, squeeze

HERE = Path(__file__).parent
SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where it is there
M = TypeVar("M", bound=Model)
T = TypeVar("T")


class CatalogError(Exception):
    """The catalog cannot be used; the message names file and key."""


@dataclass(frozen=True)
class Catalog:
    """All declarations, in the order of their files."""

    places: dict[str, Place]
    programmes: dict[str, Programme]
    tables: dict[str, Table]
    indicators: dict[str, Indicator]
    events: dict[str, Event]
    words: WordList

    @cached_property
    def district(self) -> Place:
        return next(place for place in self.places.values() if place.kind == "district")

    @cached_property
    def dongs(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places.values() if place.kind == "dong")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The digest that the reader works with."""
        return Vocabulary(
            places={squeeze(name): place.id for place in self.places.values() for name in place_names(place)},
            total_words=frozenset(squeeze(word) for word in self.words.total),
            missing_words={squeeze(w): reason for reason, entry in self.words.missing.items() for w in entry.words},
            units={
                squeeze(spelling): unit
                for unit, spellings in self.words.units.items()
                for spelling in (unit, *spellings)
            },
            measure_words=frozenset(squeeze(word) for table in self.tables.values() for word in table_words(table)),
            programme_words=frozenset(
                squeeze(name) for p in self.programmes.values() for name in (p.label.ko, *p.aliases)
            ),
        )


def place_names(place: Place) -> Iterator[str]:
    """Every name and code under which a place may be printed."""
    yield place.label.ko
    yield from place.aliases
    for code in place.codes:
        yield code.code
        if code.name:
            yield code.name.ko


def table_words(table: Table) -> Iterator[str]:
    """Every header word of a table's measures and attributes."""
    declared: list[Measure | Attribute] = [*table.measures, *table.attributes]
    for column in declared:
        yield column.label.ko
        yield from column.synonyms


def load_catalog(folder: Path = HERE) -> Catalog:
    """Read and check the catalog in `folder`. Raises CatalogError with one sentence that names file and key."""
    raw_places = _read(folder / "dongs.yaml")
    district = _parse(Place, raw_places.get("district", {}), folder / "dongs.yaml", "district")
    places = [district, *_parse_list(Place, raw_places, "places", folder / "dongs.yaml")]
    programmes = _parse_list(Programme, _read(folder / "programmes.yaml"), "programmes", folder / "programmes.yaml")
    events = _parse_list(Event, _read(folder / "events.yaml"), "events", folder / "events.yaml")
    catalog = Catalog(
        places=_by_id([(p.id, p) for p in places], folder / "dongs.yaml"),
        programmes=_by_id([(p.id, p) for p in programmes], folder / "programmes.yaml"),
        tables=_by_id([(t.table, t) for t in _parse_files(Table, folder / "tables")], folder / "tables"),
        indicators=_by_id(
            [(i.indicator, i) for i in _parse_files(Indicator, folder / "indicators")], folder / "indicators"
        ),
        events=_by_id([(e.id, e) for e in events], folder / "events.yaml"),
        words=_parse(WordList, _read(folder / "words.yaml"), folder / "words.yaml", ""),
    )
    for fault in dangling_references(catalog):
        raise CatalogError(fault)
    return catalog


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=SAFE_LOADER)  # noqa: S506  it is the safe one
    except FileNotFoundError:
        raise CatalogError(f"{path}: the file is missing") from None
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise CatalogError(f"{path}: not readable as YAML ({fault})") from None
    if not isinstance(raw, dict):
        raise CatalogError(f"{path}: expected keys with values, found {type(raw).__name__}")
    return raw


def _parse(model: type[M], raw: object, path: Path, key: str) -> M:
    try:
        return model.model_validate(raw)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in ((key,) if key else ()) + tuple(first["loc"]))
        raise CatalogError(f"{path}: {where}: {first['msg']} (found {first.get('input')!r})") from None


def _parse_list(model: type[M], raw: dict[str, Any], key: str, path: Path) -> list[M]:
    entries = raw.get(key)
    if not isinstance(entries, list) or not entries:
        raise CatalogError(f"{path}: {key}: expected a list with at least one entry")
    return [_parse(model, entry, path, f"{key}[{number}]") for number, entry in enumerate(entries)]


def _parse_files(model: type[M], folder: Path) -> Iterator[M]:
    for path in sorted(folder.glob("*.yaml")):
        yield _parse(model, _read(path), path, "")


def _by_id(pairs: list[tuple[str, T]], path: Path) -> dict[str, T]:
    found: dict[str, T] = {}
    for name, entry in pairs:
        if name in found:
            raise CatalogError(f"{path}: {name}: declared twice")
        found[name] = entry
    return found
