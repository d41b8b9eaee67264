"""The chart of a funnel's sheet: the limits beside it as numbers, and size and value of every dong."""

from typing import Any

import numpy as np

from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.export.xlsx_formats import HEAD, QUIET, WORDS, number_shape, value_look
from dashboard.export.xlsx_sheet import PRINTED, Sheet, axis_look
from dashboard.figures.funnel import size_words, spots_of
from dashboard.figures.paint import LIGHT, Paint
from dashboard.finished import judged_of
from dashboard.stats.funnel import Funnel

_STEPS = 30  # sizes at which the limits are worked out
_BESIDE = PRINTED + 1  # the column from which the numbers of the chart stand


def add_funnel(sheet: Sheet, slide: Prepared, paint: Paint) -> None:
    """Nothing where there is no funnel."""
    places, indicator, say = judged_of(slide.view).places, slide.indicator, paint.say
    if places is None or not isinstance(places.funnel, Funnel) or indicator is None:
        return
    found, top = places.funnel, sheet.row
    spots = spots_of(slide.view, engine.frame(slide.view, paint.language), found, paint)
    sizes = [spot.position.band.size for spot in spots]
    bands = found.curve(np.geomspace(min(sizes) * 0.85, max(sizes) * 1.04, _STEPS).tolist())
    size = size_words(indicator, engine.release(slide.view.release).catalog, paint)
    sheet.words(top, _BESIDE, say("그림에 쓰인 값: 이어지지 않는 곳에서 줄을 나누었습니다."), QUIET)
    names = [say("95% 한계(아래)"), say("95% 한계(위)"), say("99.8% 한계(아래)"), say("99.8% 한계(위)"), say("동 전체")]
    for column, head in enumerate([size, *names, say("장소"), size, say("값")], _BESIDE):
        sheet.words(top + 1, column, head, HEAD)
    whole, look = WORDS | {"num_format": "#,##0"}, value_look(indicator, "exact", paint.language, made_up=False)
    for row, band in enumerate(bands, top + 2):
        sheet.number(row, _BESIDE, band.size, whole)
        for column, value in enumerate((band.low_95, band.high_95, band.low_998, band.high_998, found.rate), 1):
            sheet.number(row, _BESIDE + column, value, look)
    for row, spot in enumerate(spots, top + 2):
        sheet.words(row, _BESIDE + 6, spot.mark.label, WORDS)
        sheet.number(row, _BESIDE + 7, spot.position.band.size, whole)
        own = value_look(indicator, "exact", paint.language, made_up=spot.mark.demonstration)
        sheet.number(row, _BESIDE + 8, spot.position.value, own)
    chart = sheet.chart({"type": "scatter", "subtype": "straight"}, top + 1, 0)
    for column in range(1, 6):
        chart.add_series(_limit(sheet, column, top, len(bands)))
    chart.add_series(_points(sheet, top, [spot.mark.label if spot.named else "" for spot in spots]))
    chart.set_x_axis(axis_look("#,##0") | {"name": size, "name_font": {"size": 9, "bold": False, "color": LIGHT.muted}})
    chart.set_y_axis(axis_look(number_shape(indicator), lines=True))


def _limit(sheet: Sheet, column: int, top: int, count: int) -> dict[str, Any]:
    dashed = column in (3, 4, 5)
    return {
        "name": [sheet.name, top + 1, _BESIDE + column],
        "categories": sheet.range(_BESIDE, top + 2, top + 1 + count),
        "values": sheet.range(_BESIDE + column, top + 2, top + 1 + count),
        "line": {
            "color": LIGHT.ink if column == 5 else LIGHT.axis,
            "width": 1,
            "dash_type": "dash" if dashed else "solid",
        },
        "marker": {"type": "none"},
    }


def _points(sheet: Sheet, top: int, names: list[str]) -> dict[str, Any]:
    labels = [{"value": name} if name else {"delete": True} for name in names]
    return {
        "name": [sheet.name, top + 1, _BESIDE + 8],
        "categories": sheet.range(_BESIDE + 7, top + 2, top + 1 + len(names)),
        "values": sheet.range(_BESIDE + 8, top + 2, top + 1 + len(names)),
        "line": {"none": True},
        "marker": {"type": "diamond", "size": 8, "fill": {"color": LIGHT.context}, "border": {"color": LIGHT.accent}},
        **({"data_labels": {"value": True, "custom": labels, "position": "right"}} if any(names) else {}),
    }
