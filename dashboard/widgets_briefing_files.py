"""What a briefing is handed out as: the presses, how far the worker is, and the file."""

import streamlit as st

from dashboard.office import data_folder, ledger
from dashboard.widgets_files import files, kind_words
from dashboard.widgets_pin import signed
from dashboard.widgets_stage import Stage
from ledger.briefings import Briefing
from ledger.exports import Kind, ask_briefing

ASKED = "briefing-asked"
KINDS: tuple[Kind, ...] = ("deck", "pptx", "xlsx", "image", "csv")


def files_card(stage: Stage, briefing: Briefing) -> None:
    """The presses, and under them every file that was asked for here."""
    with st.container(key="briefing-files", horizontal=True, vertical_alignment="center"):
        for kind in KINDS:
            st.button(
                kind_words(stage.say)[kind],
                key=f"make-{kind}",
                type="primary" if kind == "deck" else "secondary",
                disabled=not briefing.slides,
                on_click=_ask,
                args=(briefing, kind),
            )
    if numbers := _asked(briefing):
        with st.container(border=True, key="card-files"):
            files(stage, numbers)


def _ask(briefing: Briefing, kind: Kind) -> None:
    """Leave it to the worker. What was asked for before in this kind is no longer shown."""
    number = ask_briefing(ledger(), data_folder(), kind, briefing, signed())
    st.session_state.setdefault(ASKED, {})[briefing.id, kind] = number


def _asked(briefing: Briefing) -> tuple[int, ...]:
    asked: dict[tuple[str, str], int] = st.session_state.get(ASKED, {})
    return tuple(number for (token, _), number in asked.items() if token == briefing.id)
