"""What an office adds to the catalog while it works: programmes, other names, words. The YAML stays the base."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from catalog.declared import Catalog, CatalogError, place_names, table_words
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
_LATER = ConfigDict(defer_build=True)  # most who import this never read an addition
_ADDITION: TypeAdapter[Addition] = TypeAdapter(Annotated[Addition, Field(discriminator="what")], config=_LATER)
ADDITIONS: TypeAdapter[tuple[Addition, ...]] = TypeAdapter(
    tuple[Annotated[Addition, Field(discriminator="what")], ...], config=_LATER
)


def from_json(text: str) -> Addition:
    """The addition that `model_dump_json` wrote."""
    return _ADDITION.validate_json(text)


def extended(catalog: Catalog, additions: Iterable[Addition]) -> Catalog:
    """The catalog with the additions; one that says what the catalog says already changes nothing.

    Raises CatalogError where one names what is not there, or a word that means something else.
    """
    for addition in additions:
        catalog = _with(catalog, addition)
    for fault in dangling_references(catalog):
        raise CatalogError(fault)
    return catalog


def _with(catalog: Catalog, addition: Addition) -> Catalog:
    if isinstance(addition, NewProgramme):
        return _with_programme(catalog, addition.programme)
    return _with_alias(catalog, addition) if isinstance(addition, Alias) else _with_word(catalog, addition)


def _with_programme(catalog: Catalog, programme: Programme) -> Catalog:
    known = catalog.programmes.get(programme.id)
    if known and known.label == programme.label and set(programme.aliases) <= set(known.aliases):
        return catalog
    if known:
        raise CatalogError(f"사업 {programme.id}은(는) 이미 있습니다.", f"There is a programme {programme.id} already.")
    for name in (programme.label.ko, *programme.aliases):
        _refuse_taken(catalog, name)
    return replace(catalog, programmes={**catalog.programmes, programme.id: programme})


def _with_alias(catalog: Catalog, alias: Alias) -> Catalog:
    if programme := catalog.programmes.get(alias.of):
        if not _is_new(catalog, alias.name, (programme.label.ko, *programme.aliases)):
            return catalog
        named = programme.model_copy(update={"aliases": (*programme.aliases, alias.name)})
        return replace(catalog, programmes={**catalog.programmes, alias.of: named})
    if place := catalog.places.get(alias.of):
        if not _is_new(catalog, alias.name, place_names(place)):
            return catalog
        known = place.model_copy(update={"aliases": (*place.aliases, alias.name)})
        return replace(catalog, places={**catalog.places, alias.of: known})
    raise CatalogError(f"'{alias.of}'(이)라는 사업이나 곳이 없습니다.", f"There is no programme or place '{alias.of}'.")


def _is_new(catalog: Catalog, name: str, own: Iterable[str]) -> bool:
    """Whether a name is none of a thing's own. Raises CatalogError where it means something else."""
    if squeeze(name) in map(squeeze, own):
        return False
    _refuse_taken(catalog, name)
    return True


def _refuse_taken(catalog: Catalog, name: str) -> None:
    """A name means one thing."""
    if squeeze(name) in catalog.vocabulary.places or squeeze(name) in catalog.vocabulary.programme_words:
        raise CatalogError(
            f"'{name}'은(는) 이미 다른 이름으로 쓰입니다.", f"'{name}' is a name of something else already."
        )
    _refuse_meaning(catalog, name)
    if squeeze(name) in catalog.vocabulary.measure_words:
        raise CatalogError(
            f"'{name}'은(는) 이미 표의 머리글로 쓰이는 낱말입니다.", f"'{name}' is the heading of a table already."
        )


def _refuse_meaning(catalog: Catalog, word: str) -> None:
    """What a reader takes for a total, a missing value or a unit cannot name anything."""
    vocabulary = catalog.vocabulary
    meanings = (
        ("합계", "a total", vocabulary.total_words),
        ("값이 없는 까닭", "the reason for a missing value", vocabulary.missing_words),
        ("단위", "a unit", vocabulary.units),
    )
    for ko, en, words in meanings:
        if squeeze(word) in words:
            raise CatalogError(f"'{word}'은(는) 이미 {ko}을(를) 뜻하는 말로 쓰입니다.", f"'{word}' means {en} already.")


def _with_word(catalog: Catalog, addition: MeasureWord) -> Catalog:
    name, _, measure_name = addition.of.partition(".")
    table = catalog.tables.get(name)
    if table is None or measure_name not in {measure.id for measure in table.measures}:
        raise CatalogError(f"'{addition.of}'(이)라는 값이 없습니다.", f"There is no measure '{addition.of}'.")
    measure, word = table.measure(measure_name), squeeze(addition.word)
    if word in map(squeeze, (measure.label.ko, *measure.synonyms)):
        return catalog
    _refuse_meaning(catalog, addition.word)
    if word in map(squeeze, table_words(table)):
        raise CatalogError(
            f"'{addition.word}'은(는) 이 표에서 이미 다른 값의 머리글입니다.",
            f"'{addition.word}' is the heading of another measure of this table already.",
        )
    if word in catalog.vocabulary.places:
        raise CatalogError(
            f"'{addition.word}'은(는) 이미 곳의 이름으로 쓰입니다.",
            f"'{addition.word}' is the name of a place already.",
        )
    changed = tuple(_named(m, addition.word) if m.id == measure_name else m for m in table.measures)
    return replace(catalog, tables={**catalog.tables, name: _with_measures(table, changed)})


def _named(measure: Measure, word: str) -> Measure:
    return measure.model_copy(update={"synonyms": (*measure.synonyms, word)})


def _with_measures(table: Table, measures: tuple[Measure, ...]) -> Table:
    return table.model_copy(update={"measures": measures})
