"""Trends and sums within the year as native line charts: one accent, the rest grey, words at the ends, gaps where lines must break."""

from collections.abc import Mapping, Sequence
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
    keep_whole,
    label_point,
    number_format,
    paint_line,
    quiet_category_axis,
    quiet_value_axis,
)
from dashboard.export.pptx_goals import at_the_end, goal_name, goal_words, paint_goals
from dashboard.export.pptx_page import LABEL, Box, Page, colour_of
from dashboard.figures.key import signs, text_width
from dashboard.figures.lines import spread
from dashboard.figures.marks import Mark
from dashboard.figures.paint import LIGHT
from dashboard.numbers import WON, scale_for, show_value, ticks
from dashboard.views import Language

_FEW = 6  # a single line of so many points carries its values at the points
_NARROW = 700  # pixels of a chart whose plot needs the room of long words
_UNDER = 44
_CLOSE = 0.1  # of the highest value: so much room a sign takes
_SIGN = 34  # pixels of a comment's sign behind words
_AT_MOST = 16  # so many words fit under the plot


def add_lines(page: Page, box: Box, lines: Lines, indicator: Indicator, alt: str, language: Language) -> None:
    """The chart in a box of the slide."""
    ends = [line for line in lines.lines if line.named and line.last]
    alone = len(lines.lines) == 1 and len(ends) == 1 and len(ends[0].marks) <= _FEW
    joint = " \n" if box.width < _NARROW else " "
    words = [_end(line, indicator, language, joint, marked=not lines.made_up) for line in ends]
    left = 30 + text_width(f"{lines.highest * 1.2:,.{indicator.decimals}f}", LABEL)
    left = left if not in_millions(indicator, lines.highest) else 90
    beside = goal_words(lines, indicator, language)
    told = (line for text in (*words, *beside.values()) for line in text.split("\n"))
    signed = any(lines.sign(line.marks[max(line.marks)]) for line in ends)
    right = 24 + signed * _SIGN + max((text_width(text, LABEL) * 1.06 for text in told), default=0)
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
    paint_goals(page, drawn[len(lines.lines) :], lines, beside)
    _label_ends(page, drawn, lines, (words, beside), (low, high), plot[3] * box.height, box.height)
    for line, series in zip(lines.lines, drawn, strict=False):
        _label_points(page, series, line, lines, indicator, language, told=(alone or line.span) and line.named)
    finish(page, chart)


def _data(lines: Lines, indicator: Indicator, language: Language) -> CategoryChartData:
    data = CategoryChartData(number_format=number_format(indicator))
    data.categories = lines.columns
    for line in lines.lines:
        data.add_series(line.name(language), line.values(len(lines.columns)))
    for number, (at, goal) in enumerate(lines.goals):
        data.add_series(
            goal_name(lines, number, indicator, language),
            [goal.value if at == column else None for column in range(len(lines.columns))],
        )
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
    keep_whole(chart.category_axis)
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


def _label_ends(
    page: Page,
    series: Sequence[Any],
    lines: Lines,
    words: tuple[Sequence[str], Mapping[int, str]],
    limits: tuple[float, float],
    plot_height: float,
    height: float,
) -> None:
    """Words at the ends of the named lines and behind the targets there, pushed apart. `series` are lines, then targets."""
    ends = [
        (series[number].points[max(line.marks)], line.marks[max(line.marks)].value or 0, line.style.colour)
        for number, line in enumerate(lines.lines)
        if line.named and line.last
    ]
    goals = [(number, *lines.goals[number]) for number in words[1] if at_the_end(lines.goals[number][0], lines)]
    named = lines.named
    ends += [
        (series[len(lines.lines) + number].points[at], goal.value, named[goal.place].style.colour)
        for number, at, goal in goals
    ]
    signs = [lines.sign(line.marks[max(line.marks)]) for line in lines.lines if line.named and line.last]
    signs += [""] * len(goals)
    texts = [*words[0], *(words[1][number] for number, *_ in goals)]
    values = [value for _, value, _ in ends]
    unit = (limits[1] - limits[0]) / plot_height
    placed = spread(values, LABEL * 1.35 * unit, *limits)
    for number, ((point, value, colour), text, sign, at) in enumerate(zip(ends, texts, signs, placed, strict=True)):
        lower, bold = (value - at) / unit / height, number < len(words[0])
        label_point(page, point, text, colour, XL_LABEL_POSITION.RIGHT, bold=bold, lower=lower, sign=sign)


def _label_points(
    page: Page, series: Any, line: Line, lines: Lines, indicator: Indicator, language: Language, *, told: bool
) -> None:
    """The values of a short single line or of a span, all but the last, which the label at its end tells; and signs of comments."""
    for at, mark in line.marks.items():
        text = _written(mark, indicator, language) if told else ""
        sign = lines.sign(mark)
        if (text or sign) and not (line.named and line.last and at == max(line.marks)):
            label_point(page, series.points[at], text, line.style.colour, _free_side(at, mark, lines), sign=sign)


def _free_side(column: int, mark: Mark, lines: Lines) -> XL_LABEL_POSITION:
    """Over a point, and under it where another line passes close over it."""
    others = (line.marks[column].value or 0 for line in lines.lines if column in line.marks)
    close = any(0 < other - (mark.value or 0) < _CLOSE * lines.highest for other in others)
    return XL_LABEL_POSITION.BELOW if close else XL_LABEL_POSITION.ABOVE


def _end(line: Line, indicator: Indicator, language: Language, joint: str, *, marked: bool) -> str:
    """`양동 61`: the place and its last value; among real ones a made-up one says what it is. `joint` is before how far it reaches."""
    last = max(line.marks)
    reach = f"{joint}({line.until[last]})" if last in line.until else ""
    return f"{line.name(language) if marked else line.label} {_written(line.marks[last], indicator, language)}{reach}"


def _written(mark: Mark, indicator: Indicator, language: Language) -> str:
    """Won in words, everything else as a bare number: the unit stands above."""
    if indicator.unit.ko in WON:
        return show_value(mark.value, indicator, language, mark.qualifier) + signs(mark, indicator)
    scale = scale_for([mark.value], indicator, language)
    return scale.write(mark.value, mark.qualifier, language) + signs(mark, indicator)
