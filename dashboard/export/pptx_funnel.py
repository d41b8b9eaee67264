"""The funnel as a native scatter chart: limits as lines, places as points, names where they lie outside or were chosen."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.text import PP_ALIGN

from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.comments import signs_by_figure
from dashboard.export.pptx_chart import (
    add_chart,
    finish,
    label_point,
    number_format,
    paint_line,
    quiet_category_axis,
    quiet_value_axis,
)
from dashboard.export.pptx_page import LABEL, Box, Page, colour_of
from dashboard.figures.funnel import Spot, size_words, spots_of
from dashboard.figures.lines import spread
from dashboard.figures.paint import LIGHT, Paint
from dashboard.finished import judged_of
from dashboard.numbers import ticks
from dashboard.stats.funnel import Band, Funnel

_STEPS = 40  # sizes at which the limits are worked out
_AXIS, _UNDER, _RIGHT = 110, 84, 110  # pixels around the plot


def add_funnel(page: Page, box: Box, slide: Prepared, alt: str, paint: Paint) -> None:
    """The chart; only for a slide whose places have a funnel."""
    places, indicator = judged_of(slide.view).places, slide.indicator
    if places is None or not isinstance(places.funnel, Funnel) or indicator is None:
        return
    found, spots = places.funnel, spots_of(slide.view, engine.frame(slide.view, paint.language), places.funnel, paint)
    sizes = [spot.position.band.size for spot in spots]
    bands = found.curve(np.geomspace(min(sizes) * 0.85, max(sizes) * 1.04, _STEPS).tolist())
    data = _data(found, bands, spots, slide, paint)
    plot = (_AXIS / box.width, 0.02, (box.width - _AXIS - _RIGHT) / box.width, 0.98 - _UNDER / box.height)
    chart = add_chart(page, XL_CHART_TYPE.XY_SCATTER, box, data, plot, "funnel", alt)
    _axes(page, chart, bands, spots, found, number_format(indicator), paint)
    series = list(chart.plots[0].series)
    for one, colour, dashed in zip(
        series[:5], [LIGHT.axis] * 4 + [LIGHT.ink], (False, False, True, True, True), strict=True
    ):
        one.marker.style = XL_MARKER_STYLE.NONE
        one.smooth = False
        paint_line(one.format.line, colour, page.pt(2.4), dashed=dashed)
    _label_limits(page, series, bands, found, plot[3] * box.height, box.height, paint)
    for one, group in zip(series[5:], _groups(spots), strict=True):
        _paint_points(page, one, group, signs_by_figure(slide.noted))
    size = size_words(indicator, engine.release(slide.view.release).catalog, paint)
    under = Box(box.left + box.width - 700, box.top + box.height - 36, 700, 34)
    page.text(under, paint.say("가로: {size}", size=size), colour=LIGHT.muted, align=PP_ALIGN.RIGHT)
    finish(page, chart)


def _data(found: Funnel, bands: Sequence[Band], spots: Sequence[Spot], slide: Prepared, paint: Paint) -> XyChartData:
    say = paint.say
    indicator = slide.indicator
    data = XyChartData(number_format=number_format(indicator) if indicator else "General")
    curves = {
        say("95% 한계(아래)"): [band.low_95 for band in bands],
        say("95% 한계(위)"): [band.high_95 for band in bands],
        say("99.8% 한계(아래)"): [band.low_998 for band in bands],
        say("99.8% 한계(위)"): [band.high_998 for band in bands],
        say("동 전체"): [found.rate] * len(bands),
    }
    for name, values in curves.items():
        series = data.add_series(name)
        for band, value in zip(bands, values, strict=True):
            series.add_data_point(band.size, value)
    for group in _groups(spots):
        label = group[0].mark.label if group[0].named else say("한계 안의 동")
        made_up = any(spot.mark.demonstration for spot in group)
        series = data.add_series(say("{label}(예시)", label=label) if made_up else label)
        for spot in group:
            series.add_data_point(spot.position.band.size, spot.position.value)
    return data


def _groups(spots: Sequence[Spot]) -> list[list[Spot]]:
    """The nameless together, each named one alone."""
    nameless = [spot for spot in spots if not spot.named]
    return [*([nameless] if nameless else []), *([spot] for spot in spots if spot.named)]


def _paint_points(page: Page, series: Any, group: Sequence[Spot], signs: Mapping[tuple[str, str], str]) -> None:
    series.format.line.fill.background()
    marker, spot = series.marker, group[0]
    made_up = any(one.mark.demonstration for one in group)
    marker.style = XL_MARKER_STYLE.DIAMOND if made_up else XL_MARKER_STYLE.CIRCLE
    marker.size = 11 if spot.named else 9
    marker.format.fill.solid()
    # pale, not white: LibreOffice draws no edges around points
    marker.format.fill.fore_color.rgb = colour_of(
        spot.colour if not made_up else LIGHT.sequential[3] if spot.chosen else LIGHT.context
    )
    marker.format.line.color.rgb = colour_of(spot.colour)
    marker.format.line.width = page.pt(3)
    colour = spot.colour if spot.chosen else LIGHT.ink
    for number, one in enumerate(group):
        sign = signs.get(one.mark.about, "")
        if one.named or sign:
            words = one.mark.label if one.named else ""
            label_point(page, series.points[number], words, colour, XL_LABEL_POSITION.RIGHT, sign=sign)


def _axes(
    page: Page, chart: Any, bands: Sequence[Band], spots: Sequence[Spot], found: Funnel, shape: str, paint: Paint
) -> None:
    values = [spot.position.value for spot in spots]
    low, high = min(*values, bands[0].low_998), max(*values, bands[0].high_998)
    low = 0.0 if low <= 0.5 * high else low
    at, _ = ticks(low, high, paint.language)
    step = at[1] - at[0] if len(at) > 1 else high or 1.0
    top = min(step * -(-high // step), found.scale) if found.model == "binomial" else step * -(-high // step)
    quiet_value_axis(page, chart.value_axis, step * (low // step), top, step, shape)
    first, last = bands[0].size, bands[-1].size
    at, _ = ticks(first, last, paint.language, at_most=6)
    across = at[1] - at[0] if len(at) > 1 else last
    quiet_value_axis(page, chart.category_axis, across * (first // across), last, across, "#,##0")
    chart.category_axis.has_major_gridlines = False
    quiet_category_axis(page, chart.category_axis)


def _label_limits(
    page: Page, series: Sequence[Any], bands: Sequence[Band], found: Funnel, plot: float, height: float, paint: Paint
) -> None:
    """The upper limits and the common rate, named at their right ends."""
    names = [(3, "99.8%", bands[-1].high_998), (1, "95%", bands[-1].high_95), (4, paint.say("동 전체"), found.rate)]
    values = [value for *_, value in names]
    top = max(bands[0].high_998, *values)
    unit = top / plot
    for (number, text, value), at in zip(names, spread(values, LABEL * 1.3 * unit, 0, top), strict=True):
        point = series[number].points[len(bands) - 1]
        lower = (value - at) / unit / height
        label_point(page, point, text, LIGHT.muted, XL_LABEL_POSITION.RIGHT, bold=False, lower=lower)
