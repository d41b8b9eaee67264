"""The row of cards with one number each."""

from html import escape

import streamlit as st

from dashboard.scorecard_owed import needed_words
from dashboard.widgets_comments import comment_note
from dashboard.widgets_kept import kept_markup
from dashboard.widgets_markup import badge, markup
from dashboard.widgets_scorecard import kpi_of, number_link, scorecard_of, spark, trend_link, verdict_words, years_of
from dashboard.widgets_stage import Stage, headlines


def kpi_row(stage: Stage) -> None:
    """One card for each headline indicator, all lines beginning at the same year. Judged together with all of the page."""
    shown = headlines(stage.release)
    columns = st.columns(len(shown), gap="small")
    for column, indicator in zip(columns, shown, strict=True):
        with column.container(border=True, key=f"card-kpi-{indicator.indicator}", height="stretch"):
            markup(kpi_card(stage, indicator.indicator))


@kept_markup
def kpi_card(stage: Stage, indicator: str) -> str:
    """The inside of a card with one number. The number leads to its passport, the label to its trend."""
    card = scorecard_of(stage)
    standing = card.standing(indicator)
    kpi = kpi_of(stage, standing)
    marks = [badge(stage.say("예시 자료"))] if kpi.demonstration else []
    marks += [badge(note, plain=True) for note in kpi.notes]
    needed = ""
    if kpi.status is None:
        needed = needed_words(standing, stage.release.catalog, stage.screen.language)
    aim = ""
    if kpi.aim:
        words = [stage.say("목표 {value}", value=kpi.aim.shown), kpi.aim.distance]
        aim = f'<div class="aim">{escape(" · ".join(part for part in words if part))}</div>'
    return (
        f'<div class="kpi"><div class="quiet">{trend_link(kpi)} {" ".join(marks)}</div>'
        f'<div class="value">{number_link(stage, kpi)}</div>'
        f'<div class="change">{escape(kpi.change)}</div><div class="status">{verdict_words(kpi) or escape(needed)}</div>{aim}'
        f"{spark(stage, kpi, years_of(card))}{comment_note(stage, kpi.number)}</div>"
    )
