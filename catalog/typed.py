"""What somebody typed to extend the catalog, as an addition."""

from typing import get_args

from pydantic import ValidationError

from catalog.additions import Addition, Alias, MeasureWord, NewProgramme
from catalog.declared import CatalogError
from catalog.model import Programme, ProgrammeGroup, Text

NUMBER_OF_WORDS = {"programme": 4, "alias": 2, "word": 2}
GROUPS = ", ".join(get_args(ProgrammeGroup))
WANTED = {
    "programme": ("사업의 id, 이름, 영어 이름, 갈래 넷을", "a programme's id, name, English name and group"),
    "alias": ("사업이나 곳의 id와 다른 이름 둘을", "the id of a programme or place and another name of it"),
    "word": ("표.값과 낱말 둘을", "table.measure and a word"),
}
REFUSALS = {
    "id": (
        "id는 영어 소문자로 시작해 소문자, 숫자, _, -로만 적어 주십시오.",
        "an id begins with a small letter and holds small letters, digits, _ and - alone.",
    ),
    "of": (
        "무엇의 다른 이름인지 leader_training, yang처럼 id로 적어 주십시오.",
        "say by its id, as leader_training or yang, whose other name it is.",
    ),
    "group": (f"갈래는 다음 가운데 하나입니다: {GROUPS}.", f"the group is one of {GROUPS}."),
}
MEASURE_WANTED = (
    "어느 값의 낱말인지 trainees.completed_people처럼 표.값으로 적어 주십시오.",
    "say whose word it is as table.measure, as in trainees.completed_people.",
)
NO_WORDS = (
    "이름이나 낱말이 비어 있거나, 나중에 적으려고 비워 둔 말입니다.",
    "a name or word is empty, or only stands for one to be written later.",
)


def typed_addition(what: str, words: list[str]) -> Addition:
    """A programme (id, Korean name, English name, group), an alias (of, name) or a word (table.measure, word).

    Raises CatalogError, in one sentence, where it is none.
    """
    if len(words) != NUMBER_OF_WORDS[what]:
        ko, en = WANTED[what]
        raise CatalogError(f"더할 수 없습니다: {ko} 적어 주십시오.", f"It cannot be added: write {en}.")
    try:
        if what == "programme":
            name, korean, english, group = words
            entry = {"id": name, "label": Text(ko=korean, en=english), "group": group}
            return NewProgramme(programme=Programme.model_validate(entry))
        of, word = words
        return Alias(of=of, name=word) if what == "alias" else MeasureWord(of=of, word=word)
    except ValidationError as fault:
        where = fault.errors()[0]["loc"][-1]
        ko, en = MEASURE_WANTED if (what, where) == ("word", "of") else REFUSALS.get(str(where), NO_WORDS)
        raise CatalogError(f"더할 수 없습니다: {ko}", f"It cannot be added: {en}") from None
