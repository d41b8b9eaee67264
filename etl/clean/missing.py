"""Words that stand where a number would, and say why there is none."""

import re
from collections.abc import Mapping
from functools import lru_cache

from etl.clean.text import normal

_DASHES = frozenset("-–—−―ㅡ‐·….*") | {
    "--",
    "---",
    "…",
    "...",
    "N/A",
    "n/a",
    "NA",
    "#N/A",
    "x",
    "X",
    "미상",
    "미집계",
    "자료없음",
    "△",
}
_WORDS = frozenset(
    {"없음", "해당없음", "미실시", "미제출", "비공개", "확인필요", "해당사항없음", "미개최", "미운영", "통계없음"}
)
_AROUND = re.compile(r"[\s()]+")


def is_missing(text: str, known: Mapping[str, str]) -> bool:
    """Whether a cell says that there is no number.

    >>> is_missing("-", {}), is_missing("해당 없음", {}), is_missing("0", {}), is_missing("(-)", {})
    (True, True, False, True)
    """
    key = _key(text)
    return key in known or key in _DASHES or key in _WORDS


@lru_cache(maxsize=1 << 14)
def _key(text: str) -> str:
    return _AROUND.sub("", normal(text))
