"""자료 이력: every file that was taken in, what changed from release to release, and what people decided."""

import streamlit as st

from dashboard.widgets_frame import title
from dashboard.widgets_history import choose_part, uploads_card
from dashboard.widgets_history_answers import answers_card
from dashboard.widgets_history_compare import compare_card
from dashboard.widgets_history_corrections import corrections_cards
from dashboard.widgets_history_missing import missing_cards
from dashboard.widgets_history_upload import upload_cards
from dashboard.widgets_jobs import jobs_card
from dashboard.widgets_stage import Stage

PARTS = {
    "compare": compare_card,
    "corrections": corrections_cards,
    "missing": missing_cards,
    "answers": answers_card,
}


def history(stage: Stage) -> None:
    """What was received, what it changed, and the ways to undo and to mend it."""
    with st.container(key="head"):
        title(stage, stage.say("자료 이력"))
        choose_part(stage)

    jobs_card(stage)
    if stage.screen.part in PARTS:
        PARTS[stage.screen.part](stage)
    elif stage.screen.about:
        upload_cards(stage)
    else:
        uploads_card(stage)
