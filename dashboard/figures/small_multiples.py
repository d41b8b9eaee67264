"""Several indicators side by side: the same years under each other, every one on an axis of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
from plotly import graph_objects as go

from catalog.model import Event, Indicator
from dashboard.figures.key import text_width
from dashboard.figures.marks import in_course, read_marks
from dashboard.figures.paint import Paint
from dashboard.figures.series import NO_EVENTS
from dashboard.figures.target_line import goals_of
from dashboard.figures.trend import Setting, trend
from dashboard.views import View
from ledger.targets import Target

HEIGHT = 250
MOST_PANELS = 8


@dataclass(frozen=True, eq=False)
class Panel:
    """One indicator of several."""

    view: View
    frame: pd.DataFrame
    indicator: Indicator
    targets: tuple[Target, ...] = ()


def small_multiples(
    panels: Sequence[Panel], paint: Paint, *, events: Mapping[str, Event] = NO_EVENTS, as_of: date | None = None
) -> tuple[go.Figure, ...]:
    """A figure for each panel, at most eight: first and last year, width and margins are those of all of them."""
    panels = panels[:MOST_PANELS]
    dated = sorted(period for panel in panels for period in _periods(panel) if period)
    setting = Setting(HEIGHT, tuple(dated[:1] + dated[-1:]), numbered=False, as_of=as_of)
    figures = [
        trend(one.view, one.frame, one.indicator, paint, events=events, setting=replace(setting, targets=one.targets))
        for one in panels
    ]
    lined = [figure for figure in figures if figure.layout.yaxis.ticktext]
    left = 14 + max((text_width(text) for figure in lined for text in figure.layout.yaxis.ticktext), default=0)
    right = max((figure.layout.margin.r for figure in lined), default=8)
    for figure in lined:
        _align(figure, left, right)
    return tuple(figures)


def _periods(panel: Panel) -> list[str]:
    """Those of its figures, and the years of its targets."""
    drawn = in_course(panel.view, read_marks(panel.frame), panel.indicator)
    goals = goals_of(panel.view, panel.targets, drawn, panel.indicator)
    return [*(mark.period for mark in drawn), *(str(goal.year) for goal in goals)]


def _align(figure: go.Figure, left: float, right: float) -> None:
    """The same margins everywhere, so that a year stands under itself."""
    figure.layout.yaxis.automargin = False
    for note in figure.layout.annotations:
        if note.name == "unit":
            note.xshift = max(right - 8, 0)
    figure.layout.margin.l, figure.layout.margin.r = left, right
