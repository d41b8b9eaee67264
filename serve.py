"""The server, warmed before its first visitor comes, and the workers beside it: `streamlit run serve.py`.

`streamlit run app.py` serves the same pages, cold, without workers and without presentations.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Thread

import streamlit as st

from dashboard import engine, reach, search
from dashboard.release import NoReleaseError, Release
from dashboard.served import routes
from dashboard.views import View
from dashboard.workers import workers_running

# Imported only when they are first used, and by then somebody waits.
LATE = ("pandas", "plotly.graph_objects", "plotly.io", "babel.messages.pofile", "pages.overview")


def warm() -> None:
    """Load the libraries, the current release, the figures of its headlines and what its years tell."""
    for name in LATE:
        import_module(name)
    try:
        _make(engine.release())
    except NoReleaseError:
        return
    finally:
        # What is here now stays: passed over whenever Python looks for what can be cleared up, which took 60 ms each time.
        gc.collect()
        gc.freeze()


def _make(opened: Release) -> None:
    """What every first page needs."""
    reach.years(opened, True)
    search.entries(opened, True, "ko")
    for indicator in opened.catalog.indicators.values():
        if indicator.headline is not None:
            engine.frame(View("trend", indicator.indicator, release=opened.number))
    headlines = [name for name, indicator in opened.catalog.indicators.items() if indicator.headline is not None]
    shown = reach.fullest_year(opened, headlines, True)
    # The year that is shown first, then the others, latest first: judging one anew is half of what choosing it takes.
    for year in sorted(reach.years(opened, True), key=lambda one: (one == shown, one), reverse=True):
        import_module("dashboard.widgets_scorecard").finished_scorecard(opened, year, True)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Begin to load when the server begins, nobody waits for it; and keep the workers running as long as it does."""
    Thread(target=warm, name="warm", daemon=True).start()
    with workers_running():
        yield


app = st.App("app.py", lifespan=lifespan, routes=routes())
