"""Periods in running text: years, half-years, quarters, months, days and spans of them, whole or in part.

Two-digit years are read as 19xx from 70 on, as 20xx below.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.clean.period import Period
from etl.clean.text import REMEMBERED

_Y4 = r"(?P<year>(?:19|20)\d\d)"
_YY = r"(?:(?P<year>(?:19|20)\d\d)|'\s?(?P<short>\d\d)|(?P<bare>\d\d)(?=\s?(?:년|\.\s?\d{1,2}\.)))"
_Y_WORD = r"\s?(?:학년도|년도|년)"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
_UNIT = r"(?:명|건|개|회|원|천|만|백|억|%|여|부|팀|표|세|가구|호|점|곳|㎡|시간|시\b)"
_NO_UNIT = rf"(?!{_UNIT}|\s{_UNIT}(?![가-힣]))"
_LASTING = r"(?!\s?(?:연속|간|차|째|이상|동안|미만|이내|주년|만에|생))"
_QUARTER = r"(?:제?(?P<quarter>[1-4])\s?(?:/\s?4(?:\s?분기)?(?!\d)|분기|[Qq](?!\w))|[Qq](?P<q>[1-4])(?!\d))"
_HALF = r"(?P<half>[상하전후])반기"

# Tried in this order where a period may begin; the first that fits is taken.
_POINTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YY}{_Y_WORD}?\s?\.?\s?(?:{_QUARTER}|{_HALF})",
        rf"{_YY}\s?[.\-/]\s?{_MONTH}\s?[.\-/]\s?{_DAY}\s?\.?",
        rf"{_YY}{_Y_WORD}\s?{_MONTH}\s?월\s?{_DAY}\s?일",
        rf"{_YY}{_Y_WORD}\s?{_MONTH}\s?월",
        rf"{_YY}{_Y_WORD}\s?{_MONTH}(?=\s?~\s?(?:1[0-2]|0?[1-9])\s?월)",
        rf"{_YY}\s?\.\s?{_MONTH}\s?월(?:\s?{_DAY}\s?일)?",
        rf"{_Y4}[.\-/]\s?{_MONTH}(?!\d)(?:\.(?!\d)|{_NO_UNIT}(?![,]\d))",
        rf"'(?P<short>\d\d)\.\s?{_MONTH}(?!\d)\.?{_NO_UNIT}",
        rf"{_YY}{_Y_WORD}{_LASTING}",
        rf"(?:{_Y4}|'(?P<short>\d\d))(?!\d|,\d|\.\d{{3}}){_NO_UNIT}",
        rf"{_QUARTER}|{_HALF}",
        rf"{_MONTH}\s?월(?!\s?(?:간|평균))(?:\s?{_DAY}\s?일)?",
        rf"{_MONTH}(?=\s?~\s?(?:1[0-2]|0?[1-9])\s?월)",
    )
)
# After a ~ the year, and even the month, may be left out.
_ENDS = (
    *_POINTS,
    re.compile(rf"{_MONTH}\s?[.월]\s?{_DAY}\s?[.일]?"),
    re.compile(rf"{_MONTH}\s?\.(?!\d)"),
    re.compile(r"(?P<bare>\d\d)\s?년"),
    re.compile(rf"{_DAY}\s?일"),
)
_MAY_BEGIN = re.compile(r"(?<![\d,])(?<!\d\.)(?:'\s?\d|\d|제\d|[상하전후]반기|[Qq][1-4])")
_SPAN = re.compile(r"\s?(?:\([월화수목금토일]\)\s?)?(?:~|부터|[-–—](?=\s?'?\d{2,4}))\s?")
_NOW = re.compile(r"(?:현재|계속)|$")
_OPEN = re.compile(r"\s?(?:(?P<before>이전|이하)|(?P<after>이후))")
_WEEKDAY = re.compile(r"\s?\([월화수목금토일]\)")
_HALVES = {"상": 1, "전": 1, "하": 2, "후": 2}


@dataclass(frozen=True)
class Found:
    """A period and where it stands in the text that was searched."""

    start: int
    end: int
    period: Period


def _point(text: str, position: int, patterns: tuple[re.Pattern[str], ...] = _POINTS) -> Found | None:
    for pattern in patterns:
        if match := pattern.match(text, position):
            found = {name: value for name, value in match.groupdict().items() if value}
            year = int(found["year"]) if "year" in found else None
            if short := found.get("short") or found.get("bare"):
                year = int(short) + (1900 if int(short) >= 70 else 2000)
            quarter = found.get("quarter") or found.get("q")
            month, day = (int(found[name]) if name in found else None for name in ("month", "day"))
            period = Period(year, _HALVES.get(found.get("half", "")), int(quarter) if quarter else None, month, day)
            end = match.end()
            weekday = _WEEKDAY.match(text, end)
            return Found(position, weekday.end() if weekday else end, period)
    return None


def find_periods(text: str) -> Iterator[Found]:
    """All periods in a text (already `normal`), left to right, spans as one.

    >>> [found.period.written() for found in find_periods("17년 59개, 18년도 65개")]
    [('2017', '2017'), ('2018', '2018')]
    >>> [found.period.written() for found in find_periods("'16~'19 / 대상인원 565명")]
    [('2016', '2019')]
    >>> list(find_periods("우수사례 4년 연속, 2005명, 10세"))
    []
    """
    return iter(_all_periods(text))


@lru_cache(REMEMBERED)
def _all_periods(text: str) -> tuple[Found, ...]:
    return tuple(_search(text))


def _search(text: str) -> Iterator[Found]:
    position = 0
    while begin := _MAY_BEGIN.search(text, position):
        found = _point(text, begin.start())
        if found is None:
            position = _after_number(text, begin.start())
            continue
        found = _with_end(text, found)
        yield found
        position = max(found.end, begin.end())


def _after_number(text: str, position: int) -> int:
    number = re.compile(r"'?\s?[\d,.]+|.").match(text, position)
    return number.end() if number else position + 1


def _with_end(text: str, first: Found) -> Found:
    """A span, where a ~ and its end follow; an open interval, where 이전 or 이후 does."""
    if separator := _SPAN.match(text, first.end):
        last = _point(text, separator.end(), _ENDS) or _bare_end(text, separator.end(), first.period)
        if last:
            return Found(first.start, last.end, _spanning(first.period, last.period))
        if "~" in separator[0] and (now := _NOW.match(text, separator.end())):
            return Found(first.start, now.end(), replace(first.period, open_end=True))
    if first.period.complete and (opened := _OPEN.match(text, first.end)):
        period = replace(first.period, open_start=bool(opened["before"]), open_end=bool(opened["after"]))
        return Found(first.start, opened.end(), period)
    return first


def _bare_end(text: str, position: int, first: Period) -> Found | None:
    """A span that ends in a mere number: 2018~20, 2019.10~12."""
    match = re.compile(r"(\d{1,2})(?=\s*(?:$|[),]))").match(text, position)
    if not match or not first.complete or first.quarter or first.half:
        return None
    number = int(match[1])
    if first.month is None and len(match[1]) == 2 and number > (first.year or 0) % 100:
        return Found(position, match.end(), Period((first.year or 0) // 100 * 100 + number))
    if first.month and first.day is None and first.month < number <= 12:
        return Found(position, match.end(), Period(month=number))
    return Found(position, match.end(), Period(day=number)) if first.day and first.day < number <= 31 else None


def _spanning(first: Period, last: Period) -> Period:
    """The end takes the year (and month) that only the start prints, and the other way round."""
    if last.year is None:
        month = first.month if last.month is None and last.day is not None else last.month
        last = replace(last, year=first.year, month=month)
    elif first.year is None:
        first = replace(first, year=last.year)
    return replace(first, until=last)
