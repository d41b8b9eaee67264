"""The loop of every worker: it alone takes the jobs of its queue, one after another, as long as whoever started it lives."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.heartbeat import beat, beat_file
from ledger.jobs import Job, Jobs, Queue

PAUSE = 0.3  # seconds until an idle worker looks again


def work(
    jobs: Jobs, data: Path, queue: Queue, do: Callable[[Job], None], idle: Callable[[], None] = lambda: None
) -> None:
    """Do the jobs of a queue until the parent process is gone. `do` must not raise, and beats while it waits.

    Where another worker has the queue, this one waits for its end. What a worker that died was at is begun again.
    """
    parent = os.getppid()
    with _alone(data, queue, parent):
        if os.getppid() == parent:
            jobs.take_up_again(queue)
        while os.getppid() == parent:
            beat(data, queue)
            job = jobs.take(queue)
            if job is not None:
                do(job)
            else:
                idle()
                time.sleep(PAUSE)


@contextmanager
def _alone(data: Path, queue: Queue, parent: int) -> Iterator[None]:
    """Hold the queue's lock, which falls with the process; waited for as long as the parent is there."""
    path = beat_file(data, queue).with_suffix(".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        while os.getppid() == parent:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(PAUSE)
            else:
                break
        yield
