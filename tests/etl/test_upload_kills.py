"""The worker killed at random moments while files are checked, published and undone: nothing is half done, lost or done twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest

from catalog.additions import Alias
from etl.build import build
from etl.clearing import clear_drafts
from etl.publication import publish
from etl.release import read_note, release_folder
from ledger.book import Ledger, open_ledger
from ledger.decisions import Add
from ledger.drafts import new_batch
from ledger.jobs import GIVEN_UP, Job
from ledger.requests import ask_check, ask_decision, ask_publish, ask_undo
from ledger.spool import spool
from tests.etl.sheets import CATALOG, Office, saved, training

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
ROOT = Path(__file__).parents[2]
SOAK = bool(os.environ.get("DONGNE_SOAK"))
KILLS = 200 if SOAK else 10
REPORTS = [(dong.label.ko, year) for year in range(2010, 2026) for dong in CATALOG.dongs]
FIGURES = 4  # of one report
OVER_WITHIN = 180  # seconds: a job, whatever is killed; two cores may be busy with other tests
SIGNED = ("김주무관", "까닭")
FOUND = "select file, count(*) from facts where superseded is null group by all"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An installation with one report."""
    assert Office(tmp_path / "data").load(report(tmp_path, 0)) == 0
    return tmp_path / "data"


def report(folder: Path, number: int) -> Path:
    dong, year = REPORTS[number]
    return saved(folder / f"{dong}_{year}.xlsx", *training("수료인원", title=f"{year}년 {dong} 주민자치 교육 실적"))


def dropped(data: Path, ledger: Ledger, number: int) -> str:
    path = report(data.parent, number)
    spool(data, ledger, batch := new_batch(), path.name, path.read_bytes(), "김주무관")
    return batch


def in_force(ledger: Ledger) -> set[str]:
    withdrawn = ledger.withdrawn()
    return {upload.file for upload in ledger.uploads() if upload.upload not in withdrawn}


def assert_whole(data: Path) -> None:
    """Whatever the pointer names is whole, and holds every report it holds once."""
    folder = release_folder(data / "curated")
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        assert {count for _, count in connection.execute(FOUND).fetchall()} == {FIGURES}
        assert connection.execute("select count(*) from facts").fetchone() == (read_note(folder).facts,)


def released(data: Path) -> set[str]:
    with duckdb.connect(str(release_folder(data / "curated") / "mart.duckdb"), read_only=True) as connection:
        return {file for file, _ in connection.execute(FOUND).fetchall()}


@dataclass
class Killed:
    """A worker that is killed now and then while it has something to do, and started again."""

    data: Path
    ledger: Ledger
    kills: int
    chance: random.Random = field(default_factory=lambda: random.Random(KILLS))
    process: subprocess.Popen[bytes] | None = None
    lasts: float = 2.0  # seconds, as the last job that was let alone

    def start(self) -> None:
        environment = {**os.environ, "DONGNE_DATA": str(self.data)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "etl", "worker"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
        )

    def over(self, number: int) -> Job:
        """The job when it is over, whatever happened on the way."""
        ends, killed = time.monotonic() + OVER_WITHIN, False
        while not (job := self.ledger.jobs.find(number)).over:
            assert time.monotonic() < ends, f"{job} is not over"
            assert self.process is None or self.process.poll() is None, "the worker died of itself"
            if job.state == "running" and self.kills > 0 and not killed:
                time.sleep(self.chance.uniform(0, self.lasts))
                killed = self.chance.random() < 0.4  # let it come to an end after a few
                self._kill()
            time.sleep(0.01)
        assert_whole(self.data)
        return job

    def _kill(self) -> None:
        assert self.process is not None
        forks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii").split()
        server_too = self.chance.random() < 0.2
        for fork in forks if not server_too or self.chance.random() < 0.5 else ():
            self.kills -= 1
            with suppress(ProcessLookupError):
                os.kill(int(fork), signal.SIGKILL)
        if server_too:
            self.kills -= 1
            self.process.kill()
            self.process.wait()
            self.start()


@contextmanager
def killed_worker(data: Path, ledger: Ledger) -> Iterator[Killed]:
    worker = Killed(data, ledger, KILLS)
    worker.start()
    try:
        yield worker
    finally:
        if worker.process:
            worker.process.terminate()
            worker.process.wait(30)


def seen(worker: Killed, ledger: Ledger, batch: str) -> int:
    """The number of a check that came to its end; one that was given up is asked for again, as a person would."""
    while True:
        check = worker.over(ask_check(ledger, batch, "김주무관"))
        if check.state == "done":
            return check.number
        assert check.words == GIVEN_UP


@pytest.mark.soak
def test_a_worker_that_is_killed_loses_nothing_and_does_nothing_twice(data: Path) -> None:
    ledger, expected, number = open_ledger(data), in_force(open_ledger(data)), 0
    with killed_worker(data, ledger) as worker:
        while worker.kills > 0:
            number += 1
            batch = dropped(data, ledger, number)
            done = worker.over(ask_publish(ledger, batch, seen(worker, ledger, batch), "김주무관", "실적"))
            assert done.state == "done", done.words
            assert done.result is not None
            expected.add(report(data.parent, number).name)
            assert in_force(ledger) == released(data) == expected
            if number % 3 == 0:
                undone = worker.over(ask_undo(ledger, done.result["uploads"][0], "김주무관", "잘못 올림"))
                assert undone.state == "done", undone.words
                expected.remove(report(data.parent, number).name)
                assert in_force(ledger) == released(data) == expected
                decided = worker.over(
                    ask_decision(ledger, Add(addition=Alias(of="yang", name=f"양동{number}")), *SIGNED)
                )
                assert decided.state == "done", decided.words
                assert len(ledger.additions.in_force()) == number // 3

    assert len(ledger.uploads()) == number + 1
    assert not build(data).new
    clear_drafts(data, ledger)
    assert {path.name for path in (data / "drafts").rglob("*") if path.is_file()} == {"found.json"}  # told for a day
    assert not list((data / "curated").glob(".build-*"))


@pytest.mark.soak
def test_ten_uploads_at_once_are_all_in_and_none_twice(data: Path) -> None:
    ends = time.monotonic() + (60 if SOAK else 0)
    sent = 1

    def send(number: int) -> None:
        ledger = open_ledger(data)
        publish(data, dropped(data, ledger, number), "김주무관", "실적")

    while sent == 1 or time.monotonic() < ends:
        with ThreadPoolExecutor(10) as together:
            list(together.map(send, range(sent, sent + 10)))
        sent += 10

    ledger = open_ledger(data)
    expected = {report(data.parent, number).name for number in range(sent)}
    assert in_force(ledger) == released(data) == expected
    assert len(ledger.uploads()) == sent
    assert_whole(data)
