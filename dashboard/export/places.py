"""The places of one period as an office chart sets them beside one another: in the order of the screen, with what is said of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.comments import signs_by_figure
from dashboard.figures.key import signs
from dashboard.figures.marks import Mark, at_period, highlighted, part_year, read_marks
from dashboard.figures.paint import Paint
from dashboard.figures.ranges import ranges_of
from dashboard.figures.reasons import reason
from dashboard.figures.target_ticks import goals_at
from dashboard.finished import judged_of
from dashboard.numbers import Scale, scale_for
from dashboard.targets import targets_shown


@dataclass(frozen=True)
class Standing:
    """A place of a ranking: its figure, the words beside it, its limits where a model gives any, and its target.

    `hollow`: a sum over some dongs, or of a part of the year. `sign`: that of the comments on it.
    """

    mark: Mark
    words: str
    chosen: bool
    hollow: bool
    limits: tuple[float, float] | None
    goal: float | None
    sign: str = ""

    @property
    def said(self) -> str:
        """The words with the sign behind them."""
        return f"{self.words} {self.sign}".rstrip()

    @property
    def farthest(self) -> float:
        """The largest of its numbers."""
        return max(self.mark.value or 0, self.limits[1] if self.limits else 0, self.goal or 0)


@dataclass(frozen=True)
class Order:
    """A ranking, the better end first and those without a value last; `district` in words, empty where it has none."""

    standings: tuple[Standing, ...]
    scale: Scale
    district: str
    ranged: bool


def order_of(slide: Prepared, paint: Paint) -> Order:
    """The ranking of a slide."""
    indicator = slide.indicator
    assert indicator is not None  # noqa: S101  a slide that is not gone has one
    view = slide.view
    marks = at_period(view, read_marks(engine.frame(view, paint.language)))
    sign = 1 if indicator.direction == "lower" else -1
    below = sorted((m for m in marks if not m.is_district), key=lambda m: (m.value is None, sign * (m.value or 0)))
    district = next((mark for mark in marks if mark.is_district and mark.value is not None), None)
    scale = scale_for([mark.value for mark in below], indicator, paint.language)
    ranges = ranges_of(judged_of(view).places, indicator, paint)
    goals, chosen = (
        goals_at(view, targets_shown(view, slide.entered.targets), marks, indicator),
        highlighted(view, marks),
    )
    comments = signs_by_figure(slide.noted)
    mixed = len({mark.demonstration for mark in below if mark.value is not None}) > 1

    def words(mark: Mark) -> str:
        if mark.value is None:
            return reason(mark, paint.say)
        told = scale.write(mark.value, mark.qualifier, paint.language) + signs(mark, indicator)
        told += paint.say("(예시)") if mixed and mark.demonstration else ""
        rank = ranges.ranks.get(mark.place) if ranges else None
        return f"{told} · {rank}" if rank else told

    standings = tuple(
        Standing(
            mark,
            words(mark),
            mark.place in chosen,
            mark.partial or part_year(mark, indicator),
            ranges.limits.get(mark.place) if ranges else None,
            goals[mark.place].value if mark.place in goals else None,
            comments.get(mark.about, ""),
        )
        for mark in below
    )
    return Order(standings, scale, _whole(district, words, comments) if district else "", ranges is not None)


def _whole(district: Mark, words: Callable[[Mark], str], comments: Mapping[tuple[str, str], str]) -> str:
    return f"{district.label} {words(district)} {comments.get(district.about, '')}".rstrip()
