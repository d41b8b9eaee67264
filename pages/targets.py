"""목표: what the office wants its figures to be, and how far they are from it."""

from dataclasses import replace

import streamlit as st

from dashboard.widgets_card import card
from dashboard.widgets_controls import choose_demonstration, choose_indicator, choose_per_resident, choose_year
from dashboard.widgets_frame import title
from dashboard.widgets_stage import Stage
from dashboard.widgets_targets import editor_card
from dashboard.widgets_targets_file import target_years, upload_card
from dashboard.widgets_targets_standing import standing_card, standings_of


def targets(stage: Stage) -> None:
    """Targets of one indicator in one year: how far, and the ways to set them."""
    if not stage.screen.view.period:  # no figure of any year: targets are set all the same
        stage = replace(stage, screen=stage.screen.showing(period=stage.release.built_at[:4]))

    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        title(stage, stage.say("목표"))
        choose_demonstration(stage)

    with st.container(key="which", horizontal=True, vertical_alignment="bottom"):
        choose_indicator(stage)
        choose_year(stage, target_years(stage))
        choose_per_resident(stage)

    rows = standings_of(stage)
    wide, narrow = st.columns([1.25, 1])
    with wide:
        standing_card(stage)
        upload_card(stage)
    with narrow:
        editor_card(stage, rows)
    card(stage, "trend")
