"""Views that are finished: figure and words, made once for all viewers, slides and sheets, and kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, update_wrapper
from pathlib import Path
from typing import TypeVar, TypeVarTuple

import pandas as pd
from plotly import graph_objects as go

from dashboard import captions, engine
from dashboard.comments import Noted, noted
from dashboard.entered import Entered, entered
from dashboard.figures.alt import alt
from dashboard.figures.comment_marks import add_comments
from dashboard.figures.draw import draw
from dashboard.figures.marks import ONE_PERIOD
from dashboard.figures.paint import Paint
from dashboard.judgements import BESIDE, Judged, judge
from dashboard.listing import in_view
from dashboard.screen import Number
from dashboard.statements import Statement, statement
from dashboard.targets import targets_shown
from dashboard.views import Language, View
from ledger.comments import Comment
from ledger.targets import Target

KEPT = 512
More = TypeVarTuple("More")
Made = TypeVar("Made")


def kept(make: Callable[[View, *More], Made]) -> Callable[[View, *More], Made]:
    """Make what a view needs once for each release folder, and keep the last 512."""

    @lru_cache(maxsize=KEPT)
    def made(_folder: Path, view: View, *more: *More) -> Made:
        return make(view, *more)

    def asked(view: View, *more: *More) -> Made:
        return made(engine.folder_of(view.release), view, *more)

    return update_wrapper(asked, make)


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


@kept
def _finished_judged(view: View) -> Judged:
    opened = engine.release(view.release)
    return judge(view, engine.frame(view), opened.indicator(view.indicator), opened.catalog.events, opened.as_of)


def judged_of(view: View) -> Judged:
    """What the tests say of a view, made once for all viewers; ranking and funnel share it, whichever dongs are in colour."""
    return _finished_judged(replace(view, kind="rank", highlight=()) if view.kind in BESIDE else view)


@kept
def finished_figure(
    view: View, paint: Paint, held: tuple[Target, ...] = (), comments: tuple[Noted, ...] = ()
) -> go.Figure:
    """The figure of a view with its targets and comments. `view.release` is a number, never 0. It is shared: never change it."""
    opened = engine.release(view.release)
    indicator = opened.indicator(view.indicator)
    drawn = draw(
        view,
        engine.frame(view, paint.language),
        indicator,
        paint,
        opened.catalog,
        opened.as_of,
        judged_of(view),
        held,
    )
    add_comments(drawn, comments, paint)
    return finish(drawn)


def finish(figure: go.Figure) -> go.Figure:
    """The same figure, told once and for all: putting together what the browser gets was most of what a kept figure cost.

    A copy of it (`go.Figure(figure)`) can be changed again.
    """
    told = figure.to_dict()
    figure.to_dict = lambda: told
    return figure


def figure_of(view: View, paint: Paint, beside: Entered | None = None) -> go.Figure:
    """The same with targets and comments, those in force where no others are meant."""
    beside = entered() if beside is None else beside
    said = noted_in(view, paint.language, beside.comments)
    return finished_figure(_as_drawn(view), paint, targets_shown(view, beside.targets), said)


def noted_in(view: View, language: Language, comments: tuple[Comment, ...]) -> tuple[Noted, ...]:
    """The comments that the figure of a view shows."""
    if not any(one.indicator == view.indicator for one in comments):
        return ()
    indicator = engine.release(view.release).indicator(view.indicator)
    return noted(view, engine.frame(view, language), comments, indicator)


def _as_drawn(view: View) -> View:
    """A view over all periods is one figure whatever period is looked at: the browser leaves it as it is."""
    return replace(view, period="") if view.kind in ("trend", "heat") else view


@kept
def finished_words(view: View, language: Language) -> Words:
    """The words of a view."""
    opened = engine.release(view.release)
    indicator, frame = opened.indicator(view.indicator), engine.frame(view, language)
    judged, drawn = judged_of(view), _as_drawn(view)
    told = statement(view, frame, indicator, language, judged)
    return Words(
        title=told.sentence,
        subtitle=captions.subtitle(view, frame, indicator, language, judged),
        notes=captions.caveats(view, frame, indicator, opened.catalog.events, language, judged),
        alt=alt(drawn, frame, indicator, language, judged_of(drawn)),
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
