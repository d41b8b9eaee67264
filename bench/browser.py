"""What a reader waits for in a real browser: a page opened fresh and again, and a filter changed, against an empty Streamlit page."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.measure import line
from tests.dashboard.serving import CHROMIUM, chromium_path, serving

CHARTS_DRAWN = "() => document.querySelectorAll('.js-plotly-plot .main-svg').length >= 12"  # three layers a chart


def main(data: Path) -> None:
    """Print the lines about the overview in a browser, over the release in `data`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM)
        with serving(data, "bench/empty_page.py") as address:
            empty_fresh, empty_again = _open(browser, address, _title)
        with serving(data, "serve.py") as address:
            _open(browser, address, _charts, times=1)  # as on a server that somebody has used before
            fresh, again = _open(browser, address, _charts)
            changed = _change_of_year(browser, address)
        browser.close()
    line(
        "browser: overview open to all charts, nothing cached",
        fresh,
        "s",
        empty_fresh,
        "an empty Streamlit page, nothing cached",
    )
    line("browser: overview open to all charts, nothing cached", fresh, "s", 3, "limit")
    line("browser: overview open to all charts, cached", again, "s", empty_again, "an empty Streamlit page, cached")
    line("browser: overview open to all charts, cached", again, "s", 1.2, "limit")
    line("browser: change of the year, all redrawn", changed, "s", 0.5, "limit")


def _open(browser: Browser, address: str, ready: Callable[[Page], object], times: int = 3) -> tuple[float, float]:
    """Seconds until the page is ready, medians: in a fresh browser, and loaded again in the same tab (files and compiled code kept)."""
    fresh, again = [], []
    for _ in range(times):
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        fresh.append(_time(lambda page=page: page.goto(address, wait_until="commit"), lambda page=page: ready(page)))
        for _again in range(2):
            again.append(_time(lambda page=page: page.reload(wait_until="commit"), lambda page=page: ready(page)))
        page.context.close()
    return statistics.median(fresh), statistics.median(again)


def _time(ask: Callable[[], object], ready: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    ready()
    return time.perf_counter() - start


def _title(page: Page) -> None:
    page.wait_for_selector("h1")


def _charts(page: Page) -> None:
    page.wait_for_function(CHARTS_DRAWN)


def _change_of_year(browser: Browser, address: str) -> float:
    """Seconds from choosing a year until title, cards and charts show it; the median over the years."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    _charts(page)
    page.wait_for_timeout(1500)
    times = []
    for year in (2021, 2023, 2019, 2022, 2018):
        page.get_by_role("combobox", name="연도").click()
        option = page.get_by_role("option", name=f"{year}년")
        option.wait_for()
        start = time.perf_counter()
        option.click()
        page.wait_for_function(f"() => document.querySelector('h1').textContent.startsWith('{year}')")
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        page.wait_for_function(CHARTS_DRAWN)
        times.append(time.perf_counter() - start)
        page.wait_for_timeout(500)
    page.close()
    return statistics.median(times)
