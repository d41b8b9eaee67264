"""The district as equal tiles: each dong as large as the next, where it lies, with its name and value."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import pandas as pd
from plotly import graph_objects as go

from catalog.model import Indicator, Place
from dashboard.figures.colour import along, ink_on, see_through
from dashboard.figures.hover import hover
from dashboard.figures.key import TOP_ROW, mark_demonstration, meanings, signs, text_width, write_key, write_unit
from dashboard.figures.layers import Label, label_traces
from dashboard.figures.marks import Mark, at_period, highlighted, looked_at, part_year, read_marks
from dashboard.figures.paint import TEXT_SIZE, Paint, blank, nothing_to_draw
from dashboard.figures.reasons import reason
from dashboard.figures.shade import Shade, shade_for
from dashboard.numbers import MISSING, Scale, scale_for
from dashboard.views import View

NO_PLACES: Mapping[str, Place] = MappingProxyType({})
TILE = 64  # pixels from row to row
_WIDE = 5  # tiles in a row for places that the catalog gives no tile
_FOOT = 8
Spot = tuple[int, int]


def tiles(
    view: View, frame: pd.DataFrame, indicator: Indicator, paint: Paint, *, places: Mapping[str, Place] = NO_PLACES
) -> go.Figure:
    """Tiles at the places' positions; those without one stand in rows below. A dong without a row is a grey tile with a dash."""
    read = read_marks(frame)
    marks = with_absent([m for m in at_period(view, read) if not m.is_district], looked_at(view, read), places, paint)
    valued = [mark for mark in marks if mark.value is not None]
    if not valued:
        return nothing_to_draw(paint, "동별 값이 없습니다.")
    spots = spots_of(marks, places)
    shade = shade_for([mark.value for mark in valued], paint)
    scale = scale_for([mark.value for mark in valued], indicator, paint.language)
    rows = max(row for _, row in spots.values()) + 1
    figure = blank(paint, TOP_ROW + 8 + TILE * rows + _FOOT)
    chosen = highlighted(view, marks)
    # All shapes at once: Plotly checks the whole list again for each one that is added.
    figure.layout.shapes = [
        shape
        for mark in marks
        for shape in _tile(mark, spots[mark.place], shade, mark.place in chosen, indicator, paint)
    ]
    figure.add_traces(label_traces(_labels(marks, spots, shade, scale, indicator, paint), TEXT_SIZE, reach=TILE - 10))
    _frame(figure, spots, rows)
    names = max(text_width(short(mark.label), TEXT_SIZE) for mark in marks)
    figure.layout.meta = {"least_width": round(16 + (names + 14) * (max(column for column, _ in spots.values()) + 1))}
    mark_demonstration(figure, valued, paint)
    write_unit(figure, paint.say("단위: {unit}", unit=scale.unit))
    outline = [paint.say("점선 테두리: 예시 자료")] if any(mark.demonstration for mark in valued) else []
    others = [line for line in meanings(valued, indicator, paint) if "◇" not in line]
    write_key(figure, [shade.words, *outline, *others], _FOOT)
    figure.layout.height += figure.layout.margin.b - _FOOT
    return figure


def with_absent(marks: Sequence[Mark], period: str, places: Mapping[str, Place], paint: Paint) -> list[Mark]:
    """The marks, and one without a value for each dong on the map that has none."""
    if not any(mark.kind == "dong" for mark in marks):  # schools, which stand on no map of dongs
        return list(marks)
    here = {mark.place for mark in marks}
    absent = [p for p in places.values() if p.kind == "dong" and p.tile is not None and p.id not in here]
    english = paint.language == "en"
    return [*marks, *(Mark(p.id, p.kind, p.label.en if english else p.label.ko, period) for p in absent)]


def spots_of(marks: Sequence[Mark], places: Mapping[str, Place]) -> dict[str, Spot]:
    """Place → column and row; places without a tile stand in rows below."""
    spots = {m.place: tile for m in marks if m.place in places and (tile := places[m.place].tile) is not None}
    below = max((row for _, row in spots.values()), default=-1) + 1
    loose = [mark.place for mark in marks if mark.place not in spots]
    return spots | {place: (index % _WIDE, below + index // _WIDE) for index, place in enumerate(loose)}


def ground_of(mark: Mark, shade: Shade, indicator: Indicator, paint: Paint) -> str:
    """The colour of a tile."""
    if mark.value is None:
        return paint.palette.absent
    if mark.partial or part_year(mark, indicator):
        return paint.palette.surface
    return along(shade.colours, shade.share(mark.value))


def _tile(
    mark: Mark, spot: Spot, shade: Shade, chosen: bool, indicator: Indicator, paint: Paint
) -> Iterator[dict[str, object]]:
    colours = paint.palette
    ground = ground_of(mark, shade, indicator, paint)
    edge = colours.axis if ground == colours.surface else ground
    yield _square(mark.place, spot, 0.46) | {"fillcolor": ground, "line": {"color": edge, "width": 1}}
    if mark.demonstration and mark.value is not None:
        dashes = {"color": see_through(ink_on(ground), 0.65), "width": 1.2, "dash": "4px,3px"}
        yield _square("demonstration", spot, 0.425) | {"line": dashes}
    if chosen:
        yield _square("highlight", spot, 0.485) | {"line": {"color": colours.ink, "width": 2}}


def _square(name: str, spot: Spot, half: float) -> dict[str, object]:
    column, row = spot
    edges = {"x0": column - half, "x1": column + half, "y0": row - half, "y1": row + half}
    return {"name": name, "type": "rect", "layer": "below", **edges}


def _labels(
    marks: Sequence[Mark],
    spots: Mapping[str, Spot],
    shade: Shade,
    scale: Scale,
    indicator: Indicator,
    paint: Paint,
) -> list[Label]:
    return [
        Label(
            mark,
            x=spots[mark.place][0],
            y=spots[mark.place][1],
            text=f"{short(mark.label)}<br>{_second_line(mark, scale, indicator, paint)}",
            ink=paint.palette.muted if mark.value is None else ink_on(ground_of(mark, shade, indicator, paint)),
            hover=hover(mark, indicator, paint),
        )
        for mark in marks
    ]


def _second_line(mark: Mark, scale: Scale, indicator: Indicator, paint: Paint) -> str:
    if mark.value is None:
        return f"{MISSING} {reason(mark, paint.say)}" if mark.missing else MISSING
    return f"<b>{scale.write(mark.value, mark.qualifier, paint.language)}{signs(mark, indicator)}</b>"


def short(label: str) -> str:
    """English names drop the -dong that every tile shares: Nongseong 1-dong → Nongseong 1."""
    return label.removesuffix("-dong")


def _frame(figure: go.Figure, spots: Mapping[str, Spot], rows: int) -> None:
    columns = [column for column, _ in spots.values()]
    figure.update_xaxes(visible=False, range=[min(columns) - 0.5, max(columns) + 0.5])
    figure.update_yaxes(visible=False, range=[rows - 0.5, -0.5])
    figure.layout.margin.t = TOP_ROW + 8
