"""How the sheet 입력 is set up: sizes, panes, protection, print."""

from xlsxwriter.worksheet import Worksheet

from etl.template.geometry import FIRST_ROW, HEAD_ROW, YEAR_ROW, Geometry, pixels

ROW_HEIGHT, PIXELS_A_ROW = 21, 28
A4 = 9
UPRIGHT, ACROSS = 900, 1500  # pixels that a page of A4 holds upright and across, still to be read
SCALE_ACROSS = 62  # per cent, at which it holds them with room for fonts that run wide


def set_sizes(sheet: Worksheet, place: Geometry) -> None:
    """Widths and heights. To be told before anything is drawn, for a drawing goes by them."""
    for column, width in enumerate(place.widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 30)
    sheet.set_row(HEAD_ROW, 30)
    sheet.set_row(YEAR_ROW, 18)
    for row in range(FIRST_ROW, place.last_row + 1):
        sheet.set_row(row, ROW_HEIGHT)


def set_up(sheet: Worksheet, place: Geometry) -> None:
    """What a sender meets: headings that stay, cells that are locked, pages of A4."""
    sheet.hide_gridlines(2)
    sheet.freeze_panes(FIRST_ROW, place.stub_width)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(HEAD_ROW, YEAR_ROW)
    sheet.print_area(0, 0, place.last_row, len(place.widths) - 1)
    sheet.set_footer(f"&L&9 {place.plan.title}&R&9 &P / &N")
    _fit(sheet, place)


def _fit(sheet: Worksheet, place: Geometry) -> None:
    """Upright, across, or on several pages side by side, which part between measures."""
    whole = sum(map(pixels, place.widths))
    if whole > UPRIGHT:
        sheet.set_landscape()
    if whole <= ACROSS:
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_print_scale(SCALE_ACROSS)
    sheet.repeat_columns(0, place.stub_width - 1)
    sheet.set_v_pagebreaks(_breaks(place))


def _breaks(place: Geometry) -> list[int]:
    """The columns before which a new page begins."""
    stub = sum(map(pixels, place.widths[: place.stub_width]))
    breaks, filled = [], stub
    for number in range(len(place.plan.asked)):
        first = place.column(number)
        own = sum(map(pixels, place.widths[first : first + place.step]))
        if filled + own > ACROSS:
            breaks.append(first)
            filled = stub
        filled += own
    return breaks
