"""Tests of single columns: does it hold periods, places, serial numbers, codes, figures?"""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from catalog.vocabulary import Vocabulary, squeeze
from etl.clean.periods import period_of_number, whole_period, year_number
from etl.clean.places import certain_place, read_place
from etl.recognise.cells import Cells, Sort
from etl.recognise.headings import Heading, is_total
from etl.recognise.layout import Layout

SAMPLE = 400
_PERIOD_HEADING = re.compile(
    r"(?:^|기준|조사|사고|추진|개최|운영|시행|회계|통계|발생|신청)?(?:년도|연도|기간|시기|시점|연월|년월|일자|날짜|일시|분기|반기|기준일|기준월)(?:별)?$|^(?:연|년|월|연도)별|^(?:년|월|일|기준|해|년월일)$"
)
_PLACE_HEADING = re.compile(
    r"행정|자치구|자치단체|지자체|시도|시·도|시군|구군|읍면|읍·면|지역|동명|동별|소재지|관할|본부|학교|구별|구명|시설구분|^(?:동|구|시|군|지구|구분|시군구명|기관명)$|^동\(|\(1\)$|\(2\)$"
)
_ATTRIBUTE_DATE = re.compile(
    r"(?:설립|설치|지정|등록|허가|개업|개소|개관|준공|인가|착공|폐업|신고|계약|승인|고시|취득|수정|갱신|생년|입사|임용|위촉|구성|제작|출생|완공|건축|개교)"
    r"(?:일|일자|연월일|년월일|월일|일시|연도|년도)$"
)
AS_OF = re.compile(r"기준일|기준년월|데이터기준|작성일|갱신일|수정일")
_NO_FIGURE = re.compile(
    r"(?:코드|우편번호|전화|전화번호|팩스|팩스번호|위도|경도|좌표|좌표[XY]|관리번호|고유번호|등록번호|사업자번호|지번|본번|부번|연락처|URL|홈페이지)"
    r"(?:\(.*\))?$",
    re.IGNORECASE,
)
_NAMES_ROWS = re.compile(r"^(?:연령|나이|학년|등급|호선|시간대|차수|회차|기수|급수|각세)(?:별)?$")
_SERIAL = re.compile(r"^(?:연번|순번|번호|일련번호|no\.?|순서|순|번|#)$", re.IGNORECASE)
UNIT_HEADING = re.compile(r"^단위(?:명)?$")
KEY_HEADINGS = frozenset(
    {
        "구분",
        "사업",
        "사업명",
        "과정",
        "과정명",
        "분류",
        "항목",
        "프로그램",
        "프로그램명",
        "대분류",
        "중분류",
        "소분류",
        "구분1",
        "구분2",
    }
)


@dataclass(frozen=True, eq=False)
class Seen:
    """What a column's cells look like: counts by Sort and a sample of its texts."""

    counts: list[int]
    texts: list[str]
    numbers: npt.NDArray[np.float64]

    @cached_property
    def total(self) -> int:
        return sum(self.counts) - self.counts[Sort.EMPTY]

    @cached_property
    def mostly(self) -> int:
        numeric = self.counts[Sort.NUMBER] + self.counts[Sort.MISSING]
        if self.counts[Sort.NUMBER] and numeric >= max(self.counts[Sort.WORDS], self.counts[Sort.DATE]):
            return Sort.NUMBER
        order = (Sort.WORDS, Sort.DATE, Sort.MISSING)
        return max(order, key=lambda sort: self.counts[sort])


def look(cells: Cells, layout: Layout, column: int) -> Seen:
    sorts = cells.sorts[layout.body_rows, column]
    counts = np.bincount(sorts, minlength=Sort.DATE + 1).tolist()
    filled = layout.body_rows[(sorts == Sort.WORDS) | (sorts == Sort.DATE)]
    step = max(1, len(filled) // SAMPLE)
    texts = [cells.words(int(row), column) for row in filled[::step]]
    numbers = cells.numbers[layout.body_rows[sorts == Sort.NUMBER], column]
    return Seen(counts, texts, numbers)


def counts_rows(found: Seen, heading: Heading, vocabulary: Vocabulary) -> bool:
    """Numbers that name their rows: ages, grades, anything that counts up by one from the first row on."""
    if (
        found.mostly != Sort.NUMBER
        or heading.period
        or heading.name in vocabulary.measure_words
        or len(found.numbers) < 2
    ):
        return False
    rising = bool((np.diff(found.numbers) == 1).all())
    return bool(_NAMES_ROWS.search(heading.name)) or (rising and len(found.numbers) >= 5 and not heading.unit)


def is_dated(found: Seen) -> bool:
    """Most of the cells are days."""
    days = [period for text in found.texts if (period := whole_period(text)) and period.day]
    return bool(days) and len(days) >= 0.5 * len(found.texts)


def is_serial(found: Seen, heading: Heading, leading: bool) -> bool:
    if found.mostly != Sort.NUMBER or not leading:
        return False
    if _SERIAL.match(heading.last):
        return True
    steps = np.diff(found.numbers)
    return (
        len(found.numbers) >= 3
        and found.numbers[0] == 1
        and bool((steps == 1).all())
        and heading.last in {"", "구분", "순위"}
    )


def is_code(found: Seen, heading: Heading) -> bool:
    if _NO_FIGURE.search(heading.name):
        return True
    texts = found.texts[:50]
    coded = bool(texts) and all(re.fullmatch(r"\d{5,10}", squeeze(text)) for text in texts)
    long = (
        found.mostly == Sort.NUMBER
        and len(found.numbers) >= 2
        and bool(((found.numbers >= 1e9) & (found.numbers < 1e10)).all())
    )
    return coded or (
        long
        and len(np.unique(found.numbers)) == len(found.numbers)
        and heading.last in {"", "구분", "행정동", "행정기관"}
    )


def is_period(found: Seen, heading: Heading, leading: bool, vocabulary: Vocabulary) -> bool:
    if _ATTRIBUTE_DATE.search(heading.name):
        return False  # when a thing was built does not date its figures
    named = heading.period is None and bool(_PERIOD_HEADING.search(heading.last))
    texts = [text for text in found.texts if not is_total(text, vocabulary)]
    if found.mostly == Sort.NUMBER:
        if named:
            small = bool((found.numbers <= 12).all() and (found.numbers >= 1).all())
            return small or all(period_of_number(float(value)) for value in found.numbers[:50])
        yearly = len(found.numbers) >= 2 and all(year_number(float(value)) for value in found.numbers[:SAMPLE])
        mixed = bool(texts) and all(whole_period(text) for text in texts)  # 2016, 2017, then 1월, 2월 …
        return leading and yearly and (mixed or heading.last in {"", "구분", "사업년도", "회계년도"})
    if found.mostly == Sort.DATE:
        return named or heading.last not in vocabulary.measure_words
    dated = sum(whole_period(text) is not None for text in texts)
    if not texts or not dated:
        return named and any(re.search(r"(?:19|20)\d\d", text) for text in texts)
    return dated >= (0.5 if named else 0.8) * len(texts) and (
        named or (leading and heading.last not in vocabulary.measure_words)
    )


def is_place(found: Seen, heading: Heading, leading: bool, vocabulary: Vocabulary) -> bool:
    names = {text for text in found.texts if not is_total(text, vocabulary)}
    if not names:
        return False
    named = bool(_PLACE_HEADING.search(heading.last))
    if not leading and not named:
        return False
    certain = sum(_all_certain(name, vocabulary) for name in names)
    like = sum(read_place(name, vocabulary.places) is not None for name in names)
    if certain >= 0.5 * len(names):
        return leading or named
    if named:
        return like >= 0.5 * len(names)
    return len(names) >= 4 and like >= 0.8 * len(names) and heading.last not in vocabulary.measure_words


def _all_certain(text: str, vocabulary: Vocabulary) -> bool:
    place = read_place(text, vocabulary.places)
    return place is not None and (
        place.code is not None or any(certain_place(name, vocabulary.places) for name in (place.name, *place.parents))
    )


def names_period(heading: str) -> bool:
    """Whether a squeezed heading announces periods: 연도, 기준일, 추진기간."""
    return bool(_PERIOD_HEADING.search(heading))


def names_place(heading: str) -> bool:
    """Whether a squeezed heading announces places: 행정동, 자치구."""
    return bool(_PLACE_HEADING.search(heading))
