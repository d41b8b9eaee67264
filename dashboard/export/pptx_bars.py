"""Rankings and two periods of every place as native bar charts."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from catalog.model import Indicator
from dashboard.comments import Noted, signs_by_figure
from dashboard.export.places import Order, Standing
from dashboard.export.pptx_chart import add_chart, finish, hide_axis, label_point, number_format, quiet_category_axis
from dashboard.export.pptx_page import LABEL, Box, Page, colour_of
from dashboard.figures.against import change_words
from dashboard.figures.key import text_width
from dashboard.figures.paint import LIGHT, Paint
from dashboard.numbers import scale_for
from dashboard.pairs import Pair
from dashboard.periods import show_period


def add_ranking(page: Page, box: Box, order: Order, indicator: Indicator, alt: str, paint: Paint) -> None:
    """Bars with their limits as whiskers; beside each its value and, where it is ranked by ranges, its ranks."""
    standings, say = order.standings, paint.say
    data = CategoryChartData(number_format=number_format(indicator))
    data.categories = [_row_name(one) for one in standings]
    made_up = any(one.mark.demonstration for one in standings)
    name = indicator.label.ko if paint.language == "ko" else indicator.label.en
    data.add_series(say("{label}(예시)", label=name) if made_up else name, [one.mark.value for one in standings])
    more = _bounds(order, paint)
    for words, values in more.items():
        data.add_series(words, values)
    chart = _bars(page, box, data, [one.said for one in standings], "rank", alt)
    longest = max((one.farthest for one in standings), default=0) or 1.0
    lowest = min(0.0, *(one.mark.value or 0 for one in standings))
    hide_axis(chart.value_axis, lowest, longest * 1.02)
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 40
    value, *others = list(chart.plots[0].series)
    _paint_bars(page, value, standings)
    if order.ranged:
        _add_whiskers(value, standings)
    for one, words in zip(others, more, strict=True):
        _paint_bound(page, one, is_goal=words == say("목표"))
    # Where there are whiskers the words stand behind them: at the invisible bar that ends with the upper limit; behind a
    # target that lies still farther at the frame of that.
    carrier = others[1] if order.ranged else value
    for number, standing in enumerate(standings):
        if standing.mark.value is not None:
            farthest = others[-1] if standing.goal == standing.farthest else carrier
            _label_bar(page, farthest.points[number], standing.words, standing.sign)
    finish(page, chart)


def add_pairs(
    page: Page, box: Box, pairs: Sequence[Pair], noted: Sequence[Noted], indicator: Indicator, alt: str, paint: Paint
) -> None:
    """Two bars for each place, the earlier one grey; beside the later one the change, where the two are comparable."""
    scale = scale_for([m.value for p in pairs for m in (p.before, p.after)], indicator, paint.language)
    data = CategoryChartData(number_format=number_format(indicator))
    data.categories = [pair.label for pair in pairs]
    for marks in ([pair.before for pair in pairs], [pair.after for pair in pairs]):
        label = show_period(marks[0].period, paint.language)
        made_up = any(mark.demonstration for mark in marks)
        data.add_series(paint.say("{label}(예시)", label=label) if made_up else label, [mark.value for mark in marks])
    words, signs = [_pair_words(pair, scale, paint) for pair in pairs], signs_by_figure(noted)
    ends = [signs.get(pair.after.about, "") for pair in pairs]
    chart = _bars(page, box, data, list(map(" ".join, zip(words, ends, strict=True))), "against", alt)
    values = [mark.value or 0 for pair in pairs for mark in (pair.before, pair.after)]
    hide_axis(chart.value_axis, min(0.0, *values), (max(values) or 1.0) * 1.02)
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 0
    for series, colour in zip(chart.plots[0].series, (LIGHT.context, LIGHT.accent), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour_of(colour)
    earlier, later = chart.plots[0].series
    for number, pair in enumerate(pairs):
        if pair.after.value is not None:
            _label_bar(page, later.points[number], words[number], ends[number])
        if sign := signs.get(pair.before.about):
            _label_bar(page, earlier.points[number], "", sign)
    finish(page, chart)


def _label_bar(page: Page, point: Any, words: str, sign: str) -> None:
    label_point(page, point, words, LIGHT.ink, XL_LABEL_POSITION.OUTSIDE_END, bold=False, sign=sign)


def _pair_words(pair: Pair, scale: Any, paint: Paint) -> str:
    """`247 (+12)`: the later value, and the change behind it."""
    return f"{scale.write(pair.after.value, pair.after.qualifier, paint.language)} ({change_words(pair, scale)})"


def _row_name(one: Standing) -> str:
    """The place, with the reason behind it where it has no value."""
    return f"{one.mark.label} ({one.words}) {one.sign}".rstrip() if one.mark.value is None else one.mark.label


def _bars(page: Page, box: Box, data: CategoryChartData, words: Sequence[str], name: str, alt: str) -> Any:
    """Horizontal bars, the first row on top, with room for names at the left and words at the right."""
    left = 20 + max(text_width(str(one.label), LABEL) for one in data.categories)
    right = 24 + max((text_width(text, LABEL) * 1.06 for text in words), default=0)
    plot = (left / box.width, 0.0, (box.width - left - right) / box.width, 1.0)
    chart = add_chart(page, XL_CHART_TYPE.BAR_CLUSTERED, box, data, plot, name, alt)
    quiet_category_axis(page, chart.category_axis, LIGHT.ink)
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    return chart


def _bounds(order: Order, paint: Paint) -> dict[str, list[float | None]]:
    """The further series: limits where there are any, targets where some are set."""
    found: dict[str, list[float | None]] = {}
    if order.ranged:
        limits = [one.limits or (one.mark.value, one.mark.value) for one in order.standings]
        found[paint.say("95% 범위 아래 끝")] = [low for low, _ in limits]
        found[paint.say("95% 범위 위 끝")] = [high for _, high in limits]
    if any(one.goal is not None for one in order.standings):
        found[paint.say("목표")] = [one.goal for one in order.standings]
    return found


def _paint_bars(page: Page, series: Any, standings: Sequence[Standing]) -> None:
    """Grey, those chosen in colour; made-up ones pale with an edge, sums over a part white with one."""
    series.invert_if_negative = False
    for number, one in enumerate(standings):
        solid, pale = (LIGHT.accent, LIGHT.sequential[1]) if one.chosen else (LIGHT.bar, LIGHT.absent)
        fill = LIGHT.surface if one.hollow else pale if one.mark.demonstration else solid
        shape = series.points[number].format
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour_of(fill)
        if one.hollow or one.mark.demonstration:
            shape.line.color.rgb = colour_of(LIGHT.accent if one.chosen else LIGHT.axis)
            shape.line.width = page.pt(2)


def _paint_bound(page: Page, series: Any, *, is_goal: bool) -> None:
    series.format.fill.background()
    if not is_goal:
        series.format.line.fill.background()
        return
    series.format.line.color.rgb = colour_of(LIGHT.highlights[1])
    series.format.line.width = page.pt(2.5)


def _add_whiskers(series: Any, standings: Sequence[Standing]) -> None:
    """The limits as native error bars."""
    above, below = [], []
    for one in standings:
        value = one.mark.value or 0
        low, high = one.limits or (value, value)
        above.append(high - value)
        below.append(value - low)
    bars = (
        f"<c:errBars {nsdecls('c', 'a')}><c:errBarType val='both'/><c:errValType val='cust'/><c:noEndCap val='0'/>"
        f"<c:plus>{_literal(above)}</c:plus><c:minus>{_literal(below)}</c:minus><c:spPr><a:ln w='12700'><a:solidFill>"
        f"<a:srgbClr val='{LIGHT.ink[1:]}'/></a:solidFill></a:ln></c:spPr></c:errBars>"
    )
    series._element.find(qn("c:cat")).addprevious(parse_xml(bars))


def _literal(values: Sequence[float]) -> str:
    points = "".join(f"<c:pt idx='{number}'><c:v>{value!r}</c:v></c:pt>" for number, value in enumerate(values))
    return f"<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val='{len(values)}'/>{points}</c:numLit>"
