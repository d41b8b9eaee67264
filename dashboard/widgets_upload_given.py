"""What was answered on a batch that is not published yet, and the way to have it asked again."""

from html import escape

import streamlit as st

from dashboard.office import ledger
from dashboard.upload_answers import answer_words
from dashboard.widgets_markup import heading, items, markup
from dashboard.widgets_upload_desk import Desk, look_again
from ledger.answers import Answer

PICKED = "given-which"


def answers_given(desk: Desk) -> tuple[Answer, ...]:
    """The answers that hold for the batch on the desk alone."""
    return ledger().answers.on(desk.batch.name) if desk.batch and desk.batch.open else ()


def given_card(desk: Desk) -> None:
    """The answers, which come into force with the publication, and those to be asked again."""
    given, speak = answers_given(desk), desk.say
    if not given:
        return
    words = {one.id: f"{one.subject} → {answer_words(one, desk.catalog, desk.language)}" for one in given}
    with st.container(border=True, key="card-given"):
        hint = speak("게시하면 다음 파일에도 쓰입니다. 그 전에는 이 자료에만 쓰입니다.")
        title = speak("이 자료에 한 답 {count}건", count=len(given))
        markup(heading(title, [escape(hint)]) + items(map(escape, words.values())))
        with st.form("form-given", border=False):
            st.multiselect(
                speak("다시 물을 것"),
                list(words),
                format_func=lambda question: words.get(question, question),
                placeholder=speak("고르십시오"),
                key=PICKED,
            )
            working = bool(desk.batch and desk.batch.working)
            st.form_submit_button(speak("다시 묻기"), on_click=_ask_again, args=(desk,), disabled=working)


def _ask_again(desk: Desk) -> None:
    picked = st.session_state.get(PICKED)
    if desk.batch and picked:
        ledger().answers.take_back(desk.batch.name, picked)
        look_again(desk)
