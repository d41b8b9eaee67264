"""Targets in a trend: a dashed line between two caps over the year it is for, and where it starts from. They are set, no data."""

from collections.abc import Iterable, Sequence

from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.key import text_width
from dashboard.figures.marks import Mark
from dashboard.figures.paint import SMALL_SIZE, Paint
from dashboard.figures.series import Series
from dashboard.figures.time_axis import TimeAxis
from dashboard.numbers import WON
from dashboard.periods import show_period
from dashboard.targets import show_target
from dashboard.views import View
from ledger.targets import Target

DASH = "4px,3px"
_GAP = 17  # pixels between labels


def goals_of(view: View, targets: Iterable[Target], marks: Sequence[Mark], indicator: Indicator) -> tuple[Target, ...]:
    """The targets that a trend by years may show: of this indicator, of places drawn, from their first year on; by year."""
    if view.grain != "year" or not marks:
        return ()
    first, drawn = min(mark.period[:4] for mark in marks), {mark.place for mark in marks}
    held = [one for one in targets if one.indicator == indicator.indicator and one.place in drawn]
    return tuple(sorted((one for one in held if str(one.year) >= first), key=lambda one: one.year))


def add_target_lines(
    figure: go.Figure,
    goals: Sequence[Target],
    series: Sequence[Series],
    axis: TimeAxis,
    indicator: Indicator,
    paint: Paint,
    plot_height: int,
) -> list[str]:
    """Draw the targets of the places that are named, the latest of each with its label; returned is what the key says.

    Called after the labels of the lines, which the target's own label keeps clear of.
    """
    named = {one.marks[0].place: one for one in series if one.named}
    shown = [goal for goal in goals if goal.place in named]
    if not shown:
        return []
    for place, one in named.items():
        _add_line(figure, [goal for goal in shown if goal.place == place], one, axis, indicator, paint)
    latest = {goal.place: goal for goal in shown}  # they come by year
    _make_way(figure, shown, axis)
    for goal in latest.values():
        _label_at_the_end(figure, goal, named, indicator, paint, plot_height)
    baseline = any(_starts_within(figure, goal) for goal in shown)
    say = paint.say
    return [say("├┄┤ 목표"), *([say("□ 기준값")] if baseline else [])]


def _add_line(
    figure: go.Figure, goals: Sequence[Target], one: Series, axis: TimeAxis, indicator: Indicator, paint: Paint
) -> None:
    """One place's targets, each as wide as its year, and a thin line from its baseline to it."""
    if not goals:
        return
    x: list[float | None] = []
    y: list[float | None] = []
    words: list[str] = []
    for goal in goals:
        start, end = axis.edges(str(goal.year))
        x += [start, end, None]
        y += [goal.value, goal.value, None]
        words += [*[_hover(goal, one, indicator, paint)] * 2, ""]
        if _starts_within(figure, goal):
            _add_baseline(figure, goal, one, start, indicator, paint)
    figure.add_scatter(
        name="target",
        x=x,
        y=y,
        mode="lines+markers",
        line={"color": one.style.colour, "width": 2, "dash": DASH},
        marker={"symbol": "line-ns-open", "size": 11, "line": {"width": 2, "color": one.style.colour}, "opacity": 1},
        unselected={"marker": {"opacity": 1}},
        hovertext=words,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _add_baseline(
    figure: go.Figure, goal: Target, one: Series, until: float, indicator: Indicator, paint: Paint
) -> None:
    words = f"{one.marks[0].label} · {_baseline_words(goal, indicator, paint)}"
    figure.add_scatter(
        name="baseline",
        x=[goal.baseline_year, until],
        y=[goal.baseline, goal.value],
        mode="lines+markers",
        line={"color": one.style.colour, "width": 1, "dash": "2px,4px"},
        marker={"symbol": ["square-open", "circle"], "size": [8, 0], "opacity": 1, "color": one.style.colour},
        unselected={"marker": {"opacity": 1}},
        hovertext=[words, ""],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _starts_within(figure: go.Figure, goal: Target) -> bool:
    """Whether the baseline's year stands on the axis."""
    return goal.baseline_year is not None and goal.baseline_year >= figure.layout.xaxis.range[0]


def _make_way(figure: go.Figure, goals: Sequence[Target], axis: TimeAxis) -> None:
    """A label at a line's end begins behind the target of that year; where targets lie ahead, behind all of them."""
    years = {goal.year for goal in goals}
    ends = [note for note in figure.layout.annotations if note.name == "end"]
    last = max((note.x for note in ends), default=0)
    for note in ends:
        if note.x == last and any(year > last for year in years):
            note.update(x=figure.layout.xaxis.range[1], xshift=6)
        elif note.x in years:
            note.update(x=axis.edges(f"{note.x:.0f}")[1], xshift=6)


def _label_at_the_end(
    figure: go.Figure,
    goal: Target,
    named: dict[str, Series],
    indicator: Indicator,
    paint: Paint,
    plot_height: int,
) -> None:
    """In the right margin, pushed away from the labels there; makes room for itself."""
    low, high = figure.layout.yaxis.range
    gap = _GAP / plot_height * (high - low)
    taken = [note.y for note in figure.layout.annotations if note.name in ("end", "target")]
    words = _label(goal, named, indicator, paint)
    figure.add_annotation(
        name="target",
        text=words,
        x=figure.layout.xaxis.range[1],
        y=_clear_of(goal.value, taken, gap),
        xanchor="left",
        xshift=6,
        font={"size": SMALL_SIZE, "color": named[goal.place].style.colour},
    )
    figure.layout.margin.r = max(figure.layout.margin.r or 0, 16 + text_width(words))


def _clear_of(wanted: float, taken: Sequence[float], gap: float) -> float:
    """The height nearest to the one wanted that keeps its distance from those taken.

    >>> _clear_of(10, [9, 12], 2), _clear_of(10, [], 2)
    (7, 10)
    """
    candidates = [wanted, *(height + way * gap for height in taken for way in (1, -1))]
    free = [one for one in candidates if all(abs(one - height) >= gap * 0.999 for height in taken)]
    return min(free, key=lambda one: abs(one - wanted), default=wanted)


def _label(goal: Target, named: dict[str, Series], indicator: Indicator, paint: Paint) -> str:
    """`목표 1,300`, with the place where several are named."""
    own = paint.say("목표 {value}", value=_bare(goal.value, indicator, paint))
    return own if len(named) == 1 else f"{named[goal.place].marks[0].label} {own}"


def _bare(value: float, indicator: Indicator, paint: Paint) -> str:
    """Won in words; everything else as a bare number, for the unit stands above the figure."""
    written = show_target(value, indicator, paint.language)
    unit = indicator.unit.ko if paint.language == "ko" else indicator.unit.en
    return written if indicator.unit.ko in WON else written.removesuffix(unit).strip()


def _hover(goal: Target, one: Series, indicator: Indicator, paint: Paint) -> str:
    head = f"{one.marks[0].label} · {show_period(str(goal.year), paint.language)}"
    words = paint.say("목표 {value}", value=show_target(goal.value, indicator, paint.language))
    lines = [head, f"<b>{words}</b>"]
    return "<br>".join(lines + ([_baseline_words(goal, indicator, paint)] if goal.baseline is not None else []))


def _baseline_words(goal: Target, indicator: Indicator, paint: Paint) -> str:
    value = show_target(goal.baseline or 0, indicator, paint.language)
    return paint.say("{period} 기준 {value}", period=show_period(str(goal.baseline_year), paint.language), value=value)
