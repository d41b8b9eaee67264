"""The targets that the figure of a view draws, of those that its indicator has."""

from collections.abc import Iterable

from dashboard import engine
from dashboard.figures.marks import at_period, in_course, read_marks
from dashboard.figures.paint import LIGHT
from dashboard.figures.series import choose_series
from dashboard.figures.target_line import goals_of
from dashboard.figures.target_ticks import goals_at
from dashboard.targets import targets_shown
from dashboard.views import View
from ledger.targets import Target


def targets_drawn(view: View, targets: Iterable[Target]) -> tuple[Target, ...]:
    """By year: of a trend those of the places that it names, of a ranking those of its places at its period."""
    held = targets_shown(view, targets)
    if not held:
        return ()
    indicator, marks = engine.release(view.release).indicator(view.indicator), read_marks(engine.frame(view))
    if view.kind == "rank":
        return tuple(goals_at(view, held, at_period(view, marks), indicator).values())
    drawn = in_course(view, marks, indicator)
    named = {one.marks[0].place for one in choose_series(view, drawn, LIGHT) if one.named}
    return tuple(goal for goal in goals_of(view, held, drawn, indicator) if goal.place in named)
