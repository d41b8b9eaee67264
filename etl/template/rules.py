"""What may be typed into an input cell, as spreadsheets check it: a number in its range, or the reason why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.load import Catalog
from etl.template.plan import Asked

SHORTEST_WORDS, LONGEST_WORDS = 2, 20  # longer, and a reader takes a name for prose
NO_WORD, NO_NAME = "0123456789(:", "(:."  # with these a reader finds figures in words, and marks of lists in names
LIST_LIMIT = 255  # characters that a drop-down holds in itself
EARLIEST_DAY = 1990
NO_REASON = "none"  # 없음: in a form, nothing is 0 and no figure has a reason


@dataclass(frozen=True)
class Rule:
    """`formula` has {cell} for the cell it stands in; it is true for what may be typed. `allowed` says so in a sentence.

    `instead` are the reasons that may stand there. `choices` are offered in a drop-down, and other words stay possible.
    """

    shape: Literal["number", "day", "words"]
    formula: str
    allowed: str
    instead: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """All that may be typed."""
        return (
            f"{self.allowed} 값이 없으면 까닭({', '.join(self.instead)})을 적습니다." if self.instead else self.allowed
        )


def reasons(catalog: Catalog) -> tuple[str, ...]:
    """The words that may stand where there is no figure."""
    return tuple(entry.label.ko for reason, entry in catalog.words.missing.items() if reason != NO_REASON)


def rule_for(asked: Asked, year: int, words: Sequence[str]) -> Rule:
    """The rule of an input column; `words` are the reasons that may stand instead."""
    measure = asked.measure
    if measure.type == "event":
        return Rule("day", _day(year, year), f"{year}년의 날짜(예: {year}-03-05)를 적습니다.")
    if measure.type == "date":
        dated = f"날짜(예: {year}-03-05)를 적습니다."
        return Rule("day", _or_words(_day(EARLIEST_DAY, year), words), dated, tuple(words))
    if measure.type == "text":
        return _text(asked, words)
    return _number(asked, words)


def name_rule() -> Rule:
    """The rule of names that the sender writes into the stub."""
    return Rule(
        "words", _short(NO_NAME), f"{LONGEST_WORDS}자 이내로 짧게 적습니다. 괄호, 쌍점(:), 마침표는 쓰지 않습니다."
    )


def _text(asked: Asked, words: Sequence[str]) -> Rule:
    """Words without a digit or bracket: 10명 선정 would be read as ten persons, and not as a word."""
    offered = tuple(word for word in (*asked.words, *words) if not set(word) & {",", *NO_WORD})
    choices = offered if asked.words and len(",".join(offered)) <= LIST_LIMIT else ()
    chosen = "목록에서 고르거나 " if choices else ""
    told = f"{chosen}{LONGEST_WORDS}자 이내의 낱말로 적습니다. 숫자, 괄호, 쌍점(:)은 쓰지 않습니다."
    return Rule("words", _short(NO_WORD), told, tuple(words), choices)


def _short(without: str) -> str:
    """A text that is short and holds none of these characters."""
    found = f'FIND(MID("{without}",ROW($1:${len(without)}),1),{{cell}})'
    length = f"LEN({{cell}})>={SHORTEST_WORDS},LEN({{cell}})<={LONGEST_WORDS}"
    return f"AND(ISTEXT({{cell}}),{length},SUMPRODUCT(--ISNUMBER({found}))=0)"


def _number(asked: Asked, words: Sequence[str]) -> Rule:
    measure = asked.measure
    low, high = (bound / asked.scale for bound in measure.range) if measure.range else (0.0, 1e12)
    whole = measure.type == "count" and measure.whole
    within = f"{{cell}}>={low:.15g},{{cell}}<={high:.15g}" + (",{cell}=INT({cell})" if whole else "")
    unit = f"({asked.unit})" if asked.unit else ""
    kind = "정수" if whole else "숫자"
    return Rule(
        "number",
        _or_words(f"AND({within})", words),
        f"{low:,.15g}~{high:,.15g} 사이의 {kind}{unit}를 적습니다.",
        tuple(words),
    )


def _day(first: int, last: int) -> str:
    return f"IF(ISNUMBER({{cell}}),AND({{cell}}>=DATE({first},1,1),{{cell}}<=DATE({last},12,31)),FALSE)"


def _or_words(number: str, words: Sequence[str]) -> str:
    """IF and not OR: a comparison of a word with a number is an error, and that would refuse the word."""
    told = ",".join(f'{{cell}}="{word}"' for word in words)
    return f"IF(ISNUMBER({{cell}}),{number},OR({told}))"
