"""Periods as printed: years, half-years, quarters, months, days and spans of them, whole or in part.

A part (`02월` under a year) is completed by `within`. Two-digit years are read as 19xx from 70 on, as 20xx below.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from etl.clean.text import normal


@dataclass(frozen=True)
class Period:
    """A point in time as precisely as printed, or a span to `until`; an open end has `open_end` or `open_start`."""

    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    until: "Period | None" = None
    open_end: bool = False
    open_start: bool = False

    @property
    def complete(self) -> bool:
        return self.year is not None

    def within(self, outer: "Period") -> "Period":
        """This part of a period, in the year (or month) of another.

        >>> Period(month=2).within(Period(2017)) == Period(2017, month=2)
        True
        """
        if self.year is not None or outer.year is None or outer.until:
            return self
        if self.day is not None and self.month is None and outer.month is None:
            return outer  # a day of an unknown month
        inner = replace(self, year=outer.year)
        if self.month is None and self.day is not None:
            inner = replace(inner, month=outer.month)
        return replace(inner, until=self.until.within(outer)) if self.until else inner

    def written(self) -> tuple[str | None, str | None]:
        """Start and end as YYYY, YYYY-Hn, YYYY-Qn, YYYY-MM or YYYY-MM-DD; (None, None) while the year is unknown.

        >>> Period(2020, quarter=3).written(), Period(2016, until=Period(2019)).written()
        (('2020-Q3', '2020-Q3'), ('2016', '2019'))
        """
        if self.year is None:
            return None, None
        point = self._point()
        if self.open_start:
            return None, point
        if self.open_end:
            return point, None
        return point, self.until._point() if self.until else point

    def _point(self) -> str:
        if self.month:
            day = f"-{self.day:02}" if self.day else ""
            return f"{self.year}-{self.month:02}{day}"
        if self.quarter:
            return f"{self.year}-Q{self.quarter}"
        return f"{self.year}-H{self.half}" if self.half else str(self.year)


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


_COMPACT = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?$")
_BEFORE = re.compile(r"^(?:\(|\[|기준|연도|년도|제|\s)*$")
_BEHIND = re.compile(
    r"^(?:[A-Z][a-z]{2,8}\.?|[peP]\)|\s|\)|\]|\.|,|기준일?|현재|말일|말|중|일자|자료|\([^()]{1,8}\))*$"
)
_SPELT_OUT = re.compile(r"^\(?\s*(?P<year>(?:19|20)\d\d)\s*\)?$")


def whole_period(text: str) -> Period | None:
    """The period that a whole text prints, None if it prints anything else besides.

    >>> whole_period("2020.3/4").written(), whole_period("2022년03월").written(), whole_period("'19년 하반기").written()
    (('2020-Q3', '2020-Q3'), ('2022-03', '2022-03'), ('2019-H2', '2019-H2'))
    >>> whole_period("2019. 3. 13. ~ 3. 21.").written(), whole_period("2019. 10. ~ 12.").written()
    (('2019-03-13', '2019-03-21'), ('2019-10', '2019-12'))
    >>> whole_period("2011년 이전").written(), whole_period("2016 ~ 현재").written()
    ((None, '2011'), ('2016', None))
    >>> whole_period("2018 예산"), whole_period("10세 미만"), whole_period("02월") == Period(month=2)
    (None, None, True)
    """
    printed = " ".join(normal(text).split())
    if not printed or len(printed) > 40 or not any(character.isdigit() or character in "상하" for character in printed):
        return None
    if compact := _COMPACT.match(printed):
        year, month, day = compact.groups()
        return Period(int(year), month=int(month), day=int(day) if day else None)
    if year_only := _SPELT_OUT.match(printed):
        return Period(int(year_only["year"]))
    found = next(find_periods(printed), None)
    if not found:
        return None
    alone = _BEFORE.match(printed[: found.start]) and _BEHIND.match(printed[found.end :])
    return found.period if alone else None


def year_number(value: float) -> bool:
    """Whether a stored number may be a year (or a year and month printed as 2018.01).

    >>> year_number(2018.0), year_number(2018.01), year_number(565.0)
    (True, True, False)
    """
    return 1950 <= value < 2060 and (float(value).is_integer() or 1 <= round((value % 1) * 100) <= 12)


def period_of_number(value: float) -> Period | None:
    """The period of a heading stored as a number: 2018, 2018.01, 202203.

    >>> period_of_number(2018.01).written(), period_of_number(202203.0).written()
    (('2018-01', '2018-01'), ('2022-03', '2022-03'))
    """
    if year_number(value):
        month = round((value % 1) * 100)
        return Period(int(value), month=month or None)
    return whole_period(str(int(value))) if float(value).is_integer() and 195001 <= value <= 20601231 else None
