"""The numbers that stand in a headline, read as a person reads them: 1억 7,680만, 약 2,300, 10.8%, 두 배, 세 명. Years and ordinals are none.

The words stand here as grammar of both languages, not as text of the screen, so this module is apart from text/en.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from catalog.spelt_counts import spelt_counts

Unit = Literal["", "%", "times"]

_SCALES = {"백": 1e2, "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_BARE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PIECE = rf"(?:{_BARE})\s?(?:[백천만억조]+|thousand\b|million\b|billion\b)?"
_NUMERAL = re.compile(rf"(?<![\d.,A-Za-z])(?:{_PIECE})(?:\s?(?<=[천만억조])\s?(?:{_PIECE}))*", re.IGNORECASE)
_ONE = re.compile(rf"({_BARE})\s?([백천만억조]+|thousand|million|billion)?", re.IGNORECASE)
_COUNTED = r"(?:명|개|건|회|원|곳|점|표|시간|%|％|people|residents|projects|won|hours|per\b)"
_YEAR = re.compile(rf"(?:19|20)\d\d(?!\s?{_COUNTED})", re.IGNORECASE)
# What follows an ordinal, a date, or a number that belongs to a name.
_NO_FIGURE_AFTER = re.compile(
    r"^\s?(?:[~-] ?\d+ ?위|월|일(?!반)|분기|반기|차(?:례|시)?(?![가-힣])|회차|기(?![가-힣])|주년|주(?:째|차)|시(?![간가-힣])|번째|번|위|등|단계|대(?![가-힣])|호|장(?![가-힣])|"
    r"년|인(?=[ 당\d]|$)|명당|명 당|만 ?명당|동(?![가-힣])|(?:st|nd|rd|th)\b|-?year|years?\b|dongs?\b of|x\b(?=[a-z]))",
    re.IGNORECASE,
)
_NO_FIGURE_BEFORE = re.compile(r"(?:제|‘|'|#|(?<=\d)인 ?|\bno\. ?|\bQ|\bH|\brank(?:s|ed) )$", re.IGNORECASE)
_ABOUT_BEFORE = re.compile(
    r"(?:약|대략|거의|무려|최소|\b(?:about|around|over|nearly|almost|some|roughly|more than|at least|up to|approximately))\s?$",
    re.IGNORECASE,
)
_ABOUT_AFTER = re.compile(r"^(?:여|남짓|\s?(?:[가-힣]{0,3} ?)(?:이상|가까이|넘|안팎|내외|정도))")
_SPOKEN = {
    "두 배": 2.0, "2배": 2.0, "세 배": 3.0, "네 배": 4.0, "절반": 0.5, "반토막": 0.5, "갑절": 2.0, "곱절": 2.0,
    "doubled": 2.0, "double": 2.0, "twice": 2.0, "twofold": 2.0, "threefold": 3.0, "tenfold": 10.0, "tripled": 3.0, "triple": 3.0, "halved": 0.5, "half the": 0.5,
}  # fmt: skip
_TOLD_TIMES = 0.15  # `double` holds from 1.7 to 2.3


@dataclass(frozen=True)
class Numeral:
    """One number: `words` as written from `start` to `end`, `value`, and the `step` of its last digit written.

    `about`: written as an approximation, which lets zeros at its end stand for anything. `unit` is told where it matters.
    """

    words: str
    value: float
    step: float
    start: int
    end: int
    about: bool = False
    unit: Unit = ""

    def fits(self, value: float) -> bool:
        """Whether it is that value, rounded as far as it is written.

        >>> ten = Numeral("10.8", 10.8, 0.1, 0, 4)
        >>> ten.fits(10.8123), ten.fits(10.86)
        (True, False)
        """
        if self.unit == "times" and self.step == 0:
            return abs(value / self.value - 1) <= _TOLD_TIMES
        slack = self.step if self.about else self.step / 2
        return abs(abs(value) - self.value) <= slack * (1 + 1e-9) + 1e-9


def numerals(text: str) -> tuple[Numeral, ...]:
    """The figures of the text in their order. Years, dates, ordinals and ranks are left out."""
    return tuple(sorted((*_written(text), *_spoken(text)), key=lambda one: one.start))


def years(text: str) -> tuple[tuple[str, int, int], ...]:
    """The years of the text: each with where it begins and ends."""
    return tuple((match.group(), match.start(), match.end()) for match in _YEAR.finditer(text))


def _written(text: str) -> Iterator[Numeral]:
    for match in _NUMERAL.finditer(text):
        words = match.group().rstrip()
        before, after = text[: match.start()], text[match.start() + len(words) :]
        plain = bool(re.fullmatch(r"\d+", words))
        if (plain and _YEAR.match(text, match.start())) or _is_no_figure(before, after, plain=plain):
            continue
        about = bool(_ABOUT_BEFORE.search(before) or _ABOUT_AFTER.search(after))
        value, step = _read(words)
        if math.isinf(value):  # hundreds of digits, which no figure has
            value, step = math.inf, 0.0
        elif about and value:
            step = max(step, _round_to(value))
        yield Numeral(words, value, step, match.start(), match.start() + len(words), about, _unit(after))


def _is_no_figure(before: str, after: str, *, plain: bool) -> bool:
    dated = plain and (re.match(r"^\. ?\d", after) or re.search(r"\d\. ?$", before))  # 2025. 12. 31.
    return bool(dated or _NO_FIGURE_AFTER.search(after) or _NO_FIGURE_BEFORE.search(before))


def _read(words: str) -> tuple[float, float]:
    """Value and step: 1억 7,680만 is 176,800,000 by 10,000."""
    value, step = 0.0, 1.0
    for digits, scale in _ONE.findall(words):
        factor = (
            math.prod(_SCALES[letter] for letter in scale)
            if re.match("[백천만억조]", scale)
            else _SCALES.get(scale.lower(), 1)
        )
        value += float(digits.replace(",", "")) * factor
        step = factor * 10.0 ** -len(digits.partition(".")[2])
    lone = len(re.sub(r"\D", "", words).strip("0")) == 1  # 1만 is no rounded 14,000
    return value, 0 if lone and step > 1 else step


def _round_to(value: float) -> float:
    """The step that the zeros at the end leave open: 100 of 2,300; 1 of 2,305."""
    whole = str(int(value))
    return 10.0 ** (len(whole) - len(whole.rstrip("0"))) if value == int(value) else 0


def _unit(after: str) -> Unit:
    if re.match(r"^\s?(?:%|％|퍼센트|per ?cent)", after, re.IGNORECASE):
        return "%"
    return "times" if re.match(r"^\s?(?:배(?![가-힣]*[정분])|times\b|-?fold\b)", after, re.IGNORECASE) else ""


def _spoken(text: str) -> Iterator[Numeral]:
    for words, value in _SPOKEN.items():
        for match in re.finditer(rf"(?<![\d.]){words}", text, re.IGNORECASE):
            if not words[0].isdigit():
                yield Numeral(words, value, 0, match.start(), match.end(), unit="times")
    for start, words, count in spelt_counts(text):
        if count > 1 or (count and "명" in words):  # 한 사람의 힘 tells no number
            yield Numeral(words, count, 1, start, start + len(words))
