"""The router and the frame of every page. Run with `streamlit run app.py`.

A page is named in the URL's query and not by its path: Streamlit would first look for itself under that path and fail.
"""

import streamlit as st

from dashboard import engine
from dashboard.figures.paint import Paint
from dashboard.text import say
from dashboard.widgets_bridge import bridge
from dashboard.widgets_frame import footer, nothing_released, top
from dashboard.widgets_markup import style
from dashboard.widgets_passport import passport_dialog
from dashboard.widgets_pin import choosing_dialog
from dashboard.widgets_stage import read_screen, set_stage, write_screen
from dashboard.widgets_take import taking_dialog
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
        stage = set_stage(screen, engine.release(0 if screen.page in ACTING else screen.view.release), dark)
    except engine.NoReleaseError:
        if screen.page == "upload":
            first_upload(screen, dark)
        else:
            nothing_released(screen)
        return
    top(stage)
    PAGES[screen.page](stage)
    footer(stage)
    passport_dialog(stage)
    choosing_dialog(stage)
    taking_dialog(stage)


screen = read_screen()
write_screen(screen)
name = say(screen.language)("동네지표")
st.set_page_config(page_title=name, layout="wide")
st.navigation([st.Page(show, title=name, default=True)], position="hidden").run()
