"""Why a value is missing, in a word and in a sign that fits a cell."""

from collections.abc import Iterable

from dashboard.figures.marks import Mark
from dashboard.text import Say

# The names are those of catalog/words.yaml; a test holds the two together.
NAMES = {
    "not_held": "미실시",
    "not_submitted": "미제출",
    "not_applicable": "해당없음",
    "withheld": "비공개",
    "to_be_confirmed": "확인 필요",
    "none": "없음",
}
_SIGNS = {
    "not_held": "×",
    "not_submitted": "?",
    "not_applicable": "–",
    "withheld": "※",
    "to_be_confirmed": "!",
    "none": "0",
}
NO_RECORD = "·"


def reason(mark: Mark, say: Say) -> str:
    """Why there is no value, or that there is no record of it."""
    return say(NAMES.get(mark.missing, "자료 없음"))


def reason_sign(mark: Mark) -> str:
    """The reason in one letter."""
    return _SIGNS.get(mark.missing, NO_RECORD)


def reason_keys(marks: Iterable[Mark], say: Say) -> list[str]:
    """What the signs among these marks mean, in the order of the catalog."""
    found = {mark.missing for mark in marks if mark.value is None}
    return [f"{_SIGNS[name]} {say(word)}" for name, word in NAMES.items() if name in found]
