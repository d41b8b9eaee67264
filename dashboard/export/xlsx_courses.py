"""Sheets of views over time: places down, periods across, the district as the sum of its dongs where it is one, and a line chart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalog.model import Indicator
from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.export.lines import Line, Lines, counted_from_zero, lines_of
from dashboard.export.pptx_template import FONT
from dashboard.export.xlsx_aims import add_goal, write_aims
from dashboard.export.xlsx_formats import (
    HEAD,
    LACKING,
    NUMBER_HEAD,
    QUIET,
    WORDS,
    number_shape,
    value_look,
)
from dashboard.export.xlsx_sheet import PRINTED, Sheet, axis_look
from dashboard.figures.key import signs
from dashboard.figures.marks import Mark, by_place, read_marks
from dashboard.figures.paint import LIGHT, Paint
from dashboard.listing import in_view, missing_words
from dashboard.numbers import WON
from dashboard.periods import last_day, show_period
from dashboard.targets import show_target
from dashboard.targets_listed import aims
from dashboard.views import Language


@dataclass(frozen=True)
class Matrix:
    """Periods as columns, and a row of marks for each place, the district last."""

    periods: tuple[str, ...]
    rows: tuple[tuple[str, dict[str, Mark]], ...]
    district: int | None  # the number of its row


def matrix_of(slide: Prepared, language: Language) -> Matrix:
    """All figures of a view's table."""
    view = replace(slide.view, kind="trend") if slide.view.kind == "cumulative" else slide.view
    marks = read_marks(in_view(view, engine.frame(view, language)))
    places = sorted(by_place(marks).values(), key=lambda own: own[0].is_district)
    periods = sorted({mark.period for mark in marks}, key=lambda one: (last_day(one).isoformat() if one else "", one))
    rows = tuple((own[0].label, {mark.period: mark for mark in own}) for own in places)
    district = next((number for number, own in enumerate(places) if own[0].is_district), None)
    return Matrix(tuple(periods), rows, district if len(rows) > 1 else None)


def write_course(sheet: Sheet, slide: Prepared, paint: Paint) -> None:
    """The table, then what its chart is drawn from, then the chart."""
    indicator, language = slide.indicator, paint.language
    if indicator is None:
        return
    matrix, say = matrix_of(slide, language), paint.say
    top = sheet.row
    sheet.words(top, 0, say("장소"), HEAD)
    headings = [show_period(period, language) for period in matrix.periods]
    for column, heading in enumerate(headings, 1):
        sheet.words(top, column, heading, NUMBER_HEAD)
    for number, (label, marks) in enumerate(matrix.rows):
        sheet.words(top + 1 + number, 0, label, WORDS | {"bold": number == matrix.district})
        for column, period in enumerate(matrix.periods, 1):
            _write(sheet, (top, number, column), marks.get(period), matrix, slide, indicator, language)
    sheet.sheet.freeze_panes(top + 1, 1)
    sheet.row = top + len(matrix.rows) + 2
    write_aims(
        sheet,
        aims(slide.view, engine.frame(slide.view, language), indicator, slide.entered.targets, language),
        indicator,
        paint,
    )
    if slide.view.kind == "heat":
        _shade(sheet, top, matrix)
    elif slide.view.kind in ("trend", "cumulative"):
        _add_chart(sheet, lines_of(slide, language), len(matrix.periods) + 1, indicator, paint)
    sheet.widths(
        [
            [label for label, _ in matrix.rows],
            *([heading, "1,234,567,890"[: 9 + 4 * _won(indicator)]] for heading in headings),
        ]
    )


def _won(indicator: Indicator) -> bool:
    return indicator.unit.ko in WON


def _write(
    sheet: Sheet,
    at: tuple[int, int, int],
    mark: Mark | None,
    matrix: Matrix,
    slide: Prepared,
    indicator: Indicator,
    language: Language,
) -> None:
    top, number, column = at
    row = top + 1 + number
    if mark is None or mark.value is None:
        catalog = engine.release(slide.view.release).catalog
        sheet.words(row, column, missing_words(mark.missing, catalog, language) if mark else "", LACKING)
        return
    look = value_look(
        indicator,
        mark.qualifier,
        language,
        made_up=mark.demonstration,
        after=signs(mark, indicator),
        total=mark.is_district,
    )
    if number == matrix.district and is_total(mark, matrix, indicator):
        sheet.total(row, column, top + 1, top + number, mark.value, look)
    else:
        sheet.number(row, column, mark.value, look)


def is_total(district: Mark, matrix: Matrix, indicator: Indicator) -> bool:
    """Whether the release added the district up from all of its dongs, and they all stand above it."""
    others = [marks.get(district.period) for number, (_, marks) in enumerate(matrix.rows) if number != matrix.district]
    dongs = [mark for mark in others if mark is not None and mark.value is not None and mark.kind == "dong"]
    stranger = any(mark is not None and mark.value is not None and mark.kind != "dong" for mark in others)
    summed = indicator.denominator is None and district.parts is not None and district.parts == district.parts_of
    same = {mark.demonstration for mark in dongs} == {district.demonstration}
    return (
        summed
        and not stranger
        and same
        and len(dongs) == district.parts
        and sum(mark.value or 0 for mark in dongs) == district.value
    )


def _shade(sheet: Sheet, top: int, matrix: Matrix) -> None:
    """Colours over the dongs' cells, by the program that opens them; the district's would take the whole scale."""
    last = top + len(matrix.rows) - (matrix.district is not None)
    scale = {"type": "2_color_scale", "min_color": LIGHT.sequential[0], "max_color": LIGHT.sequential[4]}
    sheet.sheet.conditional_format(top + 1, 1, last, len(matrix.periods), scale)


def _add_chart(sheet: Sheet, lines: Lines, width: int, indicator: Indicator, paint: Paint) -> None:
    """The chart, and to its right the stretches that it is drawn from."""
    if not lines.lines:
        return
    chart_row, beside = sheet.row + 1, max(PRINTED, width) + 1
    sheet.words(sheet.row, 0, paint.say("그림"), QUIET | {"bold": True})
    sheet.words(sheet.row, beside, paint.say("그림에 쓰인 값: 이어지지 않는 곳에서 줄을 나누었습니다."), QUIET)
    for number, words in enumerate(lines.columns):
        sheet.words(chart_row + 1 + number, beside, words, QUIET)
    chart = sheet.chart({"type": "line"}, chart_row, 0)
    for number, line in enumerate(lines.lines):
        _add_line(sheet, chart, (chart_row, beside, number), line, lines, indicator, paint.language)
    for number, (column, goal) in enumerate(lines.goals, len(lines.lines)):
        name = paint.say("목표 {value}", value=show_target(goal.value, indicator, paint.language))
        add_goal(sheet, chart, (chart_row, beside, number), (name, column, goal.value), len(lines.columns))
    chart.set_x_axis(axis_look())
    zero = {"min": 0} if counted_from_zero(lines, indicator) else {}
    chart.set_y_axis(axis_look(number_shape(indicator), lines=True) | zero)
    chart.set_plotarea({"layout": {"x": 0.09, "y": 0.04, "width": 0.72, "height": 0.86}})


def _add_line(
    sheet: Sheet,
    chart: object,
    at: tuple[int, int, int],
    line: Line,
    lines: Lines,
    indicator: Indicator,
    language: Language,
) -> None:
    top, beside, number = at
    column, count = beside + 1 + number, len(lines.columns)
    sheet.words(top, column, line.name(language), QUIET)
    for row, mark in line.marks.items():
        look = value_look(indicator, mark.qualifier, language, made_up=mark.demonstration) | {"font_color": LIGHT.muted}
        sheet.number(top + 1 + row, column, mark.value or 0, look)
    chart.add_series(  # type: ignore[attr-defined]
        {
            "name": [sheet.name, top, column],
            "categories": sheet.range(beside, top + 1, top + count),
            "values": sheet.range(column, top + 1, top + count),
            "line": _stroke(line),
            "marker": _marker(line),
            **({"data_labels": _label(line, lines, language)} if line.named and line.last else {}),
        }
    )


def _stroke(line: Line) -> dict[str, object]:
    dashed = line.made_up or line.style.dash != "solid"
    return {
        "color": line.style.colour,
        "width": max(line.style.width * 0.75, 0.75),
        "dash_type": "dash" if dashed else "solid",
    }


def _marker(line: Line) -> dict[str, object]:
    if not (line.style.size or line.lone):
        return {"type": "none"}
    fill = LIGHT.surface if line.made_up else line.style.colour
    return {
        "type": "diamond" if line.made_up else "circle",
        "size": 7 if line.style.size >= 8 else 5,
        "fill": {"color": fill},
        "border": {"color": line.style.colour},
    }


def _label(line: Line, lines: Lines, language: Language) -> dict[str, object]:
    """The name at the last point, and nothing at the others."""
    last = max(line.marks)
    own: Sequence[dict[str, object]] = [
        {"value": line.name(language)} if at == last else {"delete": True} for at in range(len(lines.columns))
    ]
    font = {"name": FONT, "size": 10, "bold": True, "color": line.style.colour}
    return {"value": True, "position": "right", "custom": list(own), "font": font}
