"""종합 현황: how the district stands in one year."""

import streamlit as st

from dashboard import reach
from dashboard.periods import show_period
from dashboard.widgets_card import aside_dialog, card
from dashboard.widgets_controls import (
    choose_demonstration,
    choose_highlight,
    choose_indicator,
    choose_per_resident,
    choose_year,
)
from dashboard.widgets_findings import changes_card, findings_card, owed_card, summary_card
from dashboard.widgets_frame import title
from dashboard.widgets_kpis import kpi_row
from dashboard.widgets_print import print_button
from dashboard.widgets_scorecard import scorecard_card
from dashboard.widgets_stage import Stage


def overview(stage: Stage) -> None:
    """How the district stands in one year."""
    year = show_period(stage.screen.view.period, stage.screen.language)

    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        title(stage, stage.say("{year} {district} 주민자치 성과", year=year, district=stage.district))
        choose_demonstration(stage)
        choose_year(stage, reach.years(stage.release, stage.screen.view.demonstration))
        print_button(stage)

    if stage.screen.view.period:  # else there is no figure of any year
        kpi_row(stage)
        wide, narrow = st.columns([1.4, 1])
        with wide:
            changes_card(stage)
            owed_card(stage)
        with narrow:
            findings_card(stage)

    with st.container(key="which", horizontal=True, vertical_alignment="bottom"):
        choose_indicator(stage)
        choose_highlight(stage)
        choose_per_resident(stage)

    wide, narrow = st.columns([1.75, 1])
    with wide:
        card(stage, "trend")
    with narrow:
        card(stage, "rank")

    if stage.screen.view.period:
        scorecard_card(stage)

    wide, narrow = st.columns([1.75, 1])
    with wide:
        card(stage, "heat")
    with narrow:
        card(stage, "tiles")
        summary_card(stage)
    aside_dialog(stage)
