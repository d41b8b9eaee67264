"""What was asked of the worker: what waits, how far it is, and what came of it. Anybody sees what the others have asked for."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard.history_uploads import find
from dashboard.office import data_folder, ledger, ledger_if_any
from dashboard.text import Say
from dashboard.widgets_markup import heading, items, jump, markup
from dashboard.widgets_stage import Stage, link
from dashboard.withheld_words import told_problems
from ledger.found_problem import FoundProblem, Words
from ledger.heartbeat import worker_lives
from ledger.jobs import Job
from ledger.outcome import Outcome, outcome_of
from ledger.steps import step_words

ASKED = "jobs-asked"
EVERY = 1.5  # seconds between two looks at what is being done
TOLD = 3  # of those that are over


def remember(number: int) -> None:
    """A job that was asked for in this window: how it ends is told here."""
    st.session_state[ASKED] = [*st.session_state.get(ASKED, []), number]


def unfinished() -> tuple[Job, ...]:
    """What waits or is being done, oldest first."""
    book = ledger_if_any()
    return book.jobs.unfinished("etl") if book else ()


def asked_already(kind: str, about: Mapping[str, Any]) -> Job | None:
    """The same job, where somebody has asked for it and it is not over."""
    return next((job for job in unfinished() if job.kind == kind and dict(job.about).items() >= about.items()), None)


def jobs_card(stage: Stage) -> None:
    """What waits and is being done, renewed by itself, and how the last ones ended that were asked for in this window."""
    waiting = unfinished()
    if not waiting and not st.session_state.get(ASKED):
        return
    with st.container(border=True, key="card-jobs"):
        if waiting:
            st.fragment(_watch, run_every=EVERY)(stage, waiting[-1].number)
        else:
            markup(_lines(stage, ()))


def _watch(stage: Stage, last: int) -> None:
    waiting = unfinished()
    if not any(job.number <= last for job in waiting):
        st.rerun()  # all that was waited for is over: the page may be another by now
    markup(_lines(stage, waiting))


def _lines(stage: Stage, waiting: Sequence[Job]) -> str:
    own = [ledger().jobs.find(number) for number in st.session_state.get(ASKED, [])]
    over = [job for job in own if job.over][-TOLD:]
    title = stage.say("처리 중 {count}건", count=len(waiting)) if waiting else stage.say("처리한 것")
    quiet = []
    if waiting and not worker_lives(data_folder(), "etl"):
        quiet = [
            escape(stage.say("처리기가 꺼져 있습니다. 켜지면 이어서 합니다. 오래 걸리면 관리자에게 알려 주십시오."))
        ]
    return heading(title, quiet) + items(
        [*(_waiting(stage, job) for job in waiting), *(_over(stage, job) for job in over)]
    )


def _waiting(stage: Stage, job: Job) -> str:
    state = stage.say("기다리는 중")
    if job.state == "running":
        state = " ".join(part for part in (f"{job.progress:.0%}", step_words(job.words, stage.screen.language)) if part)
    return " · ".join(escape(part) for part in (_what(stage, job), job.by, state))


def _over(stage: Stage, job: Job) -> str:
    words, came = escape(_what(stage, job)), outcome_of(job)
    if job.state == "failed" or (came and came.state != "done"):
        told = stage.say("하지 못했습니다. {why}", why=_why(stage, job, came))
        return f'{words} · <span class="wrong">{escape(told)}</span>'
    if came is None or not came.release:
        return f"{words} · {escape(stage.say('마쳤습니다.'))}"
    done = stage.say("마쳤습니다. 릴리스 {number}", number=came.release)
    href = link(page="history", part="compare", about=f"{came.release - 1},{came.release}")
    return f"{words} · {escape(done)} {jump(href, stage.say('바뀐 것 보기'), look='word')}"


def _why(stage: Stage, job: Job, came: Outcome | None) -> str:
    """What stood against it, or what came in between; else the worker's own words."""
    language = stage.screen.language
    problems = told_problems([stage.release], came.problems) if came else []
    told: list[FoundProblem | Words] = [*problems, *(came.since if came else ())]
    sentences = [one.ko if language == "ko" else one.en for one in told]
    return " ".join(sentences) or step_words(job.words, language)


def _what(stage: Stage, job: Job) -> str:
    """What a job does, with the file that it is about."""
    upload = job.about.get("upload")
    entry = find(stage.release, ledger_if_any(), str(upload)) if upload else None
    return f"{job_words(job, stage.say)}: {entry.file}" if entry else job_words(job, stage.say)


def job_words(job: Job, say: Say) -> str:
    """What a job does."""
    kinds = {
        "check": say("올린 파일 확인"),
        "publish": say("자료 게시"),
        "undo": say("자료 거둬들이기"),
        "redo": say("자료 되살리기"),
        "rebuild": say("바뀐 것을 넣어 새 릴리스 만들기"),
        "marked": say("표시한 엑셀 만들기"),
    }
    return kinds.get(job.kind, job.kind)
