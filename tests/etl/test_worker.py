"""The worker outlives what its forks do, knows which jobs to try again, and clears away what nobody needs."""

import os
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from etl import work, worker
from etl.apart import ApartError, apart
from etl.clearing import clear_drafts
from etl.conforming import code_version
from etl.inputs import hash_of_code
from etl.worker import TOO_LONG, TOO_MUCH, Worker
from ledger.book import Ledger, open_ledger
from ledger.drafts import draft_folder, new_batch
from ledger.heartbeat import SILENT_SECONDS, beat, beat_file, worker_lives
from ledger.jobs import GIVEN_UP, Job
from ledger.limits import KEPT_DAYS
from ledger.spool import spool
from ledger.tables import drafts

GIGABYTE = 2**30


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path)


Forked = Callable[[str, Callable[[], object]], Job]


@pytest.fixture
def forked(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forked:
    """A job of a kind after one fork did something at it."""

    def do(kind: str, does: Callable[[], object]) -> Job:
        monkeypatch.setattr(work, "work", lambda _data, _job: does())
        job = ledger.jobs.take("etl")
        if job is None:
            ledger.jobs.ask("etl", kind, {"batch": new_batch()}, "김주무관")
            job = ledger.jobs.take("etl")
        assert job is not None
        Worker(tmp_path)._do(ledger, job)
        return ledger.jobs.find(job.number)

    return do


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_check_at_which_the_worker_dies_is_tried_once_more_and_then_given_up(forked: Forked) -> None:
    first, second = forked("check", killed), forked("check", killed)

    assert (first.state, second.state, second.words) == ("waiting", "failed", GIVEN_UP)


def test_a_publication_that_is_killed_is_never_given_up(forked: Forked) -> None:
    assert [forked("publish", killed).state for _ in range(4)] == ["waiting"] * 4


def test_a_job_without_end_is_ended_and_said_to_be(forked: Forked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.worker.JOB_SECONDS", 0.2)

    assert forked("check", lambda: time.sleep(30)).words == TOO_LONG


def test_a_job_that_outgrows_the_memory_is_ended_and_said_to_have(
    forked: Forked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.worker.JOB_BYTES", GIGABYTE // 4)

    assert forked("check", lambda: bytearray(GIGABYTE)).words == TOO_MUCH


def test_a_worker_told_to_stop_puts_its_job_back(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "work", lambda _data, _job: time.sleep(30))
    number = ledger.jobs.ask("etl", "check", {"batch": "b"}, "김주무관")
    job = ledger.jobs.take("etl")
    assert job is not None

    Worker(tmp_path, stopping=True)._do(ledger, job)

    assert (ledger.jobs.find(number).state, ledger.jobs.find(number).tries) == ("waiting", 0)


def test_what_is_done_apart_comes_back_or_says_why_it_does_not() -> None:
    assert apart(lambda: 6 * 7, 10, GIGABYTE) == 42
    with pytest.raises(ZeroDivisionError):
        apart(lambda: 1 / 0, 10, GIGABYTE)
    with pytest.raises(ApartError, match="ended after 1 seconds"):
        apart(lambda: time.sleep(30), 1, GIGABYTE)
    with pytest.raises(ApartError, match="out of memory"):
        apart(lambda: bytearray(GIGABYTE), 10, GIGABYTE // 4)
    with pytest.raises(ApartError, match="died"):
        apart(killed, 10, GIGABYTE)


def test_a_version_put_on_the_disk_beneath_a_running_worker_does_not_sign_what_it_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "WARM", ())
    monkeypatch.setattr("gc.freeze", lambda: None)
    monkeypatch.setattr("gc.set_threshold", lambda _: None)
    for version in (hash_of_code, code_version):
        version.cache_clear()
    worker.warm()

    for module in ("etl.inputs", "etl.conforming"):
        monkeypatch.setattr(f"{module}.ROOT", tmp_path)  # where other code lies
    now = hash_of_code(), code_version()
    monkeypatch.undo()
    for version in (hash_of_code, code_version):
        version.cache_clear()
    assert now == (hash_of_code(), code_version())


def test_a_worker_that_is_silent_for_long_counts_as_gone(tmp_path: Path) -> None:
    before = worker_lives(tmp_path, "etl")
    beat(tmp_path, "etl")
    beating = worker_lives(tmp_path, "etl")
    long_ago = time.time() - SILENT_SECONDS - 1
    os.utime(beat_file(tmp_path, "etl"), (long_ago, long_ago))

    assert (before, beating, worker_lives(tmp_path, "etl")) == (False, True, False)


def test_what_nobody_published_is_cleared_after_a_while_and_said_so(ledger: Ledger, tmp_path: Path) -> None:
    old, new, gone = (spool(tmp_path, ledger, new_batch(), "a.csv", b"1", "김주무관").number for _ in range(3))
    ledger.drafts.drop(gone)
    long_ago = datetime.now(UTC) - timedelta(days=KEPT_DAYS, hours=1)
    with ledger.engine.begin() as connection:
        connection.execute(update(drafts).where(drafts.c.number == old).values(at=long_ago))

    clear_drafts(tmp_path, ledger)

    assert [ledger.drafts.find(number).state for number in (old, new, gone)] == ["expired", "open", "dropped"]
    assert [draft_folder(tmp_path, number).exists() for number in (old, new, gone)] == [False, True, False]
