"""What a briefing is handed out as: the presses, how far the worker is, and the file."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.office import data_folder, ledger
from dashboard.widgets_files import files, kind_words
from dashboard.widgets_markup import markup
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
    asked = _asked(briefing)
    if asked:
        with st.container(border=True, key="card-files"):
            files(stage, tuple(number for number, _ in asked.values()))
            _outdated(stage, [kind for kind, (_, version) in asked.items() if version != briefing.version])


def _outdated(stage: Stage, kinds: Sequence[Kind]) -> None:
    """Which of the files were made before the briefing was changed."""
    if kinds:
        names = ", ".join(kind_words(stage.say)[kind] for kind in kinds)
        told = stage.say(
            "파일을 만든 뒤에 발표를 고쳤습니다({names}). 고친 것까지 담으려면 다시 누르십시오.", names=names
        )
        markup(f'<p role="status">{escape(told)}</p>')


def _ask(briefing: Briefing, kind: Kind) -> None:
    """Leave it to the worker. What was asked for before in this kind is no longer shown."""
    number = ask_briefing(ledger(), data_folder(), kind, briefing, signed())
    st.session_state.setdefault(ASKED, {})[briefing.id, kind] = number, briefing.version


def _asked(briefing: Briefing) -> dict[Kind, tuple[int, int]]:
    """Of each kind asked for the number of its job, and the version of the briefing that it makes."""
    asked: dict[tuple[str, Kind], tuple[int, int]] = st.session_state.get(ASKED, {})
    return {kind: job for (token, kind), job in asked.items() if token == briefing.id}
