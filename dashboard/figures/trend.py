"""The course over time: chosen dongs in colour, the district dotted, the rest grey, and no line where none belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from plotly import graph_objects as go

from catalog.model import Event, Indicator
from dashboard.figures.happenings import add_breaks, add_events, happened, lane
from dashboard.figures.key import TOP_ROW, mark_demonstration, meanings, write_key, write_unit
from dashboard.figures.line_labels import add_labels, add_until
from dashboard.figures.lines import line_traces
from dashboard.figures.marks import Mark, in_course, read_marks
from dashboard.figures.paint import Paint, blank, nothing_to_draw
from dashboard.figures.part_years import stretches, unfinished
from dashboard.figures.series import NO_EVENTS, Series, breaks_within, choose_series
from dashboard.figures.spans import add_spans
from dashboard.figures.target_line import add_target_lines, goals_of
from dashboard.figures.time_axis import TimeAxis
from dashboard.numbers import scale_for, ticks
from dashboard.views import View
from ledger.targets import Target

HEIGHT = 400
_TIME_LABELS = 30  # pixels under the plot


@dataclass(frozen=True)
class Setting:
    """How a trend stands on its page: alone, or as one of several over the same periods. `as_of`: how far the figures reach."""

    height: int = HEIGHT
    periods: tuple[str, ...] = ()
    numbered: bool = True
    as_of: date | None = None
    targets: tuple[Target, ...] = ()


ALONE = Setting()


def trend(
    view: View,
    frame: pd.DataFrame,
    indicator: Indicator,
    paint: Paint,
    *,
    events: Mapping[str, Event] = NO_EVENTS,
    setting: Setting = ALONE,
) -> go.Figure:
    """Lines over years, halves or months. `events` are the catalog's: breaks of the indicator cut, others are marked if the
    view wants them; none given, none is drawn."""
    drawn = in_course(view, read_marks(frame), indicator)
    if not drawn:
        return nothing_to_draw(paint)
    series = choose_series(view, drawn, paint.palette)
    figure, axis, cuts = blank(paint, setting.height), TimeAxis(view.grain), breaks_within(indicator, events, drawn)
    goals = goals_of(view, setting.targets, drawn, indicator)
    periods = [*setting.periods, *(mark.period for mark in drawn), *(str(goal.year) for goal in goals)]
    marked = happened(events, periods) if view.events else []
    above = 8 + (lane(marked, periods) if setting.numbered else 0)
    scale = scale_for([mark.value for mark in drawn], indicator, paint.language)
    room = (0.16 if cuts else 0.0) * HEIGHT / setting.height
    limits = _add_value_axis(figure, drawn, indicator, paint, setting, room, goals)
    figure.update_layout(xaxis=axis.layout(periods, paint.language), margin={"t": TOP_ROW + above})
    add_events(figure, marked, axis, periods, paint, numbers=setting.numbered)
    _add_lines(figure, series, cuts, axis, indicator, paint, setting.as_of)
    add_spans(figure, series, axis, scale, indicator, paint)
    add_breaks(figure, cuts, axis, drawn, paint)
    plot_height = setting.height - TOP_ROW - above - _TIME_LABELS - 40
    add_labels(figure, series, axis, scale, limits, plot_height, paint, indicator)
    add_until(figure, series, axis, indicator, setting.as_of, paint, small=setting.height < HEIGHT)
    told = add_target_lines(figure, goals, series, axis, indicator, paint, plot_height)
    mark_demonstration(figure, drawn, paint, above=above)
    write_unit(figure, indicator.unit.ko if paint.language == "ko" else indicator.unit.en, above=above)
    write_key(figure, [*meanings(drawn, indicator, paint), *told], below=_TIME_LABELS)
    return figure


def _add_value_axis(
    figure: go.Figure,
    marks: Sequence[Mark],
    indicator: Indicator,
    paint: Paint,
    setting: Setting,
    room: float,
    goals: Sequence[Target],
) -> tuple[float, float]:
    values = [mark.value for mark in marks if mark.value is not None] + [goal.value for goal in goals]
    # From zero, unless that would flatten what there is to see; of several counts side by side each from zero.
    low, high = min(values), max(values)
    counted = setting.height < HEIGHT and indicator.denominator is None
    low = 0.0 if low >= 0 and (counted or low <= 0.5 * high) else low
    span = (high - low) or abs(high) or 1.0
    bottom, top = (0.0 if low == 0 else low - 0.1 * span), high + (0.1 + room) * span
    at_most = 6 if setting.height >= HEIGHT else 4
    at, words = ticks(bottom, high + 0.1 * span, paint.language, at_most, least_step=10**-indicator.decimals)
    figure.update_yaxes(tickmode="array", tickvals=at, ticktext=words, range=[bottom, top])
    return bottom, top


def _add_lines(
    figure: go.Figure,
    series: Sequence[Series],
    cuts: Sequence[Event],
    axis: TimeAxis,
    indicator: Indicator,
    paint: Paint,
    as_of: date | None,
) -> None:
    days = [event.since for event in cuts]
    hollow = frozenset(mark for one in series for mark in one.points if unfinished(mark, as_of))

    rear = [one for one in series if not one.named]
    if rear:
        found = [stretch for one in rear for stretch in stretches(one.points, days, indicator, as_of)]
        figure.add_traces(line_traces(found, rear[0].style, axis, indicator, paint, hollow))
    for one in series:
        if one.named:
            found = stretches(one.points, days, indicator, as_of)
            figure.add_traces(line_traces(found, one.style, axis, indicator, paint, hollow))
