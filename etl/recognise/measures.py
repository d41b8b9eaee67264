"""Which unit each column has, from the places where units are printed, and which columns are rates."""

import re
from collections.abc import Sequence

from etl.recognise.headings import Heading

_RATE = re.compile(r"율$|율\(|률$|률\(|비율|구성비|비중|평균|당\s?(?:인구|인원|면적|액)|지수|증감률|성비|밀도|%")
_SHARE = re.compile(r"(?:율|률|비율|구성비|비중)$")
_MONEY = re.compile(r"액$|액\(|예산|금액|비용|급여|지급|결산|집행|수입|지출|단가|보조금|기금|사업비|비$")
_PEOPLE = re.compile(r"인원|명수|자수$|자$|인구|정원|현원|위원|수$")
_MONEY_UNITS = frozenset({"원", "천원", "만원", "백만원", "천만원", "억원", "십억원"})


def is_rate(heading: Heading, unit: str | None = None) -> bool:
    """Whether a column holds rates, means or the like, which are never summed."""
    return unit in {"%", "%p", "‰"} or any(_RATE.search(label.replace(" ", "")) for label in heading.labels)


def unit_of(heading: Heading, stated: Sequence[str]) -> tuple[str | None, bool]:
    """The unit of a column under a unit line, and whether a person must be asked.

    >>> unit_of(Heading(("집행액",)), ("명", "천원")), unit_of(Heading(("참여인원",)), ("명", "천원"))
    (('천원', False), ('명', False))
    >>> unit_of(Heading((), None), ("명", "천원"))
    (None, True)
    """
    if heading.unit or not stated:
        return heading.unit, False
    label = "".join(heading.labels[-1:]).replace(" ", "")
    shares = [unit for unit in stated if unit in {"%", "%p", "‰"}]
    others = [unit for unit in stated if unit not in shares]
    if is_rate(heading) and shares:
        return shares[0], False
    if is_rate(heading) and _SHARE.search(label):
        return None, True  # a share under a unit line that names no %
    if len(others) <= 1:
        return (others or shares)[0], False
    return _by_sense(label, others)


def _by_sense(label: str, units: Sequence[str]) -> tuple[str | None, bool]:
    """One of several units, where the heading tells money from people; else a question."""
    money = [unit for unit in units if unit in _MONEY_UNITS]
    rest = [unit for unit in units if unit not in _MONEY_UNITS]
    if len(money) == 1 and _MONEY.search(label):
        return money[0], False
    if rest == ["명"] and _PEOPLE.search(label) and not _MONEY.search(label):
        return "명", False
    return None, True
