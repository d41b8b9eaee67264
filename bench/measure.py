"""Timing whole commands: wall time and peak memory, the median of several runs."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Timing:
    """Median wall time in seconds, and the largest peak memory in MB where a process was measured."""

    seconds: float
    megabytes: float = 0.0


def command(
    arguments: Sequence[str], environment: Mapping[str, str], before: Callable[[], None], runs: int = 3
) -> Timing:
    """Time `python ARGUMENTS` as a whole process, calling `before` ahead of each run. Raises RuntimeError if it fails."""
    timings = []
    for _ in range(runs):
        before()
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env={**_started_before(), **environment}, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        process.returncode = code  # wait4 has taken the child; Popen must not look for it
        if code not in (0, 4):
            raise RuntimeError(f"{' '.join(arguments)} ended with {code}")
        timings.append((time.perf_counter() - start, usage.ru_maxrss / 1024))
    return Timing(statistics.median(t for t, _ in timings), max(m for _, m in timings))


def _started_before() -> dict[str, str]:
    """The environment, save that Python keeps what it compiles, as on any machine on which this was started before."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def line(name: str, ours: float, unit: str, peer: float, peer_name: str) -> None:
    """Print one result: ours, the peer or limit, and ours as a multiple of it."""
    print(f"{name:58} {ours:9.2f} {unit:3}  {peer_name:44} {peer:9.2f} {unit:3}  ×{ours / peer:.2f}", flush=True)
