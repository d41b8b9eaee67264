"""What an office adds to the catalog while it works: programmes, other names, words. The YAML stays the base."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from catalog.declared import Catalog, CatalogError
from catalog.model import Identifier, Measure, Model, Programme, Table, Words
from catalog.references import dangling_references
from catalog.vocabulary import squeeze


class NewProgramme(Model):
    """A programme the catalog does not know."""

    what: Literal["programme"] = "programme"
    programme: Programme


class Alias(Model):
    """Another name of a programme or a place."""

    what: Literal["alias"] = "alias"
    of: Identifier
    name: Words


class MeasureWord(Model):
    """Another heading of a measure, `of` written table.measure."""

    what: Literal["word"] = "word"
    of: Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z_0-9]+$")]
    word: Words


Addition = NewProgramme | Alias | MeasureWord
_ADDITION: TypeAdapter[Addition] = TypeAdapter(Annotated[Addition, Field(discriminator="what")])
ADDITIONS: TypeAdapter[tuple[Addition, ...]] = TypeAdapter(tuple[Annotated[Addition, Field(discriminator="what")], ...])


def from_json(text: str) -> Addition:
    """The addition that `model_dump_json` wrote."""
    return _ADDITION.validate_json(text)


def extended(catalog: Catalog, additions: Iterable[Addition]) -> Catalog:
    """The catalog with the additions. Raises CatalogError where one names what is not there or a name that is taken."""
    for addition in additions:
        catalog = _with(catalog, addition)
    for fault in dangling_references(catalog):
        raise CatalogError(fault)
    return catalog


def _with(catalog: Catalog, addition: Addition) -> Catalog:
    if isinstance(addition, NewProgramme):
        programme = addition.programme
        if programme.id in catalog.programmes:
            raise CatalogError(f"사업 {programme.id}은(는) 이미 있습니다.")
        for name in (programme.label.ko, *programme.aliases):
            _refuse_taken(catalog, name)
        return replace(catalog, programmes={**catalog.programmes, programme.id: programme})
    if isinstance(addition, Alias):
        return _with_alias(catalog, addition)
    return _with_word(catalog, addition)


def _with_alias(catalog: Catalog, alias: Alias) -> Catalog:
    _refuse_taken(catalog, alias.name)
    if programme := catalog.programmes.get(alias.of):
        named = programme.model_copy(update={"aliases": (*programme.aliases, alias.name)})
        return replace(catalog, programmes={**catalog.programmes, alias.of: named})
    if place := catalog.places.get(alias.of):
        known = place.model_copy(update={"aliases": (*place.aliases, alias.name)})
        return replace(catalog, places={**catalog.places, alias.of: known})
    raise CatalogError(f"'{alias.of}'(이)라는 사업이나 곳이 없습니다.")


def _refuse_taken(catalog: Catalog, name: str) -> None:
    """A name means one thing."""
    if squeeze(name) in catalog.vocabulary.places or squeeze(name) in catalog.vocabulary.programme_words:
        raise CatalogError(f"'{name}'은(는) 이미 다른 이름으로 쓰입니다.")


def _with_word(catalog: Catalog, addition: MeasureWord) -> Catalog:
    name, _, measure_name = addition.of.partition(".")
    table = catalog.tables.get(name)
    if table is None or measure_name not in {measure.id for measure in table.measures}:
        raise CatalogError(f"'{addition.of}'(이)라는 값이 없습니다.")
    changed = tuple(_named(m, addition.word) if m.id == measure_name else m for m in table.measures)
    return replace(catalog, tables={**catalog.tables, name: _with_measures(table, changed)})


def _named(measure: Measure, word: str) -> Measure:
    return measure.model_copy(update={"synonyms": (*measure.synonyms, word)})


def _with_measures(table: Table, measures: tuple[Measure, ...]) -> Table:
    return table.model_copy(update={"measures": measures})
