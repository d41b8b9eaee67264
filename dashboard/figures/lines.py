"""Lines that stop where the figures do not belong together, and labels at their ends that keep clear of each other."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.hover import hover
from dashboard.figures.marks import Mark, part_year
from dashboard.figures.paint import Paint
from dashboard.figures.time_axis import TimeAxis
from dashboard.periods import first_day, follows, last_day

_DASHES = {True: "8px,5px", False: "3px,3px"}  # of a made-up line, thick or thin
INVISIBLE = "rgba(0,0,0,0)"
_MANY = 16  # points of a line from which they are drawn small


@dataclass(frozen=True)
class Style:
    """How a line is drawn; `size` 0 hides the points, save those that stand alone."""

    colour: str
    width: float
    dash: str = "solid"
    size: float = 0


def joined(before: Mark, after: Mark, breaks: Sequence[date]) -> bool:
    """Whether a line may run from one mark to the next.

    Not over a missing period, a break, a change in the programmes added up, or from a made-up to a real figure.
    """
    return (
        before.value is not None
        and after.value is not None
        and follows(before.period, after.period)
        and before.demonstration == after.demonstration
        and before.covers == after.covers
        and not any(first_day(before.period) < day <= last_day(after.period) for day in breaks)
    )


def segments(marks: Sequence[Mark], breaks: Sequence[date]) -> list[list[Mark]]:
    """One place's marks, cut into stretches that a line may run through. Missing ones fall out."""
    found: list[list[Mark]] = []
    for mark in marks:
        if mark.value is None:
            continue
        if found and joined(found[-1][-1], mark, breaks):
            found[-1].append(mark)
        else:
            found.append([mark])
    return found


def symbol(mark: Mark, indicator: Indicator, unfinished: bool = False) -> tuple[str, bool]:
    """The sign of a mark and whether it is filled.

    Circles are real, hollow where a part of the dongs or of the year is all there is. Hollow diamonds are made up, and
    triangles stand for made-up sums over a part.
    """
    whole = not (mark.partial or unfinished or part_year(mark, indicator))
    if mark.demonstration:
        return ("diamond" if whole else "triangle-up"), False
    return "circle", whole


def line_traces(
    stretches: Sequence[Sequence[Mark]],
    style: Style,
    axis: TimeAxis,
    indicator: Indicator,
    paint: Paint,
    hollow: Collection[Mark] = (),
) -> list[go.Scatter]:
    """Stretches of one style as at most two traces: the real ones, and the made-up ones dashed. `hollow`: of unfinished periods."""
    real = [stretch for stretch in stretches if not stretch[0].demonstration]
    made_up = [stretch for stretch in stretches if stretch[0].demonstration]
    dashed = Style(
        style.colour, style.width, _DASHES[style.size > 0] if style.dash == "solid" else style.dash, style.size
    )
    pairs = ((real, style), (made_up, dashed))
    return [_trace(own, look, axis, indicator, paint, hollow) for own, look in pairs if own]


def _trace(
    stretches: Sequence[Sequence[Mark]],
    style: Style,
    axis: TimeAxis,
    indicator: Indicator,
    paint: Paint,
    hollow: Collection[Mark],
) -> go.Scatter:
    small = replace(style, size=min(style.size, 5))
    # One trace for all stretches, with gaps between them: eighteen traces less to send and to draw.
    points: list[Mark | None] = []
    alone: set[Mark] = {stretch[0] for stretch in stretches if len(stretch) == 1}
    for stretch in stretches:
        points += [*([None] if points else []), *stretch]
    return go.Scatter(
        x=[None if mark is None else axis.at(mark.period) for mark in points],
        y=[None if mark is None else mark.value for mark in points],
        customdata=[[None, None] if mark is None else mark.key for mark in points],
        hovertext=["" if mark is None else hover(mark, indicator, paint) for mark in points],
        hovertemplate="%{hovertext}<extra></extra>",
        mode="lines+markers",
        connectgaps=False,
        line={"color": style.colour, "width": style.width, "dash": style.dash},
        marker=_markers(points, alone, style if len(points) <= _MANY else small, indicator, paint, hollow),
        # A chosen point must not make the others fade.
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _markers(
    points: Sequence[Mark | None],
    alone: set[Mark],
    style: Style,
    indicator: Indicator,
    paint: Paint,
    hollow: Collection[Mark],
) -> dict[str, Any]:
    shapes = [("circle", True) if mark is None else symbol(mark, indicator, mark in hollow) for mark in points]
    seen = [style.size > 0 or mark in alone for mark in points]
    fills = [style.colour if filled else paint.palette.surface for _, filled in shapes]
    return {
        "opacity": 1,
        "symbol": [name for name, _ in shapes],
        "size": style.size or 6,
        "color": [fill if shown else INVISIBLE for fill, shown in zip(fills, seen, strict=True)],
        "line": {
            "color": [style.colour if shown else INVISIBLE for shown in seen],
            "width": 2 if style.size else 1.2,
        },
    }


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Heights as near as can be to those wanted, `gap` apart and between `low` and `high` where there is room."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed: list[float] = []
    for index in order:
        placed.append(max(wanted[index], placed[-1] + gap) if placed else max(wanted[index], low))
    ceiling = max(high, low + gap * (len(placed) - 1))
    for position in range(len(placed) - 1, -1, -1):
        placed[position] = min(placed[position], ceiling)
        ceiling = placed[position] - gap
    result = [0.0] * len(wanted)
    for index, height in zip(order, placed, strict=True):
        result[index] = height
    return result
