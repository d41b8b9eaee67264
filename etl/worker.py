"""`python -m etl worker`: takes the jobs of the pages one by one, warm, each in a fork that may die without harm.

The worker itself holds no database open while it forks and no threads of its own; what a job loads ends with the job.
Its lock is inherited by the fork: where the worker is killed, its successor waits until what it was at has ended.
"""

import fcntl
import gc
import os
import signal
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import IO

from etl.apart import NO_MEMORY, limit
from etl.clearing import clear_drafts
from ledger.book import Ledger, open_ledger
from ledger.heartbeat import beat, beat_file
from ledger.jobs import GIVEN_UP, MOST_TRIES, Job, Queue
from ledger.limits import JOB_BYTES, JOB_SECONDS
from ledger.steps import AGAIN, in_both

QUEUE: Queue = "etl"
WARM = (
    "etl.work",
    "etl.making",
    "etl.reading_one",
    "etl.conform.gathered",
    "great_expectations",
    "duckdb_sqlalchemy",
    "great_expectations.expectations.core.unexpected_rows_expectation",
)
PAUSE, BUSY_PAUSE, BEAT_EVERY, CLEAR_EVERY = 0.2, 0.02, 2.0, 3600.0  # seconds
SELDOM = (
    50_000  # new objects between two looks for cycles that can be let go: a job makes few, and its fork ends with it
)
MOST_PATIENCE = 30.0  # seconds between two tries of a deed
TOO_LONG = in_both(
    f"{JOB_SECONDS // 60}분 안에 끝나지 않아 멈추었습니다. 파일을 나누어 다시 올려 주십시오.",
    f"It was stopped, as it took more than {JOB_SECONDS // 60} minutes. Please split the file and upload it again.",
)
TOO_MUCH = in_both(
    "메모리가 모자라 끝내지 못했습니다. 파일을 나누어 다시 올려 주십시오.",
    "There was not enough memory for it. Please split the file and upload it again.",
)
KILLED = (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT)


@dataclass
class Worker:
    """One worker over one data folder; `run` returns when it is told to stop or its parent is gone."""

    data: Path
    stopping: bool = False
    beaten: float = 0.0
    cleared: float = 0.0
    parent: int = field(default_factory=os.getppid)

    def run(self) -> None:
        """Take jobs until told to stop."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._stop)
        self._beat()
        warm()
        with self._alone():
            ledger = open_ledger(self.data)
            ledger.jobs.take_up_again(QUEUE, _deeds())
            while not self._over():
                self._beat()
                self._clear(ledger)
                job = ledger.jobs.take(QUEUE)
                if job is None:
                    time.sleep(PAUSE)
                else:
                    self._do(ledger, job)

    def _do(self, ledger: Ledger, job: Job) -> None:
        """Let a fork do a job, and see to what it leaves."""
        ledger.engine.dispose()  # a database that is open here must not be open in the fork
        process = os.fork()
        if process == 0:
            _work(self.data, job)
        with suppress(OSError):  # the fork does the same; whoever is first
            os.setpgid(process, process)
        code = self._wait(process)
        if code is None:
            ledger.jobs.put_back(job.number, blameless=True)
        elif code != 0:
            self._died(ledger, job, code)
        if job.kind in _deeds():
            self.cleared = 0.0

    def _wait(self, process: int) -> int | None:
        """The exit code of a fork; None where it was stopped because the worker is to stop."""
        while True:
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                return None if self.stopping and status else os.waitstatus_to_exitcode(status)
            if self.stopping:
                with suppress(ProcessLookupError):
                    os.killpg(process, signal.SIGKILL)
            self._beat()
            time.sleep(BUSY_PAUSE)

    def _died(self, ledger: Ledger, job: Job, code: int) -> None:
        """A job is tried again where that may help; what a person decided always, once it stands in the ledger or was only killed."""
        from etl.work import entered  # noqa: PLC0415  warm by now

        deed = job.kind in _deeds() and (code in KILLED or entered(ledger, job))
        if deed:
            ledger.jobs.put_back(job.number, AGAIN)
            self._pause(min(MOST_PATIENCE, 0.1 * 2 ** min(job.tries, 10)))
        elif code == -signal.SIGALRM:
            ledger.jobs.fail(job.number, TOO_LONG)
        elif code == NO_MEMORY:
            ledger.jobs.fail(job.number, TOO_MUCH)
        elif job.tries < MOST_TRIES:
            ledger.jobs.put_back(job.number, AGAIN)
        else:
            ledger.jobs.fail(job.number, GIVEN_UP)

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._over():
            self._beat()
            time.sleep(PAUSE / 2)

    def _clear(self, ledger: Ledger) -> None:
        if time.monotonic() - self.cleared > CLEAR_EVERY or self.cleared == 0.0:
            self.cleared = time.monotonic()
            clear_drafts(self.data, ledger)

    def _beat(self) -> None:
        if time.monotonic() - self.beaten > BEAT_EVERY or self.beaten == 0.0:
            self.beaten = time.monotonic()
            beat(self.data, QUEUE)

    def _over(self) -> bool:
        return self.stopping or (self.parent != 1 and os.getppid() != self.parent)

    def _stop(self, _sign: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _alone(self) -> IO[str]:
        """Hold the lock of which there is one a data folder; waits for another worker, or for what a killed one was at."""
        lock = beat_file(self.data, QUEUE).with_suffix(".lock").open("w")
        while not self._over():
            self._beat()
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(PAUSE)
            else:
                break
        return lock


def run_worker(data: Path) -> int:
    """Work until told to stop; the exit code."""
    Worker(data).run()
    return 0


def warm() -> None:
    """Load what jobs need, once for all of them: great_expectations alone takes seconds.

    The code is hashed now: a later version that is put on the disk beneath a running worker must not sign what this one makes.
    """
    from etl.conforming import code_version  # noqa: PLC0415  heavy before the worker beats
    from etl.inputs import hash_of_code  # noqa: PLC0415

    os.environ.setdefault("GX_ANALYTICS_ENABLED", "False")
    for name in WARM:
        import_module(name)
    for version in (hash_of_code, code_version):
        version()
    gc.collect()
    gc.set_threshold(SELDOM)
    gc.freeze()  # so that forks share what is loaded instead of copying it


def _deeds() -> frozenset[str]:
    from etl.work import DEEDS  # noqa: PLC0415  heavy before the worker is warm

    return DEEDS


def _work(data: Path, job: Job) -> None:
    """In the fork: do the job and end, whatever happens."""
    code = 1
    try:
        os.setpgrp()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, signal.SIG_DFL)
        limit(JOB_SECONDS, JOB_BYTES)
        import_module("etl.work").work(data, job)
        code = 0
    except MemoryError:
        code = NO_MEMORY
    except BaseException:
        traceback.print_exc(file=sys.stderr)
    finally:
        sys.stderr.flush()
        os._exit(code)
