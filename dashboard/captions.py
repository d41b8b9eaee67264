"""The words around a figure: a title that states values and no direction, a subtitle, and what must be known beside them."""

from collections.abc import Mapping, Sequence

import pandas as pd

from catalog.model import Event, Indicator
from dashboard.caveats import caveats_of
from dashboard.figures.marks import (
    Mark,
    at_period,
    by_place,
    highlighted,
    in_grain,
    looked_at,
    read_marks,
    shown_marks,
    spans,
)
from dashboard.numbers import scale_for, show_value
from dashboard.periods import say_when, show_period, show_periods
from dashboard.text import say
from dashboard.views import Language, View

_ALL_UP_TO = 4  # so many values or fewer are all told
_LATEST = 3


def headline(view: View, frame: pd.DataFrame, indicator: Indicator, language: Language) -> str:
    """The title: values only. "풍암동 주민등록인구: 2017년 39,827명, 2023년 35,515명"."""
    marks = read_marks(frame)
    name = indicator.label.ko if language == "ko" else indicator.label.en
    if not shown_marks(view, marks, indicator):
        return name
    if view.kind == "trend":
        return _course(view, marks, indicator, name, language)
    return _spread(view, marks, indicator, name, language)


def subtitle(view: View, frame: pd.DataFrame, indicator: Indicator, language: Language) -> str:
    """Measure with unit, places, periods; for a ranking also that it is a plain order."""
    marks, speak = read_marks(frame), say(language)
    shown = shown_marks(view, marks, indicator)
    name = indicator.label.ko if language == "ko" else indicator.label.en
    unit = scale_for([mark.value for mark in shown], indicator, language).unit
    if view.kind == "trend":
        unit = indicator.unit.ko if language == "ko" else indicator.unit.en
    parts = [f"{name}({unit})" if language == "ko" else f"{name} ({unit})", _places(shown, language)]
    sentence = ", ".join(part for part in (*parts, show_periods([mark.period for mark in shown], language)) if part)
    if view.kind != "rank" or sum(not mark.is_district for mark in shown) < 2:
        return sentence
    plain = speak("값이 큰 순서일 뿐 불확실성은 나타내지 않습니다. 작은 동들의 차이는 우연일 수 있습니다.")
    return f"{sentence}. {plain}"


def caveats(
    view: View, frame: pd.DataFrame, indicator: Indicator, events: Mapping[str, Event], language: Language
) -> tuple[str, ...]:
    """What must be known about the figures shown, one sentence each, gravest first. The catalog's own caveats are apart."""
    marks = read_marks(frame)
    shown = shown_marks(view, marks, indicator)
    missing = [m for m in at_period(view, marks) if m.value is None] if shown and view.kind in ("rank", "tiles") else []
    return caveats_of(view, (*shown, *missing), indicator, events, language)


def _course(view: View, marks: Sequence[Mark], indicator: Indicator, name: str, language: Language) -> str:
    own = _subject(view, marks, indicator)
    if not own:
        return _spread(view, marks, indicator, name, language)
    years = in_grain(view, own)
    told = years if len(years) <= _ALL_UP_TO else years[-_LATEST:]
    told = told or spans(own)
    mixed = len({mark.demonstration for mark in told}) > 1
    values = [_told(mark, mixed, indicator, language) for mark in told]
    return say(language)("{place} {name}: {values}", place=own[0].label, name=name, values=", ".join(values))


def _told(mark: Mark, mixed: bool, indicator: Indicator, language: Language) -> str:
    """A value with its period; among real ones a made-up one says what it is."""
    words = say_when(_value(mark, indicator, language), mark.period, language)
    return say(language)("{value}(예시)", value=words) if mixed and mark.demonstration else words


def _subject(view: View, marks: Sequence[Mark], indicator: Indicator) -> tuple[Mark, ...]:
    """Whose values the title tells: the first place chosen, else the district, else the only one; nobody's where all are alike."""
    valued = shown_marks(view, marks, indicator)
    places = by_place(valued)
    named = (*highlighted(view, valued), *(place for place, own in places.items() if own[0].is_district))
    if named or len(places) == 1:
        return places[next(iter((*named, *places)))]
    return ()


def _value(mark: Mark, indicator: Indicator, language: Language) -> str:
    """A value as the title tells it: a sum over some dongs says so at once."""
    value = show_value(mark.value, indicator, language, mark.qualifier)
    if not mark.partial:
        return value
    return say(language)("{value}({of}개 동 중 {parts}개 동)", value=value, of=mark.parts_of, parts=mark.parts)


def _spread(view: View, marks: Sequence[Mark], indicator: Indicator, name: str, language: Language) -> str:
    """Between which values the places lie at the period looked at, then the district and the places chosen."""
    at, period = at_period(view, marks), looked_at(view, marks)
    below = [mark for mark in at if mark.value is not None and not mark.is_district]
    chosen = [mark for place in highlighted(view, below) for mark in below if mark.place == place]
    named = [mark for mark in at if mark.is_district and mark.value is not None]
    named += below if len(below) == 1 else chosen
    values = [_bounds(below, indicator, language)] if len(below) > 1 else []
    values += [f"{mark.label} {_value(mark, indicator, language)}" for mark in named]
    if not period:  # the source gives no time
        return f"{name}: {', '.join(values)}"
    speak, shown = say(language), show_period(period, language)
    return speak("{period} {name}: {values}", period=shown, name=name, values=", ".join(values))


def _bounds(marks: Sequence[Mark], indicator: Indicator, language: Language) -> str:
    lowest, highest = min(marks, key=lambda m: m.value or 0), max(marks, key=lambda m: m.value or 0)
    scale = scale_for([lowest.value, highest.value], indicator, language)
    low, high = (scale.write(mark.value, mark.qualifier, language) for mark in (lowest, highest))
    values = low if low == high else say(language)("{low}~{high}", low=low, high=high)
    gap = "" if language == "ko" or scale.unit == "%" else " "
    schools = all(mark.kind == "school" for mark in marks)
    return say(language)("학교별 {value}" if schools else "동별 {value}", value=f"{values}{gap}{scale.unit}")


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
