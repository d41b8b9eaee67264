"""While the worker is at it: how far it is, how many are before us, and what to do where nobody works."""

from html import escape

import streamlit as st

from dashboard.office import data_folder, ledger
from dashboard.upload_batch import Batch
from dashboard.widgets_markup import heading, markup
from dashboard.widgets_upload_desk import Desk
from ledger.heartbeat import worker_lives
from ledger.jobs import Job
from ledger.outcome import outcome_of
from ledger.steps import TRYING, step_words

EVERY = 1.0  # seconds between two looks


def wait_for(desk: Desk) -> None:
    """The job under way, looked at again and again by itself; the rest of the page stands still until it is over."""
    job = desk.batch.working if desk.batch else None
    if job is not None:
        with st.container(border=True, key="card-wait"):
            st.fragment(_look, run_every=EVERY)(desk, job.number)


def _look(desk: Desk, number: int) -> None:
    job = ledger().jobs.find(number)
    if job.over or _half_way(desk, job):
        st.rerun()
    st.progress(min(max(job.progress, 0.0), 1.0), text=_words(desk, job))


def _half_way(desk: Desk, job: Job) -> bool:
    """Whether what was read and what is wrong can be shown already, while what would change is still being worked out."""
    shown = desk.batch.found.job if desk.batch and desk.batch.found else None
    return job.words == TRYING and shown != job.number


def _words(desk: Desk, job: Job) -> str:
    speak = desk.say
    if not worker_lives(data_folder(), "etl"):
        return speak("처리기가 꺼져 있습니다. 켜지면 이어서 합니다. 오래 걸리면 관리자에게 알려 주십시오.")
    if job.state == "running" and job.words:
        return step_words(job.words, desk.language)
    ahead = ledger().jobs.ahead_of(job)
    return speak("차례를 기다립니다. 앞에 {count}건이 있습니다.", count=ahead) if ahead else speak("곧 시작합니다.")


def failure(desk: Desk, batch: Batch) -> None:
    """Why the last job could not be done, in the worker's words."""
    last = batch.last
    if batch.working is None and last is not None and last.state == "failed" and outcome_of(last) is None:
        with st.container(border=True, key="card-failed"):
            markup(heading(desk.say("마치지 못했습니다"), [escape(step_words(last.words, desk.language))]))
