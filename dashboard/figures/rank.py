"""Places side by side at one period: bars from zero in plain order, their values written out, the district as a line."""

from collections.abc import Mapping, Sequence

import pandas as pd
from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.bars import add_bars, bar_of, value_words
from dashboard.figures.key import TOP_ROW, meanings, signs, text_width, write_head, write_key
from dashboard.figures.marks import Mark, at_period, highlighted, read_marks
from dashboard.figures.paint import SMALL_SIZE, Paint, blank, nothing_to_draw
from dashboard.figures.ranges import Ranges, ranges_of
from dashboard.figures.target_ticks import add_target_ticks, farthest, goals_at
from dashboard.judgements import NOTHING_JUDGED, Judged
from dashboard.numbers import Scale, scale_for
from dashboard.views import View
from ledger.targets import Target

_KEY_WIDTH = 310  # pixels of a phone; the names of the places stand left of the key
BAR = 23  # pixels from bar to bar


def rank(
    view: View,
    frame: pd.DataFrame,
    indicator: Indicator,
    paint: Paint,
    *,
    judged: Judged = NOTHING_JUDGED,
    targets: Sequence[Target] = (),
) -> go.Figure:
    """Sorted bars, the better end first; places without a value stand last with the reason.

    Where the places were judged by a model, each bar carries its interval, and value and range of rank stand in columns beside it.
    """
    marks = at_period(view, read_marks(frame))
    sign = 1 if indicator.direction == "lower" else -1
    ordered = sorted((m for m in marks if not m.is_district), key=lambda m: (m.value is None, sign * (m.value or 0)))
    if not any(mark.value is not None for mark in ordered):
        return nothing_to_draw(paint, "동별 값이 없습니다.")
    valued = [mark for mark in ordered if mark.value is not None]
    district = next((mark for mark in marks if mark.is_district and mark.value is not None), None)
    scale = scale_for([mark.value for mark in valued], indicator, paint.language)
    figure = blank(paint, TOP_ROW + 30 + BAR * len(ordered))
    longest = max(mark.value or 0 for mark in valued) or 1.0
    chosen, mixed = highlighted(view, marks), len({mark.demonstration for mark in valued}) > 1
    bars = [bar_of(mark, mark.place in chosen, longest, indicator, paint.palette) for mark in ordered]
    ranges = ranges_of(judged.places, indicator, paint)
    add_bars(figure, bars, mixed, scale, indicator, paint, ranges)
    figure.update_layout(margin={"t": TOP_ROW + 2, "b": 6}, bargap=0.28, barmode="overlay")
    if ranges:
        longest = max(longest, *(high for _, high in ranges.limits.values()))
    goals = goals_at(view, targets, marks, indicator)
    told = add_target_ticks(figure, goals, [*([district] if district else []), *ordered], scale, indicator, paint)
    longest = max(longest, farthest(goals, marks, indicator))
    unit = paint.say("단위: {unit}", unit=scale.unit)
    unit += f" · {paint.say('순위 범위')}" if ranges else ""
    drawn = [*valued, *([district] if district else [])]
    if district and indicator.denominator:
        _add_district(figure, district, longest, scale, indicator, paint)
    elif district:
        unit = f"{_district_words(district, scale, indicator, paint)} · {unit}"
    figure.update_xaxes(
        visible=False, range=[min(0.0, *(m.value or 0 for m in valued)), longest * (1.03 if ranges else 1.16)]
    )
    figure.update_yaxes(type="category", categoryorder="array", categoryarray=[mark.label for mark in ordered])
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=4)
    figure.update_yaxes(tickfont={"size": SMALL_SIZE, "color": paint.palette.ink})
    if ranges:
        _add_columns(figure, valued, mixed, scale, indicator, paint, ranges)
    above = figure.layout.margin.t - TOP_ROW + 6  # over the district's own label, where there is one
    write_head(figure, unit, drawn, paint, above)
    write_key(
        figure,
        [*meanings(drawn, indicator, paint), *told],
        below=6,
        width=_KEY_WIDTH - max(text_width(mark.label) for mark in ordered),
    )
    figure.layout.height += max(0, figure.layout.margin.b - 6)
    return figure


def _add_columns(
    figure: go.Figure,
    valued: Sequence[Mark],
    mixed: bool,
    scale: Scale,
    indicator: Indicator,
    paint: Paint,
    ranges: Ranges,
) -> None:
    """Value and range of rank to the right of the bars: inside them the interval would run through the words."""
    values = [value_words(mark, mixed, scale, indicator, paint) for mark in valued]
    ranks = [ranges.ranks.get(mark.place, "") for mark in valued]
    widths = [max(map(text_width, texts)) for texts in (values, ranks)]
    ends = (8 + widths[0], 8 + widths[0] + 14 + widths[1])
    labels = [mark.label for mark in valued]
    _add_column(figure, 2, dict(zip(labels, values, strict=True)), ends[0], paint.palette.ink)
    _add_column(figure, 3, dict(zip(labels, ranks, strict=True)), ends[1], paint.palette.muted)
    figure.layout.margin.r = round(ends[1]) + 8


def _add_column(figure: go.Figure, number: int, words: Mapping[str, str], end: float, ink: str) -> None:
    """Words beside the bars that end `end` pixels from them: the ticks of an axis, for notes take the browser thrice as long."""
    axis = {
        "overlaying": "y",
        "matches": "y",
        "side": "left",
        "anchor": "free",
        "position": 1,
        "shift": end,
        "tickmode": "array",
        "tickvals": list(words),
        "ticktext": list(words.values()),
        "tickfont": {"size": SMALL_SIZE, "color": ink},
        "ticks": "",
        "ticklabelstandoff": 0,
        "automargin": False,
        "showgrid": False,
        "showline": False,
        "zeroline": False,
    }
    figure.update_layout({f"yaxis{number}": axis})
    # An axis is drawn only where something stands on it: a line of one point, which is not seen.
    figure.add_scatter(x=[0], y=[next(iter(words))], yaxis=f"y{number}", mode="lines", hoverinfo="skip")


def _district_words(mark: Mark, scale: Scale, indicator: Indicator, paint: Paint) -> str:
    return f"{mark.label} {scale.write(mark.value, mark.qualifier, paint.language)}{signs(mark, indicator)}"


def _add_district(
    figure: go.Figure, mark: Mark, longest: float, scale: Scale, indicator: Indicator, paint: Paint
) -> None:
    """A dotted line where the whole district stands; a ratio of all, not the mean of the dongs' ratios."""
    share = (mark.value or 0) / longest
    figure.add_shape(
        name="district",
        type="line",
        layer="below",
        x0=mark.value,
        x1=mark.value,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": paint.palette.ink, "width": 1.4, "dash": "dot"},
    )
    figure.add_annotation(
        name="district",
        text=_district_words(mark, scale, indicator, paint),
        x=mark.value,
        y=1,
        yref="paper",
        yanchor="bottom",
        xanchor="left" if share < 0.25 else "right" if share > 0.75 else "center",
        font={"color": paint.palette.ink},
    )
    figure.layout.margin.t = TOP_ROW + 20
    figure.layout.height += 18
