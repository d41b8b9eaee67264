"""What one printed label holds besides its name: a period, a unit, several dimensions fused into one."""

import re

from catalog.vocabulary import Vocabulary
from etl.clean.period import Period
from etl.clean.period_search import find_periods
from etl.clean.periods import whole_period
from etl.clean.units import split_unit, unit_line, unit_named


def fused(text: str) -> list[str]:
    """The dimensions that one heading holds, divided by a low line: 2020년12월_계_0~9세.

    >>> fused("2020년12월_계_0~9세"), fused("정신병원_국립")
    (['2020년12월', '계', '0~9세'], ['정신병원_국립'])
    """
    parts = [part.strip() for part in text.split("_")]
    return parts if len(parts) > 1 and whole_period(parts[0]) else [text]


def unit_beside(text: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """A label without the unit printed with it, and that unit."""
    if (named := unit_line(text)) and len(named) == 1:
        return re.sub(r"[\[(<]?\s*단위.*$", "", text).strip(), unit_named(named[0], vocabulary.units) or named[0]
    return split_unit(text, vocabulary.units)


def split_period(text: str) -> tuple[str, Period | None]:
    """A label without the period that it begins with or carries in brackets, and that period.

    >>> split_period("2019년 예산액")[0], split_period("현행 (2015.12.15. 제정)")[0], split_period("2020년 대비 증감")[0]
    ('예산액', '현행', '2020년 대비 증감')
    >>> split_period("2011년 이전")[0], split_period("2018")[0]
    ('2011년 이전', '')
    """
    whole = whole_period(text)
    if whole:
        return (text if whole.open_start or whole.open_end else ""), whole
    bracket = re.search(r"\s*\((?P<inside>[^()]*(?:\([월화수목금토일]\))?[^()]*)\)\s*$", text)
    if bracket and (inside := next(find_periods(bracket["inside"]), None)) and inside.period.complete:
        return text[: bracket.start()].strip(), inside.period
    first = next(find_periods(text), None)
    if first and first.start == 0 and first.period.complete and first.period.until is None:
        rest = text[first.end :].strip(" _.-·:")
        if (
            rest
            and not re.match(r"대비|이후|이전|까지|부터|생|이상|이하|기준|말\s?기준", rest)
            and not rest[0].isdigit()
        ):
            return rest, first.period
    return text, None
