"""A native chart on a slide: placed, quiet, with fonts on all of its texts and a description for those who do not see it."""

from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from catalog.model import Indicator
from dashboard.export.pptx_page import LABEL, Box, Page, colour_of, set_fonts
from dashboard.figures.paint import LIGHT
from dashboard.numbers import WON

Plot = tuple[float, float, float, float]  # left, top, width, height of the plot as shares of the chart


def add_chart(
    page: Page, kind: XL_CHART_TYPE, box: Box, data: CategoryChartData | XyChartData, plot: Plot, name: str, alt: str
) -> Chart:
    """A chart without title, legend and frame, its plot where it is said to be."""
    frame = page.slide.shapes.add_chart(kind, *page.place(box), data)
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    chart = frame.chart
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = page.pt(LABEL)
    chart.font.color.rgb = colour_of(LIGHT.muted)
    _set_plot(chart, plot)
    return chart


def finish(page: Page, chart: Chart) -> None:
    """Fonts for every text of a chart that is otherwise done: a text without them shows Hangul in another font."""
    for tag in ("a:defRPr", "a:rPr"):
        for properties in chart._chartSpace.iter(qn(tag)):
            set_fonts(properties, page.template)


def number_format(indicator: Indicator) -> str:
    """How an office program writes the indicator's values: thousands apart, won in millions on axes."""
    return "#,##0" + ("." + "0" * indicator.decimals if indicator.decimals else "")


def axis_format(indicator: Indicator, highest: float) -> str:
    """The same on an axis: large sums of won in millions, as fiscal tables write them."""
    return "#,##0,," if in_millions(indicator, highest) else number_format(indicator)


def in_millions(indicator: Indicator, highest: float) -> bool:
    """Whether the axis is in millions of won (백만원)."""
    return indicator.unit.ko in WON and abs(highest) >= 1e7


def quiet_value_axis(page: Page, axis: Any, low: float, high: float, step: float, shape: str) -> None:
    """Faint lines across at round values, numbers beside them, no line of its own."""
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, step
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = colour_of(LIGHT.grid)
    axis.major_gridlines.format.line.width = page.pt(1.5)
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = shape, False
    _dress_ticks(page, axis, LIGHT.muted)
    keep_whole(axis)


def quiet_category_axis(page: Page, axis: Any, colour: str = LIGHT.muted, *, at_low: bool = True) -> None:
    """Names without ticks, under all values."""
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    axis.format.line.color.rgb = colour_of(LIGHT.axis)
    axis.format.line.width = page.pt(1.5)
    if at_low:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _dress_ticks(page, axis, colour)


def keep_whole(axis: Any) -> None:
    """Let no number at an axis be broken: LibreOffice makes 20 and 16 of 2016, and of 1,000 a bare 1 where there is little room.

    It breaks what is not turned at all, and leaves turned words out instead: so they are turned by an angle that nobody sees.
    """
    _body_of(axis).set("rot", "1")  # a sixty-thousandth of a degree


def hide_axis(axis: Any, low: float, high: float) -> None:
    """No axis, but its limits."""
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.has_major_gridlines = False
    axis.visible = False


def label_point(
    page: Page,
    point: Any,
    text: str,
    colour: str,
    position: XL_LABEL_POSITION,
    *,
    bold: bool = True,
    lower: float = 0.0,
    sign: str = "",
) -> None:
    """Words beside a point, `lower` by that share of the chart's height. Behind them, or alone, the `sign` of a comment."""
    label = point.data_label
    frame = label.text_frame
    frame.word_wrap = False  # office programs break labels at a fifth of the chart's width
    for number, line in enumerate(text.split("\n") if text else ()):
        if number:
            frame.paragraphs[0].add_line_break()
        _write_run(page, frame, line, colour, bold=bold)
    if sign:
        _write_run(page, frame, f" {sign}" if text else sign, LIGHT.highlights[1], bold=True)
    label.position = position
    if lower:
        layout = parse_xml(
            f"<c:layout {nsdecls('c')}><c:manualLayout><c:x val='0'/><c:y val='{lower:.4f}'/></c:manualLayout></c:layout>"
        )
        label._dLbl.find(qn("c:idx")).addnext(layout)


def _write_run(page: Page, frame: Any, text: str, colour: str, *, bold: bool) -> None:
    run = frame.paragraphs[0].add_run()
    run.text = text
    run.font.bold = bold
    run.font.size = page.pt(LABEL)
    run.font.color.rgb = colour_of(colour)


def paint_line(line: Any, colour: str, width: Any, *, dashed: bool = False) -> None:
    """Colour, width and dashes of a line."""
    line.color.rgb = RGBColor.from_string(colour[1:].upper())
    line.width = width
    if dashed:
        line._get_or_add_ln().append(parse_xml(f"<a:prstDash {nsdecls('a')} val='dash'/>"))


def _dress_ticks(page: Page, axis: Any, colour: str) -> None:
    axis.tick_labels.font.size = page.pt(LABEL)
    axis.tick_labels.font.color.rgb = colour_of(colour)
    body = _body_of(axis)
    body.set("rot", "0")  # words that do not fit are left out, not turned
    body.set("vert", "horz")


def _set_plot(chart: Chart, plot: Plot) -> None:
    left, top, width, height = plot
    area = chart._chartSpace.chart.plotArea
    for known in area.findall(qn("c:layout")):
        area.remove(known)
    values = "".join(
        f"<c:{name} val='{value:.4f}'/>" for name, value in zip("xywh", (left, top, width, height), strict=True)
    )
    layout = (
        f"<c:layout {nsdecls('c')}><c:manualLayout><c:layoutTarget val='inner'/><c:xMode val='edge'/>"
        f"<c:yMode val='edge'/>{values}</c:manualLayout></c:layout>"
    )
    area.insert(0, parse_xml(layout))


def _body_of(axis: Any) -> Any:
    return axis._element.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}")
