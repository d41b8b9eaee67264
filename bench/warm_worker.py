"""What a warm worker does with an upload, timed at it; prints the median times in seconds.

Usage: python -m bench.warm_worker reports DATA FOLDER   each report of FOLDER in turn: into a new release
       python -m bench.warm_worker large DATA FILE       a large workbook: to its problems; on to a trial and a new release
"""

import os
import statistics
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench.dong_reports import accept, dong_of
from etl.build import CATALOG_FOLDER, build
from etl.inputs import find_inputs
from etl.intake import examine
from etl.making import make_trial
from etl.worker import warm
from ledger.book import open_ledger


def reports(data: Path, folder: Path) -> None:
    """Each in a fork, as the worker does its jobs: none has in memory what the one before read. The first two fill the cache."""
    warm()
    ledger, times = open_ledger(data), []
    for path in sorted(folder.iterdir()):
        accept(data, ledger, path, dong_of(path))
        ledger.engine.dispose()
        times.append(_timed(lambda: _forked(lambda: build(data))))
    print(f"{statistics.median(times[2:]):.3f}")


def large(data: Path, file: Path) -> None:
    """Each time other bytes, so that nothing was read before; what was published last time is withdrawn first."""
    ledger, told, published = open_ledger(data), [], []
    build(data)
    for number in range(1, 4):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / file.name
            path.write_bytes(file.read_bytes())
            with path.open("ab") as stream:  # after the end of a zip there may be anything
                stream.write(b"\0" * number)
            told.append(_timed(lambda path=path: examine(data, path)))  # type: ignore[misc]
            source = replace(examine(data, path).source, received=datetime.now(UTC).isoformat())
            inputs = find_inputs(data, CATALOG_FOLDER).with_source(source)
            (trial := Path(folder) / "trial").mkdir()
            tried = _timed(lambda inputs=inputs, trial=trial: make_trial(data, inputs, trial))  # type: ignore[misc]
            accept(data, ledger, path, None)
            published.append(told[-1] + tried + _timed(lambda: build(data)))
            ledger.withdraw(source.upload, "bench", "once more")
    print(f"{statistics.median(told[1:]):.3f} {statistics.median(published[1:]):.3f}")


def _forked(work: Callable[[], object]) -> None:
    process = os.fork()
    if process == 0:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    if status:
        raise RuntimeError("the fork failed")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    {"reports": reports, "large": large}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
