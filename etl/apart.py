"""Reads one file in a process of its own, so that a file which kills its reader, or never ends, costs nothing else."""

import os
import pickle
import resource
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Given = TypeVar("Given")
NO_MEMORY = 77  # the exit code of a process that wanted more than it may have


class ApartError(Exception):
    """The process gave nothing. `seconds` None: it died; else it was ended after so long. `memory`: it wanted too much."""

    def __init__(self, seconds: int | None = None, *, memory: bool = False) -> None:
        super().__init__(f"ended after {seconds} seconds" if seconds else "out of memory" if memory else "died")
        self.seconds = seconds
        self.memory = memory


def apart(do: Callable[[], Given], seconds: int, most_bytes: int) -> Given:
    """What `do` returns, done in a fork that may take so long and so much memory. Raises ApartError; what `do` raises is raised here."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _do(do, writing, seconds, most_bytes)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        answer = stream.read()
    _, status = os.waitpid(process, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGALRM:
        raise ApartError(seconds)
    if code or not answer:
        raise ApartError(memory=code == NO_MEMORY)
    given, fault = pickle.loads(answer)  # noqa: S301  from our own fork
    if fault is not None:
        raise fault
    return given  # type: ignore[no-any-return]


def limit(seconds: int, most_bytes: int) -> None:
    """Let this process end after so many seconds, and have no more than so much memory beyond what it has."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with suppress(ValueError, OSError):  # a harder limit is set already, or the system knows none
        has = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + most_bytes, resource.RLIM_INFINITY))


def _do(do: Callable[[], Given], writing: int, seconds: int, most_bytes: int) -> None:
    code = 1
    try:
        limit(seconds, most_bytes)
        try:
            answer = pickle.dumps((do(), None))
        except MemoryError:
            os._exit(NO_MEMORY)
        except Exception as fault:
            answer = pickle.dumps((None, fault))
        with os.fdopen(writing, "wb") as stream:
            stream.write(answer)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)  # whatever happens, a fork must not go on as if it were the process itself
