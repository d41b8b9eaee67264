"""Places side by side at one period: bars from zero in plain order, their values written out, the district as a line."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.colour import ink_on
from dashboard.figures.hover import hover
from dashboard.figures.key import TOP_ROW, mark_demonstration, meanings, signs, write_key, write_unit
from dashboard.figures.marks import Mark, at_period, highlighted, part_year, read_marks
from dashboard.figures.paint import SMALL_SIZE, Paint, Palette, blank, nothing_to_draw
from dashboard.figures.reasons import reason
from dashboard.numbers import Scale, scale_for
from dashboard.views import View

BAR = 23  # pixels from bar to bar
_INSIDE = 0.25  # a bar longer than this share of the longest carries its value inside


def rank(view: View, frame: pd.DataFrame, indicator: Indicator, paint: Paint) -> go.Figure:
    """Sorted bars; places without a value stand last with the reason."""
    marks = at_period(view, read_marks(frame))
    ordered = sorted((m for m in marks if not m.is_district), key=lambda m: (m.value is None, -(m.value or 0)))
    if not any(mark.value is not None for mark in ordered):
        return nothing_to_draw(paint, "동별 값이 없습니다.")
    valued = [mark for mark in ordered if mark.value is not None]
    district = next((mark for mark in marks if mark.is_district and mark.value is not None), None)
    scale = scale_for([mark.value for mark in valued], indicator, paint.language)
    figure = blank(paint, TOP_ROW + 30 + BAR * len(ordered))
    longest = max(mark.value or 0 for mark in valued) or 1.0
    chosen, mixed = highlighted(view, marks), len({mark.demonstration for mark in valued}) > 1
    bars = [_bar(mark, mark.place in chosen, longest, indicator, paint.palette) for mark in ordered]
    _add_bars(figure, bars, mixed, scale, indicator, paint)
    unit = paint.say("단위: {unit}", unit=scale.unit)
    drawn = [*valued, *([district] if district else [])]
    figure.update_layout(margin={"t": TOP_ROW + 2, "b": 6}, bargap=0.28, barmode="overlay")
    if district and indicator.denominator:
        _add_district(figure, district, longest, scale, indicator, paint)
    elif district:
        unit = f"{_district_words(district, scale, indicator, paint)} · {unit}"
    figure.update_xaxes(visible=False, range=[min(0.0, *(m.value or 0 for m in valued)), longest * 1.16])
    figure.update_yaxes(type="category", categoryorder="array", categoryarray=[mark.label for mark in ordered])
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=4)
    figure.update_yaxes(tickfont={"size": SMALL_SIZE, "color": paint.palette.ink})
    above = figure.layout.margin.t - TOP_ROW + 6  # over the district's own label, where there is one
    mark_demonstration(figure, drawn, paint, above)
    write_unit(figure, unit, above)
    write_key(figure, meanings(drawn, indicator, paint), below=6)
    figure.layout.height += max(0, figure.layout.margin.b - 6)
    return figure


@dataclass(frozen=True)
class Bar:
    """A mark with the colours it is drawn in; `inside` is where its value stands."""

    mark: Mark
    fill: str
    edge: str
    outlined: bool
    inside: bool
    ink: str


def _bar(mark: Mark, chosen: bool, longest: float, indicator: Indicator, colours: Palette) -> Bar:
    hollow = mark.partial or part_year(mark, indicator)
    solid, pale = (colours.accent, colours.sequential[1]) if chosen else (colours.bar, colours.absent)
    fill = colours.surface if hollow else pale if mark.demonstration else solid
    inside = (mark.value or 0) > _INSIDE * longest
    ink = colours.muted if mark.value is None else ink_on(fill) if inside else colours.ink
    return Bar(mark, fill, colours.accent if chosen else colours.axis, hollow or mark.demonstration, inside, ink)


def _add_bars(
    figure: go.Figure, bars: Sequence[Bar], mixed: bool, scale: Scale, indicator: Indicator, paint: Paint
) -> None:
    # One trace for each ink, as with labels: only so do the other values keep their ink when one bar is chosen.
    for ink in dict.fromkeys(bar.ink for bar in bars):
        own = [bar for bar in bars if bar.ink == ink]
        figure.add_bar(
            orientation="h",
            x=[bar.mark.value or 0 for bar in own],
            y=[bar.mark.label for bar in own],
            customdata=[bar.mark.key for bar in own],
            text=[_words(bar.mark, mixed, scale, indicator, paint) for bar in own],
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
            hovertext=[hover(bar.mark, indicator, paint) for bar in own],
            hovertemplate="%{hovertext}<extra></extra>",
            # Both, for where one is told and the other not, a click fails inside Plotly.
            selected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
            unselected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
            cliponaxis=False,
        )


def _words(mark: Mark, mixed: bool, scale: Scale, indicator: Indicator, paint: Paint) -> str:
    if mark.value is None:
        return reason(mark, paint.say)
    written = scale.write(mark.value, mark.qualifier, paint.language) + signs(mark, indicator)
    return f"{written} ◇" if mixed and mark.demonstration else written


def _district_words(mark: Mark, scale: Scale, indicator: Indicator, paint: Paint) -> str:
    return f"{mark.label} {scale.write(mark.value, mark.qualifier, paint.language)}{signs(mark, indicator)}"


def _add_district(
    figure: go.Figure, mark: Mark, longest: float, scale: Scale, indicator: Indicator, paint: Paint
) -> None:
    """A dotted line where the whole district stands; a ratio of all, not the mean of the dongs' ratios."""
    share = (mark.value or 0) / longest
    figure.add_shape(
        name="district",
        type="line",
        layer="below",
        x0=mark.value,
        x1=mark.value,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": paint.palette.ink, "width": 1.4, "dash": "dot"},
    )
    figure.add_annotation(
        name="district",
        text=_district_words(mark, scale, indicator, paint),
        x=mark.value,
        y=1,
        yref="paper",
        yanchor="bottom",
        xanchor="left" if share < 0.25 else "right" if share > 0.75 else "center",
        font={"color": paint.palette.ink},
    )
    figure.layout.margin.t = TOP_ROW + 20
    figure.layout.height += 18
