"""추이: indicators over time, two periods against each other, and sums within the year."""

import streamlit as st

from dashboard.widgets_against import against_card, cumulative_card
from dashboard.widgets_controls import choose_demonstration, choose_highlight, choose_indicator
from dashboard.widgets_course import (
    choose_beside,
    choose_events,
    choose_grain,
    choose_measured,
    choose_two_periods,
    choose_way,
)
from dashboard.widgets_frame import title
from dashboard.widgets_stage import Stage
from dashboard.widgets_trends import one_card, panels_cards, what_changed


def trends(stage: Stage) -> None:
    """Indicators over time."""
    view = stage.screen.view

    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        title(stage, stage.say("추이"))
        choose_demonstration(stage)

    with st.container(key="which", horizontal=True, vertical_alignment="bottom"):
        choose_way(stage)
        choose_indicator(stage)
        if view.kind == "trend":
            choose_beside(stage)
        choose_highlight(stage)

    with st.container(key="how", horizontal=True, vertical_alignment="bottom"):
        if view.kind != "cumulative":
            choose_measured(stage)
        if view.kind == "against":
            choose_two_periods(stage)
        choose_grain(stage)
        if view.kind == "trend":
            choose_events(stage)
    what_changed(stage)

    if view.kind == "against":
        against_card(stage)
    elif view.kind == "cumulative":
        cumulative_card(stage)
    elif view.indicators:
        panels_cards(stage)
    else:
        one_card(stage)
