"""추이: one indicator over time."""

import streamlit as st

from dashboard.widgets_card import actions, figure, headline, notes, sources, table
from dashboard.widgets_controls import (
    choose_demonstration,
    choose_grain,
    choose_highlight,
    choose_indicator,
    choose_per_resident,
    choose_tab,
)
from dashboard.widgets_frame import title
from dashboard.widgets_stage import Stage


def trends(stage: Stage) -> None:
    """One indicator over time."""
    view = stage.view("trend")

    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        title(stage, stage.say("추이"))
        choose_demonstration(stage)

    with st.container(key="which", horizontal=True, vertical_alignment="bottom"):
        choose_indicator(stage)
        choose_highlight(stage)
        choose_grain(stage)
        choose_per_resident(stage)

    with st.container(border=True, key="card-trend"):
        headline(stage, view)
        choose_tab(stage)
        {"figure": figure, "table": table, "source": sources}[stage.screen.tab](stage, view)
        notes(stage, view)
        with st.container(key="quiet-trend", horizontal=True):
            actions(stage, view)
