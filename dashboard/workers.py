"""Keeps the workers running beside the server: started with it, started again when they die, stopped with it.

They are processes of their own, named by what is typed after `python -m`; nothing of them is imported here.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

ROOT = Path(__file__).parent.parent
WORKERS: tuple[Sequence[str], ...] = (("etl", "worker"), ("dashboard", "worker"))
STOPS_WITHIN = 10.0  # seconds, or it is killed
STEADY = 60.0  # seconds: one that lived as long is started again at once
PATIENCE = (0.5, 1.0, 2.0, 5.0, 15.0)  # seconds before the next start of one that dies again and again


@dataclass
class Kept:
    """One worker that is kept running."""

    command: Sequence[str]
    stopping: Event = field(default_factory=Event)
    process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Start it until told to stop."""
        short_lives = 0
        while not self.stopping.is_set():
            begun = time.monotonic()
            command = [sys.executable, "-m", *self.command]
            self.process = subprocess.Popen(command, cwd=ROOT, env=_environment())  # noqa: S603  one of WORKERS
            while self.process.poll() is None and not self.stopping.wait(0.2):
                pass
            if self.stopping.is_set():
                self._end(self.process)
                return
            short_lives = 0 if time.monotonic() - begun > STEADY else short_lives + 1
            self.stopping.wait(PATIENCE[min(short_lives, len(PATIENCE) - 1)])

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        process.terminate()
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def workers_running(commands: Sequence[Sequence[str]] = WORKERS) -> Iterator[tuple[Kept, ...]]:
    """The workers, while the block lasts. None where $DONGNE_WORKERS is 0: then somebody else starts them."""
    wanted = commands if os.environ.get("DONGNE_WORKERS", "1") != "0" else ()
    kept = tuple(Kept(command) for command in wanted)
    threads = [Thread(target=one.run, name=" ".join(one.command), daemon=True) for one in kept]
    for thread in threads:
        thread.start()
    try:
        yield kept
    finally:
        for one in kept:
            one.stopping.set()
        for thread in threads:
            thread.join(2 * STOPS_WITHIN)


def _environment() -> dict[str, str]:
    """As the server's own; a data folder named from where the server stands means the same to both."""
    return {**os.environ, "DONGNE_DATA": str(Path(os.environ.get("DONGNE_DATA", "data")).resolve())}
