"""What a reader waits for in a real browser: a page opened cold and warm, and a filter changed, against an empty Streamlit page."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.measure import line
from tests.dashboard.serving import CHROMIUM, chromium_path, serving

CHARTS_DRAWN = "() => document.querySelectorAll('.js-plotly-plot .main-svg').length >= 4"


def main(data: Path) -> None:
    """Print the lines about the overview in a browser, over the release in `data`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM)
        with serving(data, "bench/empty_page.py") as address:
            empty_cold = _open(browser, address, _title)
            empty_warm = statistics.median(_open(browser, address, _title) for _ in range(5))
        with serving(data) as address:
            cold = _open(browser, address, _charts)
            warm = statistics.median(_open(browser, address, _charts) for _ in range(5))
            changed = _change_of_year(browser, address)
        browser.close()
    line("browser: overview open to all charts, cold", cold, "s", empty_cold, "an empty Streamlit page, cold")
    line("browser: overview open to all charts, cold", cold, "s", 3, "limit")
    line("browser: overview open to all charts, warm", warm, "s", empty_warm, "an empty Streamlit page, warm")
    line("browser: overview open to all charts, warm", warm, "s", 1.2, "limit")
    line("browser: change of the year, all redrawn", changed, "s", 0.5, "limit")


def _open(browser: Browser, address: str, ready: Callable[[Page], object]) -> float:
    """Seconds from asking for the address in a fresh context (nothing cached) until the page is ready."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    ready(page)
    seconds = time.perf_counter() - start
    context.close()
    return seconds


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
