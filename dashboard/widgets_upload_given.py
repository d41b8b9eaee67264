"""What was answered on a batch that is not published yet, and the way to have it asked again."""

from html import escape

import streamlit as st

from dashboard.office import ledger
from dashboard.upload_answers import answer_words
from dashboard.widgets_markup import heading, markup
from dashboard.widgets_pin import plain
from dashboard.widgets_upload_desk import Desk, look_again
from ledger.answers import Answer

PICKED = "given-"


def answers_given(desk: Desk) -> tuple[Answer, ...]:
    """The answers that hold for the batch on the desk alone."""
    return ledger().answers.on(desk.batch.name) if desk.batch and desk.batch.open else ()


def given_card(desk: Desk) -> None:
    """The answers, which come into force with the publication, and those to be asked again."""
    given, speak = answers_given(desk), desk.say
    if not given:
        return
    with st.container(border=True, key="card-given"), st.form("form-given", border=False):
        hint = speak("게시하면 다음 파일에도 쓰입니다. 그 전에는 이 자료에만 쓰입니다. 바꿀 답을 고르면 다시 묻습니다.")
        markup(heading(speak("이 자료에 한 답 {count}건", count=len(given)), [escape(hint)]))
        for one in given:
            words = f"{one.subject} → {answer_words(one, desk.catalog, desk.language)}"
            st.checkbox(plain(words), key=f"{PICKED}{one.id}")
        working = bool(desk.batch and desk.batch.working)
        st.form_submit_button(speak("다시 묻기"), on_click=_ask_again, args=(desk,), disabled=working)


def _ask_again(desk: Desk) -> None:
    picked = [one.id for one in answers_given(desk) if st.session_state.get(f"{PICKED}{one.id}")]
    if desk.batch and picked:
        ledger().answers.take_back(desk.batch.name, picked)
        look_again(desk)
