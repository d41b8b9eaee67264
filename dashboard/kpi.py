"""What is said of one indicator of the district: value, change on the year before, what that change carries, target and line."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.load import Catalog
from catalog.model import Indicator
from dashboard.figures.lines import segments
from dashboard.figures.marks import Mark, part_year
from dashboard.listing import missing_words
from dashboard.numbers import show_change, show_value
from dashboard.periods import list_periods, show_period
from dashboard.reason_words import Status, kind_words, reason_words, status_of
from dashboard.scorecard import Standing, first_days
from dashboard.screen import Number
from dashboard.sparkline import Stroke
from dashboard.stats.discoveries import ChangeVerdict
from dashboard.targets import distance
from dashboard.text import say
from dashboard.views import Language
from ledger.targets import Target


@dataclass(frozen=True)
class Aim:
    """A target, written and as a `value` to be drawn in the indicator's unit, and in words how far the figure is from it."""

    value: float
    shown: str
    distance: str


@dataclass(frozen=True)
class Kpi:
    """Everything ready for the screen. `status` is None where there is no figure of the year; `judgement` stands beside its sign.

    `difference` is the bare number of `change`. `notes` are what the figure lacks; `line` is drawn by the sparkline.
    """

    indicator: Indicator
    label: str
    value: str
    difference: str
    change: str
    status: Status | None
    judgement: str
    notes: tuple[str, ...]
    mean: str
    aim: Aim | None
    demonstration: bool
    number: Number | None
    line: tuple[Stroke, ...]


def kpi(standing: Standing, target: Target | None, catalog: Catalog, language: Language) -> Kpi:
    """The district's figure of the year in words. `target` is that of the same figure."""
    indicator, this, difference = standing.indicator, standing.this, _difference(standing, language)
    valued = this is not None and this.value is not None
    return Kpi(
        indicator=indicator,
        label=indicator.label.ko if language == "ko" else indicator.label.en,
        value=_value(this, indicator, catalog, language),
        difference=difference,
        change=_change(difference, standing.year, language) if valued else _elsewhere(standing.marks, language),
        status=status_of(standing.verdict.kind, standing.verdict.status) if valued else None,
        judgement=judgement(standing.verdict, indicator, catalog, language) if valued else "",
        notes=_notes(standing, language) if valued else (),
        mean="" if standing.mean is None else show_value(standing.mean, indicator, language),
        aim=_aim(standing, target, language),
        demonstration=bool(this and this.demonstration),
        number=Number(indicator.indicator, catalog.district.id, standing.year) if this else None,
        line=_line(standing, catalog),
    )


def judgement(verdict: ChangeVerdict, indicator: Indicator, catalog: Catalog, language: Language) -> str:
    """What may be said of a change: 평소 변동 안, 판단할 모형 없음, 비교하지 않음: …"""
    reason, year = verdict.change.reason, int(verdict.change.period)
    if verdict.is_finding:
        words = status_of(verdict.kind, verdict.status).words(language)
        return f"{words} · {kind_words(verdict.kind, language)}"
    if verdict.kind == "no_clear_difference" or reason is None:
        return kind_words(verdict.kind, language)
    why = reason_words(reason, language)
    if reason == "break":
        events = [catalog.events[name] for name in indicator.breaks]
        cut = [one.label for one in events if year - 1 <= one.since.year <= year]
        why = ", ".join(label.ko if language == "ko" else label.en for label in cut) or why
    return why if verdict.kind == "not_judged" else say(language)("비교하지 않음: {reason}", reason=why)


def _value(this: Mark | None, indicator: Indicator, catalog: Catalog, language: Language) -> str:
    if this is not None and this.value is not None:
        return show_value(this.value, indicator, language, this.qualifier)
    return (missing_words(this.missing, catalog, language) if this else "") or say(language)("자료 없음")


def _change(difference: str, year: str, language: Language) -> str:
    before = show_period(str(int(year) - 1), language)
    return say(language)("{period}보다 {change}", period=before, change=difference) if difference else ""


def _difference(standing: Standing, language: Language) -> str:
    """A plain number, where the two years are comparable."""
    change = standing.verdict.change
    if change.difference is None:
        return ""
    indicator = standing.indicator
    unit = indicator.unit.ko if language == "ko" else indicator.unit.en
    return show_change(change.difference, unit, indicator.decimals, language)


def _elsewhere(marks: Sequence[Mark], language: Language) -> str:
    """Where to look instead of a year without a value."""
    valued = [mark.period for mark in marks if mark.value is not None]
    return say(language)("값이 있는 해: {years}", years=list_periods(valued, language)) if valued else ""


def _notes(standing: Standing, language: Language) -> tuple[str, ...]:
    """What the figure lacks: dongs, months, a programme."""
    speak, this = say(language), standing.this
    if this is None:
        return ()
    found = []
    if this.partial:
        found.append(speak("{parts_of}개 동 중 {parts}개", parts_of=this.parts_of, parts=this.parts))
    if part_year(this, standing.indicator):
        found.append(speak("{period} 값", period=show_period(this.denominator_period, language)))
    elif standing.flaw in ("part_year", "owed"):
        found.append(reason_words(standing.flaw, language))
    return tuple(found)


def _aim(standing: Standing, target: Target | None, language: Language) -> Aim | None:
    if target is None:
        return None
    indicator, this = standing.indicator, standing.this
    shown = show_value(target.value, indicator, language)
    if this is None or this.value is None:
        return Aim(target.value, shown, "")
    found = distance(
        this.value,
        target,
        indicator,
        language,
        qualifier=this.qualifier,
        partial=standing.incomplete,
        demonstration=this.demonstration,
    )
    return Aim(target.value, shown, found.words)


def _line(standing: Standing, catalog: Catalog) -> tuple[Stroke, ...]:
    """The years up to this one, cut where they are not comparable; a partial year stands alone."""
    stretches = segments(standing.marks, first_days(standing.indicator, catalog))
    runs: list[list[Mark]] = []
    for stretch in stretches:
        for number, mark in enumerate(stretch):
            if number and not _part(mark, standing) and not _part(stretch[number - 1], standing):
                runs[-1].append(mark)
            else:
                runs.append([mark])
    return tuple(
        Stroke(
            tuple((mark.period, mark.value) for mark in run if mark.value is not None),
            made_up=run[0].demonstration,
            partial=_part(run[0], standing),
        )
        for run in runs
    )


def _part(mark: Mark, standing: Standing) -> bool:
    incomplete = mark.period == standing.year and standing.incomplete
    return incomplete or mark.partial or part_year(mark, standing.indicator)
