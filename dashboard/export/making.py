"""The process that makes the files of export jobs: warm, asked by number through a pipe, at an end when the pipe closes."""

import os
import shutil
import signal
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from dashboard import engine
from dashboard.export import image
from dashboard.export.errors import ExportError
from dashboard.export.orders import make, read_order
from dashboard.office import ledger
from dashboard.release import NoReleaseError
from dashboard.text import say
from dashboard.views import Language
from ledger.book import Ledger
from ledger.durable import write_durably
from ledger.errors import LedgerError
from ledger.exports import exports_folder
from ledger.jobs import Job
from ledger.storage import disk_full

MAKING = "파일을 만들고 있습니다."
NO_RELEASE = "이 발표가 보여 주는 릴리스가 없습니다. 다른 릴리스로 옮긴 뒤 다시 만들어 주십시오."
FAILED = "파일을 만들다가 오류가 났습니다. 다시 해도 같으면 담당자에게 작업 번호 {number}번을 알려 주십시오."
NO_ROOM = "저장 공간이 부족해 파일을 만들지 못했습니다. 관리자에게 알려 주십시오."
BROWSER_RESTS = 600  # seconds after which an idle browser is closed
TELLS_EVERY = 0.5  # seconds between two words of progress


def make_all(pipe: Connection, data: Path) -> None:
    """Make files until the pipe closes, as it does when the worker dies."""
    os.setsid()  # a group of its own, to be put down together with its browser
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["DONGNE_DATA"] = str(data)
    _warm()
    while True:
        try:
            if not pipe.poll(BROWSER_RESTS):
                image.close()
                continue
            number = pipe.recv()
        except EOFError:
            break
        make_one(number, ledger(), data)
        pipe.send(number)
    image.close()


def make_one(number: int, book: Ledger, data: Path) -> None:
    """Make the file of a job, and write into the ledger where it is, or why there is none."""
    job = book.jobs.find(number)
    folder = exports_folder(data) / str(number)
    try:
        order = read_order(job.about, book, data)
        made, name = make(job.kind, order, _teller(job, book))
        shutil.rmtree(folder, ignore_errors=True)
        file = f"{number}/export.{made.ending}"
        write_durably(exports_folder(data) / file, made.content)
    except ExportError as fault:
        book.jobs.fail(number, fault.words(language_of(job)))
    except LedgerError as fault:
        book.jobs.fail(number, fault.words(language_of(job)))
    except NoReleaseError:
        book.jobs.fail(number, say(language_of(job))(NO_RELEASE))
    except Exception as fault:  # whatever it is, the next job must go on
        traceback.print_exc()
        book.jobs.fail(number, say(language_of(job))(NO_ROOM if disk_full(fault) else FAILED, number=number))
    else:
        book.jobs.finish(number, {"file": file, "name": name})


def language_of(job: Job) -> Language:
    """The language in which a job is told of."""
    return "en" if job.about.get("language") == "en" else "ko"


def _teller(job: Job, book: Ledger) -> Callable[[float], None]:
    """Says how far a job is, but not at every slide."""
    last = [0.0]

    def told(share: float) -> None:
        if time.monotonic() - last[0] >= TELLS_EVERY:
            last[0] = time.monotonic()
            book.jobs.tell(job.number, share, say(language_of(job))(MAKING))

    told(0.0)
    return told


def _warm() -> None:
    """Open the current release; where there is none yet, the first job will."""
    try:
        engine.release()
    except NoReleaseError:
        return
