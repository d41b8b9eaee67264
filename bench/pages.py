"""The server's time for each page, cold (first run of a new process) and warm, against an empty Streamlit page.

Usage of the module as a command, in a process of its own: python -m bench.pages SCRIPT QUERY → two numbers of seconds.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.measure import ROOT, line

PAGES = {
    "overview": "page=overview",
    "trends": "page=trends&indicator=trainees",
    "trends, 18 dongs over months": "page=trends&indicator=trainees&grain=month",
    "compare": "page=compare&indicator=trainees",
    "targets": "page=targets&indicator=trainees",
}


def main(data: Path) -> None:
    """Print the lines about the pages over the release in `data`."""
    empty_cold, empty_warm = _times("bench/empty_page.py", "", data)
    for name, query in PAGES.items():
        cold, warm = _times("app.py", query, data)
        line(f"server time of {name}, cold", cold, "s", empty_cold, "an empty Streamlit page, cold")
        line(f"server time of {name}, warm", 1000 * warm, "ms", 1000 * empty_warm, "an empty Streamlit page, warm")


def _times(script: str, query: str, data: Path) -> tuple[float, float]:
    environment = {**os.environ, "DONGNE_DATA": str(data)}
    arguments = [sys.executable, "-W", "ignore", "-m", "bench.pages", script, query]
    done = subprocess.run(arguments, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    cold, warm = done.stdout.split()[-2:]
    return float(cold), float(warm)


def run_once(script: str, query: str) -> None:
    """Time the first run of a script and the median of ten more, and print both."""
    start = time.perf_counter()
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415  the import belongs to the cold start

    def run() -> None:
        page = AppTest.from_file(str(ROOT / script), default_timeout=120)
        for name, value in (pair.split("=") for pair in query.split("&") if pair):
            page.query_params[name] = value
        page.run()
        if page.exception:
            raise RuntimeError(page.exception[0].message)

    run()
    cold = time.perf_counter() - start
    warm = []
    for _ in range(10):
        start = time.perf_counter()
        run()
        warm.append(time.perf_counter() - start)
    print(cold, statistics.median(warm))


if __name__ == "__main__":
    run_once(sys.argv[1], sys.argv[2])
