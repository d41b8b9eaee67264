"""A figure for several years as a bar as long as its years; it belongs to none of them alone."""

from collections.abc import Sequence

from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.hover import hover
from dashboard.figures.marks import Mark
from dashboard.figures.paint import TEXT_SIZE, Paint
from dashboard.figures.series import Series
from dashboard.figures.time_axis import TimeAxis
from dashboard.numbers import Scale
from dashboard.periods import show_period


def add_spans(
    figure: go.Figure, series: Sequence[Series], axis: TimeAxis, scale: Scale, indicator: Indicator, paint: Paint
) -> None:
    """One bar for each span, labelled where its place is named."""
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
            line={"color": one.style.colour, "width": 7 if one.named else 3, "dash": _dash(mark)},
            marker={"size": 9, "opacity": 0},
            customdata=[mark.key] * 3,
            hovertext=[hover(mark, indicator, paint)] * 3,
            hovertemplate="%{hovertext}<extra></extra>",
            selected={"textfont": {"color": one.style.colour}, "marker": {"opacity": 0}},
            unselected={"textfont": {"color": one.style.colour}, "marker": {"opacity": 0}},
            cliponaxis=False,
        )


def _dash(mark: Mark) -> str:
    return "6px,3px" if mark.demonstration or mark.partial else "solid"
