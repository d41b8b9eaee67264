"""`python -m etl.reading_process`: reads and understands the files that it is given on its input, each processor a share of them.

It forks, which a process may do that holds no threads and no open database, so that the reader is imported only once; a
file at which a fork dies costs no other file. Input and output are pickles: (sources, folder of the cache, catalog, memory),
and the numbers of the sources at which forks died.
"""

import gc
import os
import pickle
import sys
from collections.abc import Sequence

from etl import conform, reading_one
from etl.conforming import ConformedCache
from etl.reading_pool import Task
from etl.without_pandas import spare_pandas

SELDOM = 50_000  # new objects between two looks for what can be let go: the readings of a file hold no cycles
NO_MEMORY = 77  # the exit code of a fork that a file has outgrown; one that is killed has a negative one
IMPORTED = (conform, reading_one)  # before the forks are made, not in each of them


def main() -> None:
    """Answer one request; nothing where the input ends without one."""
    spare_pandas()
    gc.freeze()  # what is imported stays, and need not be looked through, nor copied for it, in each fork
    gc.set_threshold(SELDOM)
    asked = sys.stdin.buffer.read()
    if asked:
        sources, folder, catalog, memory = pickle.loads(asked)  # noqa: S301  from the process that started this one
        cache = ConformedCache(folder, catalog, memory)
        tasks = [cache.task(source) for source in sources]
        dead = {task.kept for task in conform_shares(tasks, cache, os.cpu_count() or 1)}
        sys.stdout.buffer.write(pickle.dumps([number for number, task in enumerate(tasks) if task.kept in dead]))


def conform_shares(tasks: Sequence[Task], cache: ConformedCache, count: int) -> list[Task]:
    """Make facts of files in `count` forks; returns those at which a fork died that had only that file."""
    by_size = sorted(tasks, key=lambda task: task.source.path.stat().st_size, reverse=True)
    suspects: list[Task] = []
    waiting = [by_size[number::count] for number in range(count)]
    while waiting:
        running = [(share, _fork(share, cache)) for share in waiting]
        left = [_left(share, process) for share, process in running]
        suspects += [rest[0] for rest in left if rest]
        waiting = [rest[1:] for rest in left if rest[1:]]
    return [task for task in suspects if _left([task], _fork([task], cache))]


def _fork(share: Sequence[Task], cache: ConformedCache) -> int:
    process = os.fork()
    if process == 0:
        code = 1
        try:
            code = _conform(share, cache)
        finally:
            os._exit(code)  # whatever happens, a fork must not go on as if it were the process itself
    return process


def _conform(share: Sequence[Task], cache: ConformedCache) -> int:
    """Make facts of files and keep them. One that raises is left: whoever asked does it again, and hears why."""
    for task in share:
        try:
            cache.make(task)
        except MemoryError:
            return NO_MEMORY
        except Exception:  # noqa: S112
            continue
    return 0


def _left(share: Sequence[Task], process: int) -> list[Task]:
    """What a fork that died has left of its share: first the file at which it died."""
    _, status = os.waitpid(process, 0)
    died = os.waitstatus_to_exitcode(status) != 0
    return [task for task in share if not task.kept.exists()] if died else []


if __name__ == "__main__":
    main()
