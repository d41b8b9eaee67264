"""How a figure is printed in running text: a number with a unit of the catalog, and the words that bound it."""

import re
from functools import lru_cache

from etl.recognise.said import Grammar

DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
NUMBER = (
    rf"{DIGITS}(?:\s?(?:여\s?)?[십백천만억조]+(?:\s?{DIGITS}(?=\s?(?:여\s?)?[십백천만억조\s]|여|원|명|개|건|표))?)*"
)
# A unit that goes on as another word is none: 부터, 강의실, 회의, 건물.
_NOT_BEFORE = {
    "부": "터서문녀분산장지",
    "강": "의사좌당",
    "회": "의원장차계",
    "건": "물강설의",
    "점": "검심포",
    "표": "준시창현",
    "명": "의령칭절",
    "일": "반자시부정",
    "팀": "장",
    "시간": "대",
    "개": "월년선최발별통폐혁관방",
    "동": "안시아네장별",
    "원": "금칙아",
    "소": "속득년",
    "번": "길지호",
    "인": "당원구력정",
    "곳": "곳",
}
BOUNDS = {"이상": "at least", "초과": "at least", "이하": "at most", "이내": "at most", "미만": "at most"}


@lru_cache(maxsize=16)
def figure_pattern(grammar: Grammar) -> re.Pattern[str]:
    """The pattern of a figure; its groups are number, upper, unit, low_unit and the words of bounds."""
    spelt = []
    for unit in sorted((u for u in grammar.units if u != "년"), key=len, reverse=True):
        barred = _NOT_BEFORE.get(unit, "")
        latin = r"(?![A-Za-z])" if unit[-1].isascii() and unit[-1].isalpha() else ""
        spelt.append(r"\s?".join(map(re.escape, unit)) + latin + (rf"(?![{barred}])" if barred else ""))
    unit = "|".join([*spelt, r"년(?=\s?(?:연속|간|동안|째))"])
    return re.compile(
        rf"(?P<before>약|총|연간?|최대|최소)?\s?(?<![\d.,A-Za-z~])(?P<number>{NUMBER})\s?(?P<more>여)?\s?"
        rf"(?:(?P<low_unit>{unit})?\s?(?:이상|~|-|∼)\s?(?P<upper>{NUMBER})\s?)?(?P<unit>{unit})(?P<more2>여)?\s?(?P<bound>이상|초과|이하|이내|미만)?"
    )
