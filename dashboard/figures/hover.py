"""The words that appear beside a mark under the pointer."""

from collections.abc import Sequence

from catalog.model import Indicator
from dashboard.figures.marks import Mark, denominator_apart, part_year
from dashboard.figures.paint import Paint
from dashboard.figures.reasons import reason
from dashboard.numbers import show_value
from dashboard.periods import show_period


def hover(mark: Mark, indicator: Indicator, paint: Paint, more: Sequence[str] = ()) -> str:
    """Place, period, value with unit, `more` (what the tests say), what must be known about it, and where the passport is."""
    say = paint.say
    head = f"{mark.label} · {show_period(mark.period, paint.language)}"
    if mark.value is None:
        return "<br>".join((head, f"<b>{reason(mark, say)}</b>"))
    value = show_value(mark.value, indicator, paint.language, mark.qualifier)
    closing = say("이 숫자는 어디서? – 눌러 보십시오")
    return "<br>".join((head, f"<b>{value}</b>", *more, *_notes(mark, indicator, paint), closing))


def _notes(mark: Mark, indicator: Indicator, paint: Paint) -> list[str]:
    say, notes = paint.say, []
    if mark.demonstration:
        notes.append(say("◇ 예시 자료"))
    if mark.partial:
        notes.append(say("○ {of}개 동 중 {parts}개 동의 합", of=mark.parts_of, parts=mark.parts))
    if mark.numerator is not None and mark.denominator is not None:
        notes.append(say("분자 {above}, 분모 {below}", above=_whole(mark.numerator), below=_whole(mark.denominator)))
    counted = show_period(mark.denominator_period, paint.language)
    if denominator_apart(mark, indicator):
        notes.append(say("* 분모는 {period} 값", period=counted))
    if part_year(mark, indicator):
        notes.append(say("* {period} 기준", period=counted))
    return notes


def _whole(value: float) -> str:
    return f"{value:,.0f}"
