"""Within the year: one line over its months for each year, the latest in colour and the others grey."""

from collections.abc import Sequence

import pandas as pd
from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.colour import see_through
from dashboard.figures.hover import hover
from dashboard.figures.key import TOP_ROW, mark_demonstration, text_width, write_unit
from dashboard.figures.line_labels import written
from dashboard.figures.lines import spread
from dashboard.figures.marks import Mark, highlighted, read_marks
from dashboard.figures.paint import TEXT_SIZE, Paint, blank, nothing_to_draw
from dashboard.numbers import Scale, scale_for, ticks
from dashboard.periods import grain_of, show_month, show_period
from dashboard.running import PER_YEAR, part_of
from dashboard.views import View

HEIGHT = 400
_LABEL_GAP = 17


def one_place(view: View, marks: Sequence[Mark]) -> str:
    """Whose months are added up: the first place in colour, else the district, else the first there is."""
    valued = [mark for mark in marks if mark.value is not None and grain_of(mark.period) == view.grain]
    chosen = highlighted(view, valued)
    districts = [mark.place for mark in valued if mark.is_district]
    return next(iter((*chosen, *districts, *(mark.place for mark in valued))), "")


def years_of(view: View, marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    """Year → the place's sums since its beginning, in order, oldest year first; years without any are left out."""
    place = one_place(view, marks)
    found: dict[str, list[Mark]] = {}
    for mark in sorted(marks, key=lambda one: one.period):
        if mark.place == place and mark.value is not None and grain_of(mark.period) == view.grain:
            found.setdefault(mark.period[:4], []).append(mark)
    return found


def cumulative(view: View, frame: pd.DataFrame, indicator: Indicator, paint: Paint) -> go.Figure:
    """Lines over the months (or halves) of a year, from the frame of an indicator that is added up within the year."""
    years = years_of(view, read_marks(frame))
    if not years:
        return nothing_to_draw(paint)
    drawn = [mark for own in years.values() for mark in own]
    scale = scale_for([mark.value for mark in drawn], indicator, paint.language)
    figure = blank(paint, HEIGHT)
    top = 1.1 * max(mark.value or 0 for mark in drawn) or 1.0
    at, words = ticks(0, top, paint.language, least_step=10**-indicator.decimals)
    figure.update_yaxes(tickmode="array", tickvals=at, ticktext=words, range=[0, top])
    figure.update_xaxes(**_months(view, paint))
    figure.layout.margin.t = TOP_ROW + 8
    latest = max(years)
    for year, own in years.items():
        _add_year(figure, own, year == latest, indicator, paint)
    _add_ends(figure, years, latest, top, scale, indicator, paint)
    mark_demonstration(figure, drawn, paint)
    write_unit(figure, indicator.unit.ko if paint.language == "ko" else indicator.unit.en)
    return figure


def _months(view: View, paint: Paint) -> dict[str, object]:
    count = PER_YEAR.get(view.grain, 12)
    at = list(range(1, count + 1)) if count < 12 else [1, 3, 6, 9, 12]
    names = (
        [paint.say("상반기"), paint.say("하반기")] if count < 12 else [show_month(one, paint.language) for one in at]
    )
    return {"tickmode": "array", "tickvals": at, "ticktext": names, "range": [0.6, count + 0.4], "tickangle": 0}


def _add_year(figure: go.Figure, own: Sequence[Mark], latest: bool, indicator: Indicator, paint: Paint) -> None:
    colours = paint.palette
    colour, made_up = (colours.accent if latest else colours.axis), own[-1].demonstration
    figure.add_scatter(
        name="year",
        x=[part_of(mark.period) for mark in own],
        y=[mark.value for mark in own],
        mode="lines+markers",
        line={"color": colour, "width": 3 if latest else 1.3, "dash": "6px,4px" if made_up else "solid"},
        marker={
            "symbol": "diamond" if made_up else "circle",
            "size": 7 if latest else 4,
            "color": colours.surface if made_up else colour,
            "line": {"color": colour, "width": 2 if latest else 1},
            "opacity": 1,
        },
        customdata=[mark.key for mark in own],
        hovertext=[hover(mark, indicator, paint) for mark in own],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _add_ends(
    figure: go.Figure,
    years: dict[str, list[Mark]],
    latest: str,
    top: float,
    scale: Scale,
    indicator: Indicator,
    paint: Paint,
) -> None:
    """The year and its last sum at the end of each line, pushed apart where they end together."""
    gap = _LABEL_GAP / (HEIGHT - TOP_ROW - 50) * top
    heights = spread([own[-1].value or 0 for own in years.values()], gap, 0, top)
    texts = []
    for (year, own), height in zip(years.items(), heights, strict=True):
        value = written(own[-1], scale, indicator, paint)
        texts.append(f"{show_period(year, paint.language)} {value}")
        figure.add_annotation(
            name="end",
            text=f"<b>{texts[-1]}</b>" if year == latest else texts[-1],
            x=part_of(own[-1].period),
            y=height,
            xanchor="left",
            xshift=10,
            font={"size": TEXT_SIZE, "color": paint.palette.accent if year == latest else paint.palette.muted},
            bgcolor=see_through(paint.palette.surface, 0.8),
            borderpad=0,
        )
    figure.layout.margin.r = 14 + max(text_width(text, TEXT_SIZE) for text in texts)
