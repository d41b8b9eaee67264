"""The questions of a batch: what only a person can tell, answered by a click, and for what each answer holds."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard.upload_answers import answer, choice_words, free_answer, open_questions, remembered
from dashboard.upload_problems import fault_in, first_of_all, sentence
from dashboard.widgets_markup import heading, jump, markup
from dashboard.widgets_stage import link
from dashboard.widgets_upload_desk import Desk, look_again
from dashboard.widgets_upload_wrong import fault_table
from ledger.errors import LedgerError
from ledger.found import Found, FoundFile
from ledger.found_problem import FoundProblem, Question

WRONG, OTHER = "upload-answer-wrong", "…"
MANY = 12  # choices, from which on they stand in a list to open


def questions(desk: Desk, found: Found, asked: list[tuple[int, FoundProblem]]) -> None:
    """All open questions in one form; those answered are kept, and the files are looked at again once."""
    speak = desk.say
    with st.container(border=True, key="card-questions"), st.form(f"questions-{found.job}", border=False):
        if wrong := first_of_all(found):
            markup(heading(speak("답하기 전에 확인해 주십시오."), [], level=3) + fault_table(desk, wrong))
        for number, (draft, problem) in enumerate(asked, start=1):
            _question(desk, found, draft, problem, speak("질문 {number}/{count}", number=number, count=len(asked)))
        for wrong in st.session_state.pop(WRONG, ()):
            markup(f'<p role="alert" class="ask">{escape(wrong)}</p>')
        working = bool(desk.batch and desk.batch.working)
        st.form_submit_button(speak("답하기"), type="primary", on_click=_answer, args=(desk, found), disabled=working)


def _question(desk: Desk, found: Found, draft: int, problem: FoundProblem, title: str) -> None:
    question, speak = problem.question, desk.say
    if question is None:
        return
    file = next(file for file in found.files if file.draft == draft)
    markup(heading(title, [_where(file, problem)], level=3) + f"<p>{escape(sentence(problem, desk.language))}</p>")
    words = choice_words(question, desk.language)
    options = [*words, OTHER] if question.free else list(words)
    key, label = f"answer-{question.id}", speak("답")
    free = {"number": speak("다른 값"), "period": speak("다른 기간")}.get(question.free or "", "")

    def told(option: str) -> str:
        return free if option == OTHER else words.get(option, option)

    if question.kind == "sender" or len(options) > MANY:
        st.selectbox(
            label,
            options,
            index=None,
            format_func=told,
            key=key,
            placeholder=speak("고르십시오"),
            label_visibility="collapsed",
        )
    else:
        st.radio(label, options, index=None, format_func=told, key=key, label_visibility="collapsed")
    if question.free:
        example = {"number": speak("다른 값일 때만: 예) 412"), "period": speak("다른 기간일 때만: 예) 2023년 상반기")}
        st.text_input(free, key=f"free-{question.id}", placeholder=example[question.free], label_visibility="collapsed")
    markup(f'<p class="quiet">{escape(remembered(question, file.upload, speak))}</p>')


def _where(file: FoundFile, problem: FoundProblem) -> str:
    """The file and the cell; a press shows the cell in the grid."""
    fault = fault_in(file, problem)
    words = " › ".join(part for part in (fault.file, fault.where) if part)
    return jump(link(cell=fault.place) + "#step-read", words, look="word") if fault.place else escape(words)


def _answer(desk: Desk, found: Found) -> None:
    """Keep what was chosen or typed, and have the files looked at again."""
    given, wrong = _given(desk, found, {str(key): value for key, value in st.session_state.items()})
    if wrong:
        st.session_state[WRONG] = wrong
        return
    try:
        answer(found, given, desk.catalog.district.id, desk.by)
    except LedgerError as fault:
        st.session_state[WRONG] = [fault.words(desk.language)]
        return
    look_again(desk)


def _given(desk: Desk, found: Found, state: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """The answers by question, and what is wrong with what was typed."""
    given: dict[str, str] = {}
    wrong: list[str] = []
    for _, problem in open_questions(found):
        if problem.question is not None:
            _one(desk, problem.question, state, given, wrong)
    if not given and not wrong:
        wrong.append(desk.say("답을 하나 이상 골라 주십시오."))
    return given, wrong


def _one(desk: Desk, question: Question, state: Mapping[str, object], given: dict[str, str], wrong: list[str]) -> None:
    chosen = state.get(f"answer-{question.id}")
    typed = str(state.get(f"free-{question.id}") or "").strip()
    if chosen == OTHER or (chosen is None and typed):
        read = free_answer(question, typed)
        if read is None:
            wrong.append(desk.say("‘{typed}’은(는) 읽을 수 없습니다. 보기처럼 적어 주십시오.", typed=typed))
        else:
            given[question.id] = read
    elif chosen is not None:
        given[question.id] = str(chosen)
