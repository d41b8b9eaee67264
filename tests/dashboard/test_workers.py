"""The workers run as long as the server does, and are started again when they die."""

import os
import signal
import time
from collections.abc import Callable

import pytest

from dashboard.workers import Kept, workers_running

LIVES = ("http.server", "0", "--bind", "127.0.0.1")  # a module that runs until it is stopped


def until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + 20
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.02)


def pid(kept: Kept) -> int:
    return kept.process.pid if kept.process else 0


def test_a_worker_that_is_killed_is_started_again_and_the_last_one_is_stopped() -> None:
    with workers_running([LIVES]) as (kept,):
        until(lambda: pid(kept) > 0)
        first = pid(kept)
        os.kill(first, signal.SIGKILL)
        until(lambda: pid(kept) not in (0, first))
        last = kept.process

    assert last is not None
    assert last.returncode == -signal.SIGTERM


def test_workers_started_by_somebody_else_are_not_started_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_WORKERS", "0")
    with workers_running([LIVES]) as kept:
        assert kept == ()
