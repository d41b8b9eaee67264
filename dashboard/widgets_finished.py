"""Views that are ready for the screen: figure and words, made once for all viewers and kept."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st
from plotly import graph_objects as go

from dashboard import captions, engine
from dashboard.figures.alt import alt
from dashboard.figures.draw import draw
from dashboard.figures.marks import ONE_PERIOD
from dashboard.figures.paint import Paint
from dashboard.judgements import BESIDE, Judged, judge
from dashboard.listing import in_view
from dashboard.screen import Number
from dashboard.statements import Statement, statement
from dashboard.targets import targets_shown
from dashboard.views import Language, View
from ledger.targets import Target

KEPT = 512


@dataclass(frozen=True)
class Words:
    """What is said around a figure. `first` is the number in front, None where the view has no value at all.

    `drawn`: whether there is anything to draw; a ranking or a map needs more than the district's own value.
    """

    title: str
    subtitle: str
    notes: tuple[str, ...]
    alt: str
    first: Number | None
    drawn: bool
    statement: Statement


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _finished_judged(view: View) -> Judged:
    opened = engine.release(view.release)
    return judge(view, engine.frame(view), opened.indicator(view.indicator), opened.catalog.events, opened.as_of)


def judged_of(view: View) -> Judged:
    """What the tests say of a view, made once for all viewers; ranking and funnel share it, whichever dongs are in colour."""
    return _finished_judged(replace(view, kind="rank", highlight=()) if view.kind in BESIDE else view)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def finished_figure(
    view: View,
    paint: Paint,
    held: str = "",  # noqa: ARG001  it is a key of the cache
    _targets: tuple[Target, ...] = (),
) -> go.Figure:
    """The figure of a view. `view.release` is a number, never 0. It is shared: never change it.

    `held` says what `_targets` are: hashing them one by one would take longer than finding the figure.
    """
    opened = engine.release(view.release)
    indicator = opened.indicator(view.indicator)
    return draw(
        view,
        engine.frame(view, paint.language),
        indicator,
        paint,
        opened.catalog,
        opened.as_of,
        judged_of(view),
        _targets,
    )


def figure_of(view: View, paint: Paint) -> go.Figure:
    """The same, where a view over all periods is one figure whatever period is looked at."""
    held = targets_shown(view)
    written = ";".join(f"{one.place},{one.year},{one.value},{one.baseline},{one.baseline_year}" for one in held)
    asked = replace(view, period="") if view.kind in ("trend", "heat") else view
    return finished_figure(asked, paint, written, held)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def finished_words(view: View, language: Language) -> Words:
    """The words of a view."""
    opened = engine.release(view.release)
    indicator, frame = opened.indicator(view.indicator), engine.frame(view, language)
    judged = judged_of(view)
    told = statement(view, frame, indicator, language, judged)
    return Words(
        title=told.sentence,
        subtitle=captions.subtitle(view, frame, indicator, language, judged),
        notes=captions.caveats(view, frame, indicator, opened.catalog.events, language, judged),
        alt=alt(view, frame, indicator, language, judged),
        first=_first(view, frame, opened.catalog.district.id),
        drawn=_drawn(view, frame) and told.kind != "no_funnel",
        statement=told,
    )


def _drawn(view: View, frame: pd.DataFrame) -> bool:
    shown = in_view(view, frame)
    if view.kind in ONE_PERIOD:
        shown = shown[shown["kind"] != "district"]
    return bool(shown["value"].notna().any())


def _first(view: View, frame: pd.DataFrame, district: str) -> Number | None:
    """The number in front: of the first place in colour, else of the district; at the period looked at, else the last."""
    valued = in_view(view, frame)
    valued = valued[valued["value"].notna()]
    for place in (*view.highlight, district):
        if (valued["place"] == place).any():
            valued = valued[valued["place"] == place]
            break
    if valued.empty:
        return None
    at = valued[valued["period"] == view.period]
    row = (at if len(at) else valued).iloc[-1]
    return Number(view.indicator, str(row["place"]), str(row["period"]))
