"""What the comparison page adds to the ranking: the funnel with its table, and the dongs most like the one chosen."""

from html import escape

import streamlit as st

from dashboard import reach
from dashboard.figures.marks import at_period, read_marks
from dashboard.finished import judged_of
from dashboard.numbers import show_value
from dashboard.periods import show_period
from dashboard.reason_words import reason_sentence, reason_words
from dashboard.screen import Number
from dashboard.similar import COMPARED_BY, Similar, similar
from dashboard.stats.reasons import Refused
from dashboard.views import View
from dashboard.widgets_card import actions, figure, headline, notes, table
from dashboard.widgets_markup import badge, heading, jump, markup, plain_table
from dashboard.widgets_stage import Stage, link


def funnel_row(stage: Stage) -> None:
    """The funnel with its table beside it; where there can be none, why."""
    view = stage.view("funnel")
    places = judged_of(view).places
    if places is None:  # no values by dong: the ranking has said so
        similar_card(stage)
        return
    left, right = st.columns([1.4, 1])
    if isinstance(places.funnel, Refused):
        with left:
            _no_funnel(stage, view, places.funnel)
        with right:
            similar_card(stage)
        return
    with left, st.container(border=True, key="card-funnel"):
        headline(stage, view)
        figure(stage, view)
        notes(stage, view)
        with st.container(key="quiet-funnel", horizontal=True):
            actions(stage, view)
    with right, st.container(border=True, key="card-funnel-table"):
        table(stage, view)
    similar_card(stage)


def _no_funnel(stage: Stage, view: View, refused: Refused) -> None:
    language, say = stage.screen.language, stage.say
    title = say("깔때기 그림을 그리지 않았습니다: {reason}", reason=reason_words(refused.reason, language))
    lines = [escape(reason_sentence(refused.reason, language))]
    twin = reach.twin(stage.release, view.indicator)
    if refused.reason == "no_denominator" and twin:
        lines.append(f'<span class="actions">{jump(link(indicator=twin), say("주민 수로 나누어 보기"))}</span>')
    with st.container(border=True, key="card-funnel"):
        markup(heading(title, lines))


def similar_card(stage: Stage) -> None:
    """The dongs nearest in size to the first one in colour."""
    say, chosen = stage.say, stage.screen.view.highlight
    with st.container(border=True, key="card-similar"):
        if not chosen:
            hint = say("‘강조할 동’에서 동을 고르면 그 동과 주민 수가 비슷한 동을 보여 드립니다.")
            markup(heading(say("비슷한 동"), [escape(hint)]))
            return
        variable = stage.release.catalog.indicators[COMPARED_BY[0].id]
        view = stage.view("rank", indicator=variable.indicator)
        found = similar(chosen[0], read_marks(stage.frame(view)), view.period)
        label = stage.release.catalog.places[chosen[0]].label
        title = say("{place:과/와} 비슷한 동", place=label.ko if stage.screen.language == "ko" else label.en)
        if isinstance(found, Refused):
            reason = say(
                "{year} 주민 수로 찾지 못했습니다: {reason}",
                year=show_period(view.period, stage.screen.language),
                reason=reason_words(found.reason, stage.screen.language),
            )
            markup(heading(title, [escape(reason)]))
            return
        how = say("주민 수가 몇 배 차이인지(로그)를 동 사이의 표준편차로 잰 거리입니다. 0이면 같습니다.")
        markup(heading(title, [escape(how)]) + _similar_table(stage, found))
        together = tuple(one.residents.place for one in found)
        press = jump(link(highlight=together), say("이 동들을 함께 강조하기"))
        markup(f'<div class="actions">{press}</div>')


def _similar_table(stage: Stage, found: tuple[Similar, ...]) -> str:
    say, language, indicator = stage.say, stage.screen.language, stage.indicator
    view = stage.view("rank")
    values = {mark.place: mark for mark in at_period(view, read_marks(stage.frame(view)))}
    own = indicator.label.ko if language == "ko" else indicator.label.en
    residents = stage.release.catalog.indicators[COMPARED_BY[0].id]
    rows = []
    for one in found:
        mark, shown = one.residents, values.get(one.residents.place)
        value = show_value(shown.value if shown else None, indicator, language, shown.qualifier if shown else "exact")
        number = Number(indicator.indicator, mark.place, view.period)
        counted = show_value(mark.value, residents, language, mark.qualifier)
        made_up = " " + badge(say("예")) if mark.demonstration else ""
        rows.append(
            (
                escape(mark.label),
                jump(link(number=Number(residents.indicator, mark.place, mark.period)), counted) + made_up,
                f"{one.distance:.2f}" if one.distance else "–",
                jump(link(number=number), value) if shown and shown.value is not None else value,
            )
        )
    year = show_period(view.period, language)
    heads = [say("동"), say("{year} 주민 수", year=year), say("거리"), f"{year} {own}"]
    return plain_table(heads, rows)
