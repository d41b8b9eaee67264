"""The row of cards with one number each."""

import streamlit as st

from dashboard import reach
from dashboard.widgets_finished import finished_kpi
from dashboard.widgets_markup import kpi_card, markup
from dashboard.widgets_stage import Stage, headlines


def kpi_row(stage: Stage) -> None:
    """One card for each headline indicator, all lines beginning at the same year."""
    year = stage.screen.view.period
    shown = headlines(stage.release)
    years = [one for one in reach.years(stage.release, stage.screen.view.demonstration) if one <= year]
    columns = st.columns(len(shown), gap="small")
    for column, indicator in zip(columns, shown, strict=True):
        view = stage.view("trend", indicator=indicator.indicator, grain="year", highlight=())
        found = finished_kpi(view, stage.screen.language)
        with column.container(border=True, key=f"card-kpi-{indicator.indicator}", height="stretch"):
            markup(kpi_card(stage, found, years))
