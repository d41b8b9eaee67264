"""What a briefing is handed out as: the presses, how far the worker is, and the file."""

from html import escape

import streamlit as st

from dashboard.office import data_folder, ledger
from dashboard.served import presented_at
from dashboard.text import Say
from dashboard.widgets_markup import markup
from dashboard.widgets_pin import signed
from dashboard.widgets_stage import Stage
from ledger.briefings import Briefing
from ledger.exports import Kind, ask_briefing, exported_file
from ledger.heartbeat import worker_lives
from ledger.jobs import Job

ASKED, EVERY = "briefing-asked", 1.0  # seconds between two looks at a job that is not over


def files_card(stage: Stage, briefing: Briefing) -> None:
    """The presses, and under them every file that was asked for here."""
    with st.container(key="briefing-files", horizontal=True, vertical_alignment="center"):
        for kind, words in kinds(stage.say).items():
            st.button(
                words,
                key=f"make-{kind}",
                type="primary" if kind == "deck" else "secondary",
                disabled=not briefing.slides,
                on_click=_ask,
                args=(briefing, kind),
            )
    if numbers := _asked(briefing):
        busy = any(not job.over for job in _jobs(numbers))
        with st.container(border=True, key="card-files"):
            st.fragment(_progress, run_every=EVERY if busy else None)(stage, numbers, busy=busy)


def kinds(say: Say) -> dict[Kind, str]:
    """What can be made of a briefing, and what it is called."""
    return {
        "deck": say("발표 만들기"),
        "pptx": say("PPTX"),
        "xlsx": say("XLSX"),
        "image": say("그림(SVG·PNG)"),
        "csv": say("CSV"),
    }


def _ask(briefing: Briefing, kind: Kind) -> None:
    """Leave it to the worker. What was asked for before in this kind is no longer shown."""
    number = ask_briefing(ledger(), data_folder(), kind, briefing, signed())
    st.session_state.setdefault(ASKED, {})[briefing.id, kind] = number


def _asked(briefing: Briefing) -> tuple[int, ...]:
    asked: dict[tuple[str, str], int] = st.session_state.get(ASKED, {})
    return tuple(number for (token, _), number in asked.items() if token == briefing.id)


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
    say, words = stage.say, {str(kind): words for kind, words in kinds(stage.say).items()}[job.kind]
    file = exported_file(data_folder(), job)
    if file is not None and job.result:
        name = str(job.result["name"])
        label = say("{name} 받기", name=name)
        with st.container(key=f"made-{job.number}", horizontal=True):
            if address := presented_at(job):
                st.link_button(say("발표 시작"), address, type="primary")
            st.download_button(label, data=file.read_bytes, file_name=name, key=f"file-{job.number}", on_click="ignore")
    elif job.state == "done":
        markup(f'<p role="status">{escape(say("오래되어 지운 파일입니다. 다시 눌러 주십시오."))}</p>')
    elif job.state == "failed":
        markup(f'<p role="alert"><b>{escape(words)}</b> {escape(job.words)}</p>')
    else:
        if not worker_lives(data_folder(), "export"):
            off = "처리기가 꺼져 있습니다. 켜지면 이어서 합니다. 오래 걸리면 관리자에게 알려 주십시오."
            markup(f'<p role="status"><b>{escape(words)}</b> {escape(say(off))}</p>')
            return
        ahead = ledger().jobs.ahead_of(job)
        waiting = say("앞에 {count}건이 있습니다.", count=ahead) if ahead else say("곧 시작합니다.")
        told = job.words or (say("만들고 있습니다.") if job.state == "running" else waiting)
        st.progress(min(max(job.progress, 0.0), 1.0), text=f"{words} · {told}")
