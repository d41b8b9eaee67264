"""A small release, the server over it, and a browser page that watches for requests to other hosts and for errors."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.components.v2 import manifest_scanner

from dashboard import engine
from dashboard.release import Release
from tests.dashboard.serving import CHROMIUM, Watched, chromium_path, serving
from tests.dashboard.small_release import make_release


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """Every AppTest would read the descriptions of all installed packages anew, which takes most of its time."""
    once = cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the small release in it. Never changed by a test."""
    data = tmp_path_factory.mktemp("small")
    make_release(data)
    return data


@pytest.fixture
def small(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """The small release, opened by the engine."""
    monkeypatch.setenv("DONGNE_DATA", str(small_data))
    return engine.release()


@pytest.fixture(scope="session")
def served(small_data: Path) -> Iterator[str]:
    """The address of a server over the small release."""
    with serving(small_data) as address:
        yield address


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose ledger may be written into."""
    data = tmp_path_factory.mktemp("office")
    make_release(data)
    with serving(data) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; `make test` has found or installed one."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a fresh context. When the test ends, it has asked no other host for anything and logged no error."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR", color_scheme="light")
    opened = context.new_page()
    watched = Watched(opened)
    yield opened
    context.close()
    assert watched.other_hosts == []
    assert watched.errors == []
