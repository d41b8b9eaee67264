"""The stage that a page plays on: the release, what the URL asks for, and the way from a choice back to the URL.

The URL is read at every rerun. Widgets change the screen only through `choose`, and the screen then writes the URL: one way round.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from catalog.model import Indicator
from dashboard import engine, reach
from dashboard.comments import NONE, State, comments_in_force, comments_state
from dashboard.entered import Entered
from dashboard.figures.paint import Paint
from dashboard.nearest import Changed, misread, nearest
from dashboard.periods import grain_of
from dashboard.release import Release
from dashboard.screen import Page, Screen
from dashboard.targets import last_entry, targets_in_force
from dashboard.text import Say, say
from dashboard.views import Kind, View
from ledger.comments import Comment
from ledger.targets import Target

SCREEN, WRITTEN, CHOSEN, MISREAD = "screen", "written", "chosen", "misread"
AROUND = ("page", "language", "theme", "tab", "number", "batch", "cell", "part", "about", "briefing")


@dataclass(frozen=True)
class Stage:
    """What every widget of a page needs to know. `dark` is the theme that the browser shows now.

    `changed` is what was asked for and is not there, with what is shown instead. `entry` is the last one about targets,
    `remarks` stays while the comments do.
    """

    release: Release
    screen: Screen
    dark: bool
    changed: tuple[Changed, ...] = ()
    entry: int = 0
    remarks: State = NONE

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments in force when the page was asked for."""
        return comments_in_force(self.remarks)

    @property
    def entered(self) -> Entered:
        """Both targets and comments."""
        return Entered(self.targets, self.comments)

    @property
    def say(self) -> Say:
        return say(self.screen.language)

    @property
    def paint(self) -> Paint:
        return Paint(self.screen.language, self.dark)

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets in force when the page was asked for."""
        return targets_in_force(self.entry)

    @property
    def indicator(self) -> Indicator:
        return self.release.indicator(self.screen.view.indicator)

    @property
    def district(self) -> str:
        """The district's name in the language of the screen."""
        label = self.release.catalog.district.label
        return label.ko if self.screen.language == "ko" else label.en

    def view(self, kind: Kind, **changes: Any) -> View:
        """The screen's view, drawn as `kind`, in the release on stage."""
        return replace(self.screen.view, kind=kind, release=self.release.number, **changes)

    def frame(self, view: View) -> pd.DataFrame:
        """The figures of a view in the language of the screen."""
        return engine.frame(view, self.screen.language)


def link(**changes: Any) -> str:
    """A link to this screen with fields of the screen or of its view changed. An open passport is left behind, and on the way
    to another page what was looked at on this one."""
    around = {name: changes.pop(name) for name in AROUND if name in changes}
    asked: Screen = st.session_state[SCREEN]
    left = {"number": None} | ({"part": "uploads", "about": ""} if around.get("page", asked.page) != asked.page else {})
    return replace(asked.showing(**changes), **(left | around)).link()


def read_screen() -> Screen:
    """What is asked: by a widget that was just used, else by the URL where it has changed, else as before."""
    state, asked = st.session_state, st.query_params.to_dict()
    if SCREEN in state and (state.get(CHOSEN) or asked == state.get(WRITTEN)):
        if state.pop(CHOSEN, False):
            state.pop(MISREAD, None)
        known: Screen = state[SCREEN]
        return known
    state[MISREAD] = misread(asked)
    return Screen.from_query(asked, Screen())


def write_screen(screen: Screen) -> None:
    """Keep the screen and say it in the URL."""
    query = screen.query()
    st.session_state[SCREEN] = screen
    st.session_state[WRITTEN] = query
    if query != st.query_params.to_dict():
        st.query_params.from_dict(query)


def choose(change: Callable[[Screen], Screen]) -> None:
    """Change the screen from a widget's callback."""
    st.session_state[SCREEN] = change(st.session_state.get(SCREEN, Screen()))
    st.session_state[CHOSEN] = True


def set_stage(screen: Screen, opened: Release, dark: bool) -> Stage:
    """The stage: what the screen leaves open is filled in with what there is."""
    entry, remarks = last_entry(), comments_state()
    if screen.page != "trends":
        return Stage(opened, screen.showing(**_filled(screen.page, screen.view, opened)), dark, (), entry, remarks)
    view, changed = nearest(screen.view, opened, _default_indicator(opened, screen.view.demonstration))
    known = {place.id for place in opened.catalog.dongs}
    view = replace(view, highlight=tuple(place for place in view.highlight if place in known))
    if not (_is_year(view.period) or view.kind == "against"):
        view = replace(view, period=_latest("trends", view.indicator, view, opened))
    return Stage(
        opened, replace(screen, view=view), dark, (*st.session_state.get(MISREAD, ()), *changed), entry, remarks
    )


def _filled(page: Page, view: View, opened: Release) -> dict[str, object]:
    declared = opened.catalog.indicators
    indicator = view.indicator if view.indicator in declared else _default_indicator(opened, view.demonstration)
    known = {place.id for place in opened.catalog.dongs}
    filled: dict[str, object] = {
        "indicator": indicator,
        "highlight": tuple(place for place in view.highlight if place in known),
        "grain": "year",
        # what only the trends know of
        "kind": "trend" if view.kind in ("against", "cumulative") else view.kind,
        "measured": "plain",
        "events": False,
    }
    return filled | {"period": view.period if _is_year(view.period) else _latest(page, indicator, view, opened)}


def _is_year(period: str) -> bool:
    return grain_of(period) == "year" and 1900 <= int(period) <= 2100


def _default_indicator(opened: Release, demonstration: bool) -> str:
    """The first headline that has anything to show."""
    names = [headline.indicator for headline in headlines(opened)]
    return next((name for name in names if reach.grains(opened, name, demonstration)), names[0])


def _latest(page: Page, indicator: str, view: View, opened: Release) -> str:
    if page == "overview":
        names = [headline.indicator for headline in headlines(opened)]
        return reach.fullest_year(opened, names, view.demonstration)
    if page == "compare":
        return reach.latest_by_dong(opened, indicator, view.demonstration)
    return max(reach.periods(opened, indicator, "year", view.demonstration), default="")


def headlines(opened: Release) -> list[Indicator]:
    """The indicators of the cards, in their declared order; the first one declared where none is a headline."""
    chosen = [one for one in opened.catalog.indicators.values() if one.headline is not None]
    return sorted(chosen, key=lambda one: one.headline or 0) or list(opened.catalog.indicators.values())[:1]
