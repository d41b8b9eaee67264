"""Figures of the trends that compare, finished: made once for all viewers and kept."""

from dataclasses import dataclass, replace

from plotly import graph_objects as go

from dashboard import captions_compare, engine
from dashboard.caveats import caveats_of
from dashboard.figures.against import against
from dashboard.figures.cumulative import cumulative, years_of
from dashboard.figures.marks import by_place, in_course, read_marks
from dashboard.figures.paint import Paint
from dashboard.figures.small_multiples import Panel, small_multiples
from dashboard.finished import finish, kept
from dashboard.pairs import Pair, pairs
from dashboard.views import Language, View


@dataclass(frozen=True)
class Told:
    """The words around a figure that compares: its title, what was done, and what must be known of the figures."""

    title: str
    notes: tuple[str, ...]
    caveats: tuple[str, ...]


@kept
def finished_panels(view: View, indicators: tuple[str, ...], paint: Paint) -> tuple[go.Figure, ...]:
    """A small figure for each indicator, all over the same years. `view.release` is a number, never 0."""
    opened = engine.release(view.release)
    views = [replace(view, indicator=name) for name in indicators]
    panels = [Panel(one, engine.frame(one, paint.language), opened.indicator(one.indicator)) for one in views]
    return tuple(map(finish, small_multiples(panels, paint, events=opened.catalog.events, as_of=opened.as_of)))


@kept
def finished_pairs(view: View, language: Language) -> tuple[Pair, ...]:
    """Every place in the view's two periods, and what may be said of the change."""
    opened = engine.release(view.release)
    indicator, events = opened.indicator(view.indicator), opened.catalog.events
    breaks = [events[name].since for name in indicator.breaks if name in events]
    marks = read_marks(engine.frame(view, language))
    return pairs(marks, indicator, view.against, view.period, breaks, opened.as_of)


@kept
def finished_against(view: View, paint: Paint) -> go.Figure:
    """The figure of two periods."""
    indicator = engine.release(view.release).indicator(view.indicator)
    return finish(against(finished_pairs(view, paint.language), indicator, view.against, view.period, paint))


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
def finished_cumulative(view: View, paint: Paint) -> go.Figure:
    """The figure of the sums within each year; the view names the indicator that is added up."""
    indicator = engine.release(view.release).indicator(view.indicator)
    return finish(cumulative(view, engine.frame(view, paint.language), indicator, paint))


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
