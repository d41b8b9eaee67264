"""The course over time: chosen dongs in colour, the district dotted, the rest grey, and no line where none belongs."""

from collections.abc import Mapping, Sequence

import pandas as pd
from plotly import graph_objects as go

from catalog.model import Event, Indicator
from dashboard.figures.colour import see_through
from dashboard.figures.hover import hover
from dashboard.figures.key import TOP_ROW, mark_demonstration, meanings, signs, text_width, write_key, write_unit
from dashboard.figures.lines import line_traces, segments, spread
from dashboard.figures.marks import Mark, in_course, read_marks
from dashboard.figures.paint import TEXT_SIZE, Paint, blank, nothing_to_draw
from dashboard.figures.series import NO_EVENTS, Series, breaks_within, choose_series
from dashboard.figures.time_axis import TimeAxis
from dashboard.numbers import WON, Scale, scale_for, show_value, ticks
from dashboard.periods import show_period
from dashboard.views import View

HEIGHT = 400
_FEW = 6  # a single line of so many points carries its values at the points
_LABEL_GAP = 17  # pixels from label to label at the line ends
_TIME_LABELS = 30  # pixels under the plot


def trend(
    view: View, frame: pd.DataFrame, indicator: Indicator, paint: Paint, *, events: Mapping[str, Event] = NO_EVENTS
) -> go.Figure:
    """Lines over years, halves or months. `events` holds the indicator's breaks by id; none given, none is drawn."""
    drawn = in_course(view, read_marks(frame), indicator)
    if not drawn:
        return nothing_to_draw(paint)
    series = choose_series(view, drawn, paint.palette)
    figure, axis, cuts = blank(paint, HEIGHT), TimeAxis(view.grain), breaks_within(indicator, events, drawn)
    scale = scale_for([mark.value for mark in drawn], indicator, paint.language)
    limits = _add_value_axis(figure, drawn, indicator, paint, room=0.16 if cuts else 0.0)
    figure.update_layout(xaxis=axis.layout([mark.period for mark in drawn], paint.language), margin={"t": TOP_ROW + 8})
    _add_lines(figure, series, cuts, axis, indicator, paint)
    _add_spans(figure, series, axis, scale, indicator, paint)
    _add_breaks(figure, cuts, axis, drawn, paint)
    _add_labels(figure, series, axis, scale, limits, paint, indicator)
    mark_demonstration(figure, drawn, paint)
    write_unit(figure, indicator.unit.ko if paint.language == "ko" else indicator.unit.en)
    write_key(figure, meanings(drawn, indicator, paint), below=_TIME_LABELS)
    return figure


def _add_value_axis(
    figure: go.Figure, marks: Sequence[Mark], indicator: Indicator, paint: Paint, room: float
) -> tuple[float, float]:
    values = [mark.value for mark in marks if mark.value is not None]
    # From zero, unless that would flatten what there is to see.
    low, high = min(values), max(values)
    low = 0.0 if 0 <= low <= 0.5 * high else low
    span = (high - low) or abs(high) or 1.0
    bottom, top = (0.0 if low == 0 else low - 0.1 * span), high + (0.1 + room) * span
    at, words = ticks(bottom, high + 0.1 * span, paint.language, least_step=10**-indicator.decimals)
    figure.update_yaxes(tickmode="array", tickvals=at, ticktext=words, range=[bottom, top])
    return bottom, top


def _add_lines(
    figure: go.Figure,
    series: Sequence[Series],
    cuts: Sequence[Event],
    axis: TimeAxis,
    indicator: Indicator,
    paint: Paint,
) -> None:
    days = [event.since for event in cuts]
    rear = [one for one in series if not one.named]
    if rear:
        stretches = [stretch for one in rear for stretch in segments(one.points, days)]
        figure.add_traces(line_traces(stretches, rear[0].style, axis, indicator, paint))
    for one in series:
        if one.named:
            figure.add_traces(line_traces(segments(one.points, days), one.style, axis, indicator, paint))


def _add_spans(
    figure: go.Figure, series: Sequence[Series], axis: TimeAxis, scale: Scale, indicator: Indicator, paint: Paint
) -> None:
    """A figure for several years as a bar as long as its years; it belongs to none of them alone."""
    for one, mark in [(own, mark) for own in series for mark in own.spans]:
        start, end = axis.edges(mark.period)
        label = f"{show_period(mark.period, paint.language)} <b>{scale.write(mark.value, mark.qualifier, paint.language)}</b>"
        figure.add_scatter(
            name="span",
            x=[start, (start + end) / 2, end],
            y=[mark.value] * 3,
            mode="lines+markers+text" if one.named else "lines+markers",
            text=["", label, ""],
            textposition="top center",
            textfont={"size": TEXT_SIZE, "color": one.style.colour},
            line={"color": one.style.colour, "width": 7 if one.named else 3, "dash": _span_dash(mark)},
            marker={"size": 9, "opacity": 0},
            customdata=[mark.key] * 3,
            hovertext=[hover(mark, indicator, paint)] * 3,
            hovertemplate="%{hovertext}<extra></extra>",
            selected={"textfont": {"color": one.style.colour}, "marker": {"opacity": 0}},
            unselected={"textfont": {"color": one.style.colour}, "marker": {"opacity": 0}},
            cliponaxis=False,
        )


def _span_dash(mark: Mark) -> str:
    return "6px,3px" if mark.demonstration or mark.partial else "solid"


def _add_breaks(figure: go.Figure, cuts: Sequence[Event], axis: TimeAxis, marks: Sequence[Mark], paint: Paint) -> None:
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


def short_label(event: Event, paint: Paint) -> str:
    """The event's name without what its label explains in brackets."""
    label = event.label.ko if paint.language == "ko" else event.label.en
    return label.partition("(")[0].strip()


def _in_lines(text: str, width: int = 150) -> str:
    lines = [""]
    for word in text.split():
        if lines[-1] and text_width(f"{lines[-1]} {word}") > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def _add_labels(
    figure: go.Figure,
    series: Sequence[Series],
    axis: TimeAxis,
    scale: Scale,
    limits: tuple[float, float],
    paint: Paint,
    indicator: Indicator,
) -> None:
    """Names with the last value at the line ends, pushed apart; a short single line carries its values itself."""
    named = [one for one in series if one.named and one.points]
    at_points = len(series) == 1 and len(named) == 1 and len(named[0].points) <= _FEW
    plot_height = HEIGHT - TOP_ROW - 8 - _TIME_LABELS - 40
    gap = _LABEL_GAP / plot_height * (limits[1] - limits[0])
    heights = spread([one.points[-1].value or 0 for one in named], gap, *limits)
    texts = []
    for one, height in zip(named, heights, strict=True):
        last = one.points[-1]
        value = "" if at_points else f" {_written(last, scale, indicator, paint)}"
        texts.append(last.label + value)
        figure.add_annotation(
            name="end",
            text=texts[-1] if last.is_district and len(named) > 1 else f"<b>{texts[-1]}</b>",
            x=axis.at(last.period),
            y=height,
            xanchor="left",
            xshift=10,
            font={"size": TEXT_SIZE, "color": one.style.colour},
            # A line that ends early has others running behind its label.
            bgcolor=see_through(paint.palette.surface, 0.8),
            borderpad=0,
        )
    if at_points:
        _write_values(figure, named[0], axis, scale, indicator, paint)
    figure.layout.margin.r = 14 + max((text_width(text, TEXT_SIZE) for text in texts), default=0)


def _write_values(
    figure: go.Figure, one: Series, axis: TimeAxis, scale: Scale, indicator: Indicator, paint: Paint
) -> None:
    for mark in one.points:
        figure.add_annotation(
            name="value",
            text=f"<b>{_written(mark, scale, indicator, paint)}</b>",
            x=axis.at(mark.period),
            y=mark.value,
            yanchor="bottom",
            yshift=7,
            font={"size": TEXT_SIZE, "color": one.style.colour},
        )


def _written(mark: Mark, scale: Scale, indicator: Indicator, paint: Paint) -> str:
    """Won in words, as on the axis; everything else as a bare number, for the unit stands above."""
    won = indicator.unit.ko in WON
    written = show_value(mark.value, indicator, paint.language, mark.qualifier) if won else ""
    return (written or scale.write(mark.value, mark.qualifier, paint.language)) + signs(mark, indicator)
