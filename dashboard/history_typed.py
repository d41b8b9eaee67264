"""What is typed as the corrected value of a fact, read. Nothing is guessed."""

import re

from catalog.declared import Catalog
from dashboard.history_facts import measure_words
from dashboard.refused import RefusedHereError
from dashboard.release import Row
from dashboard.text import Say
from dashboard.views import Language
from ledger.corrections import refuse_senseless

_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")


def read_value(text: str, fact: Row, catalog: Catalog, speak: Say) -> float:
    """A number in the fact's own unit, which may stand behind it. Raises LedgerError."""
    typed, unit = re.sub(r"\s", "", text), fact["unit"] or ""
    bare = typed.removesuffix(unit) if unit else typed
    if not _NUMBER.fullmatch(bare):
        told = speak(
            "{found:은/는} 수로 읽을 수 없습니다. 단위 {unit}의 수로 적어 주십시오.", found=f"‘{text}’", unit=unit
        )
        raise RefusedHereError(told)
    value = float(bare.replace(",", ""))
    refuse_senseless(catalog.tables[fact["table_name"]].measure(fact["measure"]), value, total=bool(fact["total"]))
    return value


def choice_words(fact: Row, catalog: Catalog, language: Language) -> str:
    """The measure of a fact to choose from, with its attributes where it has some."""
    more = ", ".join(part.partition("=")[2] for part in (fact["attributes"] or "").split("; ") if part)
    return f"{measure_words(fact, catalog, language)} · {more}" if more else measure_words(fact, catalog, language)
