"""What the data of a slide carry, place by place: a direction over time, an order among places, the extremes of the years."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.compared import finished_pairs
from dashboard.figures.marks import ONE_PERIOD, Mark
from dashboard.finished import judged_of
from dashboard.judgements import Places, judge_course, subject
from dashboard.pairs import Pair
from dashboard.periods import grain_of
from dashboard.stats.reasons import Status

Direction = Literal[
    "up", "down", "within", "too_short", "broken", "not_yearly", "not_judged", "not_compared", "one_period", "not_here"
]
_COURSES: dict[str, Direction] = {"rising": "up", "falling": "down", "no_clear_direction": "within"}
_CHANGES: dict[str, Direction] = {
    "rise": "up",
    "fall": "down",
    "no_clear_difference": "within",
    "not_comparable": "not_compared",
}


@dataclass(frozen=True)
class Carried:
    """A direction, or why there is none to tell; `status` whether it is for the better, `place` whose it is as it is called."""

    direction: Direction
    status: Status | None = None
    place: str = ""


def carried(slide: Prepared, place: str | None) -> Carried:
    """The direction of a place in a slide of one indicator; for None that of the place which the caption is about."""
    if slide.view.kind in ONE_PERIOD:
        return Carried("one_period")
    if slide.view.kind == "against":
        return _of_pairs(finished_pairs(slide.view, "ko"), place, slide)
    own = own_marks(slide, place)
    if not own:
        return Carried("not_here" if place else "not_judged")
    if slide.view.kind == "cumulative" or slide.indicator is None:
        return Carried("not_judged", place=own[0].label)
    opened = engine.release(slide.view.release)
    verdict = judge_course(own, slide.indicator, opened.catalog.events, opened.as_of)
    if verdict is None:
        return Carried("not_judged", place=own[0].label)
    direction: Direction = _COURSES.get(verdict.kind, verdict.kind)  # type: ignore[arg-type]
    return Carried(direction, verdict.status, own[0].label)


def own_marks(slide: Prepared, place: str | None) -> tuple[Mark, ...]:
    """The figures of a place over time; for None those of the place which the caption is about."""
    marks = slide.rows
    if place is None and slide.indicator is not None:
        return subject(replace(slide.view, kind="trend"), marks, slide.indicator)
    own = (mark for mark in marks if mark.place == place and mark.value is not None)
    return tuple(sorted(own, key=lambda mark: mark.period))


def in_years(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Those of single periods, without spans."""
    return tuple(mark for mark in marks if grain_of(mark.period) not in ("span", "none"))


def places_at(slide: Prepared, year: str | None) -> Places | None:
    """The order of the places at a year of the slide, for None at the period looked at, else the last one drawn."""
    if slide.view.kind == "cumulative":
        return None
    periods = sorted({mark.period for mark in in_years(slide.marks)})
    wanted = year or slide.view.period
    period = wanted if wanted in periods else max(periods, default="")
    return judged_of(replace(slide.view, kind="rank", highlight=(), period=period)).places


def marks_at(slide: Prepared, period: str) -> tuple[Mark, ...]:
    """The figures of the places below the district at a period."""
    marks = slide.rows
    return tuple(mark for mark in marks if mark.period == period and mark.value is not None and not mark.is_district)


def _of_pairs(pairs: Sequence[Pair], place: str | None, slide: Prepared) -> Carried:
    wanted = (place,) if place else slide.view.highlight
    pair = next((one for name in wanted for one in pairs if one.place == name), None)
    if pair is None and place is None:
        pair = next((one for one in pairs if one.is_district), None)
    if pair is None:
        return Carried("not_here" if place else "not_judged")
    label = next((mark.label for mark in slide.marks if mark.place == pair.place), pair.label)
    if pair.verdict is None:
        return Carried("not_compared" if pair.difference is None else "not_judged", place=label)
    return Carried(_CHANGES.get(pair.verdict.kind, "not_judged"), pair.verdict.status, label)
