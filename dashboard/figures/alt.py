"""A figure in words, for those who do not see it."""

from collections.abc import Sequence

import pandas as pd

from catalog.model import Indicator
from dashboard.captions import headline, subtitle
from dashboard.captions_places import position_words, rank_words
from dashboard.figures.marks import ONE_PERIOD, Mark, by_place, read_marks, shown_marks
from dashboard.judgements import NOTHING_JUDGED, Judged, Places
from dashboard.numbers import scale_for
from dashboard.periods import show_period
from dashboard.stats.funnel import Funnel
from dashboard.text import say
from dashboard.views import Language, View

_ALL_UP_TO = 4  # so many values of a place or fewer are all told
KINDS = {
    "trend": "꺾은선 그림",
    "rank": "막대 그림",
    "heat": "동과 기간별 색칠 표",
    "tiles": "동 위치를 본뜬 칸 그림",
    "funnel": "깔때기 그림",
    "against": "두 기간의 점 그림",
    "cumulative": "그해 누계 꺾은선 그림",
}


def alt(
    view: View, frame: pd.DataFrame, indicator: Indicator, language: Language, judged: Judged = NOTHING_JUDGED
) -> str:
    """Kind of figure, what it shows, then the values: of a ranking or tile map all, of the others each place's first and last where it has many."""
    speak, shown = say(language), shown_marks(view, read_marks(frame), indicator)
    kind = speak(KINDS[view.kind])
    if not shown:
        return speak("{kind}: 보여 줄 값이 없습니다.", kind=kind)
    made_up = f" {speak('예시 자료가 들어 있습니다.')}" if any(mark.demonstration for mark in shown) else ""
    about = subtitle(view, frame, indicator, language, judged)
    opening = f"{kind}. {about}. {headline(view, frame, indicator, language, judged)}."
    return f"{opening.replace('..', '.')}{made_up} {_values(view, shown, indicator, language, judged.places)}"


def _values(view: View, marks: Sequence[Mark], indicator: Indicator, language: Language, places: Places | None) -> str:
    speak, alone = say(language), view.kind in ONE_PERIOD
    scale = scale_for([mark.value for mark in marks], indicator, language)
    told = []
    for own in by_place(marks).values():
        ends = own if alone or len(own) <= _ALL_UP_TO else (own[0], own[-1])
        values = [scale.write(mark.value, mark.qualifier, language) for mark in ends]
        dated = [f"{show_period(m.period, language)} {value}" for m, value in zip(ends, values, strict=True)]
        told.append(
            f"{own[0].label} {', '.join(values if alone else dated)}{_standing(own[0], view, places, language)}"
        )
    return speak("값({unit}): {list}.", unit=scale.unit, list="; ".join(told))


def _standing(mark: Mark, view: View, places: Places | None, language: Language) -> str:
    """The rank of a place in a ranking, where it stands in a funnel; nothing elsewhere."""
    if places is None:
        return ""
    if view.kind == "funnel" and isinstance(places.funnel, Funnel):
        found = next((one for one in places.funnel.positions if one.place == mark.place), None)
        return f" ({position_words(found, language)})" if found else ""
    rank = places.ranks.get(mark.place)
    return f" ({rank_words(rank, places, language)})" if rank else ""
