"""Targets in native line charts: a dash across the year, and its words."""

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE

from catalog.model import Indicator
from dashboard.export.lines import Lines
from dashboard.export.pptx_chart import label_point
from dashboard.export.pptx_page import Page, colour_of
from dashboard.targets import show_target
from dashboard.text import say
from dashboard.views import Language


def goal_name(lines: Lines, number: int, indicator: Indicator, language: Language) -> str:
    """`목표 1,300명`, with the place before it where several are named."""
    goal = lines.goals[number][1]
    words = say(language)("목표 {value}", value=show_target(goal.value, indicator, language))
    named = lines.named
    return words if len(named) == 1 else f"{named[goal.place].label} {words}"


def goal_words(lines: Lines, indicator: Indicator, language: Language) -> dict[int, str]:
    """The words of the latest target of each place, by its number: as on the screen the earlier ones are dashes only."""
    latest = {goal.place: number for number, (_, goal) in enumerate(lines.goals)}
    return {number: goal_name(lines, number, indicator, language) for number in latest.values()}


def paint_goals(page: Page, series: Sequence[Any], lines: Lines, words: Mapping[int, str]) -> None:
    """A target is a dash across its year; words over it where lines go on behind it."""
    named = lines.named
    for number, ((at, goal), one) in enumerate(zip(lines.goals, series, strict=True)):
        colour = named[goal.place].style.colour
        one.smooth = False
        one.format.line.fill.background()
        one.marker.style, one.marker.size = XL_MARKER_STYLE.DASH, 14
        one.marker.format.fill.solid()
        one.marker.format.fill.fore_color.rgb = colour_of(colour)
        one.marker.format.line.color.rgb = colour_of(colour)
        if number in words and not at_the_end(at, lines):
            label_point(page, one.points[at], words[number], colour, XL_LABEL_POSITION.ABOVE, bold=False)


def at_the_end(column: int, lines: Lines) -> bool:
    """Whether no line goes on behind a column, so that there is room for words at its right."""
    return all(max(line.marks) <= column for line in lines.lines if line.named)
