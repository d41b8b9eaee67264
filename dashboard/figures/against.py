"""Two periods against each other: for each dong a dot for either, and a bar between them where they are comparable."""

from collections.abc import Sequence

from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.comment_marks import Side
from dashboard.figures.hover import hover
from dashboard.figures.key import TOP_ROW, text_width, write_head, write_key
from dashboard.figures.marks import Mark
from dashboard.figures.paint import SMALL_SIZE, Paint, blank, nothing_to_draw
from dashboard.numbers import Scale, scale_for, ticks
from dashboard.pairs import Pair
from dashboard.periods import show_period

ROW = 27  # pixels from row to row
_FOOT = 28


def drawn_pairs(pairs: Sequence[Pair], indicator: Indicator) -> list[Pair]:
    """The pairs with something to draw, largest later value first. The district's sum would press its dongs flat."""
    valued = [pair for pair in pairs if pair.before.value is not None or pair.after.value is not None]
    below = [pair for pair in valued if not pair.is_district]
    shown = below if below and indicator.denominator is None else valued
    return sorted(
        shown, key=lambda pair: -(pair.after.value if pair.after.value is not None else pair.before.value or 0)
    )


def free_sides(pairs: Sequence[Pair]) -> dict[tuple[str, str], Side]:
    """Place and period → the side of its dot on which nothing else of its row stands."""
    sides: dict[tuple[str, str], Side] = {}
    for pair in pairs:
        rises = (pair.before.value or 0) < (pair.after.value or 0)
        sides[pair.place, pair.before.period] = "left" if rises else "right"
        sides[pair.place, pair.after.period] = "right" if rises else "left"
    return sides


def against(pairs: Sequence[Pair], indicator: Indicator, earlier: str, later: str, paint: Paint) -> go.Figure:
    """Rows are places; the earlier dot is grey and small, the later one in colour, with its change written beside the row."""
    shown = drawn_pairs(pairs, indicator)
    if not shown:
        return nothing_to_draw(paint)
    marks = [mark for pair in shown for mark in (pair.before, pair.after) if mark.value is not None]
    scale = scale_for([mark.value for mark in marks], indicator, paint.language)
    figure = blank(paint, TOP_ROW + 16 + ROW * len(shown) + _FOOT)
    _add_axes(figure, shown, marks, indicator, paint)
    for number, pair in enumerate(shown):
        if pair.difference is not None:
            _add_bar(figure, number, pair, paint)
    _add_dots(figure, [(n, pair.before) for n, pair in enumerate(shown)], indicator, paint, later=False)
    _add_dots(figure, [(n, pair.after) for n, pair in enumerate(shown)], indicator, paint, later=True)
    _add_changes(figure, shown, scale, paint)
    write_head(figure, paint.say("차이({unit})", unit=scale.unit), marks, paint)
    _write_dots(figure, earlier, later, paint)
    return figure


def _write_dots(figure: go.Figure, earlier: str, later: str, paint: Paint) -> None:
    """Which dot is which, on two lines: beside long names there is little room on a phone."""
    lines = [
        paint.say("작은 회색 점 {period}", period=show_period(earlier, paint.language)),
        paint.say("큰 파란 점 {period}", period=show_period(later, paint.language)),
    ]
    write_key(figure, lines, _FOOT, width=0)


def _add_axes(
    figure: go.Figure, shown: Sequence[Pair], marks: Sequence[Mark], indicator: Indicator, paint: Paint
) -> None:
    values = [mark.value or 0 for mark in marks]
    low, high = min(values), max(values)
    low = 0.0 if low >= 0 and (indicator.denominator is None or low <= 0.5 * high) else low
    span = (high - low) or abs(high) or 1.0
    at, words = ticks(low, high, paint.language, 5, least_step=10**-indicator.decimals)
    figure.update_xaxes(
        tickmode="array",
        tickvals=at,
        ticktext=words,
        range=[low - 0.04 * span, high + 0.06 * span],
        showgrid=True,
        gridcolor=paint.palette.grid,
        tickangle=0,
    )
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(shown))),
        ticktext=[pair.label for pair in shown],
        range=[len(shown) - 0.4, -0.6],
        showgrid=False,
        tickfont={"size": SMALL_SIZE, "color": paint.palette.ink},
    )
    figure.layout.margin.t = TOP_ROW + 8


def _add_bar(figure: go.Figure, number: int, pair: Pair, paint: Paint) -> None:
    line = {"color": paint.palette.context, "width": 4}
    figure.add_shape(
        name="change",
        type="line",
        x0=pair.before.value,
        x1=pair.after.value,
        y0=number,
        y1=number,
        line=line,
        layer="below",
    )


def _add_dots(
    figure: go.Figure, rows: Sequence[tuple[int, Mark]], indicator: Indicator, paint: Paint, *, later: bool
) -> None:
    valued = [(number, mark) for number, mark in rows if mark.value is not None]
    colours = paint.palette
    colour = colours.accent if later else colours.muted
    figure.add_scatter(
        name="later" if later else "earlier",
        x=[mark.value for _, mark in valued],
        y=[number for number, _ in valued],
        mode="markers",
        marker={
            "symbol": ["diamond" if mark.demonstration else "circle" for _, mark in valued],
            "size": 11 if later else 8,
            "color": [colours.surface if mark.demonstration or mark.partial else colour for _, mark in valued],
            "line": {"color": colour, "width": 2},
            "opacity": 1,
        },
        customdata=[mark.key for _, mark in valued],
        hovertext=[hover(mark, indicator, paint) for _, mark in valued],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _add_changes(figure: go.Figure, shown: Sequence[Pair], scale: Scale, paint: Paint) -> None:
    texts = [change_words(pair, scale) for pair in shown]
    for number, text in enumerate(texts):
        figure.add_annotation(
            name="change",
            text=text,
            x=1,
            xref="paper",
            y=number,
            xanchor="left",
            xshift=8,
            font={"size": SMALL_SIZE, "color": paint.palette.ink},
        )
    figure.layout.margin.r = 16 + max(text_width(text) for text in texts)


def change_words(pair: Pair, scale: Scale) -> str:
    """`+12`, or a dash where the two are not comparable."""
    if pair.difference is None:
        return "–"
    written = scale.write(pair.difference)
    return written if pair.difference <= 0 or float(written.replace(",", "")) == 0 else f"+{written}"
