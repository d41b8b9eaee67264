"""Periods as a release writes them."""

import re
from datetime import date

WRITTEN = re.compile(
    r"(?:19|20)[0-9]{2}(?:-H[12]|-Q[1-4]|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?", flags=re.ASCII
)


def is_period(text: str) -> bool:
    """Whether it is a year, half, quarter, month or day of the calendar.

    >>> [is_period(text) for text in ("2023", "2023-H1", "2023-Q3", "2023-05", "2024-02-29")]
    [True, True, True, True, True]
    >>> [is_period(text) for text in ("0000", "2023-H3", "2023-13", "2023-02-29", "2023년", "")]
    [False, False, False, False, False, False]
    """
    found = WRITTEN.fullmatch(text)
    if found is None or not found["day"]:
        return found is not None
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
