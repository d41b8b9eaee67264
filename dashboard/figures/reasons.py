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
    "small_count": "※",
}
NO_RECORD = "·"
# Why an indicator in another measure has no value where the indicator itself may have one.
REFUSALS = {
    "no_denominator": "나눌 수가 없음",
    "zero_denominator": "나눌 수가 0",
    "no_budget": "예산이 없는 사업이 있음",
    "partial_dongs": "일부 동만 더한 값",
    "part_year": "한 해가 다 차지 않음",
    "span": "여러 해를 합친 값",
    "undated": "언제의 값인지 모름",
    "owed": "일부 사업의 값이 빠짐",
    "mixed_origin": "한쪽만 예시 자료",
    "zero_base": "첫 해 값이 0",
    "flawed_base": "첫 해 값이 온전하지 않음",
    "alone": "이어서 견줄 해가 없음",
    "months_missing": "앞선 달의 값이 없음",
    "small_count": "적은 인원이라 비공개",
}


def reason(mark: Mark, say: Say) -> str:
    """Why there is no value, or that there is no record of it."""
    return say((NAMES | REFUSALS).get(mark.missing, "자료 없음"))


def reason_sign(mark: Mark) -> str:
    """The reason in one letter."""
    return _SIGNS.get(mark.missing, NO_RECORD)


def reason_keys(marks: Iterable[Mark], say: Say) -> list[str]:
    """What the signs among these marks mean, in the order of the catalog."""
    found = {mark.missing for mark in marks if mark.value is None}
    return [
        f"{_SIGNS[name]} {say(word)}" for name, word in (NAMES | REFUSALS).items() if name in found and name in _SIGNS
    ]
