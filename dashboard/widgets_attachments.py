"""The papers behind an upload or a number: listed, taken in, handed back as they are, never shown as a page."""

from html import escape

import streamlit as st

from dashboard.history_words import moment_words, size_words
from dashboard.office import data_folder, ledger, ledger_if_any
from dashboard.refused import RefusedHereError
from dashboard.widgets_drop import drop_file
from dashboard.widgets_markup import heading, markup
from dashboard.widgets_signed import act, outcome, sign, signed
from dashboard.widgets_stage import Stage
from ledger.attachments import Attachment
from ledger.stored import BEGINNINGS, MOST_BYTES, stored_path

TURN = "attachment-turn"  # a new uploader after each file that was taken in


def attachments(stage: Stage, about: str) -> None:
    """Those of one upload or number, and the form to add one."""
    book = ledger_if_any()
    found = book.attachments.of(about) if book else ()
    title = stage.say("증빙 {count}건", count=len(found)) if found else stage.say("증빙")
    hint = stage.say("사진, 계획서, 결재 문서처럼 근거가 되는 파일을 함께 보관합니다.")
    markup(heading(title, [escape(hint)]))
    for one in found:
        _line(stage, one)
    with st.popover(stage.say("증빙 올리기"), icon=":material/attach_file:"), st.form(f"form-{about}", border=False):
        most = MOST_BYTES // 1024**2
        key = f"attachment-{about}-{st.session_state.get(TURN, 0)}"
        kinds = ", ".join(BEGINNINGS)
        label = stage.say("파일({kinds}, {most}MB까지)", kinds=kinds, most=most)
        drop_file(stage.say, label, key=key, most=most, kinds=tuple(BEGINNINGS))
        sign(stage, "attachment", example=stage.say("무엇인지 한 줄로"))
        st.form_submit_button(stage.say("보관"), type="primary", on_click=_add, args=(stage, about, key))
    outcome(f"attachment-{about}")


def _line(stage: Stage, one: Attachment) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"attachment-line-{one.number}"):
        told = (size_words(one.size), one.note, one.by, moment_words(one.at, stage.screen.language))
        markup(f'{escape(one.name)}<br><span class="quiet">{escape(" · ".join(part for part in told if part))}</span>')
        if not stored_path(data_folder(), one.sha256).is_file():
            markup(f'<span class="wrong">{escape(stage.say("파일이 보관 폴더에 없습니다."))}</span>', "content")
        else:
            st.download_button(
                stage.say("받기"),
                data=stored_path(data_folder(), one.sha256).read_bytes,
                file_name=one.name,
                mime="application/octet-stream",
                key=f"attachment-{one.number}",
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
            )
        with st.popover(stage.say("지우기"), type="tertiary"), st.form(f"form-remove-{one.number}", border=False):
            sign(stage, f"attachment-{one.number}")
            st.form_submit_button(stage.say("이 증빙 지우기"), on_click=_remove, args=(stage, one))


def _add(stage: Stage, about: str, key: str) -> None:
    sent, (by, note) = st.session_state.get(key), signed("attachment")

    def do() -> str:
        if sent is None:
            raise RefusedHereError(stage.say("파일을 골라 주십시오."))
        ledger().attachments.add(data_folder(), about, sent.name, sent.getvalue(), by, note)
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
        return stage.say("증빙을 보관했습니다.")

    act(stage, f"attachment-{about}", do, needs=(by,))


def _remove(stage: Stage, one: Attachment) -> None:
    by, why = signed(f"attachment-{one.number}")

    def do() -> str:
        ledger().attachments.remove(one.number, by, why)
        return stage.say("{name:을/를} 목록에서 지웠습니다. 파일은 보관 폴더에 남아 있습니다.", name=f"‘{one.name}’")

    act(stage, f"attachment-{one.about}", do, needs=(by, why))
