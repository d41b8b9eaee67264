"""The words around a figure: a title that says what the tests allow, a subtitle, and what must be known beside them."""

from collections.abc import Mapping, Sequence

import pandas as pd

from catalog.model import Event, Indicator
from dashboard.captions_places import at_one_period, funnel_notes, outside_words, ranking_words, told_value
from dashboard.caveats import caveats_of
from dashboard.figures.marks import (
    ONE_PERIOD,
    Mark,
    at_period,
    by_place,
    in_grain,
    read_marks,
    shown_marks,
    spans,
)
from dashboard.judgements import NOTHING_JUDGED, Judged, subject
from dashboard.numbers import scale_for
from dashboard.periods import say_when, show_periods
from dashboard.small_counts import SMALL
from dashboard.stats.funnel import Funnel
from dashboard.stats.trend import SeriesVerdict
from dashboard.text import say
from dashboard.views import Language, View

_ALL_UP_TO = 4  # so many values or fewer are all told
_LATEST = 3


def headline(
    view: View, frame: pd.DataFrame, indicator: Indicator, language: Language, judged: Judged = NOTHING_JUDGED
) -> str:
    """The title. Values alone where nothing was judged; a direction or a difference only where a test found one.

    "풍암동 주민등록인구: 2017년 39,827명, 2023년 35,515명", "서구 총회 참여 인원이 늘었습니다: 2016년 902명 → 2025년 1,310명".
    """
    marks = read_marks(frame)
    name = indicator.label.ko if language == "ko" else indicator.label.en
    if not shown_marks(view, marks, indicator):
        return name
    if view.kind == "trend":
        return _course(view, marks, indicator, name, language, judged.series)
    if view.kind == "funnel" and judged.places and isinstance(judged.places.funnel, Funnel):
        return outside_words(judged.places, marks, name, language)
    return at_one_period(view, marks, indicator, name, language, judged.places)


def subtitle(
    view: View, frame: pd.DataFrame, indicator: Indicator, language: Language, judged: Judged = NOTHING_JUDGED
) -> str:
    """Measure with unit, places, periods; for a ranking also whether its ranks are ranges or a plain order."""
    marks = read_marks(frame)
    shown = shown_marks(view, marks, indicator)
    name = indicator.label.ko if language == "ko" else indicator.label.en
    unit = scale_for([mark.value for mark in shown], indicator, language).unit
    if view.kind == "trend":
        unit = indicator.unit.ko if language == "ko" else indicator.unit.en
    parts = [f"{name}({unit})" if language == "ko" else f"{name} ({unit})", _places(shown, language)]
    sentence = ", ".join(part for part in (*parts, show_periods([mark.period for mark in shown], language)) if part)
    if view.kind != "rank" or judged.places is None or sum(not mark.is_district for mark in shown) < 2:
        return sentence
    return f"{sentence}. {ranking_words(judged.places.ranking, language)}"


def caveats(
    view: View,
    frame: pd.DataFrame,
    indicator: Indicator,
    events: Mapping[str, Event],
    language: Language,
    judged: Judged = NOTHING_JUDGED,
) -> tuple[str, ...]:
    """What must be known about the figures shown, one sentence each, gravest first. The catalog's own caveats are apart."""
    marks = read_marks(frame)
    shown = shown_marks(view, marks, indicator)
    missing = [m for m in at_period(view, marks) if m.value is None] if shown and view.kind in ONE_PERIOD else []
    by_chance = funnel_notes(judged.places, language) if view.kind == "funnel" and judged.places else ()
    few = any(
        mark.missing == SMALL for mark in (at_period(view, marks) if view.kind in ONE_PERIOD else in_grain(view, marks))
    )
    small = (
        [say(language)("5명이 안 되는 인원과, 그것을 셈해 낼 수 있는 값은 개인을 알아볼 수 있어 적지 않습니다.")]
        if few
        else []
    )
    return (*by_chance, *caveats_of(view, (*shown, *missing), indicator, events, language), *small)


def _course(
    view: View,
    marks: Sequence[Mark],
    indicator: Indicator,
    name: str,
    language: Language,
    verdict: SeriesVerdict | None,
) -> str:
    own = subject(view, marks, indicator)
    if not own:
        return at_one_period(view, marks, indicator, name, language)
    years = in_grain(view, own) or spans(own)
    mixed = len({mark.demonstration for mark in years}) > 1
    if verdict is None or verdict.trend is None:
        values = ", ".join(_told(mark, mixed, indicator, language) for mark in _latest(years))
        return say(language)("{place} {name}: {values}", place=own[0].label, name=name, values=values)
    judged = {point.period for point in verdict.course.latest}
    run = [mark for mark in years if mark.period in judged]
    return _verdict(verdict, run, mixed, indicator, name, language)


def _verdict(
    verdict: SeriesVerdict, run: Sequence[Mark], mixed: bool, indicator: Indicator, name: str, language: Language
) -> str:
    """What the test found, then its own values: from where to where, or the latest."""
    speak, first, last = say(language), run[0], run[-1]
    words = {"place": first.label, "name": name}
    ends = {"first": _told(first, mixed, indicator, language), "last": _told(last, mixed, indicator, language)}
    risen = (last.value or 0) - (first.value or 0)
    values = ", ".join(_told(mark, mixed, indicator, language) for mark in _latest(run))
    if verdict.kind == "rising":
        if risen > 0:
            return speak("{place} {name:이/가} 늘었습니다: {first} → {last}", **words, **ends)
        return speak("{place} {name:은/는} 늘어나는 흐름입니다: {values}", **words, values=values)
    if verdict.kind == "falling":
        if risen < 0:
            return speak("{place} {name:이/가} 줄었습니다: {first} → {last}", **words, **ends)
        return speak("{place} {name:은/는} 줄어드는 흐름입니다: {values}", **words, values=values)
    return speak("{place} {name:은/는} 평소 변동 안입니다: {values}", **words, values=values)


def _latest(years: Sequence[Mark]) -> Sequence[Mark]:
    return years if len(years) <= _ALL_UP_TO else years[-_LATEST:]


def _told(mark: Mark, mixed: bool, indicator: Indicator, language: Language) -> str:
    """A value with its period; among real ones a made-up one says what it is."""
    words = say_when(told_value(mark, indicator, language), mark.period, language)
    return say(language)("{value}(예시)", value=words) if mixed and mark.demonstration else words


def _places(marks: Sequence[Mark], language: Language) -> str:
    speak = say(language)
    places = [own[0] for own in by_place(marks).values()]
    dongs, schools = (sum(mark.kind == kind for mark in places) for kind in ("dong", "school"))
    words = [mark.label for mark in places if mark.kind not in ("dong", "school")]
    if len(places) == 1:
        return places[0].label
    words += [speak("{count}개 동", count=dongs)] if dongs else []
    words += [speak("학교 {count}곳", count=schools)] if schools else []
    return ", ".join(words)
