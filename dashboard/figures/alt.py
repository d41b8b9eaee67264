"""A figure in words, for those who do not see it."""

from collections.abc import Sequence

import pandas as pd

from catalog.model import Indicator
from dashboard.captions import headline, subtitle
from dashboard.figures.marks import Mark, by_place, read_marks, shown_marks
from dashboard.numbers import scale_for
from dashboard.periods import show_period
from dashboard.text import Say, say
from dashboard.views import Language, View

_ALL_UP_TO = 4  # so many values of a place or fewer are all told
KINDS = {"trend": "꺾은선 그림", "rank": "막대 그림", "heat": "동과 기간별 색칠 표", "tiles": "동 위치를 본뜬 칸 그림"}


def alt(view: View, frame: pd.DataFrame, indicator: Indicator, language: Language) -> str:
    """Kind of figure, what it shows, then the values: of a ranking or tile map all, of the others each place's first and last where it has many."""
    speak, shown = say(language), shown_marks(view, read_marks(frame), indicator)
    kind = speak(KINDS[view.kind])
    if not shown:
        return speak("{kind}: 보여 줄 값이 없습니다.", kind=kind)
    made_up = f" {speak('예시 자료가 들어 있습니다.')}" if any(mark.demonstration for mark in shown) else ""
    opening = f"{kind}. {subtitle(view, frame, indicator, language)}. {headline(view, frame, indicator, language)}."
    return f"{opening.replace('..', '.')}{made_up} {_values(view, shown, indicator, language, speak)}"


def _values(view: View, marks: Sequence[Mark], indicator: Indicator, language: Language, speak: Say) -> str:
    scale = scale_for([mark.value for mark in marks], indicator, language)
    told = []
    for own in by_place(marks).values():
        ends = own if view.kind in ("rank", "tiles") or len(own) <= _ALL_UP_TO else (own[0], own[-1])
        values = [scale.write(mark.value, mark.qualifier, language) for mark in ends]
        dated = [f"{show_period(m.period, language)} {value}" for m, value in zip(ends, values, strict=True)]
        told.append(f"{own[0].label} {', '.join(values if view.kind in ('rank', 'tiles') else dated)}")
    return speak("값({unit}): {list}.", unit=scale.unit, list="; ".join(told))
