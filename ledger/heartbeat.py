"""Whether a worker is there: it touches a file as long as it lives, and the page looks at how long ago that was."""

import time
from pathlib import Path

from ledger.jobs import Queue

SILENT_SECONDS = 20  # a worker that loads its libraries is silent for longer than one that works


def beat_file(data: Path, queue: Queue) -> Path:
    """The file that the worker of a queue touches."""
    return data / "workers" / f"{queue}.beat"


def beat(data: Path, queue: Queue) -> None:
    """Say that the worker of a queue is there."""
    file = beat_file(data, queue)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()


def worker_lives(data: Path, queue: Queue) -> bool:
    """Whether somebody takes the jobs of a queue. Where nobody does, a page says so instead of letting people wait."""
    try:
        return time.time() - beat_file(data, queue).stat().st_mtime < SILENT_SECONDS
    except FileNotFoundError:
        return False
