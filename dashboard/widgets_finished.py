"""Views that are ready for the screen: figure and words, made once for all viewers and kept."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st
from plotly import graph_objects as go

from dashboard import captions, engine
from dashboard.figures.alt import alt
from dashboard.figures.draw import draw
from dashboard.figures.paint import Paint
from dashboard.kpi import Kpi, kpi
from dashboard.listing import in_view
from dashboard.screen import Number
from dashboard.views import Language, View

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


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def finished_figure(view: View, paint: Paint) -> go.Figure:
    """The figure of a view. `view.release` is a number, never 0. It is shared: never change it."""
    opened = engine.release(view.release)
    indicator = opened.catalog.indicators[view.indicator]
    return draw(view, engine.frame(view, paint.language), indicator, paint, opened.catalog)


def figure_of(view: View, paint: Paint) -> go.Figure:
    """The same, where a view over all periods is one figure whatever period is looked at."""
    return finished_figure(replace(view, period="") if view.kind in ("trend", "heat") else view, paint)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def finished_words(view: View, language: Language) -> Words:
    """The words of a view."""
    opened = engine.release(view.release)
    indicator, frame = opened.catalog.indicators[view.indicator], engine.frame(view, language)
    return Words(
        title=captions.headline(view, frame, indicator, language),
        subtitle=captions.subtitle(view, frame, indicator, language),
        notes=captions.caveats(view, frame, indicator, opened.catalog.events, language),
        alt=alt(view, frame, indicator, language),
        first=_first(view, frame, opened.catalog.district.id),
        drawn=_drawn(view, frame),
    )


def _drawn(view: View, frame: pd.DataFrame) -> bool:
    shown = in_view(view, frame)
    if view.kind in ("rank", "tiles"):
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


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def finished_kpi(view: View, language: Language) -> Kpi:
    """The card of a view's indicator in its year."""
    opened = engine.release(view.release)
    return kpi(
        engine.frame(view, language), opened.catalog.indicators[view.indicator], view.period, opened.catalog, language
    )
