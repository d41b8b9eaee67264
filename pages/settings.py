"""설정: what the office adds to the catalog by itself."""

import streamlit as st

from dashboard.widgets_frame import title
from dashboard.widgets_jobs import jobs_card
from dashboard.widgets_settings import add_card, added_card
from dashboard.widgets_stage import Stage


def settings(stage: Stage) -> None:
    """Programmes, other names and headings: what was added, and the form to add more."""
    with st.container(key="head"):
        title(stage, stage.say("설정"))
    jobs_card(stage)
    left, right = st.columns([1.4, 1])
    with left:
        added_card(stage)
    with right:
        add_card(stage)
