"""The figure of a slide, by the kind of its view: over it what its signs mean and its unit, under it the native chart."""

from pptx.enum.text import PP_ALIGN

from catalog.model import Indicator
from dashboard.briefing.prepared import Prepared
from dashboard.compared import finished_pairs
from dashboard.export.grids import Grid
from dashboard.export.lines import Lines, lines_of
from dashboard.export.places import order_of
from dashboard.export.pptx_bars import add_pairs, add_ranking
from dashboard.export.pptx_chart import in_millions
from dashboard.export.pptx_funnel import add_funnel
from dashboard.export.pptx_lines import add_lines
from dashboard.export.pptx_page import LABEL, Box, Page
from dashboard.export.pptx_places import add_table, add_tiles
from dashboard.export.wording import fit
from dashboard.figures.against import drawn_pairs
from dashboard.figures.key import meanings, text_width
from dashboard.figures.paint import LIGHT, Paint
from dashboard.figures.small_multiples import MOST_PANELS
from dashboard.numbers import scale_for
from dashboard.periods import show_period

_HEAD = 40  # pixels of the line over a figure
_GAP = 24  # pixels between panels


def add_figure(page: Page, box: Box, slide: Prepared, paint: Paint) -> None:
    """The figure of any view but a heat map, which may need several slides."""
    kind, indicator = slide.view.kind, slide.indicator
    if slide.panels:
        _panels(page, box, slide, paint)
    elif indicator is not None:
        {"rank": _ranking, "against": _pairs, "funnel": _funnel, "tiles": _tiles}.get(kind, _lines)(
            page, box, slide, indicator, paint
        )


def add_grid(page: Page, box: Box, grid: Grid, alt: str) -> None:
    """A heat map, or the part of it that a slide holds."""
    add_table(page, _under(page, box, grid.key, grid.unit), grid, alt)


def _lines(page: Page, box: Box, slide: Prepared, indicator: Indicator, paint: Paint) -> None:
    lines = lines_of(slide, paint.language)
    under = _under(page, box, _key(slide, indicator, paint), _unit_of(lines, indicator, paint))
    add_lines(page, under, lines, indicator, slide.alt, paint.language)


def _unit_of(lines: Lines, indicator: Indicator, paint: Paint) -> str:
    if in_millions(indicator, lines.highest):
        return paint.say("세로축 단위: 백만원")
    return indicator.unit.ko if paint.language == "ko" else indicator.unit.en


def _ranking(page: Page, box: Box, slide: Prepared, indicator: Indicator, paint: Paint) -> None:
    order, say = order_of(slide, paint), paint.say
    goal = say("주황 테두리: 목표") if any(one.goal is not None for one in order.standings) else ""
    parts = (order.district, say("단위: {unit}", unit=order.scale.unit), say("순위 범위") if order.ranged else "")
    key = " · ".join(part for part in (_key(slide, indicator, paint), goal) if part)
    under = _under(page, box, key, " · ".join(part for part in parts if part))
    add_ranking(page, under, order, indicator, slide.alt, paint)


def _pairs(page: Page, box: Box, slide: Prepared, indicator: Indicator, paint: Paint) -> None:
    pairs = drawn_pairs(finished_pairs(slide.view, paint.language), indicator)
    scale = scale_for([m.value for p in pairs for m in (p.before, p.after)], indicator, paint.language)
    periods = [show_period(period, paint.language) for period in (slide.view.against, slide.view.period)]
    key = paint.say("회색 막대 {earlier}, 파란 막대 {later}", earlier=periods[0], later=periods[1])
    under = _under(page, box, key, paint.say("단위: {unit}", unit=scale.unit))
    add_pairs(page, under, pairs, slide.noted, indicator, slide.alt, paint)


def _funnel(page: Page, box: Box, slide: Prepared, indicator: Indicator, paint: Paint) -> None:
    unit = indicator.unit.ko if paint.language == "ko" else indicator.unit.en
    under = _under(page, box, paint.say("실선 95% 한계, 파선 99.8% 한계"), unit)
    add_funnel(page, under, slide, slide.alt, paint)


def _tiles(page: Page, box: Box, slide: Prepared, indicator: Indicator, paint: Paint) -> None:
    say, scale = paint.say, scale_for([mark.value for mark in slide.marks], indicator, paint.language)
    outline = [] if slide.demonstration == "none" else [say("점선 테두리: 예시 자료")]
    signs = [line for line in meanings(slide.marks, indicator, paint) if "◇" not in line]
    key = " · ".join([say("진할수록 큰 값"), *outline, *signs])
    add_tiles(page, _under(page, box, key, say("단위: {unit}", unit=scale.unit)), slide, indicator, paint)


def _panels(page: Page, box: Box, slide: Prepared, paint: Paint) -> None:
    """Several small charts over the same periods."""
    panels = [panel for panel in slide.panels if panel.marks][:MOST_PANELS]
    columns = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}.get(len(panels), 4)
    rows = -(-len(panels) // columns)
    wide, high = (box.width + _GAP) / columns, (box.height + _GAP) / rows
    periods = sorted({mark.period for panel in panels for mark in panel.marks if mark.period})
    for number, panel in enumerate(panels):
        left, top = box.left + number % columns * wide, box.top + number // columns * high
        _panel(page, Box(left, top, wide - _GAP, high - _GAP), panel, periods, paint)


def _panel(page: Page, box: Box, panel: Prepared, periods: list[str], paint: Paint) -> None:
    indicator = panel.indicator
    if indicator is None:
        return
    lines = lines_of(panel, paint.language, periods)
    name = indicator.label.ko if paint.language == "ko" else indicator.label.en
    unit = indicator.unit.ko if paint.language == "ko" else indicator.unit.en
    unit = paint.say("백만원") if in_millions(indicator, lines.highest) else unit
    head = fit(f"{name} ({unit})", box.width * 0.92, ((LABEL, 1), (20, 1)))
    page.text(Box(box.left, box.top, box.width, _HEAD), head.text, size=head.size, bold=True)
    under = Box(box.left, box.top + _HEAD, box.width, box.height - _HEAD)
    add_lines(page, under, lines, indicator, panel.alt, paint.language)


def _key(slide: Prepared, indicator: Indicator, paint: Paint) -> str:
    return " · ".join(meanings(slide.marks, indicator, paint))


def _under(page: Page, box: Box, key: str, unit: str) -> Box:
    """Write what signs mean at the left and the unit at the right; returned is the room under them."""
    width = text_width(unit, LABEL) * 1.1 + 20
    right = Box(box.left + box.width - width, box.top, width, _HEAD)
    page.text(right, unit, colour=LIGHT.muted, align=PP_ALIGN.RIGHT)
    if key:
        left = Box(box.left, box.top, box.width - width - 20, _HEAD)
        page.text(left, fit(key, left.width, ((20, 1),)).text, colour=LIGHT.muted, size=20)
    return Box(box.left, box.top + _HEAD, box.width, box.height - _HEAD)
