"""Periods as they are written in a release (2019, 2023-H1, 2023-07, 2016/2019), read and shown.

Their words stand here as the grammar of each language, not as text of the screen, so this module is apart from text/en.
"""

import calendar
import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from dashboard.views import Language

PeriodGrain = Literal["year", "half", "quarter", "month", "day", "span", "none"]

_SHAPES: tuple[tuple[PeriodGrain, re.Pattern[str]], ...] = (
    ("year", re.compile(r"\d{4}")),
    ("half", re.compile(r"\d{4}-H[12]")),
    ("quarter", re.compile(r"\d{4}-Q[1-4]")),
    ("month", re.compile(r"\d{4}-\d{2}")),
    ("day", re.compile(r"\d{4}-\d{2}-\d{2}")),
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def grain_of(period: str) -> PeriodGrain:
    """What kind of period the text names; `none` for an empty or unknown one."""
    if "/" in period:
        return "span"
    return next((grain for grain, shape in _SHAPES if shape.fullmatch(period)), "none")


def first_day(period: str) -> date:
    """The day on which a period begins; of a span with an unknown start, the start of what is known."""
    start, _, end = period.partition("/")
    return _days(start or end)[0]


def last_day(period: str) -> date:
    """The day on which a period ends; of a span with an unknown end, the end of what is known."""
    start, _, end = period.partition("/")
    return _days(end or start)[1]


def follows(earlier: str, later: str) -> bool:
    """Whether nothing lies between two periods."""
    return last_day(earlier).toordinal() + 1 == first_day(later).toordinal()


def read_period(typed: str) -> str | None:
    """A period as people type it, as it is written in a release; None for what is none.

    >>> [read_period(one) for one in ("2023년", "2023 상반기", "2023년 3분기", "2023. 7.", "2023-H2", "작년")]
    ['2023', '2023-H1', '2023-Q3', '2023-07', '2023-H2', None]
    """
    written = typed.strip()
    if grain_of(written) in ("half", "quarter") or re.fullmatch(r"\d{4}년?", written):
        return written.removesuffix("년")
    if half := re.fullmatch(r"(\d{4})년?\s*([상하])반기", written):
        return f"{half[1]}-H{1 if half[2] == '상' else 2}"
    if quarter := re.fullmatch(r"(\d{4})년?\s*([1-4])분기", written):
        return f"{quarter[1]}-Q{quarter[2]}"
    month = re.fullmatch(r"(\d{4})(?:년\s*|\s*[.\-/]\s*)(\d{1,2})\s*[월.]?", written)
    return f"{month[1]}-{int(month[2]):02}" if month and 1 <= int(month[2]) <= 12 else None


def show_period(period: str, language: Language) -> str:
    """A period in words.

    >>> show_period("2016/2019", "ko"), show_period("2023-07", "ko"), show_period("2022-11-14", "ko")
    ('2016~2019년', '2023년 7월', '2022. 11. 14.')
    """
    if not period:  # the source gives none
        return "기간 없음" if language == "ko" else "No period"
    start, dash, end = period.partition("/")
    if not dash:
        return _korean(period) if language == "ko" else _english(period)
    if language == "en":
        return f"{_english(start) if start else ''}–{_english(end) if end else ''}"
    both_years = grain_of(start) == "year" and grain_of(end) == "year"
    return f"{start}~{end}년" if both_years else f"{_korean(start) if start else ''}~{_korean(end) if end else ''}"


def say_when(value: str, period: str, language: Language) -> str:
    """A value and its period: 2017년 59개, or 59 projects in 2017."""
    shown = show_period(period, language)
    return f"{shown} {value}" if language == "ko" else f"{value} in {shown}"


def show_periods(periods: Iterable[str], language: Language) -> str:
    """Several periods as one stretch, from the first to the last.

    >>> show_periods(["2018", "2016", "2017"], "ko")
    '2016~2018년'
    """
    ordered = sorted({edge for period in periods for edge in period.split("/") if edge})
    if not ordered:
        return ""
    return show_period(ordered[0] if len(ordered) == 1 else f"{ordered[0]}/{ordered[-1]}", language)


def list_periods(periods: Iterable[str], language: Language) -> str:
    """Several periods one by one; runs of years are drawn together.

    >>> list_periods(["2016", "2017", "2018", "2021"], "ko")
    '2016~2018년, 2021년'
    """
    runs: list[list[str]] = []
    for period in sorted(set(periods)):
        if runs and grain_of(period) == "year" and grain_of(runs[-1][-1]) == "year" and follows(runs[-1][-1], period):
            runs[-1].append(period)
        else:
            runs.append([period])
    return ", ".join(show_period(run[0] if len(run) == 1 else f"{run[0]}/{run[-1]}", language) for run in runs)


def show_month(month: int, language: Language) -> str:
    """A month of any year, from 1.

    >>> show_month(7, "ko"), show_month(7, "en")
    ('7월', 'Jul')
    """
    return f"{month}월" if language == "ko" else _MONTHS[month - 1]


def show_date(day: date, language: Language) -> str:
    """A day as official papers write it: 2022. 11. 14., or 14 Nov 2022."""
    if language == "ko":
        return f"{day.year}. {day.month}. {day.day}."
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _days(period: str) -> tuple[date, date]:
    grain, year = grain_of(period), int(period[:4])
    if grain == "day":
        return date.fromisoformat(period), date.fromisoformat(period)
    if grain == "year":
        first, last = 1, 12
    elif grain == "half":
        first, last = (1, 6) if period.endswith("1") else (7, 12)
    elif grain == "quarter":
        first, last = 3 * int(period[-1]) - 2, 3 * int(period[-1])
    else:
        first = last = int(period[5:7])
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _korean(period: str) -> str:
    grain, year = grain_of(period), period[:4]
    if grain == "year":
        return f"{year}년"
    if grain == "half":
        return f"{year}년 {'상반기' if period.endswith('1') else '하반기'}"
    if grain == "quarter":
        return f"{year}년 {period[-1]}분기"
    if grain == "month":
        return f"{year}년 {int(period[5:7])}월"
    return show_date(date.fromisoformat(period), "ko") if grain == "day" else period


def _english(period: str) -> str:
    grain, year = grain_of(period), period[:4]
    if grain == "half":
        return f"{'first' if period.endswith('1') else 'second'} half of {year}"
    if grain == "quarter":
        return f"Q{period[-1]} {year}"
    if grain == "month":
        return f"{_MONTHS[int(period[5:7]) - 1]} {year}"
    return show_date(date.fromisoformat(period), "en") if grain == "day" else period
