"""What an office adds to its catalog on the page of settings: tried before it is written, and told in words."""

import re

from catalog.additions import Addition, Alias, NewProgramme, extended
from catalog.declared import Catalog, CatalogError
from catalog.load import load_catalog
from catalog.model import ProgrammeGroup
from catalog.typed import typed_addition
from dashboard.history_words import table_words
from dashboard.refused import RefusedHereError
from dashboard.text import Say, say
from dashboard.views import Language
from ledger.additions import Added
from ledger.errors import LedgerError


def group_names(language: Language) -> dict[ProgrammeGroup, str]:
    """The kinds of programme, in words."""
    speak = say(language)
    return {
        "training": speak("교육"),
        "contest": speak("공모"),
        "council": speak("주민자치회"),
        "assembly": speak("주민총회"),
        "budget": speak("예산"),
        "care": speak("돌봄"),
        "register": speak("등록 인구"),
    }


def programme_id(english: str, known: Catalog, speak: Say) -> str:
    """A name for the machine, made of the English one; with a number behind it where it is taken.

    Raises LedgerError where there is no letter in it.
    """
    base = re.sub(r"[^a-z0-9]+", "_", english.lower()).strip("_")
    base = re.sub(r"^[^a-z]+", "", base)[:40]
    if not base:
        raise RefusedHereError(speak("영어 이름을 영어로 적어 주십시오."))
    names = [base, *(f"{base}_{number}" for number in range(2, 100))]
    return next(name for name in names if name not in known.programmes and name not in known.places)


def tried(catalog: Catalog, what: str, words: list[str], speak: Say) -> Addition:
    """What was typed, after it was tried on the catalog in force. Raises LedgerError where it does not fit or changes nothing."""
    try:
        addition = typed_addition(what, words)
        if extended(catalog, [addition]) is catalog:
            raise RefusedHereError(speak("이미 그렇게 되어 있습니다. 더할 것이 없습니다."))
    except CatalogError as fault:
        raise LedgerError(fault.words("ko"), fault.words("en")) from None
    return addition


def refuse_needed(held: tuple[Added, ...], number: int, language: Language) -> None:
    """Raise LedgerError where another addition builds upon the one that is to go."""
    rest = [added.addition for added in held if added.number != number]
    try:
        extended(load_catalog(), rest)
    except CatalogError as fault:
        told = "여기에 기대어 더한 것이 있어 뺄 수 없습니다. 그것부터 빼 주십시오. ({why})"
        raise RefusedHereError(say(language)(told, why=fault.words(language))) from None


def addition_words(addition: Addition, catalog: Catalog, language: Language) -> tuple[str, str]:
    """What kind of addition it is, and what it says."""
    speak = say(language)
    if isinstance(addition, NewProgramme):
        label = addition.programme.label
        name = label.ko if language == "ko" else label.en
        return speak("사업"), f"{name} ({group_names(language)[addition.programme.group]})"
    if isinstance(addition, Alias):
        return speak("다른 이름"), f"{named(addition.of, catalog, language)} = {addition.name}"
    return speak("머리글"), f"{measure_name(addition.of, catalog, language)} = {addition.word}"


def named(name: str, catalog: Catalog, language: Language) -> str:
    """A programme or a place by its name on screen; its id where the catalog has it no more."""
    declared = catalog.programmes.get(name) or catalog.places.get(name)
    if declared is None:
        return name
    return declared.label.ko if language == "ko" else declared.label.en


def measure_name(name: str, catalog: Catalog, language: Language) -> str:
    """`교육 인원 › 수료인원` for table.measure."""
    table, _, measure = name.partition(".")
    found = catalog.tables.get(table)
    label = next((one.label for one in found.measures if one.id == measure), None) if found else None
    words = (label.ko if language == "ko" else label.en) if label else measure
    return f"{table_words(table, catalog, language)} › {words}"
