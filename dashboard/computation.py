"""How a figure was computed, in one line: `421 ÷ 20,412 × 1,000`, or the sum of what went in."""

from collections.abc import Sequence

from dashboard.measured import split
from dashboard.numbers import show, show_value
from dashboard.passport import Passport, Source
from dashboard.periods import show_period
from dashboard.release import Release, Row
from dashboard.small_counts import SMALL
from dashboard.text import say
from dashboard.views import Language

MOST_PARTS = 20  # more are too many to read


def computation(found: Passport, opened: Release, language: Language) -> str:
    """The line, in the units of the sources; empty where there is nothing to compute."""
    speak, row, indicator = say(language), found.figure, found.indicator
    if indicator.denominator is None:
        if found.parts:
            words = _sum_words(found.parts, language)
            return speak("표에 적힌 합계입니다. 적힌 부분을 더하면 {sum}", sum=words)
        printed = speak("표에 적힌 값 그대로입니다.") if row["basis"] == "printed" else ""
        return _sum_words(found.numerator, language) or printed
    base, way = split(indicator.indicator)
    if way == "index":
        return _index_words(opened, base, row, language)
    scale = "" if indicator.scale == 1 else f" × {indicator.scale:,.0f}"
    numerator = show(row["numerator"], _unit(found.numerator), 0, language)
    words = f"{numerator} ÷ {show(row['denominator'], _unit(found.denominator), 0, language)}{scale}"
    dated = row["denominator_period"]
    if isinstance(dated, str) and dated and indicator.denominator.at == "year_end":
        words += " · " + speak("분모는 {period} 값", period=show_period(dated, language))
    return words


def _index_words(opened: Release, base: str, row: Row, language: Language) -> str:
    """`2,361명 ÷ 2,024명 × 100 · 분모는 2017년 값`, in the unit of what the index is of."""
    indicator, dated = opened.indicator(base), row["denominator_period"]
    values = [show_value(row[name], indicator, language) for name in ("numerator", "denominator")]
    words = f"{' ÷ '.join(values)} × 100"
    if not isinstance(dated, str):
        return words
    return f"{words} · {say(language)('분모는 {period} 값', period=show_period(dated, language))}"


def _unit(inputs: Sequence[Source]) -> str:
    return inputs[0].unit if inputs else ""


def _sum_words(inputs: Sequence[Source], language: Language) -> str:
    """`67 = 1 + 1 + 14 + 37 + 14` where there are not too many parts to read."""
    speak = say(language)
    values = [one.value for one in inputs if one.value is not None]
    if any(one.missing == SMALL for one in inputs):  # what is left would come to another sum
        return speak("{count}개 값의 합", count=len(inputs)) if len(inputs) > 1 else ""
    if not 2 <= len(values) <= MOST_PARTS:
        return speak("{count}개 값의 합", count=len(values)) if len(values) > 1 else ""
    plain = [f"{value:,.0f}" if float(value).is_integer() else f"{value:,}" for value in values]
    total = sum(values)
    return f"{f'{total:,.0f}' if float(total).is_integer() else f'{total:,}'} = {' + '.join(plain)}"
