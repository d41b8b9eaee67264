"""Sheets of two periods: both values of every place, the difference as a formula where the two are comparable, and paired bars."""

from catalog.model import Indicator
from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.compared import finished_pairs
from dashboard.export.xlsx_formats import BESIDE, HEAD, LACKING, NUMBER_HEAD, WORDS, number_shape, value_look
from dashboard.export.xlsx_sheet import Sheet, axis_look, letters
from dashboard.figures.against import drawn_pairs
from dashboard.figures.marks import Mark
from dashboard.figures.paint import LIGHT, Paint
from dashboard.listing import missing_words
from dashboard.pairs import Pair
from dashboard.periods import show_period
from dashboard.reason_words import reason_words

BEFORE, AFTER, CHANGE, WHY = range(1, 5)  # columns behind the place


def write_pairs(sheet: Sheet, slide: Prepared, paint: Paint) -> None:
    """A row for each place, in the order of the figure, places that it does not draw at the end."""
    indicator, language, say = slide.indicator, paint.language, paint.say
    if indicator is None:
        return
    every = finished_pairs(slide.view, language)
    drawn = drawn_pairs(every, indicator)
    pairs = [*drawn, *(pair for pair in every if pair not in drawn)]
    periods = [show_period(period, language) for period in (slide.view.against, slide.view.period)]
    heads, top = [say("장소"), *periods, say("차이"), say("비교하지 않은 까닭")], sheet.row
    for column, head in enumerate(heads):
        sheet.words(top, column, head, NUMBER_HEAD if 0 < column <= CHANGE else HEAD)
    for row, pair in enumerate(pairs, top + 1):
        _write_pair(sheet, row, pair, indicator, slide, paint)
    sheet.sheet.freeze_panes(top + 1, 1)
    sheet.widths([[pair.label for pair in pairs], *([head, "1,234,567,890"] for head in heads[1:])])
    sheet.row = top + len(pairs) + 2
    if drawn:
        _add_bars(sheet, top, len(drawn), indicator)


def _write_pair(sheet: Sheet, row: int, pair: Pair, indicator: Indicator, slide: Prepared, paint: Paint) -> None:
    sheet.words(row, 0, pair.label, WORDS | {"bold": pair.is_district})
    for column, mark in ((BEFORE, pair.before), (AFTER, pair.after)):
        _write_mark(sheet, row, column, mark, indicator, slide, paint)
    if pair.difference is None:
        sheet.words(row, CHANGE, "–", LACKING)
    else:
        before, after = (f"{letters(column)}{row + 1}" for column in (BEFORE, AFTER))
        shape = number_shape(indicator).partition(";")[0]
        look = sheet.book.look(WORDS | {"num_format": f'+{shape};"△"{shape};0', "align": "right"})
        sheet.sheet.write_formula(row, CHANGE, f"={after}-{before}", look, pair.difference)
    why = reason_words(pair.reason, paint.language) if pair.reason is not None and pair.difference is None else ""
    sheet.words(row, WHY, why, BESIDE)


def _write_mark(
    sheet: Sheet, row: int, column: int, mark: Mark, indicator: Indicator, slide: Prepared, paint: Paint
) -> None:
    if mark.value is None:
        catalog = engine.release(slide.view.release).catalog
        sheet.words(row, column, missing_words(mark.missing, catalog, paint.language), LACKING)
    else:
        look = value_look(indicator, mark.qualifier, paint.language, made_up=mark.demonstration)
        sheet.number(row, column, mark.value, look)


def _add_bars(sheet: Sheet, top: int, count: int, indicator: Indicator) -> None:
    chart = sheet.chart({"type": "bar"}, sheet.row, 0, rows=max(12, count * 30 // 20))
    for column, colour in ((BEFORE, LIGHT.context), (AFTER, LIGHT.accent)):
        chart.add_series(
            {
                "name": [sheet.name, top, column],
                "categories": sheet.range(0, top + 1, top + count),
                "values": sheet.range(column, top + 1, top + count),
                "fill": {"color": colour},
                "gap": 45,
            }
        )
    chart.set_legend({"position": "top"})
    chart.set_x_axis(axis_look(number_shape(indicator), lines=True))
    chart.set_y_axis(axis_look() | {"reverse": True})
