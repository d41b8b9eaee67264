"""The targets that the office has set, and how far a figure is from its own. A target is set, it is no data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

from catalog.model import Indicator
from dashboard.numbers import show, show_change
from dashboard.office import ledger_if_any
from dashboard.text import say
from dashboard.views import Language, View
from ledger.book import Ledger
from ledger.targets import Target

State = Literal["met", "not met", "difference", "unclear"]


def last_entry() -> int:
    """The number of the last entry about targets, 0 where there is none."""
    book = ledger_if_any()
    return book.targets.last() if book else 0


def targets_in_force(entry: int | None = None, at: datetime | None = None) -> tuple[Target, ...]:
    """All targets that hold now, or that held at a moment. `entry` is the last one where that is known; else the ledger is asked."""
    book = ledger_if_any()
    return _in_force(book, book.targets.last() if entry is None else entry, at) if book else ()


def targets_shown(view: View, targets: Iterable[Target]) -> tuple[Target, ...]:
    """Those of the targets that the figure of a view may draw: of its indicator, on a trend and on a ranking by years."""
    if view.kind not in ("trend", "rank") or view.grain != "year":
        return ()
    return tuple(one for one in targets if one.indicator == view.indicator)


def target_of(targets: Iterable[Target], indicator: str, place: str, year: str | int) -> Target | None:
    """The target of a figure; None where there is none, and for a period that is not a year."""
    wanted = (indicator, place, str(year))
    return next((one for one in targets if (one.indicator, one.place, str(one.year)) == wanted), None)


def show_target(value: float, indicator: Indicator, language: Language) -> str:
    """The value of a target or a baseline as it was set, with its unit: never rounded to the indicator's own decimals."""
    unit = indicator.unit.ko if language == "ko" else indicator.unit.en
    decimals = next((more for more in range(indicator.decimals, 6) if round(value, more) == value), 6)
    return show(value, unit, decimals if value % 1 else 0, language)


def set_on(target: Target) -> date:
    """The day on which it was set, by the office's clock."""
    at = target.at if target.at.tzinfo else target.at.replace(tzinfo=UTC)  # SQLite keeps no time zone
    return at.astimezone().date()


@dataclass(frozen=True)
class Distance:
    """How a figure stands to its target. `gap` is value less target, None where the two are not compared."""

    state: State
    gap: float | None
    words: str


def distance(
    value: float,
    target: Target,
    indicator: Indicator,
    language: Language,
    *,
    qualifier: str = "exact",
    partial: bool = False,
    demonstration: bool = False,
) -> Distance:
    """The distance of a value to its target, in words that follow the indicator's direction.

    `qualifier` is the value's own; `partial` a sum over some of the dongs or a part of the year, which is not compared;
    `demonstration` a made-up value, and the words then say so.
    """
    speak = say(language)
    if partial:
        return Distance("unclear", None, speak("일부만 더한 값이라 목표와 견주지 않습니다"))
    gap = round(value - target.value, 9)
    state = _state(gap, qualifier, indicator)
    words = _words(state, gap, indicator, language)
    if qualifier == "approximate":
        words = speak("{words}, 어림값 기준", words=words)
    if demonstration:
        words = speak("{words} · 예시 값", words=words)
    return Distance(state, None if state == "unclear" else gap, words)


def _state(gap: float, qualifier: str, indicator: Indicator) -> State:
    if qualifier in ("planned", "ambiguous"):
        return "unclear"
    # `At least 60` may be any more: it can only be on the safe side of its target, or nowhere.
    if (qualifier == "at least" and not (indicator.direction == "higher" and gap >= 0)) or (
        qualifier == "at most" and not (indicator.direction == "lower" and gap <= 0)
    ):
        return "unclear"
    if indicator.direction == "neither":
        return "difference"
    return "met" if gap == 0 or (gap > 0) == (indicator.direction == "higher") else "not met"


def _words(state: State, gap: float, indicator: Indicator, language: Language) -> str:
    speak = say(language)
    if state == "unclear":
        return speak("확실한 값이 아니라 목표와 견주지 않습니다")
    if gap == 0:
        return speak("목표와 같음") if state == "difference" else speak("목표 달성")
    signed = _written(gap, indicator, language)
    if state == "difference":
        return speak("목표와의 차이 {gap}", gap=signed)
    if state == "met":
        return speak("목표 달성({gap})", gap=signed)
    bare = signed.lstrip("+−")
    return speak("미달, 도달까지 {gap}", gap=bare)


def _written(gap: float, indicator: Indicator, language: Language) -> str:
    """The gap with its sign, with as many decimals as it takes not to look like none."""
    unit = indicator.unit.ko if language == "ko" else indicator.unit.en
    decimals = next((more for more in range(indicator.decimals, 9) if round(gap, more) != 0), indicator.decimals)
    return show_change(gap, unit, decimals, language)


@lru_cache(maxsize=64)
def _in_force(book: Ledger, _last: int, at: datetime | None) -> tuple[Target, ...]:
    return book.targets.in_force(at)
