"""A briefing of ten slides as PowerPoint and as Excel, over the shipped data."""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bench.decks import VIEWS, briefing_of
from bench.measure import line
from dashboard.briefing.prepared import prepare
from dashboard.export.slides import slides
from dashboard.export.workbook import workbook
from dashboard.figures.paint import Paint


def main(data: Path) -> None:
    """Print the lines about office files, over the release in `data`."""
    os.environ["DONGNE_DATA"] = str(data)
    briefing, paint = briefing_of(VIEWS), Paint("ko", dark=False)
    pptx = _seconds(lambda: slides(prepare(briefing), paint, data))
    line("ten slides as PPTX, worker warm", pptx, "s", 1, "limit")
    xlsx = _seconds(lambda: workbook(prepare(briefing), briefing.name, briefing.release, paint))
    line("ten slides as XLSX, worker warm", xlsx, "s", 1, "limit")


def _seconds(make: Callable[[], bytes]) -> float:
    """The median of three, after one that warms up."""
    times = []
    for _ in range(4):
        start = time.perf_counter()
        make()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])
