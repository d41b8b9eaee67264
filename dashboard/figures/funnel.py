"""The funnel: places by size and value, the whole district's value as a line, and how far chance alone would scatter them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from plotly import graph_objects as go

from catalog.load import Catalog
from catalog.model import Indicator
from dashboard.captions_places import position_words, rank_words
from dashboard.figures.colour import see_through
from dashboard.figures.hover import hover
from dashboard.figures.key import TOP_ROW, mark_demonstration, meanings, text_width, write_key, write_unit
from dashboard.figures.lines import spread, symbol
from dashboard.figures.marks import Mark, at_period, highlighted, read_marks
from dashboard.figures.paint import SMALL_SIZE, TEXT_SIZE, Paint, blank, nothing_to_draw
from dashboard.figures.ranges import limits_words
from dashboard.judgements import NOTHING_JUDGED, Judged, Places
from dashboard.numbers import ticks
from dashboard.stats.funnel import Band, Funnel, Position
from dashboard.views import View

HEIGHT = 420
_STEPS = 60  # sizes at which the limits are worked out
_AXIS = 46  # pixels for the words under the plot
_LABEL_GAP = 17


@dataclass(frozen=True)
class Spot:
    """A place in the funnel: how large it is, where it stands, and its colour."""

    mark: Mark
    position: Position
    colour: str
    chosen: bool

    @property
    def named(self) -> bool:
        return self.chosen or self.position.outside != "inside"


def funnel(
    view: View,
    frame: pd.DataFrame,
    indicator: Indicator,
    paint: Paint,
    *,
    judged: Judged = NOTHING_JUDGED,
    catalog: Catalog | None = None,
) -> go.Figure:
    """Points with a name only where they lie outside or were chosen. Where no funnel can be drawn, a sentence."""
    places = judged.places
    if places is None or not isinstance(places.funnel, Funnel):
        return nothing_to_draw(paint, "그릴 수 있는 깔때기 그림이 없습니다.")
    spots = spots_of(view, frame, places.funnel, paint)
    figure = blank(paint, HEIGHT)
    limits = _add_limits(figure, places.funnel, spots, paint)
    _add_points(figure, spots, places, indicator, paint)
    _add_names(figure, spots, limits, paint)
    _add_axes(figure, spots, limits, indicator, catalog, paint)
    marks = [spot.mark for spot in spots]
    mark_demonstration(figure, marks, paint)
    write_unit(figure, indicator.unit.ko if paint.language == "ko" else indicator.unit.en)
    widened = paint.say("한계를 {phi}배의 흩어짐에 맞추어 넓힘", phi=f"{places.funnel.dispersion.phi:,.1f}")
    lines = [paint.say("실선 95% 한계, 파선 99.8% 한계"), *([widened] if places.funnel.widened else [])]
    write_key(figure, [*lines, *meanings(marks, indicator, paint)], below=_AXIS)
    return figure


def spots_of(view: View, frame: pd.DataFrame, found: Funnel, paint: Paint) -> list[Spot]:
    """The places of a funnel as they are drawn."""
    marks = {mark.place: mark for mark in at_period(view, read_marks(frame))}
    chosen = highlighted(view, tuple(marks.values()))
    colours = dict(zip(chosen, paint.palette.highlights, strict=False))
    return [
        Spot(
            marks[one.place],
            one,
            colours.get(one.place, paint.palette.axis if one.outside == "inside" else paint.palette.ink),
            one.place in chosen,
        )
        for one in found.positions
    ]


def _add_limits(figure: go.Figure, found: Funnel, spots: Sequence[Spot], paint: Paint) -> tuple[float, float]:
    """The curves and the common rate, named at their right ends; returns the value axis' bottom and top."""
    sizes = [spot.position.band.size for spot in spots]
    at = np.geomspace(min(sizes) * 0.85, max(sizes) * 1.04, _STEPS).tolist()
    bands, palette = found.curve(at), paint.palette
    bottom, top = _span([spot.position.value for spot in spots], bands, found)
    curves = (
        ([band.low_998 for band in bands], "6px,4px"),
        ([band.high_998 for band in bands], "6px,4px"),
        ([band.low_95 for band in bands], "solid"),
        ([band.high_95 for band in bands], "solid"),
    )
    for values, dash in curves:
        line = {"color": palette.axis, "width": 1.2, "dash": dash}
        figure.add_scatter(name="limit", x=at, y=values, mode="lines", line=line, hoverinfo="skip")
    line = {"color": palette.ink, "width": 1.4, "dash": "dot"}
    figure.add_scatter(name="rate", x=[at[0], at[-1]], y=[found.rate] * 2, mode="lines", line=line, hoverinfo="skip")
    names = [("99.8%", bands[-1].high_998), ("95%", bands[-1].high_95), (paint.say("동 전체"), found.rate)]
    heights = spread([height for _, height in names], _gap(bottom, top), bottom, top)
    for (name, _), height in zip(names, heights, strict=True):
        figure.add_annotation(name="limit", text=name, x=at[-1], y=height, xanchor="left", xshift=6)
    figure.layout.margin.r = round(14 + max(text_width(name) for name, _ in names))
    return bottom, top


def _span(values: Sequence[float], bands: Sequence[Band], found: Funnel) -> tuple[float, float]:
    """The value axis: from zero, unless that would flatten what there is to see; a share ends a little above all."""
    low, high = min(*values, bands[0].low_998), max(*values, bands[0].high_998)
    room = 0.06 * (high - low)
    return (0.0 if low <= 0.5 * high else low - room), min(
        high, found.scale if found.model == "binomial" else high
    ) + room


def _gap(bottom: float, top: float) -> float:
    """The height of a label in the unit of the figure."""
    return _LABEL_GAP / (HEIGHT - TOP_ROW - _AXIS - 30) * (top - bottom)


def _add_points(figure: go.Figure, spots: Sequence[Spot], places: Places, indicator: Indicator, paint: Paint) -> None:
    shapes = [symbol(spot.mark, indicator) for spot in spots]
    figure.add_scatter(
        name="places",
        x=[spot.position.band.size for spot in spots],
        y=[spot.position.value for spot in spots],
        mode="markers",
        marker={
            "symbol": [name for name, _ in shapes],
            "size": [11 if spot.named else 9 for spot in spots],
            "opacity": 1,
            "color": [
                spot.colour if filled else paint.palette.surface
                for spot, (_, filled) in zip(spots, shapes, strict=True)
            ],
            "line": {"color": [spot.colour for spot in spots], "width": [2.2 if s.named else 1.4 for s in spots]},
        },
        customdata=[spot.mark.key for spot in spots],
        hovertext=[hover(spot.mark, indicator, paint, _told(spot, places, indicator, paint)) for spot in spots],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _told(spot: Spot, places: Places, indicator: Indicator, paint: Paint) -> list[str]:
    where = paint.say("{place}: {reason}", place=spot.mark.label, reason=position_words(spot.position, paint.language))
    rank = places.ranks.get(spot.mark.place)
    ranked = [rank_words(rank, places, paint.language)] if rank else []
    return [where, *limits_words(places, spot.mark.place, indicator, paint), *ranked]


def _add_names(figure: go.Figure, spots: Sequence[Spot], limits: tuple[float, float], paint: Paint) -> None:
    """Names beside their points, on the side where there is room, pushed apart on either side."""
    sizes = [spot.position.band.size for spot in spots]
    middle = (min(sizes) + max(sizes)) / 2
    for right in (True, False):
        side = [spot for spot in spots if spot.named and (spot.position.band.size <= middle) == right]
        heights = spread([spot.position.value for spot in side], _gap(*limits), *limits)
        for spot, height in zip(side, heights, strict=True):
            colour = spot.colour if spot.chosen else paint.palette.ink
            figure.add_annotation(
                name="place",
                text=f"<b>{spot.mark.label}</b>",
                x=spot.position.band.size,
                y=height,
                xanchor="left" if right else "right",
                xshift=10 if right else -10,
                font={"size": TEXT_SIZE, "color": colour},
                # Names lie over the limits and over other points.
                bgcolor=see_through(paint.palette.surface, 0.8),
                borderpad=0,
            )


def _add_axes(
    figure: go.Figure,
    spots: Sequence[Spot],
    limits: tuple[float, float],
    indicator: Indicator,
    catalog: Catalog | None,
    paint: Paint,
) -> None:
    sizes = [spot.position.band.size for spot in spots]
    first, last = min(sizes) * 0.85, max(sizes) * 1.04
    at, words = ticks(first, last, paint.language, at_most=5)
    figure.update_xaxes(tickmode="array", tickvals=at, ticktext=words, range=[first, last], tickangle=0)
    at, words = ticks(*limits, paint.language, least_step=10**-indicator.decimals)
    figure.update_yaxes(tickmode="array", tickvals=at, ticktext=words, range=list(limits))
    figure.layout.margin.t = TOP_ROW + 8
    figure.add_annotation(
        name="size",
        text=paint.say("가로: {size}", size=size_words(indicator, catalog, paint)),
        x=1,
        y=0,
        xref="paper",
        yref="paper",
        xanchor="right",
        yanchor="top",
        yshift=-24,
        font={"size": SMALL_SIZE},
    )


def size_words(indicator: Indicator, catalog: Catalog | None, paint: Paint) -> str:
    """What the places' size is counted in: the denominator as the catalog calls it."""
    part = indicator.denominator
    if part is None or catalog is None or part.table not in catalog.tables:
        return paint.say("크기")
    label = catalog.tables[part.table].measure(part.measure).label
    return label.ko if paint.language == "ko" else label.en
