"""The cards of the trends: one indicator, several side by side, two periods, and sums within the year."""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import reach
from dashboard.captions_compare import event_lines, name_of
from dashboard.captions_missing import MEASURES, changed_words, needed_words, unanswered
from dashboard.comments import Noted
from dashboard.compared import finished_panels, noted_beside, periods_drawn
from dashboard.figures.happenings import happened
from dashboard.figures.marks import Mark, read_marks
from dashboard.finished import finished_words
from dashboard.measured import refusal, shown_id, split
from dashboard.periods import show_period
from dashboard.screen import Number
from dashboard.views import Measured, View
from dashboard.widgets_card import actions, figure, headline, notes, sources, table
from dashboard.widgets_comments import comment_lines
from dashboard.widgets_controls import choose_tab
from dashboard.widgets_markup import heading, jump, markup
from dashboard.widgets_pin import pin
from dashboard.widgets_plot import chart
from dashboard.widgets_stage import Stage, link
from dashboard.widgets_why import standing, why


def what_changed(stage: Stage) -> None:
    """One sentence where the link asked for something that is not there."""
    if words := changed_words(stage.changed, stage.release.catalog, stage.screen.language):
        markup(f'<p class="quiet" role="status">{escape(words)}</p>')


def of_indicator(stage: Stage, name: str) -> Stage:
    """The stage with one indicator on it, in whatever measure, as every card expects it."""
    view = replace(stage.screen.view, indicator=name, indicators=(), measured="plain", against="")
    return replace(stage, screen=replace(stage.screen, view=view))


def one_card(stage: Stage) -> None:
    """One indicator over time, in the measure chosen."""
    view = stage.screen.view
    inner = of_indicator(stage, shown_id(stage.release.catalog, view.indicator, view.measured))
    shown = inner.view("trend")
    with st.container(border=True, key="card-trend"):
        if not periods_drawn(shown, stage.screen.language):
            nothing(inner, shown)
            return
        headline(inner, shown)
        choose_tab(inner)
        {"figure": figure, "table": table, "source": sources}[stage.screen.tab](inner, shown)
        _happenings(inner, shown)
        notes(inner, shown)
        _not_yet(inner, shown)
        if split(shown.indicator)[1] == "index":
            quiet(
                stage.say(
                    "지수는 이어서 견줄 수 있는 첫 해를 100으로 한 값입니다. 줄이 끊긴 곳마다 다시 100에서 시작합니다."
                )
            )
        quiet(unanswered(_in_years(inner, shown), stage.screen.language) if split(shown.indicator)[1] else "")
        with st.container(key="quiet-trend", horizontal=True):
            actions(inner, shown)


def panels_cards(stage: Stage) -> None:
    """Several indicators, each small and on its own axis, over the same years."""
    view, catalog = stage.screen.view, stage.release.catalog
    plain = (view.indicator, *view.indicators)
    names = tuple(shown_id(catalog, name, view.measured) for name in plain)
    shared = of_indicator(stage, names[0]).view("trend", period="")
    held = tuple(one for one in stage.targets if one.indicator in names)
    noted = tuple(_noted_in_panel(of_indicator(stage, name)) for name in names)
    figures = finished_panels(shared, names, stage.paint, held, noted)
    for row in range(0, len(names), 2):
        for number, column in enumerate(st.columns(2), start=row):
            if number < len(names):
                with column, st.container(border=True, key=f"card-panel-{number}", height="stretch"):
                    _panel(of_indicator(stage, names[number]), figures[number], plain[number], view.measured)
    with st.container(key="quiet-panels", horizontal=True):
        together = replace(shared, indicators=names[1:])
        pin(stage, together, name="panels", words=stage.say("이 그림들을 한 장으로 발표에 담기"))
    _happenings(
        stage, shared, stretch=[p for name in names for p in periods_drawn(replace(shared, indicator=name), "ko")]
    )


def _panel(stage: Stage, drawn: object, plain: str, measured: Measured) -> None:
    """`plain` is the indicator as the link names it, `measured` the measure asked for."""
    shown = stage.view("trend", period="")
    words = finished_words(shown, stage.screen.language)
    if not periods_drawn(shown, stage.screen.language):
        nothing(stage, shown)
        return
    markup(heading(words.title, [escape(words.subtitle), standing(words.statement)]))
    key = f"panel-{shown.indicator}-{st.session_state.get('turn', 0)}"
    chart(drawn, key, shown.indicator, words.alt)
    if measured != "plain" and shown.indicator == plain:
        quiet(stage.say("이 지표는 ‘{way}’ 방법으로 낼 수 없어 값 그대로입니다.", way=stage.say(MEASURES[measured])))
    quiet(" ".join(words.notes))
    if noted := _noted_in_panel(stage):
        markup(comment_lines(stage, noted))
    alone = jump(link(indicator=plain, indicators=(), tab="figure"), stage.say("이 지표만 보기"))
    asked = jump(link(number=words.first), stage.say("이 숫자는 어디서?")) if words.first else ""
    name = f"panel-{shown.indicator}"
    with st.container(key=f"quiet-{name}", horizontal=True):
        markup(f'<div class="actions">{asked}{alone}</div>', "content")
        why(stage, shown, name=name)
        pin(stage, shown, name=name)


def _noted_in_panel(stage: Stage) -> tuple[Noted, ...]:
    return noted_beside(stage.view("trend", period=""), stage.screen.language, stage.comments)


def nothing(stage: Stage, view: View, sentence: str = "") -> None:
    """That there is nothing to draw, and what would have to be sent for it. `sentence` tells it for a plain indicator."""
    say, language, catalog = stage.say, stage.screen.language, stage.release.catalog
    way = split(view.indicator)[1]
    label = name_of(stage.indicator, language)
    if way:
        markup(f"<p>{escape(say('{indicator}: 이 방법으로 낼 수 있는 값이 없습니다.', indicator=label))}</p>")
        quiet(unanswered(read_marks(stage.frame(view)), language))
    elif sentence:
        markup(f"<p>{escape(sentence)}</p>")
    else:
        figure(stage, view)
    needed = reach.needed(stage.release, view.indicator, [], view.demonstration)
    quiet(" ".join(needed_words(needed, catalog, language)))


def quiet(words: str) -> None:
    """A grey line, where there are words."""
    if words:
        markup(f'<p class="quiet">{escape(words)}</p>')


def _in_years(stage: Stage, view: View) -> list[Mark]:
    return [mark for mark in read_marks(stage.frame(view)) if mark.period and mark.numerator is not None]


def _happenings(stage: Stage, view: View, stretch: list[str] | None = None) -> None:
    """What happened in these years, by the numbers on the figure."""
    if not view.events or stage.screen.tab != "figure":
        return
    periods = periods_drawn(view, stage.screen.language) if stretch is None else stretch
    events = happened(stage.release.catalog.events, periods)
    if events:
        lines = event_lines(events, stage.screen.language)
        quiet(stage.say("있었던 일: {list}", list=" · ".join(lines)))


def _not_yet(stage: Stage, view: View) -> None:
    """A year of which only some months are there is not drawn among the years; the sums within the year show it."""
    catalog, (base, way) = stage.release.catalog, split(view.indicator)
    if view.grain != "year" or way or refusal(catalog, catalog.indicators[base], "cumulative"):
        return
    months = reach.periods(stage.release, view.indicator, "month", view.demonstration)
    drawn = periods_drawn(view, stage.screen.language)
    if not months or not drawn or months[-1][:4] <= drawn[-1][:4]:
        return
    words = stage.say(
        "{year}년은 {period}까지의 값만 있어 여기에 그리지 않았습니다.",
        year=months[-1][:4],
        period=show_period(months[-1], stage.screen.language),
    )
    more = jump(link(kind="cumulative", tab="figure"), stage.say("그해 누계 보기"))
    markup(f'<p class="quiet">{escape(words)} {more}</p>')


def number_link(view: View, place: str, period: str, words: str) -> str:
    """A value that leads to its passport, as markup."""
    return jump(link(number=Number(view.indicator, place, period)), words)
