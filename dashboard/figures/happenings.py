"""What happened, on a time axis: breaks with their reason, and other events as numbered marks and bands."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from plotly import graph_objects as go

from catalog.model import Event
from dashboard.figures.colour import see_through
from dashboard.figures.key import text_width
from dashboard.figures.marks import Mark
from dashboard.figures.paint import SMALL_SIZE, Paint
from dashboard.figures.time_axis import TimeAxis
from dashboard.periods import first_day, last_day

_ROW = 15  # pixels from row to row of the numbers above the plot
_TOGETHER = 0.06  # events within this share of the axis have one number together
_APART = 0.13  # share of the axis under which two numbers would touch on a phone
_LEAST_BAND = 0.012  # a band of some days on an axis of years would not be seen


def happened(events: Mapping[str, Event], periods: Collection[str]) -> list[Event]:
    """The events within these periods, oldest first. Breaks are apart: they belong to their indicators."""
    if not periods:
        return []
    first, last = min(map(first_day, periods)), max(map(last_day, periods))
    within = [e for e in events.values() if e.kind != "break" and first <= (e.until or e.since) and e.since <= last]
    return sorted(within, key=lambda event: (event.since, event.id))


def add_breaks(figure: go.Figure, cuts: Sequence[Event], axis: TimeAxis, marks: Sequence[Mark], paint: Paint) -> None:
    """A dashed line at each break, and its name beside it."""
    middle = sorted(str(axis.at(mark.period)) for mark in marks)[len(marks) // 2]
    for event in cuts:
        x = axis.of_day(event.since)
        late = str(x) >= middle
        figure.add_shape(
            name="break",
            type="line",
            x0=x,
            x1=x,
            y0=0,
            y1=1,
            yref="paper",
            line={"color": paint.palette.muted, "width": 1, "dash": "dash"},
        )
        figure.add_annotation(
            name="break",
            text=_in_lines(short_label(event, paint)),
            hovertext=event.label.ko if paint.language == "ko" else event.label.en,
            x=x,
            y=1,
            yref="paper",
            xanchor="right" if late else "left",
            yanchor="top",
            xshift=-5 if late else 5,
            align="right" if late else "left",
        )


def add_events(
    figure: go.Figure, events: Sequence[Event], axis: TimeAxis, periods: Collection[str], paint: Paint, *, numbers: bool
) -> None:
    """A faint line or band for each event; numbers above the plot, by which the list beside the figure names them."""
    first, last = min(map(first_day, periods)), max(map(last_day, periods))
    days = max((last - first).days, 1)
    for event in events:
        _add_mark(figure, event, axis, days, paint)
    for group, middle, row in _numbered(events, days) if numbers else ():
        figure.add_annotation(
            name="event",
            text=str(group[0] + 1) if len(group) == 1 else f"{group[0] + 1}–{group[-1] + 1}",
            hovertext="<br>".join(f"{number + 1} {_label(events[number], paint)}" for number in group),
            x=axis.of_day(max(middle, first)),
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=1 + _ROW * row,
            font={"size": SMALL_SIZE, "color": paint.palette.muted},
        )


def lane(events: Sequence[Event], periods: Collection[str]) -> int:
    """Pixels that the numbers take above the plot."""
    if not events:
        return 0
    days = (max(map(last_day, periods)) - min(map(first_day, periods))).days
    return 6 + _ROW * (1 + max(row for _, _, row in _numbered(events, max(days, 1))))


def short_label(event: Event, paint: Paint) -> str:
    """The event's name without what its label explains in brackets."""
    return _label(event, paint).partition("(")[0].strip()


def _add_mark(figure: go.Figure, event: Event, axis: TimeAxis, days: int, paint: Paint) -> None:
    colours, x = paint.palette, axis.of_day(event.since)
    if event.until is None:
        line = {"color": colours.context, "width": 1, "dash": "dot"}
        figure.add_shape(name="event", type="line", x0=x, x1=x, y0=0, y1=1, yref="paper", line=line, layer="below")
        return
    end = max(event.until.toordinal(), event.since.toordinal() + round(days * _LEAST_BAND))
    figure.add_shape(
        name="band",
        type="rect",
        x0=x,
        x1=axis.of_day(date.fromordinal(end)),
        y0=0,
        y1=1,
        yref="paper",
        fillcolor=see_through(colours.context, 0.3),
        line_width=0,
        layer="below",
    )


def _numbered(events: Sequence[Event], days: int) -> list[tuple[list[int], date, int]]:
    """Groups of events with the day of their number and its row: the upper one where it would touch the number before."""
    found: list[tuple[list[int], date, int]] = []
    for group in _groups(events, days):
        middle = date.fromordinal(sum(events[number].since.toordinal() for number in group) // len(group))
        close = bool(found) and (middle - found[-1][1]).days < _APART * days
        found.append((group, middle, 1 - found[-1][2] if close else 0))
    return found


def _groups(events: Sequence[Event], days: int) -> list[list[int]]:
    """The numbers of events so close to each other that they share one label."""
    groups: list[list[int]] = []
    for number, event in enumerate(events):
        if groups and (event.since - events[groups[-1][0]].since).days < _TOGETHER * days:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _label(event: Event, paint: Paint) -> str:
    return event.label.ko if paint.language == "ko" else event.label.en


def _in_lines(text: str, width: int = 150) -> str:
    lines = [""]
    for word in text.split():
        if lines[-1] and text_width(f"{lines[-1]} {word}") > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
