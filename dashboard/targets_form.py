"""The form for targets: every indicator with the district and its dongs, the targets in force filled in, the rest blank."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from catalog.declared import Catalog
from catalog.model import Indicator
from dashboard.targets import target_of
from dashboard.targets_cells import YEARS
from dashboard.targets_file import COLUMNS
from dashboard.text import Say
from ledger.targets import Target

ORDER = ("indicator", "place", "year", "value", "unit", "baseline", "baseline_year", "note")
WIDTHS = (34, 14, 9, 14, 10, 14, 11, 34)
BLANK_ROWS = 200
FIRST = 3  # the first row under the headings, counted from 0


def target_form(catalog: Catalog, targets: Iterable[Target], indicators: Sequence[str], year: int, speak: Say) -> bytes:
    """The form as .xlsx: the rows of these indicators in `year`, and as many blank ones with lists to choose from."""
    content = io.BytesIO()
    # No link, no formula: what looks like one in a note stays a text.
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, safe) as book:
        sheet, lists = book.add_worksheet(speak("목표")), book.add_worksheet(speak("목록"))
        strong = book.add_format({"bold": True, "bg_color": "#ecf2fe", "bottom": 1})
        _write_head(sheet, strong, book.add_format({"font_color": "#58616a"}), speak)
        rows = _rows(catalog, list(targets), indicators, year)
        for number, row in enumerate(rows, FIRST):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(number, column, cell)
        last = FIRST + len(rows) + BLANK_ROWS
        _write_lists(lists, catalog)
        _add_choices(sheet, catalog, last, speak)
        sheet.autofilter(FIRST - 1, 0, last, len(ORDER) - 1)
    return content.getvalue()


def _write_head(sheet: Worksheet, strong: Format, quiet: Format, speak: Say) -> None:
    sheet.write(0, 0, speak("목표 칸을 채운 줄만 읽습니다. 빈 줄은 그대로 두셔도 됩니다."), quiet)
    sheet.write(1, 0, speak("비율의 목표는 90%가 아니라 90으로 적고, 단위는 단위 칸과 같게 해 주십시오."), quiet)
    for column, (name, width) in enumerate(zip(ORDER, WIDTHS, strict=True)):
        sheet.write(FIRST - 1, column, COLUMNS[name][0], strong)
        sheet.set_column(column, column, width)
    sheet.freeze_panes(FIRST, 2)


def _rows(
    catalog: Catalog, targets: list[Target], indicators: Sequence[str], year: int
) -> list[tuple[str | float | None, ...]]:
    places = (catalog.district, *catalog.dongs)
    declared = [catalog.indicators[name] for name in indicators]
    return [
        _row(one, place.label.ko, year, target_of(targets, one.indicator, place.id, year))
        for one in declared
        for place in places
    ]


def _row(indicator: Indicator, place: str, year: int, target: Target | None) -> tuple[str | float | None, ...]:
    head = (indicator.label.ko, place, year)
    if target is None:
        return (*head, None, indicator.unit.ko)
    return (*head, target.value, indicator.unit.ko, target.baseline, target.baseline_year, target.note or None)


def _write_lists(lists: Worksheet, catalog: Catalog) -> None:
    for number, indicator in enumerate(catalog.indicators.values()):
        lists.write(number, 0, indicator.label.ko)
    for number, place in enumerate((catalog.district, *catalog.dongs)):
        lists.write(number, 1, place.label.ko)
    lists.hide()


def _add_choices(sheet: Worksheet, catalog: Catalog, last: int, speak: Say) -> None:
    name = speak("목록")
    for column, letter, count in ((0, "A", len(catalog.indicators)), (1, "B", len(catalog.dongs) + 1)):
        source = f"='{name}'!${letter}$1:${letter}${count}"
        sheet.data_validation(FIRST, column, last, column, {"validate": "list", "source": source})
    wrong = {"error_title": speak("연도"), "error_message": speak("2026처럼 네 자리로 적어 주십시오.")}
    for column in (ORDER.index("year"), ORDER.index("baseline_year")):
        between = {"validate": "integer", "criteria": "between", "minimum": YEARS[0], "maximum": YEARS[1]}
        sheet.data_validation(FIRST, column, last, column, between | wrong)
