"""Units: one spelling for each, wherever they are printed."""

import re
from collections.abc import Mapping
from functools import lru_cache

from etl.clean.text import REMEMBERED, normal

# fmt: off
_UNITS = (
    "명", "원", "천원", "만원", "백만원", "천만원", "억원", "십억원", "조원", "개", "건", "개소", "개동", "개교",
    "팀", "강", "시간", "회", "표", "부", "%", "%p", "‰", "점", "개월", "일", "세대", "가구",
    "호", "동", "대", "명/천명", "가구수", "척", "필지", "㎡", "㎢", "m²", "km²", "ha", "a", "m",
    "km", "㎞", "㎥", "톤", "kg", "g", "L", "ℓ", "MWh", "kWh", "GWh", "TOE", "toe", "천명",
    "만명", "백명", "천톤", "천㎡", "천건", "천대", "천개", "달러", "천달러", "백만달러", "마리", "두", "수", "권",
    "점포", "병상", "개사", "개국", "배", "위", "종", "석", "실", "면", "곳", "박", "쌍", "주",
    "본", "년", "세", "인시", "건수", "분", "초", "℃", "mm", "cm", "dB", "ppm", "㎍/㎥", "㎎/ℓ",
    "명/㎢", "억", "조",
)
# fmt: on
# What Korean statistics count in, besides the catalog's own units; spelling -> normal spelling.
COMMON_UNITS: Mapping[str, str] = {
    **{unit: unit for unit in _UNITS},
    "인": "명",
    "人": "명",
    "名": "명",
    "千원": "천원",
    "천 원": "천원",
    "퍼센트": "%",
    "％": "%",
    "h": "시간",
    "건수": "건",
    "곳": "개소",
}
_UNIT_LINE = re.compile(r"[\[(<【〔{]?\s*단\s*위\s*[:;.=]?\s*(?P<unit>[^\])>】〕}]*?)\s*[\])>】〕}]")
_UNIT_OPEN = re.compile(r"^\W*단\s*위\s*[:;]\s*(?P<unit>.{1,30})$")
_BRACKETED = re.compile(r"[(\[（]\s*(?:단위\s*[:;]?\s*)?(?P<unit>[^()\[\]]{1,12}?)\s*[)\]）]\s*$")


def unit_named(text: str, known: Mapping[str, str]) -> str | None:
    """The normal spelling of a unit, None if the text is no unit. `known`: squeezed spelling -> normal spelling.

    >>> unit_named("천 원", {}), unit_named("명", {}), unit_named("광역", {})
    ('천원', '명', None)
    """
    key = re.sub(r"\s+", "", normal(text))
    return known.get(key) or COMMON_UNITS.get(key)


@lru_cache(REMEMBERED)
def unit_line(text: str) -> tuple[str, ...] | None:
    """The units that a unit line names, as printed; None if it is no unit line.

    >>> unit_line("(단위 : 천원)"), unit_line("[단위: 명, 천원]"), unit_line("교육 현황")
    (('천원',), ('명', '천원'), None)
    >>> unit_line("단위: 개소")
    ('개소',)
    """
    printed = normal(text)
    match = _UNIT_LINE.search(printed) or _UNIT_OPEN.search(printed)
    if not match or not match["unit"]:
        return None
    korean = re.split(r"\s*[,/(]?\s*(?:Unit|unit|UNIT)\b", match["unit"])[0]  # yearbooks print it in English too
    return tuple(part.strip() for part in re.split(r"[,·;]|/(?=\s)|\s및\s", korean) if part.strip())


def split_unit(label: str, known: Mapping[str, str]) -> tuple[str, str | None]:
    """A heading and the unit bracketed at its end.

    >>> split_unit("사고건수(건)", {}), split_unit("총인구수 (명)", {}), split_unit("마을커뮤니티공간(마을품)", {})
    (('사고건수', '건'), ('총인구수', '명'), ('마을커뮤니티공간(마을품)', None))
    """
    match = _BRACKETED.search(label)
    unit = unit_named(match["unit"], known) if match else None
    return (label[: match.start()].strip(), unit) if match and unit else (label, None)
