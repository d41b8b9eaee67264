"""What was asked of the worker: what waits, how far it is, and what came of it. Anybody sees what the others have asked for."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard.history_uploads import find
from dashboard.office import data_folder, ledger, ledger_if_any
from dashboard.text import Say
from dashboard.upload_problems import hint, sentence
from dashboard.views import Language
from dashboard.widgets_markup import heading, items, jump, markup
from dashboard.widgets_stage import Stage, link
from dashboard.withheld_words import told_problems
from ledger.decisions import Decision
from ledger.found_problem import FoundProblem
from ledger.heartbeat import worker_lives
from ledger.jobs import Job
from ledger.outcome import Outcome, outcome_of
from ledger.requests import ask_decision
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


def decide(stage: Stage, decision: Decision, by: str, why: str) -> str:
    """Ask for a decision and say so. Two people at once: the second one is told. Raises LedgerError where it cannot be entered."""
    if first := asked_already("decide", {"decision": decision.model_dump(mode="json")}):
        return stage.say("{by:이/가} 이미 요청해 차례를 기다립니다.", by=first.by)
    remember(ask_decision(ledger(), decision, by, why))
    return stage.say("요청했습니다. 처리되면 새 릴리스가 나옵니다.")


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
    if came and came.state == "blocked":
        return f"{words} · {_blocked(stage, came)}"
    if job.state == "failed":
        told = stage.say("하지 못했습니다. {why}", why=_why(job, came, stage.screen.language))
        return f'{words} · <span class="wrong">{escape(told)}</span>'
    if came is None or not came.release:
        return f"{words} · {escape(stage.say('마쳤습니다.'))}"
    done = stage.say("마쳤습니다. 릴리스 {number}", number=came.release)
    href = link(page="history", part="compare", about=f"{came.release - 1},{came.release}")
    return f"{words} · {escape(done)} {jump(href, stage.say('바뀐 것 보기'), look='word')}"


def _why(job: Job, came: Outcome | None, language: Language) -> str:
    """What came in between; else the worker's own words."""
    since = came.since if came else ()
    return " ".join(one.ko if language == "ko" else one.en for one in since) or step_words(job.words, language)


def _blocked(stage: Stage, came: Outcome) -> str:
    """What stood against it, cell by cell."""
    told = stage.say("검사에서 막혀 하지 않았습니다. 모두 앞의 그대로입니다.")
    return f'<span class="wrong">{escape(told)}</span>' + items(
        _problem(one, stage.screen.language) for one in told_problems([stage.release], came.problems[:TOLD])
    )


def _problem(problem: FoundProblem, language: Language) -> str:
    where = " › ".join(part for part in (problem.file, problem.sheet, problem.cell) if part)
    named = f"<b>{escape(where)}</b> " if where else ""
    quiet = f'<br><span class="quiet">{escape(hint(problem, language))}</span>'
    return named + escape(sentence(problem, language)) + quiet


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
        "correct": say("정정"),
        "reasons": say("값이 없는 까닭 적기"),
        "lift": say("정정 거두기"),
        "add": say("더하기"),
        "remove": say("빼기"),
        "forget": say("답 잊기"),
        "marked": say("표시한 엑셀 만들기"),
        "build": say("손상된 릴리스 다시 만들기"),
    }
    kind = _decided(job.about["decision"]) if job.kind == "decide" else job.kind
    return kinds.get(kind, kind)


def _decided(decision: Mapping[str, Any]) -> str:
    """The kind of a decision; a correction that gives reasons goes by a name of its own."""
    reasons = decision["what"] == "correct" and all(one["missing"] for one in decision["said"])
    return "reasons" if reasons else str(decision["what"])
