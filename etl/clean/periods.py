"""Periods that stand alone: a whole cell or heading that prints one, or a number stored for one."""

import re
from functools import lru_cache

from etl.clean.period import Period
from etl.clean.period_search import find_periods
from etl.clean.text import REMEMBERED, normal

_COMPACT = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?$")
_BEFORE = re.compile(r"^(?:\(|\[|기준|연도|년도|제|\s)*$")
_BEHIND = re.compile(
    r"^(?:[A-Z][a-z]{2,8}\.?|[peP]\)|\s|\)|\]|\.|,|기준일?|현재|말일|말|중|일자|자료|\([^()]{1,8}\))*$"
)
_SPELT_OUT = re.compile(r"^\(?\s*(?P<year>(?:19|20)\d\d)\s*\)?$")


@lru_cache(REMEMBERED)
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
