"""The router and the frame of every page. Run with `streamlit run app.py`.

A page is named in the URL's query and not by its path: Streamlit would first look for itself under that path and fail.
"""

import duckdb
import streamlit as st

from catalog.refused import RefusedError
from dashboard import engine
from dashboard.figures.paint import Paint
from dashboard.release import NoReleaseError, UnreadableReleaseError
from dashboard.text import say
from dashboard.widgets_bridge import bridge
from dashboard.widgets_frame import footer, nothing_released, top
from dashboard.widgets_markup import style
from dashboard.widgets_passport import passport_dialog
from dashboard.widgets_pin import choosing_dialog
from dashboard.widgets_stage import Stage, read_screen, set_stage, write_screen
from dashboard.widgets_take import taking_dialog
from dashboard.widgets_unreadable import nothing_readable, said_instead, shown_in_its_place
from pages.briefing import briefing
from pages.compare import compare
from pages.history import history
from pages.overview import overview
from pages.settings import settings
from pages.targets import targets
from pages.trends import trends
from pages.upload import first_upload, upload

PAGES = {
    "overview": overview,
    "trends": trends,
    "compare": compare,
    "targets": targets,
    "briefing": briefing,
    "upload": upload,
    "history": history,
    "settings": settings,
}
# Where somebody acts it is upon the current release, whichever one the link looked at before.
ACTING = ("upload", "history", "settings")


def show() -> None:
    """The page that the URL names, in its frame."""
    dark = st.context.theme.type == "dark"
    style(Paint(screen.language, dark).palette, dark)
    bridge(screen, "dark" if dark else "light")
    try:
        current = engine.current() if screen.page in ACTING or not screen.view.release else None
        opened = current.release if current else engine.release(screen.view.release)
    except UnreadableReleaseError:
        nothing_readable(screen)
    except NoReleaseError:
        if screen.page == "upload":
            first_upload(screen, dark)
        else:
            nothing_released(screen)
    else:
        try:
            play(set_stage(screen, opened, dark), current)
        except duckdb.Error:
            if engine.let_go_if_damaged(opened):  # since it was opened
                st.rerun()
            raise
        except RefusedError as fault:  # of the ledger, where its file cannot be got at
            said_instead(screen, fault)


def play(stage: Stage, current: engine.Current | None) -> None:
    """The page that was asked for, and what may lie above it. `current` is there where the current release was asked for."""
    top(stage)
    if current and current.in_its_place:
        shown_in_its_place(stage.screen, current)
    PAGES[stage.screen.page](stage)
    footer(stage)
    passport_dialog(stage)
    choosing_dialog(stage)
    taking_dialog(stage)


screen = read_screen()
write_screen(screen)
name = say(screen.language)("동네지표")
st.set_page_config(page_title=name, layout="wide")
st.navigation([st.Page(show, title=name, default=True)], position="hidden").run()
