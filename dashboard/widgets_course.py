"""The choices of the trends: how time is looked at, which indicators stand side by side, in which measure, which two periods."""

import streamlit as st

from dashboard import reach
from dashboard.captions_missing import GRAINS, MEASURES
from dashboard.figures.small_multiples import MOST_PANELS
from dashboard.nearest import grains_of, measurable
from dashboard.periods import show_period
from dashboard.views import Kind
from dashboard.widgets_controls import chosen, seed
from dashboard.widgets_stage import Stage


def choose_way(stage: Stage) -> None:
    """Over time, two periods against each other, or added up within the year."""
    words: dict[Kind, str] = {
        "trend": stage.say("시간에 따라"),
        "against": stage.say("두 기간 견주기"),
        "cumulative": stage.say("그해 누계"),
    }
    seed("way", stage.screen.view.kind)
    st.segmented_control(
        stage.say("보는 방법"),
        list(words),
        key="way",
        format_func=lambda kind: words[kind],
        required=True,
        on_change=chosen("way", lambda screen, kind: screen.showing(kind=kind, period="", against="")),
    )


def choose_beside(stage: Stage) -> None:
    """Further indicators, each in a figure of its own under the same years."""
    declared, view, korean = stage.release.catalog.indicators, stage.screen.view, stage.screen.language == "ko"
    listed = [
        name
        for name in declared
        if name != view.indicator and not (reach.per_resident(stage.release, name) and reach.twin(stage.release, name))
    ]
    seed("beside", list(view.indicators))
    st.multiselect(
        stage.say("함께 볼 지표"),
        listed,
        key="beside",
        format_func=lambda name: declared[name].label.ko if korean else declared[name].label.en,
        max_selections=MOST_PANELS - 1,
        placeholder=stage.say("지표를 고르십시오"),
        select_all=False,
        width=300,
        on_change=chosen("beside", lambda screen, names: screen.showing(indicators=tuple(names))),
    )


def choose_measured(stage: Stage) -> None:
    """As it is, as an index, or divided by residents, officers or the programmes' budget; what cannot be asked is not offered."""
    view = stage.screen.view
    ways = [way for way in MEASURES if measurable(view.indicator, way, stage.release)]
    seed("measured", view.measured)
    st.selectbox(
        stage.say("견주는 방법"),
        ways,
        key="measured",
        format_func=lambda way: stage.say(MEASURES[way]),
        width=190,
        # the indicator too: a link may have named the quotient itself
        on_change=chosen(
            "measured",
            lambda screen, way: screen.showing(
                indicator=view.indicator, measured=way, grain="year" if way != "plain" else screen.view.grain
            ),
        ),
    )


def choose_grain(stage: Stage) -> None:
    """Years, halves or months: those that there are."""
    view = stage.screen.view
    grains = grains_of(view, stage.release)
    if len(grains) < 2:
        return
    seed("grain", view.grain)
    st.segmented_control(
        stage.say("기간 단위"),
        grains,
        key="grain",
        format_func=lambda grain: stage.say(GRAINS[grain]),
        required=True,
        on_change=chosen("grain", lambda screen, grain: screen.showing(grain=grain, period="", against="")),
    )


def choose_two_periods(stage: Stage) -> None:
    """The earlier and the later of two periods; any against any."""
    view = stage.screen.view
    there = reach.periods(stage.release, view.indicator, view.grain, view.demonstration)
    if not there:
        return
    newest = there[::-1]
    _choose_period(stage, "against", stage.say("앞 기간"), newest, view.against)
    _choose_period(stage, "period", stage.say("뒤 기간"), newest, view.period)


def _choose_period(stage: Stage, field: str, words: str, there: list[str], shown: str) -> None:
    view, key = stage.screen.view, f"two-{field}"
    both = {"against": view.against, "period": view.period}  # so that the other one stays where it is
    seed(key, shown)
    st.selectbox(
        words,
        there,
        key=key,
        format_func=lambda period: show_period(period, stage.screen.language),
        width=150,
        on_change=chosen(key, lambda screen, period: screen.showing(**(both | {field: period}))),
    )


def choose_events(stage: Stage) -> None:
    """What happened, on the time axis or not."""
    seed("events", stage.screen.view.events)
    st.toggle(
        stage.say("있었던 일 표시"),
        key="events",
        help=stage.say("조례 개정, 설명회, 공모 같은 일을 시간 축에 번호로 표시합니다."),
        on_change=chosen("events", lambda screen, marked: screen.showing(events=marked)),
    )
