"""What somebody typed to extend the catalog, as an addition."""

from typing import get_args

from pydantic import ValidationError

from catalog.additions import Addition, Alias, MeasureWord, NewProgramme
from catalog.declared import CatalogError
from catalog.model import Programme, ProgrammeGroup, Text

NUMBER_OF_WORDS = {"programme": 4, "alias": 2, "word": 2}
WANTED = {
    "programme": "사업의 id, 이름, 영어 이름, 갈래 넷을",
    "alias": "사업이나 곳의 id와 다른 이름 둘을",
    "word": "표.값과 낱말 둘을",
}
REFUSALS = {
    "id": "id는 영어 소문자로 시작해 소문자, 숫자, _, -로만 적어 주십시오.",
    "of": "무엇의 다른 이름인지 leader_training, yang처럼 id로 적어 주십시오.",
    "group": f"갈래는 다음 가운데 하나입니다: {', '.join(get_args(ProgrammeGroup))}.",
}
MEASURE_WANTED = "어느 값의 낱말인지 trainees.completed_people처럼 표.값으로 적어 주십시오."
NO_WORDS = "이름이나 낱말이 비어 있거나, 나중에 적으려고 비워 둔 말입니다."


def typed_addition(what: str, words: list[str]) -> Addition:
    """A programme (id, Korean name, English name, group), an alias (of, name) or a word (table.measure, word).

    Raises CatalogError, in one sentence, where it is none.
    """
    if len(words) != NUMBER_OF_WORDS[what]:
        raise CatalogError(f"더할 수 없습니다: {WANTED[what]} 적어 주십시오.")
    try:
        if what == "programme":
            name, korean, english, group = words
            entry = {"id": name, "label": Text(ko=korean, en=english), "group": group}
            return NewProgramme(programme=Programme.model_validate(entry))
        of, word = words
        return Alias(of=of, name=word) if what == "alias" else MeasureWord(of=of, word=word)
    except ValidationError as fault:
        where = fault.errors()[0]["loc"][-1]
        says = MEASURE_WANTED if (what, where) == ("word", "of") else REFUSALS.get(str(where), NO_WORDS)
        raise CatalogError(f"더할 수 없습니다: {says}") from None
