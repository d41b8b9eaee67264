"""Many files read at once: given to a process of its own, which divides them among forks (reading_process, reading_forks).

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
    from catalog.declared import Catalog
    from etl.conform.memory import Memory
    from etl.sources import Source

_PER_FILE, _WORTHWHILE = 8_000, 1_200_000  # bytes: below this, one process is done before others have started
_ROOT = Path(__file__).parent.parent
_waiting: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True)
class Task:
    """A file to be read and understood, and where what it gives is kept."""

    source: "Source"
    kept: Path


def start_readers() -> None:
    """Start the process now, ahead of `conform_in_processes`."""
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
    sizes = [task.source.path.stat().st_size for task in tasks]
    return (os.cpu_count() or 1) > 1 and sum(sizes) + _PER_FILE * len(sizes) - max(sizes, default=0) > _WORTHWHILE


def conform_in_processes(tasks: Sequence[Task], folder: Path, catalog: "Catalog", memory: "Memory") -> set[Path]:
    """Read the files, make facts of them beside a catalog and what people answered, and keep them in the cache in `folder`.

    Returns where those would have been kept at which a process died though it had no other; those that raised are left undone.
    """
    if not _waiting:
        start_readers()
    answer, _ = _waiting.pop().communicate(pickle.dumps((tasks, folder, catalog, memory.plain())))
    dead = pickle.loads(answer) if answer else ()  # noqa: S301  our own process
    return {tasks[number].kept for number in dead}


@atexit.register
def _dismiss() -> None:
    """End what was started and not needed."""
    for process in _waiting:
        process.communicate()
