"""Trends and sums within the year as native line charts: one accent, the rest grey, words at the ends, gaps where lines must break."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE

from catalog.model import Indicator
from dashboard.export.lines import Line, Lines, counted_from_zero
from dashboard.export.pptx_chart import (
    add_chart,
    axis_format,
    finish,
    in_millions,
    label_point,
    number_format,
    paint_line,
    quiet_category_axis,
    quiet_value_axis,
)
from dashboard.export.pptx_page import LABEL, Box, Page, colour_of
from dashboard.figures.key import signs, text_width
from dashboard.figures.lines import spread
from dashboard.figures.marks import Mark
from dashboard.figures.paint import LIGHT
from dashboard.numbers import WON, scale_for, show_value, ticks
from dashboard.targets import show_target
from dashboard.text import say
from dashboard.views import Language

_FEW = 6  # a single line of so many points carries its values at the points
_UNDER = 44
_AT_MOST = 16  # so many words fit under the plot


def add_lines(page: Page, box: Box, lines: Lines, indicator: Indicator, alt: str, language: Language) -> None:
    """The chart in a box of the slide."""
    ends = [line for line in lines.lines if line.named and line.last]
    alone = len(lines.lines) == 1 and len(ends) == 1 and len(ends[0].marks) <= _FEW
    words = [_end(line, indicator, language, marked=not lines.made_up) for line in ends]
    left = 30 + text_width(f"{lines.highest * 1.2:,.{indicator.decimals}f}", LABEL)
    left = left if not in_millions(indicator, lines.highest) else 90
    right = 24 + max((text_width(text, LABEL) * 1.06 for text in words), default=0)
    plot = (
        left / box.width,
        0.06,
        (box.width - left - right) / box.width,
        0.94 - _UNDER / box.height,
    )
    chart = add_chart(page, XL_CHART_TYPE.LINE_MARKERS, box, _data(lines, indicator, language), plot, "trend", alt)
    low, high = _value_axis(page, chart, lines, indicator, box, language)
    _time_axis(page, chart, len(lines.columns), plot[2] * box.width)
    drawn = list(chart.plots[0].series)
    for line, series in zip(lines.lines, drawn, strict=False):
        _paint(page, series, line, indicator)
    _paint_goals(page, drawn[len(lines.lines) :], lines, indicator, language)
    _label_ends(page, drawn, lines, words, (low, high), plot[3] * box.height, box.height)
    for line, series in zip(lines.lines, drawn, strict=False):
        if (alone or line.span) and line.named:
            _label_points(page, series, line, indicator, language)
    finish(page, chart)


def _data(lines: Lines, indicator: Indicator, language: Language) -> CategoryChartData:
    data = CategoryChartData(number_format=number_format(indicator))
    data.categories = lines.columns
    for line in lines.lines:
        data.add_series(line.name(language), line.values(len(lines.columns)))
    for at, goal in lines.goals:
        name = say(language)("목표 {value}", value=show_target(goal.value, indicator, language))
        data.add_series(name, [goal.value if at == column else None for column in range(len(lines.columns))])
    return data


def _value_axis(
    page: Page, chart: Any, lines: Lines, indicator: Indicator, box: Box, language: Language
) -> tuple[float, float]:
    low, high = lines.lowest, lines.highest
    low = 0.0 if counted_from_zero(lines, indicator) else low
    at, _ = ticks(low, high or 1.0, language, 6 if box.height > 400 else 4, least_step=10**-indicator.decimals)
    step = at[1] - at[0] if len(at) > 1 else (abs(high) or 1.0)
    bottom = min(at[0], low if low >= 0 else low - step * 0.2) if at else low
    bottom = step * (bottom // step)
    top = step * (-(-(high + 0.08 * (high - bottom)) // step))
    top = max(top, bottom + step)  # values that are all the same, on a tick, leave no height of their own
    quiet_value_axis(page, chart.value_axis, bottom, top, step, axis_format(indicator, high))
    return bottom, top


def _time_axis(page: Page, chart: Any, columns: int, width: float) -> None:
    quiet_category_axis(page, chart.category_axis)
    every = -(-columns // min(_AT_MOST, max(int(width // 110), 1)))
    if every > 1:
        axis = chart.category_axis._element
        for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
            skip = axis.makeelement(f"{{{axis.nsmap['c']}}}{tag[2:]}", {"val": str(every)})
            after = axis.find(f"{{{axis.nsmap['c']}}}noMultiLvlLbl")
            if after is None:
                axis.append(skip)
            else:
                after.addprevious(skip)


def _paint(page: Page, series: Any, line: Line, indicator: Indicator) -> None:
    """The line, and its points: hollow where they are made up or stand for a part only."""
    style = line.style
    series.smooth = False
    paint_line(
        series.format.line, style.colour, page.pt(style.width * 1.6), dashed=line.made_up or style.dash != "solid"
    )
    shown = style.size > 0 or line.lone
    marker = series.marker
    marker.style = XL_MARKER_STYLE.NONE if not shown else _shape(line)
    if not shown:
        return
    marker.size = 9 if style.size >= 8 else 7
    hollow = line.made_up or any(signs(mark, indicator) for mark in line.marks.values())
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = colour_of(LIGHT.surface if hollow else style.colour)
    marker.format.line.color.rgb = colour_of(style.colour)
    marker.format.line.width = page.pt(3)


def _shape(line: Line) -> XL_MARKER_STYLE:
    return XL_MARKER_STYLE.DIAMOND if line.made_up else XL_MARKER_STYLE.CIRCLE


def _paint_goals(page: Page, series: Sequence[Any], lines: Lines, indicator: Indicator, language: Language) -> None:
    """A target is a dash across its year."""
    for (at, goal), one in zip(lines.goals, series, strict=True):
        one.smooth = False
        one.format.line.fill.background()
        one.marker.style, one.marker.size = XL_MARKER_STYLE.DASH, 14
        one.marker.format.fill.solid()
        one.marker.format.fill.fore_color.rgb = colour_of(LIGHT.highlights[1])
        one.marker.format.line.color.rgb = colour_of(LIGHT.highlights[1])
        text = say(language)("목표 {value}", value=show_target(goal.value, indicator, language))
        label_point(page, one.points[at], text, LIGHT.highlights[1], XL_LABEL_POSITION.ABOVE, bold=False)


def _label_ends(
    page: Page,
    series: Sequence[Any],
    lines: Lines,
    words: Sequence[str],
    limits: tuple[float, float],
    plot_height: float,
    height: float,
) -> None:
    """Words at the ends of the named lines, pushed apart."""
    ends = [(number, line) for number, line in enumerate(lines.lines) if line.named and line.last]
    values = [line.marks[max(line.marks)].value or 0 for _, line in ends]
    unit = (limits[1] - limits[0]) / plot_height
    placed = spread(values, LABEL * 1.35 * unit, *limits)
    for (number, line), text, value, at in zip(ends, words, values, placed, strict=True):
        point = series[number].points[max(line.marks)]
        lower = (value - at) / unit / height
        label_point(page, point, text, line.style.colour, XL_LABEL_POSITION.RIGHT, lower=lower)


def _label_points(page: Page, series: Any, line: Line, indicator: Indicator, language: Language) -> None:
    """The values of a short single line or of a span, all but the last, which the label at its end tells."""
    for at, mark in line.marks.items():
        if not (line.last and at == max(line.marks)):
            text = _written(mark, indicator, language)
            label_point(page, series.points[at], text, line.style.colour, XL_LABEL_POSITION.ABOVE)


def _end(line: Line, indicator: Indicator, language: Language, *, marked: bool) -> str:
    """`양동 61`: the place and its last value; among real ones a made-up one says what it is."""
    last = max(line.marks)
    reach = f" ({line.until[last]})" if last in line.until else ""
    return f"{line.name(language) if marked else line.label} {_written(line.marks[last], indicator, language)}{reach}"


def _written(mark: Mark, indicator: Indicator, language: Language) -> str:
    """Won in words, everything else as a bare number: the unit stands above."""
    if indicator.unit.ko in WON:
        return show_value(mark.value, indicator, language, mark.qualifier) + signs(mark, indicator)
    scale = scale_for([mark.value], indicator, language)
    return scale.write(mark.value, mark.qualifier, language) + signs(mark, indicator)
