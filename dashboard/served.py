"""What the server gives out beside its pages: a presentation that was made, at an address of its own."""

from threading import Event

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.office import data_folder, ledger_if_any
from dashboard.text import say
from ledger.errors import LedgerError
from ledger.exports import exported_file
from ledger.jobs import Job

# A deck needs nothing but itself, and may reach nothing else.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; font-src data:"
HEADERS = {"Content-Security-Policy": ALONE, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
NO_JOB = 2**31  # and above: an address may hold any number, a ledger's column may not
_given_out = Event()


def routes() -> tuple[BaseRoute, ...]:
    """The addresses beside the pages, for the server to take."""
    _given_out.set()
    return (Route("/present/{number:int}", present),)


def presented_at(job: Job) -> str:
    """Where the presentation of a job can be opened; empty where this server gives out nothing but pages."""
    return f"present/{job.number}" if job.kind == "deck" and _given_out.is_set() else ""


def present(request: Request) -> Response:
    """The deck that a job has made; 404 with a sentence where there is none."""
    book, number = ledger_if_any(), request.path_params["number"]
    try:
        job = book.jobs.find(number) if book and number < NO_JOB else None
    except LedgerError:
        job = None
    file = exported_file(data_folder(), job) if job and job.kind == "deck" else None
    if file is None:
        return PlainTextResponse(say("ko")("발표 파일이 없습니다. 발표 화면에서 다시 만들어 주십시오."), 404)
    return FileResponse(file, media_type="text/html; charset=utf-8", headers=HEADERS)
