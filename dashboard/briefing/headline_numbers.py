"""The numbers in a headline: each has to stand somewhere in the slide, and with the place and the year it is told of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from dashboard.briefing.carried import in_years, own_marks
from dashboard.briefing.claims import Mention
from dashboard.briefing.numerals import Numeral, numerals, years
from dashboard.briefing.prepared import Prepared
from dashboard.figures.marks import Mark
from dashboard.numbers import scale_for
from dashboard.periods import show_period
from dashboard.targets import show_target
from dashboard.targets_drawn import targets_drawn
from dashboard.text import say
from dashboard.views import Language

_BETWEEN = re.compile(r"[^\d,;.()→·]{0,12}")  # what may stand between a year and the value told of it


def number_doubts(text: str, slide: Prepared, places: Sequence[Mention], language: Language) -> Iterator[str]:
    """A sentence for each number that is not in the slide, or is there for another place or another year."""
    told = _told_numbers(slide, language)
    counts = {len({mark.place for mark in slide.marks}), len({mark.period for mark in slide.marks})}
    for one in numerals(text):
        values = [mark for part in slide.panels or (slide,) for mark in _holding(one, part, language)]
        if values:
            marks = [mark for part in slide.panels or (slide,) for mark in _valued(part)]
            yield from _elsewhere(one, values, marks, (text, places), language)
        elif not (_among(one, told) or one.value in counts or _follows(one, slide, places, text)):
            yield say(language)("{number:은/는} 이 그림에 없는 숫자입니다.", number=one.words)


def _valued(slide: Prepared) -> tuple[Mark, ...]:
    return tuple(mark for mark in slide.rows if mark.value is not None)


def _holding(one: Numeral, slide: Prepared, language: Language) -> Iterator[Mark]:
    """The marks of one indicator whose value it is, as stored or in the unit that the figure is printed in, or what was divided."""
    if one.unit == "times" or slide.indicator is None:
        return
    divisor = scale_for([mark.value for mark in slide.marks], slide.indicator, language).divisor
    share = slide.indicator.unit.en == "%"
    for mark in _valued(slide):
        value = mark.value or 0
        counted = [part for part in (mark.numerator, mark.denominator) if part is not None]
        known = [value, value / divisor] if share or one.unit != "%" else []
        if any(one.fits(number) for number in (*known, *(() if one.unit == "%" else counted))):
            yield mark


def _told_numbers(slide: Prepared, language: Language) -> tuple[Numeral, ...]:
    """The numbers of the words around the figure, and of the targets in it."""
    targets = (
        show_target(goal.value, part.indicator, language)
        for part in slide.panels or (slide,)
        if part.indicator
        for goal in targets_drawn(part.view, slide.entered.targets)
    )
    told = (slide.caption, slide.subtitle, *slide.notes, *targets)
    return tuple(one for text in told for one in numerals(text))


def _among(one: Numeral, told: Iterable[Numeral]) -> bool:
    return any(other.value == one.value and (other.unit == one.unit or not one.unit) for other in told)


def _follows(one: Numeral, slide: Prepared, places: Sequence[Mention], text: str) -> bool:
    """Whether it follows from two figures of a place that the headline is about: difference, change in per cent, multiple."""
    if slide.panels:
        return False
    named = {year for words in (text, slide.caption) for year, _, _ in years(words)}
    for place in (None, *(mention.what for mention in places)):
        own = in_years(own_marks(slide, place))
        ends = [mark for mark in own if mark.period in named or mark in (own[0], own[-1])]
        steps = [*pairwise(own), *combinations(ends, 2)]
        if any(_from(one, before.value or 0, after.value or 0) for before, after in steps):
            return True
    return False


def _from(one: Numeral, before: float, after: float) -> bool:
    if one.unit == "times":
        return bool(before) and one.fits(after / before)
    if one.unit == "%" and before and one.fits((after / before - 1) * 100):
        return True
    return one.fits(after - before)


def _elsewhere(
    one: Numeral,
    found: Sequence[Mark],
    marks: Sequence[Mark],
    written: tuple[str, Sequence[Mention]],
    language: Language,
) -> Iterator[str]:
    """The number is there, but for another place or year than the one told just before it (in English also just after)."""
    text, places = written
    before = [mention.what for mention in places if mention.start < one.start]
    place = before[-1] if before and before[-1] in {mark.place for mark in marks} else None
    if place and place not in {mark.place for mark in found}:
        label = next(mark.label for mark in marks if mark.place == place)
        sentence = "{number:은/는} {place:이/가} 아니라 {other}의 값입니다."
        yield say(language)(sentence, number=one.words, place=label, other=found[0].label)
        return
    year = _year_of(one, text, language)
    own = [mark for mark in found if mark.place == place] or list(found)
    here = {mark.period[:4] for mark in marks}
    if year in here and year not in {mark.period[:4] for mark in own}:
        sentence = "{number:은/는} {period:이/가} 아니라 {other}의 값입니다."
        told, other = show_period(year, language), show_period(own[0].period, language)
        yield say(language)(sentence, number=one.words, period=told, other=other)


def _year_of(one: Numeral, text: str, language: Language) -> str:
    """The year that stands right beside the number; empty where none does."""
    for year, start, end in years(text):
        if end <= one.start and _BETWEEN.fullmatch(text[end : one.start]) and language == "ko":
            return year
        if start >= one.end and re.fullmatch(r"(?: \w+){0,2} in ", text[one.end : start]):
            return year
    return ""
