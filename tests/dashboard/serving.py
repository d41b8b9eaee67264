"""Starts the dashboard over a data folder, and waits for a page as a reader would."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
CHROMIUM = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Every figure has been drawn as wide as the room it has.
FITS = """() => [...document.querySelectorAll(".js-plotly-plot")].every(
    plot => Math.abs(plot._fullLayout.width - plot.getBoundingClientRect().width) < 2)"""
STARTS_WITHIN = 60  # seconds; two cores may be busy with other tests


def chromium_path() -> str | None:
    """The browser that DONGNE_CHROMIUM names, or the system's; None for the one that Playwright itself installed."""
    named = os.environ.get("DONGNE_CHROMIUM")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def serving(data: Path, script: str = "app.py") -> Iterator[str]:
    """The address of a dashboard (or another Streamlit script) over `data`, on a free port, while the block lasts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "DONGNE_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 (our own server)
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within {STARTS_WITHIN} s")


class Watched:
    """What a page did that it must not: requests to other hosts, and errors in its console."""

    def __init__(self, page: Page) -> None:
        self.other_hosts: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost"):
            self.other_hosts.append(address)


def visit(page: Page, address: str, *, charts: int = 0) -> None:
    """Open a page and wait until its script has run and its charts are drawn."""
    page.goto(address)
    page.wait_for_selector("h1")
    settle(page)
    page.wait_for_function("count => document.querySelectorAll('.js-plotly-plot').length >= count", arg=charts)


def resize(page: Page, width: int) -> None:
    """Make the window as wide, and wait until what is drawn fits it."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_function(FITS)
    page.wait_for_timeout(400)  # labels find their places after the drawing


def settle(page: Page) -> None:
    """Wait until what was chosen has reached the screen."""
    page.wait_for_timeout(200)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
