"""Figures of the trends that compare, finished: made once for all viewers and kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from plotly import graph_objects as go

from dashboard import captions_compare, engine
from dashboard.caveats import caveats_of
from dashboard.comments import SIGNS, Noted, numbered
from dashboard.figures.against import against, drawn_pairs, free_sides
from dashboard.figures.comment_marks import add_comments
from dashboard.figures.cumulative import cumulative, years_of
from dashboard.figures.marks import by_place, in_course, read_marks
from dashboard.figures.paint import Paint
from dashboard.figures.small_multiples import Panel, small_multiples
from dashboard.finished import finish, kept, noted_in
from dashboard.pairs import Pair, pairs
from dashboard.targets import targets_shown
from dashboard.views import Language, View
from ledger.comments import Comment
from ledger.targets import Target


@dataclass(frozen=True)
class Told:
    """The words around a figure that compares: its title, what was done, and what must be known of the figures."""

    title: str
    notes: tuple[str, ...]
    caveats: tuple[str, ...]


@kept
def finished_panels(
    view: View,
    indicators: tuple[str, ...],
    paint: Paint,
    held: tuple[Target, ...] = (),
    comments: tuple[tuple[Noted, ...], ...] = (),
) -> tuple[go.Figure, ...]:
    """A small figure for each indicator, all over the same years. `view.release` is a number, never 0.

    `held` are the targets that they draw, `comments` those on the figures of each.
    """
    opened = engine.release(view.release)
    views = [replace(view, indicator=name) for name in indicators]
    panels = [
        Panel(one, engine.frame(one, paint.language), opened.indicator(one.indicator), targets_shown(one, held))
        for one in views
    ]
    drawn = small_multiples(panels, paint, events=opened.catalog.events, as_of=opened.as_of)
    for figure, found in zip(drawn, comments, strict=False):
        add_comments(figure, found, paint)
    return tuple(map(finish, drawn))


@kept
def finished_pairs(view: View, language: Language) -> tuple[Pair, ...]:
    """Every place in the view's two periods, and what may be said of the change."""
    opened = engine.release(view.release)
    indicator, events = opened.indicator(view.indicator), opened.catalog.events
    breaks = [events[name].since for name in indicator.breaks if name in events]
    marks = read_marks(engine.frame(view, language))
    return pairs(marks, indicator, view.against, view.period, breaks, opened.as_of)


@kept
def finished_against(view: View, paint: Paint, comments: tuple[Noted, ...] = ()) -> go.Figure:
    """The figure of two periods."""
    indicator = engine.release(view.release).indicator(view.indicator)
    pairs = finished_pairs(view, paint.language)
    drawn = against(pairs, indicator, view.against, view.period, paint)
    add_comments(drawn, comments, paint, free_sides(pairs))
    return finish(drawn)


@kept
def told_against(view: View, language: Language) -> Told:
    """The words of two periods."""
    indicator, found = engine.release(view.release).indicator(view.indicator), finished_pairs(view, language)
    title = captions_compare.against_title(found, view.highlight, indicator, language)
    marks = [mark for pair in found for mark in (pair.before, pair.after) if mark.value is not None]
    # breaks and other programmes are told pair by pair
    beside = caveats_of(view, marks, indicator, {}, language)
    return Told(title, captions_compare.against_notes(found, language), beside)


@kept
def finished_cumulative(view: View, paint: Paint, comments: tuple[Noted, ...] = ()) -> go.Figure:
    """The figure of the sums within each year; the view names the indicator that is added up."""
    indicator = engine.release(view.release).indicator(view.indicator)
    drawn = cumulative(view, engine.frame(view, paint.language), indicator, paint)
    add_comments(drawn, comments, paint)
    return finish(drawn)


def noted_beside(view: View, language: Language, comments: Iterable[Comment]) -> tuple[Noted, ...]:
    """The comments that the figure of a view of any kind shows; of two periods and of sums within the year those on values drawn."""
    own = tuple(one for one in comments if one.indicator == view.indicator)
    if not own or view.kind not in ("against", "cumulative"):
        return noted_in(view, language, own)
    if view.kind == "against":
        shown = drawn_pairs(finished_pairs(view, language), engine.release(view.release).indicator(view.indicator))
        marks = [mark for pair in shown for mark in (pair.before, pair.after)]
    else:
        marks = [mark for year in years_of(view, read_marks(engine.frame(view, language))).values() for mark in year]
    return numbered({(mark.place, mark.period): mark.label for mark in marks if mark.value is not None}, own)


def noted_through(
    views: Iterable[View], language: Language, comments: Iterable[Comment]
) -> tuple[tuple[Noted, ...], ...]:
    """The comments of several views that stand together, whose signs run on from one to the next."""
    signs, held = iter(SIGNS), tuple(comments)
    return tuple(
        tuple(replace(one, sign=sign) for one, sign in zip(noted_beside(view, language, held), signs, strict=False))
        for view in views
    )


@kept
def told_cumulative(view: View, language: Language) -> Told | None:
    """The words of the sums within each year; None where there is none."""
    opened = engine.release(view.release)
    indicator, marks = opened.indicator(view.indicator), read_marks(engine.frame(view, language))
    years = years_of(view, marks)
    if not years:
        return None
    shown = [mark for own in years.values() for mark in own]
    return Told(
        captions_compare.cumulative_title(years, view.grain, indicator, language),
        captions_compare.cumulative_notes(years, marks, view.grain, opened.catalog, language, view.highlight),
        caveats_of(view, shown, indicator, {}, language),
    )


@kept
def periods_drawn(view: View, language: Language) -> tuple[str, ...]:
    """The periods of a trend, oldest first; empty where there is nothing to draw."""
    opened = engine.release(view.release)
    drawn = in_course(view, read_marks(engine.frame(view, language)), opened.indicator(view.indicator))
    return tuple(sorted({mark.period for own in by_place(drawn).values() for mark in own}))
