"""동 비교: the dongs side by side, one indicator in one year."""

import streamlit as st

from dashboard import reach
from dashboard.widgets_card import actions, figure, headline, notes, table
from dashboard.widgets_compare import funnel_row
from dashboard.widgets_controls import (
    choose_demonstration,
    choose_highlight,
    choose_indicator,
    choose_per_resident,
    choose_year,
)
from dashboard.widgets_frame import title
from dashboard.widgets_stage import Stage


def compare(stage: Stage) -> None:
    """The dongs side by side, one indicator in one year: ranked, against what chance allows, and beside their equals."""
    view = stage.view("rank")

    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        title(stage, stage.say("동 비교"))
        choose_demonstration(stage)

    with st.container(key="which", horizontal=True, vertical_alignment="bottom"):
        choose_indicator(stage)
        choose_year(stage, reach.periods(stage.release, view.indicator, "year", view.demonstration))
        choose_highlight(stage)
        choose_per_resident(stage)

    left, right = st.columns([1.4, 1])
    with left, st.container(border=True, key="card-rank"):
        headline(stage, view)
        figure(stage, view)
        notes(stage, view)
        with st.container(key="quiet-rank", horizontal=True):
            actions(stage, view)
    with right, st.container(border=True, key="card-table"):
        table(stage, view)

    funnel_row(stage)
