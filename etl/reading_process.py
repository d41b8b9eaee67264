"""`python -m etl.reading_process`: reads the files that it is given on its input, each processor a share of them.

It forks, which a process may do that holds no threads and no open database, so that the reader is imported only once; a
file at which a fork dies costs no other file. Input and output are pickles: (tasks, vocabulary), and the tasks at which
forks died.
"""

import os
import pickle
import sys
from collections.abc import Sequence

from catalog.vocabulary import Vocabulary
from etl.reading_entry import write_entry
from etl.reading_one import read_entry
from etl.reading_pool import Task
from etl.without_pandas import spare_pandas

NO_MEMORY = 77  # the exit code of a fork that a file has outgrown; one that is killed has a negative one


def main() -> None:
    """Answer one request; nothing where the input ends without one."""
    spare_pandas()
    asked = sys.stdin.buffer.read()
    if asked:
        tasks, vocabulary = pickle.loads(asked)  # noqa: S301  from the process that started this one
        sys.stdout.buffer.write(pickle.dumps(read_shares(tasks, vocabulary, os.cpu_count() or 1)))


def read_shares(tasks: Sequence[Task], vocabulary: Vocabulary, count: int) -> list[Task]:
    """Read files in `count` forks; returns those at which a fork died that had only that file."""
    by_size = sorted(tasks, key=lambda task: task.path.stat().st_size, reverse=True)
    suspects: list[Task] = []
    waiting = [by_size[number::count] for number in range(count)]
    while waiting:
        running = [(share, _fork(share, vocabulary)) for share in waiting]
        left = [_left(share, process) for share, process in running]
        suspects += [rest[0] for rest in left if rest]
        waiting = [rest[1:] for rest in left if rest[1:]]
    return [task for task in suspects if _left([task], _fork([task], vocabulary))]


def _fork(share: Sequence[Task], vocabulary: Vocabulary) -> int:
    process = os.fork()
    if process == 0:
        code = 1
        try:
            code = _read(share, vocabulary)
        finally:
            os._exit(code)  # whatever happens, a fork must not go on as if it were the process itself
    return process


def _read(share: Sequence[Task], vocabulary: Vocabulary) -> int:
    """Read files and keep what they give. One that raises is left: whoever asked reads it again, and hears why."""
    for task in share:
        try:
            write_entry(task.entry, read_entry(task.path, task.file, vocabulary))
        except MemoryError:
            return NO_MEMORY
        except Exception:  # noqa: S112
            continue
    return 0


def _left(share: Sequence[Task], process: int) -> list[Task]:
    """What a fork that died has left of its share: first the file at which it died."""
    _, status = os.waitpid(process, 0)
    died = os.waitstatus_to_exitcode(status) != 0
    return [task for task in share if not task.entry.exists()] if died else []


if __name__ == "__main__":
    main()
