"""The bars of a ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.colour import ink_on
from dashboard.figures.hover import hover
from dashboard.figures.key import signs
from dashboard.figures.marks import Mark, part_year
from dashboard.figures.paint import SMALL_SIZE, Paint, Palette
from dashboard.figures.ranges import Ranges
from dashboard.figures.reasons import reason
from dashboard.numbers import Scale

_INSIDE = 0.25  # a bar longer than this share of the longest carries its value inside


@dataclass(frozen=True)
class Bar:
    """A mark with the colours it is drawn in; `inside` is where its value stands."""

    mark: Mark
    fill: str
    edge: str
    outlined: bool
    inside: bool
    ink: str


def bar_of(mark: Mark, chosen: bool, longest: float, indicator: Indicator, colours: Palette) -> Bar:
    """A mark as a bar: hollow where it is incomplete, pale where it is made up."""
    hollow = mark.partial or part_year(mark, indicator)
    solid, pale = (colours.accent, colours.sequential[1]) if chosen else (colours.bar, colours.absent)
    fill = colours.surface if hollow else pale if mark.demonstration else solid
    inside = (mark.value or 0) > _INSIDE * longest
    ink = colours.muted if mark.value is None else ink_on(fill) if inside else colours.ink
    return Bar(mark, fill, colours.accent if chosen else colours.axis, hollow or mark.demonstration, inside, ink)


def add_bars(
    figure: go.Figure,
    bars: Sequence[Bar],
    mixed: bool,
    scale: Scale,
    indicator: Indicator,
    paint: Paint,
    ranges: Ranges | None,
) -> None:
    """Draw the bars; with `ranges` their intervals too, and the values stand elsewhere."""
    # One trace for each ink, as with labels: only so do the other values keep their ink when one bar is chosen.
    for ink in dict.fromkeys(bar.ink for bar in bars):
        own = [bar for bar in bars if bar.ink == ink]
        figure.add_bar(
            orientation="h",
            x=[bar.mark.value or 0 for bar in own],
            y=[bar.mark.label for bar in own],
            customdata=[bar.mark.key for bar in own],
            text=[
                "" if ranges and bar.mark.value is not None else value_words(bar.mark, mixed, scale, indicator, paint)
                for bar in own
            ],
            error_x=ranges.whiskers([bar.mark for bar in own], paint) if ranges else None,
            textposition=["inside" if bar.inside else "outside" for bar in own],
            insidetextanchor="end",
            textangle=0,
            textfont={"size": SMALL_SIZE, "color": ink},
            constraintext="none",
            marker={
                "color": [bar.fill for bar in own],
                "line": {"color": [bar.edge for bar in own], "width": [1.2 if bar.outlined else 0 for bar in own]},
                "cornerradius": 3,
            },
            hovertext=[hover(bar.mark, indicator, paint, ranges.words(bar.mark) if ranges else ()) for bar in own],
            hovertemplate="%{hovertext}<extra></extra>",
            # Both, for where one is told and the other not, a click fails inside Plotly.
            selected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
            unselected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
            cliponaxis=False,
        )


def value_words(mark: Mark, mixed: bool, scale: Scale, indicator: Indicator, paint: Paint) -> str:
    """The value of a bar with its signs, or why there is none. `mixed`: made-up figures stand beside real ones."""
    if mark.value is None:
        return reason(mark, paint.say)
    written = scale.write(mark.value, mark.qualifier, paint.language) + signs(mark, indicator)
    return f"{written} ◇" if mixed and mark.demonstration else written
