"""Sheets of places beside one another at one period: value, parts, ranks and limits in columns, and a chart of them."""

import math
from collections.abc import Sequence
from typing import Any

from catalog.model import Indicator
from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.engine import records
from dashboard.export.pptx_template import FONT
from dashboard.export.xlsx_aims import write_aim
from dashboard.export.xlsx_formats import BESIDE, HEAD, LACKING, NUMBER_HEAD, QUIET, WORDS, number_shape, value_look
from dashboard.export.xlsx_sheet import PRINTED, Sheet, axis_look, letters
from dashboard.figures.paint import LIGHT, Paint
from dashboard.finished import judged_of
from dashboard.judgements import Places
from dashboard.listing import in_view, missing_words, partial_words, programme_labels
from dashboard.listing_places import beside
from dashboard.numbers import scale_for
from dashboard.release import Row
from dashboard.stats.intervals import Interval
from dashboard.targets_listed import aims

VALUE = 1  # the column behind the place
Column = tuple[str, dict[str, float]]  # a heading, and the numbers by place


def write_standings(sheet: Sheet, slide: Prepared, paint: Paint) -> None:
    """A row for each place, the district first, then in the order of the ranking."""
    indicator, language = slide.indicator, paint.language
    if indicator is None:
        return
    view = slide.view
    places = judged_of(view).places
    shown = in_view(view, engine.frame(view, language), lowest_first=indicator.direction == "lower")
    top, rows = sheet.row, records(shown)
    numbers = _numbers(rows, places if view.kind != "tiles" else None, paint)
    aimed = {
        aim.target.place: aim
        for aim in aims(view, engine.frame(view, language), indicator, slide.entered.targets, language)
    }
    words = beside(view, places, scale_for([None], indicator, language), language)
    words.pop(paint.say("95% 범위"), None)  # it stands in two columns of numbers
    heads = [head for head, _ in numbers] + ([paint.say("목표값"), paint.say("목표와의 차이")] if aimed else [])
    told = [aim.words for aim in aimed.values()]
    _write_heads(sheet, top, heads, [*([paint.say("거리")] if aimed else []), *words], told, paint)
    for number, row in enumerate(rows, top + 1):
        _write_value(sheet, number, row, indicator, slide, paint)
        for column, (head, values) in enumerate(numbers, VALUE + 1):
            _write_number(sheet, number, column, values.get(row["place"]), _shape(head, indicator, paint))
        said = [column.get(row["place"], "") for column in words.values()] + _said(row, slide, paint)
        if aimed:
            aim = aimed.get(row["place"])
            write_aim(sheet, number, VALUE + 1 + len(numbers), aim, VALUE, indicator)
            said.insert(0, aim.words if aim else "")
        for column, text in enumerate(said, VALUE + 1 + len(heads)):
            sheet.words(number, column, text, BESIDE)
    sheet.sheet.freeze_panes(top + 1, 1)
    sheet.row = top + len(rows) + 2
    below = [at for at, row in enumerate(rows, top + 1) if row["kind"] != "district" and not math.isnan(row["value"])]
    if below and view.kind != "funnel":
        _add_bars(sheet, (top, below[0], below[-1]), indicator, places, rows, paint)


def _numbers(rows: Sequence[Row], places: Places | None, paint: Paint) -> list[Column]:
    """The columns behind the value that have any number: limits of the interval, numerator, denominator."""
    say, limits = paint.say, places.intervals if places else {}
    columns = [
        (say("95% 범위 아래 끝"), {place: one.low for place, one in limits.items()}),
        (say("95% 범위 위 끝"), {place: one.high for place, one in limits.items()}),
    ]
    if any(not math.isnan(row["denominator"]) for row in rows):
        for head, name in ((say("분자"), "numerator"), (say("분모"), "denominator")):
            columns.append((head, {row["place"]: row[name] for row in rows if not math.isnan(row[name])}))
    return [(head, values) for head, values in columns if values]


def _write_heads(
    sheet: Sheet, top: int, numbers: Sequence[str], words: Sequence[str], told: Sequence[str], paint: Paint
) -> None:
    """The heads, and columns as wide as they need; `told` are the words under the first of the `words`."""
    say = paint.say
    heads = [say("장소"), say("값"), *numbers, *words, say("예시 자료"), say("합계에 든 동"), say("포함된 사업")]
    for column, head in enumerate(heads):
        sheet.words(top, column, head, NUMBER_HEAD if 0 < column <= VALUE + len(numbers) else HEAD)
    under = {1 + VALUE + len(numbers): told}
    sheet.widths([[head, "1,234,567,890", *under.get(column, ())][column == 0 :] for column, head in enumerate(heads)])


def _write_value(sheet: Sheet, at: int, row: Row, indicator: Indicator, slide: Prepared, paint: Paint) -> None:
    district = row["kind"] == "district"
    sheet.words(at, 0, row["label"], WORDS | {"bold": district})
    if math.isnan(row["value"]):
        catalog = engine.release(slide.view.release).catalog
        sheet.words(at, VALUE, missing_words(row["missing"], catalog, paint.language), LACKING)
    else:
        made_up = bool(row["demonstration"])
        look = value_look(indicator, row["qualifier"], paint.language, made_up=made_up, total=district)
        sheet.number(at, VALUE, row["value"], look)


def _shape(head: str, indicator: Indicator, paint: Paint) -> str:
    whole = head in (paint.say("분자"), paint.say("분모"))
    return "#,##0" if whole else number_shape(indicator)


def _write_number(sheet: Sheet, at: int, column: int, value: float | None, shape: str) -> None:
    if value is None:
        sheet.words(at, column, "", WORDS)
    else:
        sheet.number(at, column, value, WORDS | {"num_format": shape, "align": "right"})


def _said(row: Row, slide: Prepared, paint: Paint) -> list[str]:
    """What stands behind every value: made up or not, how many dongs, which programmes."""
    covers = row["covers"] if isinstance(row["covers"], str) else ""
    catalog = engine.release(slide.view.release).catalog
    return [
        paint.say("예시 자료") if row["demonstration"] else "",
        partial_words(row, paint.say),
        ", ".join(programme_labels(covers.split(","), catalog, paint.language)),
    ]


def _add_bars(
    sheet: Sheet,
    at: tuple[int, int, int],
    indicator: Indicator,
    places: Places | None,
    rows: Sequence[Row],
    paint: Paint,
) -> None:
    """The dongs as bars, the first on top, with their limits as whiskers."""
    top, first, last = at
    chart = sheet.chart({"type": "bar"}, sheet.row, 0, rows=max(12, (last - first + 1) * 24 // 20))
    shown = rows[first - top - 1 : last - top]
    limits = [places.intervals.get(row["place"]) if places else None for row in shown]
    made_up = any(row["demonstration"] for row in shown)
    series: dict[str, Any] = {
        "name": [sheet.name, top, VALUE],
        "categories": sheet.range(0, first, last),
        "values": sheet.range(VALUE, first, last),
        "gap": 40,
        "fill": {"color": LIGHT.absent if made_up else LIGHT.bar},
        "border": {"color": LIGHT.axis},
        "data_labels": {"value": True, "font": {"name": FONT, "size": 9}, "position": "inside_base"},
    }
    if any(limits):
        series["y_error_bars"] = _whiskers(sheet, (top, first, last), shown, limits, paint)
    chart.add_series(series)
    highest = max(one.high for one in limits if one) if any(limits) else 0.0
    reach = {"max": _round_up(highest)} if highest > 0 else {}  # no program makes room for whiskers by itself
    chart.set_x_axis(axis_look(number_shape(indicator), lines=True) | reach)
    chart.set_y_axis(axis_look() | {"reverse": True})


def _round_up(value: float) -> float:
    """The next round number.

    >>> _round_up(325), _round_up(36.2)
    (350.0, 40.0)
    """
    step = math.pow(10, math.floor(math.log10(value))) / 2
    return math.ceil(value / step) * step


def _whiskers(
    sheet: Sheet, at: tuple[int, int, int], rows: Sequence[Row], limits: Sequence[Interval | None], paint: Paint
) -> dict[str, Any]:
    """Error bars from cells: how far the limits are from the value, beside what is printed."""
    top, first, last = at
    up, down = PRINTED + 1, PRINTED + 2
    sheet.words(top, up, paint.say("값에서 95% 범위 위 끝까지"), QUIET)
    sheet.words(top, down, paint.say("값에서 95% 범위 아래 끝까지"), QUIET)
    for number, (row, one) in enumerate(zip(rows, limits, strict=True), first):
        sheet.number(number, up, one.high - row["value"] if one else 0, QUIET)
        sheet.number(number, down, row["value"] - one.low if one else 0, QUIET)
    spans = {
        name: f"='{sheet.name}'!${letters(column)}${first + 1}:${letters(column)}${last + 1}"
        for name, column in (("plus_values", up), ("minus_values", down))
    }
    return {"type": "custom", **spans, "line": {"color": LIGHT.ink}}
