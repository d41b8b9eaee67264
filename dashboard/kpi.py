"""What a card with one number says: the value, its change on the year before as a plain number, and its line over the years."""

from dataclasses import dataclass

import pandas as pd

from catalog.load import Catalog
from catalog.model import Event, Indicator
from dashboard.engine import Row, records
from dashboard.listing import missing_words, partial_words
from dashboard.numbers import show_change, show_value
from dashboard.periods import list_periods, show_period
from dashboard.screen import Number
from dashboard.text import Say, say
from dashboard.views import Language


@dataclass(frozen=True)
class Kpi:
    """`value` and `change` are ready for the screen; `line` holds runs of comparable (year, value)."""

    indicator: Indicator
    label: str
    value: str
    change: str
    note: str
    demonstration: bool
    number: Number | None
    line: tuple[tuple[tuple[str, float], ...], ...]


def kpi(frame: pd.DataFrame, indicator: Indicator, year: str, catalog: Catalog, language: Language) -> Kpi:
    """The district's figure of `year` from a yearly frame of the indicator."""
    speak = say(language)
    district = frame[(frame["place"] == catalog.district.id) & (frame["period"].str.len() == 4)]
    rows: dict[str, Row] = {row["period"]: row for row in records(district)}
    this, before = rows.get(year), rows.get(str(int(year) - 1))
    return Kpi(
        indicator=indicator,
        label=indicator.label.ko if language == "ko" else indicator.label.en,
        value=_value(this, indicator, catalog, language, speak),
        change=_change(this, before, year, indicator, catalog, language)
        if this and has_value(this)
        else _elsewhere(rows, language),
        note=partial_words(this, speak) if this else "",
        demonstration=bool(this and this["demonstration"]),
        number=Number(indicator.indicator, catalog.district.id, year) if this else None,
        line=_runs(
            [row for period, row in rows.items() if period <= year and has_value(row)], indicator, catalog.events
        ),
    )


def _runs(rows: list[Row], indicator: Indicator, events: dict[str, Event]) -> tuple[tuple[tuple[str, float], ...], ...]:
    """The line, cut where a year is missing and where a year is not comparable with the one before."""
    runs: list[list[Row]] = []
    for row in rows:
        before = runs[-1][-1] if runs else None
        if (
            before
            and int(row["period"]) - int(before["period"]) == 1
            and not incomparable(before, row, indicator, events, "ko")
        ):
            runs[-1].append(row)
        else:
            runs.append([row])
    return tuple(tuple((row["period"], row["value"]) for row in run) for run in runs)


def has_value(row: Row) -> bool:
    """Whether the row carries a number."""
    return row["value"] is not None and not pd.isna(row["value"])


def _value(this: Row | None, indicator: Indicator, catalog: Catalog, language: Language, speak: Say) -> str:
    if this is None:
        return speak("자료 없음")
    if not has_value(this):
        return missing_words(this["missing"], catalog, language) or speak("자료 없음")
    return show_value(this["value"], indicator, language, this["qualifier"])


def _elsewhere(rows: dict[str, Row], language: Language) -> str:
    """Where to look instead of a year without a value."""
    valued = [period for period, row in rows.items() if has_value(row)]
    if not valued:
        return ""
    return say(language)("값이 있는 해: {years}", years=list_periods(valued, language))


def _change(
    this: Row, before: Row | None, year: str, indicator: Indicator, catalog: Catalog, language: Language
) -> str:
    speak = say(language)
    if before is None or not has_value(before):
        return speak("{year}년 값이 없어 비교하지 않습니다", year=int(year) - 1)
    if reason := incomparable(before, this, indicator, catalog.events, language):
        return speak("비교하지 않음: {reason}", reason=reason)
    unit = indicator.unit.ko if language == "ko" else indicator.unit.en
    change = show_change(this["value"] - before["value"], unit, indicator.decimals, language)
    return speak("{period}보다 {change}", period=show_period(str(int(year) - 1), language), change=change)


def incomparable(before: Row, this: Row, indicator: Indicator, events: dict[str, Event], language: Language) -> str:
    """Why two yearly figures of one place are not set against each other; empty where they may be."""
    speak = say(language)
    for event in (events[name] for name in indicator.breaks):
        if before["period"] < str(event.since.year) <= this["period"]:
            return event.label.ko if language == "ko" else event.label.en
    if bool(before["demonstration"]) != bool(this["demonstration"]):
        return speak("한쪽만 예시 자료입니다")
    if before["covers"] != this["covers"]:
        return speak("포함된 사업이 다릅니다")
    if partial_words(before, speak) != partial_words(this, speak):
        return speak("자료를 낸 동의 수가 다릅니다")
    return ""
