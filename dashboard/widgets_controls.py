"""The choices of a page: year, indicator, dongs in colour, per resident, demonstration data. Each writes the screen, and so the URL."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import reach
from dashboard.figures.marks import MOST_HIGHLIGHTS
from dashboard.periods import show_period
from dashboard.screen import Screen
from dashboard.widgets_stage import Stage, choose


def choose_year(stage: Stage, years: Sequence[str]) -> None:
    """The year looked at; the latest is also what a link without a year shows."""
    shown = stage.screen.view.period
    options = sorted({*years, shown} - {""}, reverse=True)
    if not options:
        return
    seed("year", shown)
    st.selectbox(
        stage.say("연도"),
        options,
        key="year",
        format_func=lambda year: show_period(year, stage.screen.language),
        width=130,
        on_change=chosen("year", lambda screen, year: screen.showing(period=year)),
    )


def choose_highlight(stage: Stage) -> None:
    """Dongs to be drawn in colour, four at most."""
    dongs = {dong.id: dong.label for dong in stage.release.catalog.dongs}
    korean = stage.screen.language == "ko"
    seed("highlight", list(stage.screen.view.highlight[:MOST_HIGHLIGHTS]))
    st.multiselect(
        stage.say("강조할 동"),
        list(dongs),
        key="highlight",
        format_func=lambda place: dongs[place].ko if korean else dongs[place].en,
        max_selections=MOST_HIGHLIGHTS,
        placeholder=stage.say("동을 고르십시오"),
        select_all=False,
        width=300,
        on_change=chosen("highlight", lambda screen, places: screen.showing(highlight=tuple(places))),
    )


def choose_indicator(stage: Stage) -> None:
    """The indicator. Of a pair with and without `per resident` only the first is listed; the toggle beside it turns it over."""
    declared = stage.release.catalog.indicators
    listed = [
        name for name in declared if not (reach.per_resident(stage.release, name) and reach.twin(stage.release, name))
    ]
    korean = stage.screen.language == "ko"
    shown, twin = stage.screen.view.indicator, reach.twin(stage.release, stage.screen.view.indicator)
    seed("indicator", shown if shown in listed else twin)
    st.selectbox(
        stage.say("지표"),
        listed,
        key="indicator",
        format_func=lambda name: declared[name].label.ko if korean else declared[name].label.en,
        width=300,
        on_change=chosen("indicator", lambda screen, name: _turn_to(stage, screen, name)),
    )


def _turn_to(stage: Stage, screen: Screen, name: str) -> Screen:
    """Another indicator; a period that it has no value for is let go."""
    view = screen.view
    known = view.period in reach.periods(stage.release, name, "year", view.demonstration)
    plain = view.indicator in stage.release.catalog.indicators and reach.per_resident(stage.release, view.indicator)
    measured = stage.screen.view.measured if plain else view.measured  # a link may name the quotient itself
    return screen.showing(indicator=name, measured=measured, period=view.period if known else "")


def choose_per_resident(stage: Stage) -> None:
    """Per resident or not, where the catalog has the indicator both ways. Residents are counted by year."""
    shown = stage.screen.view.indicator
    twin = reach.twin(stage.release, shown)
    if not twin:
        return
    seed("per_resident", reach.per_resident(stage.release, shown))
    st.toggle(
        stage.say("주민 수로 나누어 보기"),
        key="per_resident",
        on_change=chosen("per_resident", lambda screen, _: screen.showing(indicator=twin, grain="year")),
    )


def choose_demonstration(stage: Stage) -> None:
    """Made-up rows in or out."""
    seed("demonstration", stage.screen.view.demonstration)
    st.toggle(
        stage.say("예시 자료 포함"),
        key="demonstration",
        help=stage.say("지어낸 예시 자료를 함께 보여 줍니다. 끄면 실제 자료만 남습니다."),
        on_change=chosen("demonstration", lambda screen, within: screen.showing(demonstration=within)),
    )


def choose_tab(stage: Stage) -> None:
    """Figure, table or sources."""
    words = {"figure": stage.say("그림"), "table": stage.say("표"), "source": stage.say("출처")}
    seed("tab", stage.screen.tab)
    st.segmented_control(
        stage.say("보기"),
        list(words),
        key="tab",
        format_func=lambda tab: words[tab],
        required=True,
        label_visibility="collapsed",
        on_change=chosen("tab", lambda screen, tab: replace(screen, tab=tab)),
    )


def seed(key: str, value: object) -> None:
    """The screen is what a widget shows; the widget's own memory never decides."""
    st.session_state[key] = value


def chosen(key: str, change: Callable[[Screen, Any], Screen]) -> Callable[[], None]:
    """A widget's callback: the screen as the widget's value changes it."""
    return lambda: choose(lambda screen: change(screen, st.session_state[key]))
