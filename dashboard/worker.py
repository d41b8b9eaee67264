"""The worker of exports, `python -m dashboard worker`: takes the jobs, and puts down what takes too long. Viewers never wait for it."""

import os
import shutil
import signal
import sys
import time
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from dashboard.office import ledger
from dashboard.text import say
from ledger.exports import KEPT_DAYS, exports_folder
from ledger.heartbeat import beat
from ledger.jobs import Job
from ledger.working import work

Outcome = Literal["over", "died"]
JOB_SECONDS = 300  # for one file
MOST_JOBS = 200  # after so many a new process makes the files
CLEARS_EVERY = 3600  # seconds
LATE = "파일을 만드는 데 {seconds}초가 넘게 걸려 그만두었습니다. 발표를 나누어서 다시 해 주십시오."
DIED = "파일을 만들던 처리기가 멈추었습니다. 다시 눌러 주십시오. 되풀이되면 발표를 나누어 주십시오."


class Maker:
    """A process that makes one file at a time."""

    def __init__(self, data: Path) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_make_all, args=(theirs, data))
        self._process.start()
        theirs.close()
        self._jobs = 0

    @property
    def usable(self) -> bool:
        return self._process.is_alive() and self._jobs < MOST_JOBS

    def begin(self, number: int) -> None:
        """Let it make the file of a job."""
        self._jobs += 1
        self._pipe.send(number)

    def outcome(self, seconds: float) -> Outcome | None:
        """What has become of the job within so many seconds; None where it is still at it."""
        try:
            if not self._pipe.poll(seconds):
                return None
            self._pipe.recv()
        except (EOFError, OSError):
            return "died"
        return "over"

    def end(self) -> None:
        """Put it down, together with the browser that it has started."""
        try:
            os.killpg(self._process.pid or 0, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # it has not made a group of its own yet
            self._process.kill()
        self._process.join()
        self._pipe.close()


def _make_all(pipe: Connection, data: Path) -> None:
    """Only the process that makes the files needs the libraries for it."""
    import_module("dashboard.export.making").make_all(pipe, data)


class Worker:
    """Does jobs in the process that makes the files, which is started anew where it was put down."""

    def __init__(self, data: Path, seconds: float = JOB_SECONDS) -> None:
        self._data, self._seconds = data, seconds
        self._maker = Maker(data)
        self._cleared = 0.0

    def do(self, job: Job) -> None:
        """Let a file be made, within the time that it may take."""
        if not self._maker.usable:
            self._renew()
        ends = time.monotonic() + self._seconds
        try:
            self._maker.begin(job.number)
            outcome = None
            while outcome is None and time.monotonic() < ends:
                beat(self._data, "export")
                outcome = self._maker.outcome(1.0)
        except (OSError, EOFError):
            outcome = "died"
        if outcome != "over":
            self._renew()
            speak = say("en" if job.about.get("language") == "en" else "ko")
            words = speak(DIED) if outcome == "died" else speak(LATE, seconds=round(self._seconds))
            ledger().jobs.fail(job.number, words)

    def clear(self) -> None:
        """Now and then, throw away the files that nobody has taken for days."""
        if time.monotonic() - self._cleared < CLEARS_EVERY and self._cleared:
            return
        self._cleared = time.monotonic()
        clear_old(self._data)

    def end(self) -> None:
        """Leave nothing running."""
        self._maker.end()

    def _renew(self) -> None:
        self._maker.end()
        self._maker = Maker(self._data)


def clear_old(data: Path) -> None:
    """Throw away the files that were made too many days ago."""
    oldest = time.time() - KEPT_DAYS * 86_400
    for folder in exports_folder(data).glob("*"):
        if folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def run(data: Path) -> None:
    """Take export jobs until the parent is gone."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    worker = Worker(data)
    try:
        work(ledger().jobs, data, "export", worker.do, worker.clear)
    finally:
        worker.end()
