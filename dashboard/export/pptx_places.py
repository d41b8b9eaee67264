"""Heat maps as native tables, and the district as equal tiles of native shapes."""

from html import escape
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from catalog.model import Indicator
from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.comments import signs_by_figure
from dashboard.export.grids import Cell, Grid
from dashboard.export.pptx_page import LABEL, Box, Page, colour_of, make_plain
from dashboard.export.wording import without_controls
from dashboard.figures.colour import ink_on
from dashboard.figures.key import signs, text_width
from dashboard.figures.marks import Mark, at_period, highlighted, looked_at, read_marks
from dashboard.figures.paint import LIGHT, Paint
from dashboard.figures.reasons import reason
from dashboard.figures.shade import shade_for
from dashboard.figures.tiles import ground_of, short, spots_of, with_absent
from dashboard.numbers import MISSING, scale_for

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the built-in table style without lines and grounds
_TALLEST = 52  # pixels of a row
_GAP = 10  # pixels between tiles


def add_table(page: Page, box: Box, grid: Grid, alt: str) -> None:
    """The cells of a heat map; names of places at the left."""
    count = len(grid.rows) + 1
    row = min(box.height / count, _TALLEST)
    size = max(20, min(LABEL, round(row * 0.6)))
    names = 24 + max(text_width(name, size) for name, _ in grid.rows)
    frame = page.slide.shapes.add_table(
        count, len(grid.columns) + 1, *page.place(Box(box.left, box.top, box.width, row * count))
    )
    frame.name = "heat"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    table = frame.table._tbl
    table.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    table.tblPr.set("bandRow", "0")
    widths = [names] + [(box.width - names) / len(grid.columns)] * len(grid.columns)
    for column, width in zip(table.tblGrid, widths, strict=True):
        column.set("w", str(round(width * page.pixel)))
    head = [Cell("", LIGHT.surface, LIGHT.muted), *(Cell(text, LIGHT.surface, LIGHT.muted) for text in grid.columns)]
    body = [[Cell(name, LIGHT.surface, LIGHT.ink), *cells] for name, cells in grid.rows]
    for line, cells in zip(table.tr_lst, [head, *body], strict=True):
        line.set("h", str(round(row * page.pixel)))
        for known in list(line):
            line.remove(known)
        for at, cell in enumerate(cells):
            line.append(_cell(page, cell, size, "l" if at == 0 else "ctr"))


def _cell(page: Page, cell: Cell, size: int, align: str) -> Any:
    """A cell written at once: python-pptx takes half a second for the cells of one heat map."""
    fonts = f"<a:latin typeface='{page.template.latin}'/><a:ea typeface='{page.template.east_asian}'/>"
    ink = f"<a:solidFill><a:srgbClr val='{cell.ink[1:]}'/></a:solidFill>"
    letters = f"sz='{round(page.pt(size).pt * 100)}'"
    text = f"<a:r><a:rPr {letters}>{ink}{fonts}</a:rPr><a:t>{escape(without_controls(cell.text))}</a:t></a:r>"
    return parse_xml(
        f"<a:tc {nsdecls('a')}><a:txBody><a:bodyPr/><a:p><a:pPr algn='{align}'/>{text if cell.text else ''}"
        f"<a:endParaRPr {letters}/></a:p></a:txBody><a:tcPr marL='0' marR='0' marT='0' marB='0' anchor='ctr'>"
        f"<a:solidFill><a:srgbClr val='{cell.ground[1:]}'/></a:solidFill></a:tcPr></a:tc>"
    )


def add_tiles(page: Page, box: Box, slide: Prepared, indicator: Indicator, paint: Paint) -> None:
    """A tile for each dong, where it lies, with its name and value inside."""
    places = engine.release(slide.view.release).catalog.places
    read = read_marks(engine.frame(slide.view, paint.language))
    below = [mark for mark in at_period(slide.view, read) if not mark.is_district]
    marks = with_absent(below, looked_at(slide.view, read), places, paint)
    shade = shade_for([mark.value for mark in marks], paint)
    scale = scale_for([mark.value for mark in marks], indicator, paint.language)
    spots, chosen = spots_of(marks, places), highlighted(slide.view, marks)
    columns = max(column for column, _ in spots.values()) + 1
    rows = max(row for _, row in spots.values()) + 1
    wide, high = box.width / columns, min(box.height / rows, 0.6 * box.width / columns)
    signs_of_comments = signs_by_figure(slide.noted)
    for mark in marks:
        column, row = spots[mark.place]
        tile = Box(box.left + column * wide, box.top + row * high, wide - _GAP, high - _GAP)
        value = (
            f"{MISSING} {reason(mark, paint.say)}"
            if mark.value is None
            else scale.write(mark.value, mark.qualifier, paint.language) + signs(mark, indicator)
        )
        value += signs_of_comments.get(mark.about, "")
        ground = ground_of(mark, shade, indicator, paint)
        _add_tile(page, tile, mark, value, ground, chosen=mark.place in chosen)


def _add_tile(page: Page, box: Box, mark: Mark, value: str, ground: str, *, chosen: bool) -> None:
    """A tile; one with a made-up figure has a dashed edge, a chosen one a dark edge."""
    shape = page.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *page.place(box))
    shape.name = mark.label
    shape._element.nvSpPr.cNvPr.set("descr", f"{mark.label} {value}")
    make_plain(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour_of(ground)
    made_up = mark.demonstration and mark.value is not None
    shape.line.color.rgb = colour_of(
        LIGHT.ink if chosen or made_up else LIGHT.axis if ground == LIGHT.surface else ground
    )
    shape.line.width = page.pt(5 if chosen else 2)
    if made_up:
        shape.line.dash_style = MSO_LINE.DASH
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    shape.text_frame.word_wrap = True
    ink = LIGHT.muted if mark.value is None else ink_on(ground)
    page.write(shape.text_frame, short(mark.label), size=24, colour=ink, align=PP_ALIGN.CENTER)
    paragraph = shape.text_frame.add_paragraph()
    paragraph.alignment = PP_ALIGN.CENTER
    run = paragraph.add_run()
    run.text, run.font.bold = value, True
    run.font.color.rgb = colour_of(ink)
    page.dress(run.font, 30)
