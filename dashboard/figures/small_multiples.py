"""Several indicators side by side: the same years under each other, every one on an axis of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from plotly import graph_objects as go

from catalog.model import Event, Indicator
from dashboard.figures.key import text_width
from dashboard.figures.marks import in_course, read_marks
from dashboard.figures.paint import Paint
from dashboard.figures.series import NO_EVENTS
from dashboard.figures.trend import Setting, trend
from dashboard.views import View

HEIGHT = 250
MOST_PANELS = 8


@dataclass(frozen=True, eq=False)
class Panel:
    """One indicator of several."""

    view: View
    frame: pd.DataFrame
    indicator: Indicator


def small_multiples(
    panels: Sequence[Panel], paint: Paint, *, events: Mapping[str, Event] = NO_EVENTS, as_of: date | None = None
) -> tuple[go.Figure, ...]:
    """A figure for each panel, at most eight: first and last year, width and margins are those of all of them."""
    panels = panels[:MOST_PANELS]
    periods = [
        mark.period for panel in panels for mark in in_course(panel.view, read_marks(panel.frame), panel.indicator)
    ]
    dated = sorted(period for period in periods if period)
    setting = Setting(HEIGHT, tuple(dated[:1] + dated[-1:]), numbered=False, as_of=as_of)
    figures = [trend(one.view, one.frame, one.indicator, paint, events=events, setting=setting) for one in panels]
    lined = [figure for figure in figures if figure.layout.yaxis.ticktext]
    left = 14 + max((text_width(text) for figure in lined for text in figure.layout.yaxis.ticktext), default=0)
    right = max((figure.layout.margin.r for figure in lined), default=8)
    for figure in lined:
        _align(figure, left, right)
    return tuple(figures)


def _align(figure: go.Figure, left: float, right: float) -> None:
    """The same margins everywhere, so that a year stands under itself."""
    figure.layout.yaxis.automargin = False
    for note in figure.layout.annotations:
        if note.name == "unit":
            note.xshift = max(right - 8, 0)
    figure.layout.margin.l, figure.layout.margin.r = left, right
