"""The whole catalog as one value: everything that the YAML files and an office's own additions declare."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from catalog.model import Attribute, Event, Indicator, Measure, Place, Programme, Table, WordList
from catalog.refused import RefusedError
from catalog.vocabulary import Vocabulary, squeeze


class CatalogError(RefusedError):
    """The catalog cannot be used. What is wrong with its files names file and key and is said in English alone."""

    def __init__(self, ko: str, en: str = "") -> None:
        super().__init__(ko, en or ko)


@dataclass(frozen=True)
class Catalog:
    """All declarations, in the order of their files."""

    places: dict[str, Place]
    programmes: dict[str, Programme]
    tables: dict[str, Table]
    indicators: dict[str, Indicator]
    events: dict[str, Event]
    words: WordList
    elsewhere: tuple[str, ...] = ()

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
