"""④ Publishing: who, why, one press; then where the changed numbers are. And the way to drop the whole batch."""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.office import ledger
from dashboard.upload_problems import fault_of
from dashboard.upload_steps import steps
from dashboard.widgets_markup import heading, items, markup
from dashboard.widgets_stage import choose
from dashboard.widgets_upload_changes import confirmed, removals_by_file
from dashboard.widgets_upload_desk import NAME, REFUSED, Desk
from dashboard.widgets_upload_wrong import fault_table
from dashboard.withheld_words import told_problems
from ledger.errors import LedgerError
from ledger.found import Found
from ledger.requests import ask_publish

WHY, WRONG = "upload-why", "upload-publish-wrong"
LINKS = 6


def publish_card(desk: Desk, found: Found) -> None:
    """The reason and the button, or why it cannot be published yet."""
    speak = desk.say
    with st.container(border=True, key="card-publish"):
        markup('<a id="step-publish"></a>' + heading(speak("④ 게시"), [escape(_hint(desk, found))]))
        _came_between(desk, found)
        if found.publishable:
            st.text_input(
                speak("올리는 까닭"), key=WHY, max_chars=200, placeholder=speak("예: 2025년 하반기 실적 제출")
            )
            for wrong in st.session_state.pop(WRONG, ()):
                markup(f'<p role="alert" class="ask">{escape(wrong)}</p>')
        with st.container(key="quiet-publish", horizontal=True, vertical_alignment="center"):
            if found.publishable:
                busy = bool(desk.batch and desk.batch.working)
                st.button(
                    speak("게시"), type="primary", key="publish", on_click=_publish, args=(desk, found), disabled=busy
                )
            drop_button(desk)


def _hint(desk: Desk, found: Found) -> str:
    nothing = next(step.nothing for step in steps(found, desk.say) if step.name == "publish")
    return nothing or desk.say(
        "게시하면 새 릴리스가 만들어지고 모두에게 보입니다. 나중에 자료 이력에서 거둬들일 수 있습니다."
    )


def drop_button(desk: Desk) -> None:
    """The way to drop all files of the batch."""
    if desk.batch and desk.batch.open:
        with st.popover(desk.say("올리기 취소"), type="tertiary"):
            markup(f"<p>{escape(desk.say('올린 파일을 모두 뺍니다. 게시된 자료는 그대로입니다.'))}</p>")
            st.button(desk.say("모두 빼기"), key="drop-all", on_click=_drop_all, args=(desk,))


def _drop_all(desk: Desk) -> None:
    for draft in desk.batch.open if desk.batch else ():
        try:
            ledger().drafts.drop(draft.number)
        except LedgerError as fault:
            st.session_state[REFUSED] = [(draft.file, fault.words(desk.language))]
            return
    st.session_state[REFUSED] = []
    choose(lambda screen: replace(screen, batch="", cell=""))


def _publish(desk: Desk, found: Found) -> None:
    """Ask the worker to publish what was seen here, unless something is still missing."""
    why = str(st.session_state.get(WHY) or "").strip()
    if wrong := _missing(desk, found, why):
        st.session_state[WRONG] = wrong
        return
    ask_publish(ledger(), found.batch, found.job, desk.by, why)


def _missing(desk: Desk, found: Found, why: str) -> list[str]:
    """What has to be said before publishing."""
    speak, told = desk.say, found.consequences
    removed = removals_by_file(told) if told else {}
    unseen = [gone for gone in removed.values() if not st.session_state.get(confirmed(gone))]
    return [
        words
        for words, wanted in (
            (speak("위의 '올리는 사람'을 적어 주십시오."), not str(st.session_state.get(NAME) or "").strip()),
            (speak("올리는 까닭을 적어 주십시오."), not why),
            (speak("③에서 없어지는 값을 확인하고 표시해 주십시오."), bool(unseen)),
        )
        if wanted
    ]


def _came_between(desk: Desk, found: Found) -> None:
    """What stood against the last try: something that others published meanwhile, or a check."""
    outcome = desk.batch.outcome if desk.batch else None
    if outcome is None or outcome.state == "done":
        return
    speak = desk.say
    if outcome.state == "overtaken":
        lines = [escape(words.ko if desk.language == "ko" else words.en) for words in outcome.since]
        title = speak("확인하는 동안 다른 자료가 게시되어 게시하지 않았습니다.")
        told = [escape(speak("③의 바뀌는 것을 새로 계산했습니다. 다시 보고 게시해 주십시오."))]
        markup(f'<div class="ask" role="alert">{heading(title, told, level=3)}{items(lines)}</div>')
        return
    markup(f'<div class="ask" role="alert">{heading(speak("검사에서 막혀 게시하지 않았습니다."), [], level=3)}</div>')
    stood = told_problems([desk.release] if desk.release else [], outcome.problems)
    markup(fault_table(desk, [fault_of(found, one) for one in stood]))
