"""Targets in a ranking: a tick above and below each dong's bar, and a dashed line where the district's is. They are set, no data."""

from collections.abc import Iterable, Sequence

from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.marks import Mark
from dashboard.figures.paint import Paint
from dashboard.numbers import Scale
from dashboard.targets import show_target
from dashboard.views import View
from ledger.targets import Target

_TOLD = 3  # so many dongs' targets stand in the key; of more the pointer tells


def goals_at(view: View, targets: Iterable[Target], marks: Sequence[Mark], indicator: Indicator) -> dict[str, Target]:
    """Place → the target of the year that a ranking looks at."""
    year = marks[0].period if marks and view.grain == "year" else ""
    held = [one for one in targets if one.indicator == indicator.indicator and str(one.year) == year]
    return {one.place: one for one in held}


def farthest(goals: dict[str, Target], marks: Sequence[Mark], indicator: Indicator) -> float:
    """The largest target that a ranking draws; a sum of the whole district has no place among the dongs."""
    drawn = [mark.place for mark in marks if mark.place in goals and (indicator.denominator or not mark.is_district)]
    return max((goals[place].value for place in drawn), default=0.0)


def add_target_ticks(
    figure: go.Figure,
    goals: dict[str, Target],
    marks: Sequence[Mark],
    scale: Scale,
    indicator: Indicator,
    paint: Paint,
) -> list[str]:
    """A tick at each dong's target, and for a ratio a dashed line at the district's; returned is what the key says of them.

    `marks` stand in the order of the bars; the district among them has none.
    """
    bars = [mark.place for mark in marks if not mark.is_district]
    dongs = [mark for mark in marks if mark.place in goals and not mark.is_district]
    district = next((m for m in marks if m.is_district and m.place in goals and indicator.denominator), None)
    if district:
        _add_district_line(figure, goals[district.place], paint)
    if dongs:
        _add_ticks(figure, {mark.place: bars.index(mark.place) for mark in dongs}, goals, paint)
        _tell_bars(figure, goals, indicator, paint)
    told = [*([district] if district else []), *dongs]
    if len(told) > _TOLD + bool(district):
        return [paint.say("┃ 동별 목표"), *_told(told[:1] if district else [], goals, scale, paint)]
    return _told(told, goals, scale, paint)


def _told(marks: Sequence[Mark], goals: dict[str, Target], scale: Scale, paint: Paint) -> list[str]:
    say = paint.say
    return [
        say(
            "┆ {place} 목표 {value}" if mark.is_district else "┃ {place} 목표 {value}",
            place=mark.label,
            value=_scaled(goals[mark.place].value, scale),
        )
        for mark in marks
    ]


def _scaled(value: float, scale: Scale) -> str:
    """In the unit of the figure, with no decimal lost and none added."""
    return f"{value / scale.divisor:,.6f}".rstrip("0").rstrip(".")


def _add_district_line(figure: go.Figure, goal: Target, paint: Paint) -> None:
    figure.add_shape(
        name="target",
        type="line",
        layer="below",  # over the bars it would strike their values out
        x0=goal.value,
        x1=goal.value,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": paint.palette.highlights[1], "width": 1.6, "dash": "6px,4px"},
    )


def _add_ticks(figure: go.Figure, rows: dict[str, int], goals: dict[str, Target], paint: Paint) -> None:
    """A tick above and one below each bar: in between stands its value."""
    ticks = [
        f"M {goals[place].value} {row + from_} L {goals[place].value} {row + to}"
        for place, row in rows.items()
        for from_, to in ((-0.5, -0.24), (0.24, 0.5))
    ]
    figure.add_shape(
        name="target",
        type="path",
        path=" ".join(ticks),
        xref="x",
        yref="y",
        line={"color": paint.palette.highlights[1], "width": 3},
    )


def _tell_bars(figure: go.Figure, goals: dict[str, Target], indicator: Indicator, paint: Paint) -> None:
    """Under the pointer a bar says its target too."""
    for trace in figure.data:
        if trace.type == "bar" and trace.customdata is not None and trace.hovertext is not None:
            trace.hovertext = [
                _with_goal(words, goals.get(key[0]), indicator, paint)
                for words, key in zip(trace.hovertext, trace.customdata, strict=True)
            ]


def _with_goal(words: str, goal: Target | None, indicator: Indicator, paint: Paint) -> str:
    if goal is None:
        return words
    return f"{words}<br>{paint.say('목표 {value}', value=show_target(goal.value, indicator, paint.language))}"
