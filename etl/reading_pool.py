"""Many files read at once: given to a process of its own, which divides them among others (reading_process).

Light to import, so that a command can start that process first, and import the rest of what it needs meanwhile.
"""

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalog.vocabulary import Vocabulary

_PER_FILE, _WORTHWHILE = 8_000, 1_200_000  # bytes: below this, one process is done before others have started
_ROOT = Path(__file__).parent.parent
_waiting: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True)
class Task:
    """A file to be read: where it lies, its name as sent, and where what it gives is kept."""

    path: Path
    file: str
    entry: Path


def start_readers() -> None:
    """Start the process now, ahead of `read_in_processes`."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    _waiting.append(
        subprocess.Popen(
            [sys.executable, "-m", "etl.reading_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
    )


def worthwhile(tasks: Sequence[Task]) -> bool:
    """Whether several processes would read these files sooner than this one."""
    sizes = [task.path.stat().st_size for task in tasks]
    return (os.cpu_count() or 1) > 1 and sum(sizes) + _PER_FILE * len(sizes) - max(sizes, default=0) > _WORTHWHILE


def read_in_processes(tasks: Sequence[Task], vocabulary: "Vocabulary") -> set[Path]:
    """Read the files, and keep what they give.

    Returns the entries of those at which a process died though it had no other; those that raised are left unread.
    """
    if not _waiting:
        start_readers()
    answer, _ = _waiting.pop().communicate(pickle.dumps((list(tasks), vocabulary)))
    return {task.entry for task in pickle.loads(answer)} if answer else set()  # noqa: S301  our own process


@atexit.register
def _dismiss() -> None:
    """End what was started and not needed."""
    for process in _waiting:
        process.communicate()
