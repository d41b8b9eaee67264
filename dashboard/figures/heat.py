"""Dong by year as coloured cells: the numbers on a layer of their own, and what is missing hatched with its reason."""

from collections.abc import Sequence

import pandas as pd
from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.colour import along, ink_on
from dashboard.figures.hover import hover
from dashboard.figures.key import TOP_ROW, mark_demonstration, meanings, signs, text_width, write_key, write_unit
from dashboard.figures.layers import Label, label_traces
from dashboard.figures.marks import Mark, by_place, in_grain, read_marks
from dashboard.figures.paint import SMALL_SIZE, Paint, blank, nothing_to_draw
from dashboard.figures.reasons import reason_keys, reason_sign
from dashboard.figures.shade import Shade, shade_for
from dashboard.numbers import Scale, scale_for
from dashboard.periods import show_period
from dashboard.views import View

ROW = 25  # pixels from row to row
_FOOT = 8
_HEAD = 28  # pixels for the years above the cells
Grid = list[list[Mark]]


def heat(view: View, frame: pd.DataFrame, indicator: Indicator, paint: Paint) -> go.Figure:
    """Rows in the catalog's order, the district on top and uncoloured beside its dongs; columns every year from first to last.

    `layout.meta["least_width"]` is the width in pixels under which numbers of neighbouring cells would touch.
    """
    marks = in_grain(view, read_marks(frame))
    valued = [mark for mark in marks if mark.value is not None]
    if not valued:
        return nothing_to_draw(paint)
    grid = grid_of(marks)
    shade = shade_for([m.value for row in grid for m in row if is_coloured(m, grid)], paint)
    scale = scale_for([mark.value for mark in valued], indicator, paint.language)
    figure = blank(paint, TOP_ROW + _HEAD + ROW * len(grid) + _FOOT)
    _add_cells(figure, grid, shade)
    _add_hatching(figure, grid, paint)
    labels = _labels(grid, shade, scale, indicator, paint)
    # Cells of a heat map cannot be chosen in Plotly, words upon them can: so these carry hover and customdata.
    figure.add_traces(label_traces(labels, SMALL_SIZE))
    _label(figure, grid, paint)
    mark_demonstration(figure, valued, paint, above=_HEAD)
    write_unit(figure, paint.say("단위: {unit}", unit=scale.unit), above=_HEAD)
    write_key(figure, [shade.words, *meanings(valued, indicator, paint), *reason_keys(marks, paint.say)], _FOOT)
    figure.layout.height += figure.layout.margin.b - _FOOT
    widest = max(text_width(text) for text in (*figure.layout.xaxis.ticktext, *(_bare(label.text) for label in labels)))
    names = max(text_width(row[0].label) for row in grid)
    figure.layout.meta = {"least_width": round(20 + names + (widest + 8) * len(grid[0]))}
    return figure


def grid_of(marks: Sequence[Mark]) -> Grid:
    """Place × period, a mark without a value wherever the frame has no row; the district's row comes first."""
    periods = _all_periods(sorted({mark.period for mark in marks}))
    rows = sorted(by_place(marks).values(), key=lambda own: not own[0].is_district)
    return [
        [
            next((mark for mark in own if mark.period == period), Mark(own[0].place, own[0].kind, own[0].label, period))
            for period in periods
        ]
        for own in rows
    ]


def _all_periods(found: Sequence[str]) -> list[str]:
    if len(found[0]) > 4:
        return list(found)
    return [str(year) for year in range(int(found[0]), int(found[-1]) + 1)]


def is_coloured(mark: Mark, grid: Grid) -> bool:
    """The district's sum would take the whole colour scale; it is coloured only where it stands alone."""
    return mark.value is not None and (not mark.is_district or len(grid) == 1)


def _columns(grid: Grid) -> list[str]:
    return [mark.period for mark in grid[0]]


def _add_cells(figure: go.Figure, grid: Grid, shade: Shade) -> None:
    figure.add_heatmap(
        x=_columns(grid),
        y=[row[0].label for row in grid],
        z=[[mark.value if is_coloured(mark, grid) else None for mark in row] for row in grid],
        zmin=shade.low,
        zmax=shade.high,
        colorscale=list(shade.colours),
        showscale=False,
        xgap=2,
        ygap=2,
        hoverinfo="skip",
    )


def _add_hatching(figure: go.Figure, grid: Grid, paint: Paint) -> None:
    """One path for all missing cells: on axes of names a path counts the names from 0."""
    cells = [(x, y) for y, row in enumerate(grid) for x, mark in enumerate(row) if mark.value is None]
    if not cells:
        return
    frames = "".join(f"M{x - 0.46},{y - 0.44}H{x + 0.46}V{y + 0.44}H{x - 0.46}Z" for x, y in cells)
    strokes = "".join(_strokes(x, y) for x, y in cells)
    colours = paint.palette
    figure.add_shape(name="missing", type="path", path=frames, fillcolor=colours.absent, line_width=0, layer="below")
    figure.add_shape(
        name="missing", type="path", path=strokes, line={"color": colours.context, "width": 1}, layer="below"
    )


def _strokes(x: int, y: int) -> str:
    ends = ((-0.46, -0.1, -0.2, 0.44), (-0.46, -0.44, 0.2, 0.44), (-0.2, -0.44, 0.46, 0.44), (0.2, -0.44, 0.46, 0.1))
    return "".join(f"M{x + x0:.2f},{y - y0:.2f}L{x + x1:.2f},{y - y1:.2f}" for x0, y0, x1, y1 in ends)


def _labels(grid: Grid, shade: Shade, scale: Scale, indicator: Indicator, paint: Paint) -> list[Label]:
    marks = [mark for row in grid for mark in row]
    mixed = len({mark.demonstration for mark in marks if mark.value is not None}) > 1
    return [
        Label(
            mark,
            x=mark.period,
            y=mark.label,
            text=_words(mark, mixed, scale, indicator, paint),
            ink=_ink(mark, grid, shade, paint),
            hover=hover(mark, indicator, paint),
        )
        for mark in marks
    ]


def _words(mark: Mark, mixed: bool, scale: Scale, indicator: Indicator, paint: Paint) -> str:
    if mark.value is None:
        return reason_sign(mark)
    written = scale.write(mark.value, mark.qualifier, paint.language) + signs(mark, indicator)
    return written + ("<sup>◇</sup>" if mixed and mark.demonstration else "")


def _bare(text: str) -> str:
    return text.replace("<sup>", "").replace("</sup>", "")


def _ink(mark: Mark, grid: Grid, shade: Shade, paint: Paint) -> str:
    if mark.value is None:
        return paint.palette.muted
    if not is_coloured(mark, grid):
        return paint.palette.ink
    return ink_on(along(shade.colours, shade.share(mark.value)))


def _label(figure: go.Figure, grid: Grid, paint: Paint) -> None:
    columns = _columns(grid)
    years = len(columns[0]) == 4
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=columns,
        side="top",
        tickangle=0 if years else None,
        tickmode="array",
        tickvals=columns,
        ticktext=columns if years else [show_period(period, paint.language) for period in columns],
    )
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=[row[0].label for row in grid],
        autorange="reversed",
        showgrid=False,
        tickfont={"size": SMALL_SIZE, "color": paint.palette.ink},
    )
    figure.layout.margin.t = TOP_ROW + _HEAD
    if grid[0][0].is_district and len(grid) > 1:
        edge = {"color": paint.palette.axis, "width": 1}
        figure.add_shape(name="district", type="line", xref="paper", x0=0, x1=1, y0=0.5, y1=0.5, line=edge)
