"""자료 올리기: from a file to published numbers, in four steps."""

from datetime import UTC, datetime
from html import escape

import streamlit as st

from dashboard.screen import Screen
from dashboard.text import say
from dashboard.upload_batch import batch_of, catalog_in_force
from dashboard.widgets_frame import bare_top, title
from dashboard.widgets_markup import heading, markup
from dashboard.widgets_stage import Stage
from dashboard.widgets_upload import left_over, step_bar
from dashboard.widgets_upload_desk import Desk, look_again
from dashboard.widgets_upload_published import published_card
from dashboard.widgets_upload_steps import four_steps
from dashboard.widgets_upload_wait import failure, wait_for
from dashboard.widgets_upload_ways import ways_in


def upload(stage: Stage) -> None:
    """The page over the current release."""
    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        title(stage, stage.say("자료 올리기"))
    at_the_desk(Desk(stage.screen, stage.dark, catalog_in_force(), stage.release, batch_of(stage.screen.batch)))


def first_upload(screen: Screen, dark: bool) -> None:
    """The page before there is any release: the first one can come from an upload."""
    speak = say(screen.language)
    bare_top(screen)
    markup(
        heading(
            speak("자료 올리기"),
            [escape(speak("아직 게시된 자료가 없습니다. 여기서 처음으로 올릴 수 있습니다."))],
            level=1,
        )
    )
    at_the_desk(Desk(screen, dark, catalog_in_force(), None, batch_of(screen.batch)))


def at_the_desk(desk: Desk) -> None:
    """The steps, with a release or before the first."""
    step_bar(desk)
    if desk.batch is not None and desk.batch.outdated:
        look_again(desk)
        st.rerun()
    if desk.batch is not None:
        published_card(desk, desk.batch)
    ways_in(desk, datetime.now(UTC).year)
    if desk.batch is None:
        left_over(desk)
        return
    wait_for(desk)
    failure(desk, desk.batch)
    four_steps(desk, desk.batch)
