"""Files that the worker makes: how far each is, the file when it is there, and why where it is not."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard.office import data_folder, ledger
from dashboard.served import presented_at
from dashboard.text import Say
from dashboard.widgets_markup import markup
from dashboard.widgets_stage import Stage
from ledger.exports import Kind, exported_file
from ledger.heartbeat import worker_lives
from ledger.jobs import Job
from ledger.steps import step_words

EVERY = 1.0  # seconds between two looks at a job that is not over


def kind_words(say: Say) -> Mapping[Kind, str]:
    """What each kind of file is called."""
    return {
        "deck": say("발표 만들기"),
        "pptx": say("PPTX"),
        "xlsx": say("XLSX"),
        "image": say("그림(SVG·PNG)"),
        "png": "PNG",
        "svg": "SVG",
        "csv": say("CSV와 설명"),
    }


def files(stage: Stage, numbers: tuple[int, ...]) -> None:
    """The jobs of these numbers, looked at again by themselves until all are over."""
    busy = any(not job.over for job in _jobs(numbers))
    st.fragment(_progress, run_every=EVERY if busy else None)(stage, numbers, busy=busy)


def _jobs(numbers: tuple[int, ...]) -> list[Job]:
    return [ledger().jobs.find(number) for number in numbers]


def _progress(stage: Stage, numbers: tuple[int, ...], *, busy: bool) -> None:
    """How far each is; when the last one is over the page is drawn once more, and no longer looks."""
    found = _jobs(numbers)
    for job in found:
        _line(stage, job)
    if busy and all(job.over for job in found):
        st.rerun()


def _line(stage: Stage, job: Job) -> None:
    say, words = stage.say, {str(kind): words for kind, words in kind_words(stage.say).items()}[job.kind]
    file = exported_file(data_folder(), job)
    if file is not None and job.result:
        name = str(job.result["name"])
        label = say("{name} 받기", name=name)
        with st.container(key=f"made-{job.number}", horizontal=True):
            if address := presented_at(job):
                st.link_button(say("발표 시작"), address, type="primary")
            st.download_button(label, data=file.read_bytes, file_name=name, key=f"file-{job.number}", on_click="ignore")
    elif job.state == "done":
        _told(words, say("오래되어 지운 파일입니다. 다시 눌러 주십시오."))
    elif job.state == "failed":
        _told(words, step_words(job.words, stage.screen.language), role="alert")
    elif not worker_lives(data_folder(), "export"):
        _told(words, say("처리기가 꺼져 있습니다. 켜지면 이어서 합니다. 오래 걸리면 관리자에게 알려 주십시오."))
    else:
        ahead = ledger().jobs.ahead_of(job)
        waiting = say("앞에 {count}건이 있습니다.", count=ahead) if ahead else say("곧 시작합니다.")
        told = job.words or (say("만들고 있습니다.") if job.state == "running" else waiting)
        st.progress(min(max(job.progress, 0.0), 1.0), text=f"{words} · {told}")


def _told(words: str, sentence: str, role: str = "status") -> None:
    markup(f'<p role="{role}"><b>{escape(words)}</b> {escape(sentence)}</p>')
