"""Files that the worker makes when they are asked for: a press asks, and when the file is there a press fetches it."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboard.office import data_folder, ledger
from dashboard.widgets_upload_desk import Desk
from ledger.drafts import batch_folder
from ledger.errors import LedgerError
from ledger.heartbeat import worker_lives
from ledger.jobs import Job
from ledger.outcome import Outcome, outcome_of
from ledger.steps import step_words

EVERY = 0.7  # seconds between two looks
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def made_file(desk: Desk, key: str, label: str, stem: str, ask: Callable[[], int]) -> None:
    """The button of one file. `stem` is what the file is called when it is fetched, `key` under what the session keeps its job."""
    number = st.session_state.get(key)
    job = _job(number) if number is not None else None
    if job is None or job.state == "failed":
        st.button(label, key=f"ask-{key}", icon=":material/description:", on_click=_ask, args=(key, ask))
        if job is not None:
            st.caption(step_words(job.words, desk.language))
    elif job.over:
        _fetch(desk, key, label, stem, job)
    else:
        st.fragment(_look, run_every=EVERY)(desk, job.number)


def _ask(key: str, ask: Callable[[], int]) -> None:
    st.session_state[key] = ask()


def _job(number: int) -> Job | None:
    try:
        return ledger().jobs.find(number)
    except LedgerError:
        return None


def _look(desk: Desk, number: int) -> None:
    job = _job(number)
    if job is None or job.over:
        st.rerun()
    lives = worker_lives(data_folder(), "etl")
    st.caption(desk.say("만드는 중입니다.") if lives else desk.say("처리기가 꺼져 있습니다. 켜지면 이어서 합니다."))


def _made(outcome: Outcome) -> Path | None:
    """Where the file lies."""
    folder = batch_folder(data_folder(), outcome.batch) if outcome.batch else data_folder()
    return folder / outcome.file if outcome.file else None


def _fetch(desk: Desk, key: str, label: str, stem: str, job: Job) -> None:
    """The file to be fetched; where it is gone by now, the button to ask for it again."""
    outcome = outcome_of(job)
    path = _made(outcome) if outcome else None
    if path is None or not path.is_file():
        del st.session_state[key]
        st.rerun()
    st.download_button(
        label,
        data=path.read_bytes,
        file_name=f"{stem}{path.suffix}",
        mime=EXCEL,
        type="primary",
        icon=":material/download:",
        key=f"get-{key}",
        on_click="ignore",
        help=desk.say("준비되었습니다. 누르면 받습니다."),
    )
