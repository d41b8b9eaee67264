"""Words on lines: names with the last value at the ends, values at the points of a short line, and how far a part year reaches."""

from collections.abc import Sequence
from datetime import date

from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.colour import see_through
from dashboard.figures.key import signs, text_width
from dashboard.figures.lines import spread
from dashboard.figures.marks import Mark
from dashboard.figures.paint import SMALL_SIZE, TEXT_SIZE, Paint
from dashboard.figures.part_years import until
from dashboard.figures.series import Series
from dashboard.figures.time_axis import TimeAxis
from dashboard.numbers import WON, Scale, show_value

_FEW = 6  # a single line of so many points carries its values at the points
_LONGEST = 150  # pixels of a label on one line
_LABEL_GAP = 17  # pixels from label to label at the line ends


def add_labels(
    figure: go.Figure,
    series: Sequence[Series],
    axis: TimeAxis,
    scale: Scale,
    limits: tuple[float, float],
    plot_height: int,
    paint: Paint,
    indicator: Indicator,
) -> None:
    """Labels at the line ends, pushed apart; a short single line carries its values itself. Makes room on the right."""
    named = [one for one in series if one.named and one.points]
    at_points = len(series) == 1 and len(named) == 1 and len(named[0].points) <= _FEW
    texts = [
        _end(one.points[-1], "" if at_points else written(one.points[-1], scale, indicator, paint)) for one in named
    ]
    lines = max((len(text.split("<br>")) for text in texts), default=1)
    gap = _LABEL_GAP * lines / plot_height * (limits[1] - limits[0])
    heights = spread([one.points[-1].value or 0 for one in named], gap, *limits)
    for one, height, text in zip(named, heights, texts, strict=True):
        last = one.points[-1]
        figure.add_annotation(
            name="end",
            text=text if last.is_district and len(named) > 1 else f"<b>{text}</b>",
            x=axis.at(last.period),
            y=height,
            xanchor="left",
            align="left",
            xshift=10,
            font={"size": TEXT_SIZE, "color": one.style.colour},
            # A line that ends early has others running behind its label.
            bgcolor=see_through(paint.palette.surface, 0.8),
            borderpad=0,
        )
    if at_points:
        _write_values(figure, named[0], axis, scale, indicator, paint)
    widths = [text_width(line, TEXT_SIZE) for text in texts for line in text.split("<br>")]
    figure.layout.margin.r = 14 + max(widths, default=0)


def _end(last: Mark, value: str) -> str:
    """`서구 2,290`; on two lines where one would take a phone its plot."""
    joint = "<br>" if text_width(f"{last.label} {value}", TEXT_SIZE) > _LONGEST else " "
    return f"{last.label}{joint}{value}" if value else last.label


def add_until(
    figure: go.Figure,
    series: Sequence[Series],
    axis: TimeAxis,
    indicator: Indicator,
    as_of: date | None,
    paint: Paint,
    *,
    small: bool,
) -> None:
    """`11월까지` under each part year: at the named lines, else once for all of a year, under the lowest.

    In a `small` figure only under the last one; its others would stand upon each other.
    """
    lowest: dict[str, tuple[Mark, str]] = {}
    for one in sorted(series, key=lambda own: own.named):
        for mark in one.points:
            words = until(mark, indicator, as_of, paint)
            known = lowest.get(mark.period)
            if words and (known is None or one.named or (mark.value or 0) < (known[0].value or 0)):
                lowest[mark.period] = (mark, words)
    last = max(lowest, default="")
    for mark, words in lowest.values() if not small else [lowest[last]] if last else ():
        figure.add_annotation(
            name="until",
            text=words,
            x=axis.at(mark.period),
            y=mark.value,
            yanchor="top",
            yshift=-7,
            font={"size": SMALL_SIZE, "color": paint.palette.muted},
            bgcolor=see_through(paint.palette.surface, 0.8),
            borderpad=0,
        )


def written(mark: Mark, scale: Scale, indicator: Indicator, paint: Paint) -> str:
    """Won in words, as on the axis; everything else as a bare number, for the unit stands above."""
    won = indicator.unit.ko in WON
    value = show_value(mark.value, indicator, paint.language, mark.qualifier) if won else ""
    return (value or scale.write(mark.value, mark.qualifier, paint.language)) + signs(mark, indicator)


def _write_values(
    figure: go.Figure, one: Series, axis: TimeAxis, scale: Scale, indicator: Indicator, paint: Paint
) -> None:
    for mark in one.points:
        figure.add_annotation(
            name="value",
            text=f"<b>{written(mark, scale, indicator, paint)}</b>",
            x=axis.at(mark.period),
            y=mark.value,
            yanchor="bottom",
            yshift=7,
            font={"size": TEXT_SIZE, "color": one.style.colour},
        )
