"""Dropping files: who sends them, the limits before they bite, and the files of a batch with how each stands."""

from html import escape

import streamlit as st

from dashboard.office import ledger
from dashboard.periods import show_date
from dashboard.text import Say
from dashboard.upload_batch import Unfinished, unfinished
from dashboard.upload_steps import SIGNS, steps
from dashboard.widgets_drop import drop_files
from dashboard.widgets_markup import heading, items, jump, markup
from dashboard.widgets_signed import NAME as SIGNED
from dashboard.widgets_stage import link
from dashboard.widgets_upload_desk import NAME, REFUSED, TURN, Desk, look_again, take
from ledger.drafts import Draft
from ledger.errors import LedgerError
from ledger.found import FoundFile
from ledger.limits import KEPT_DAYS, MOST_BYTES, MOST_FILES

MEGABYTE = 2**20
LEFT_SHOWN = 5
SUFFIXES = "xlsx, xls, xlsb, csv, ods, hwpx"


def step_bar(desk: Desk) -> None:
    """The four steps, with how much waits in each; a press leads there."""
    found = desk.batch.current if desk.batch else None
    marks = "".join(
        f'<li><a href="#step-{step.name}">{SIGNS[step.name]} {escape(step.title)}'
        f"{f' <b>{step.count}</b>' if step.count else ''}</a></li>"
        for step in steps(found, desk.say)
    )
    markup(f'<ol class="steps" aria-label="{escape(desk.say("올리기의 네 단계"))}">{marks}</ol>')


def sender(desk: Desk) -> None:
    """Who is at work here; known on the other pages too."""
    state = st.session_state
    if NAME not in state:
        state[NAME] = state.get(SIGNED, "") or desk.by
    typed = st.text_input(
        desk.say("올리는 사람"),
        key=NAME,
        max_chars=40,
        autocomplete="name",
        placeholder=desk.say("예: 주민자치과 김주무관"),
        width=300,
    )
    if typed.strip():
        state[SIGNED] = typed.strip()


def dropping(desk: Desk) -> None:
    """The place to drop files on, the limits before they bite. What is dropped before a name is there waits for it."""
    speak, state = desk.say, st.session_state
    most = MOST_BYTES // MEGABYTE
    label, key = speak("파일을 끌어다 놓거나 고르십시오"), f"upload-files-{state.get(TURN, 0)}"
    dropped = drop_files(speak, label, key=key, most=most)
    limits = speak(
        "{suffixes} · 파일 하나에 {most}MB까지, 한 번에 {files}개까지. 여러 개를 함께 올려도 됩니다.",
        suffixes=SUFFIXES,
        most=most,
        files=MOST_FILES,
    )
    markup(f'<p class="quiet">{escape(limits)}</p>')
    if dropped and not str(state.get(NAME) or "").strip():
        markup(f'<p role="status" class="ask">{escape(speak("올리는 사람을 적으면 파일을 읽기 시작합니다."))}</p>')
    elif dropped:
        take(desk, [(file.name, file.getvalue()) for file in dropped], desk.by)
        st.rerun()


def refusals() -> None:
    """Of the files dropped last those that could not be taken, with the reason."""
    if refused := st.session_state.get(REFUSED):
        lines = [f"<b>{escape(name)}</b> {escape(words)}" for name, words in refused]
        markup(f'<div role="status">{items(lines)}</div>')


def left_over(desk: Desk) -> None:
    """Batches that were left before they were published, to go on with."""
    if not (left := unfinished()):
        return
    speak = desk.say
    with st.container(border=True, key="card-left"):
        kept = speak("올린 파일은 {days}일 동안 보관하고, 게시하지 않으면 지웁니다.", days=KEPT_DAYS)
        markup(heading(speak("아직 게시하지 않은 것"), [escape(kept)]))
        markup(items(_left(desk, one) for one in left[:LEFT_SHOWN]))


def _left(desk: Desk, one: Unfinished) -> str:
    more = desk.say(" 외 {count}개", count=len(one.files) - 1) if len(one.files) > 1 else ""
    at = one.at.astimezone()
    words = f"{show_date(at.date(), desk.language)} {at:%H:%M} · {one.by} · {one.files[0]}{more}"
    return f"{escape(words)} {jump(link(page='upload', batch=one.name, cell=''), desk.say('이어서 하기'), look='word')}"


def files_in(desk: Desk) -> None:
    """The files of the batch, each with what came of it, and the way to take it out again."""
    if desk.batch is None:
        return
    found = {file.draft: file for file in desk.batch.found.files} if desk.batch.found else {}
    markup(heading(desk.say("올린 파일 {count}개", count=len(desk.batch.looked_at)), []))
    for draft in desk.batch.looked_at:
        with st.container(key=f"quiet-file-{draft.number}", horizontal=True, vertical_alignment="center"):
            told = f"{_size(draft)} · {file_words(found.get(draft.number), desk.say)}"
            markup(f'<p class="file"><b>{escape(draft.file)}</b> <span class="quiet">{escape(told)}</span></p>')
            if draft.state == "open":
                st.button(
                    desk.say("빼기"),
                    key=f"drop-{draft.number}",
                    type="tertiary",
                    icon=":material/close:",
                    on_click=_drop,
                    args=(desk, draft),
                    disabled=desk.batch.working is not None and desk.batch.working.kind == "publish",
                )


def file_words(file: FoundFile | None, speak: Say) -> str:
    """How a file stands, in a few words."""
    if file is None:
        return speak("아직 읽지 않았습니다")
    if file.refused:
        return speak("개인정보가 있어 받지 않았습니다. 파일은 지웠습니다")
    if not file.readable:
        return speak("읽지 못했습니다")
    questions = len({one.question.id for one in file.problems if one.question and not one.settled})
    blocked = sum(one.severity == "critical" and not one.question for one in file.problems)
    parts = [
        speak("값 {count}개", count=f"{file.figures:,}") if file.figures else "",
        speak("질문 {count}개", count=questions) if questions else "",
        speak("막음 {count}건", count=blocked) if blocked else "",
    ]
    return " · ".join(filter(None, parts)) or speak("표를 찾지 못했습니다")


def _size(draft: Draft) -> str:
    if draft.size >= MEGABYTE:
        return f"{draft.size / MEGABYTE:.1f}MB"
    return f"{max(1, round(draft.size / 1024)):,}KB"


def _drop(desk: Desk, draft: Draft) -> None:
    try:
        ledger().drafts.drop(draft.number)
    except LedgerError as fault:
        st.session_state[REFUSED] = [(draft.file, fault.words(desk.language))]
        return
    st.session_state[REFUSED] = []
    if desk.batch and len(desk.batch.open) > 1:
        look_again(desk)
