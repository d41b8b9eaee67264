"""Files read and understood by several forks of one process, which take them in turn.

It forks, which a process may do that holds no threads and no open database, so that the reader is imported only once; a
file at which a fork dies costs no other file.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import BinaryIO

from etl import conform, reading_one
from etl.conforming import ConformedCache
from etl.reading_pool import Task

TURN = 4  # bytes of a number
NO_MEMORY = 77  # the exit code of a fork that a file has outgrown; one that is killed has a negative one
IMPORTED = (conform, reading_one)  # before the forks are made, not in each of them


def conform_in_turn(tasks: Sequence[Task], cache: ConformedCache, count: int) -> list[Task]:
    """Make facts of files in `count` forks, each taking the next when it is done with one; returns those at which a fork dies.

    One that died may have been killed by chance: what it left undone is tried once more, each file in a fork of its own.
    """
    by_size = sorted(tasks, key=lambda task: task.source.path.stat().st_size, reverse=True)
    deaths = 0
    with TemporaryFile(buffering=0) as turns:
        turns.write(b"".join(number.to_bytes(TURN, "big") for number in range(len(tasks))))
        turns.seek(0)
        running = [_fork(_next_of(by_size, turns), cache) for _ in range(count)]
        while running:
            if _died(running.pop(0)) and deaths < len(tasks):
                deaths += 1
                running.append(_fork(_next_of(by_size, turns), cache))
    undone = [task for task in by_size if not task.kept.exists()] if deaths else []
    return [task for task in undone if _died(_fork([task], cache))]


def _next_of(tasks: Sequence[Task], turns: BinaryIO) -> Iterator[Task]:
    """Whichever tasks are left: forks have one position in the file, so that no two ever read one turn."""
    while turn := turns.read(TURN):
        yield tasks[int.from_bytes(turn, "big")]


def _fork(tasks: Iterable[Task], cache: ConformedCache) -> int:
    process = os.fork()
    if process == 0:
        code = 1
        try:
            code = _conform(tasks, cache)
        finally:
            os._exit(code)  # whatever happens, a fork must not go on as if it were the process itself
    return process


def _conform(tasks: Iterable[Task], cache: ConformedCache) -> int:
    """Make facts of files and keep them. One that raises is left: whoever asked does it again, and hears why."""
    for task in tasks:
        try:
            cache.make(task)
        except MemoryError:
            return NO_MEMORY
        except Exception:  # noqa: S112
            continue
    return 0


def _died(process: int) -> bool:
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status) != 0
