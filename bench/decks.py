"""A briefing of ten slides as an HTML deck, over the shipped data: making it, its size, and turning its pages in a browser."""

import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.measure import line
from dashboard import engine
from dashboard.export import image
from dashboard.export.deck import deck
from ledger.briefings import Briefing, Slide
from tests.dashboard.serving import CHROMIUM, chromium_path

VIEWS = (
    "kind=trend&indicator=trainees&highlight=hwajeong1",
    "kind=rank&indicator=trainees_per_1000&period=2024",
    "kind=heat&indicator=completion_rate",
    "kind=tiles&indicator=budget&period=2024",
    "kind=funnel&indicator=trainees_per_1000&period=2024",
    "kind=against&indicator=trainees&period=2024&against=2023",
    "kind=trend&indicator=trainees&indicators=budget,residents,proposals",
    "kind=trend&indicator=selected_projects",
    "kind=rank&indicator=turnout&period=2024",
    "kind=heat&indicator=trainees",
)
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def main(data: Path) -> None:
    """Print the lines about decks, over the release in `data`."""
    os.environ["DONGNE_DATA"] = str(data)
    briefing = briefing_of(VIEWS)
    deck(briefing)  # the worker stays warm
    times = []
    for _ in range(3):
        start = time.perf_counter()
        made = deck(briefing)
        times.append(time.perf_counter() - start)
    image.close()
    line("ten slides as a deck, browser warm", statistics.median(times), "s", 3, "limit")
    line("size of that deck", len(made) / 1e6, "MB", 3, "limit")
    line("from a key to the next slide", 1000 * _turn(made, len(VIEWS)), "ms", 100, "limit")


def briefing_of(views: tuple[str, ...]) -> Briefing:
    """These views as a briefing over the current release, with staff."""
    slides = tuple(Slide(view) for view in views)
    return Briefing("bench", 1, "보고", engine.release().number, "ko", True, slides, "", datetime.now(UTC))


def _turn(made: bytes, slides: int) -> float:
    """Seconds from a key pressed until the next slide is painted, the median of all of them."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "deck.html"
        path.write_bytes(made)
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.goto(path.as_uri())
        times = []
        for _ in range(1, slides):
            start = time.perf_counter()
            page.keyboard.press("ArrowRight")
            page.evaluate(PAINTED)
            times.append(time.perf_counter() - start)
        browser.close()
    return statistics.median(times)
