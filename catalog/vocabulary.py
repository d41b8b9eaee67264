"""The words by which a reader knows places, totals, missing values, units and measures: a digest of the catalog."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

DOTS = str.maketrans(dict.fromkeys("․ㆍ‧∙•．", "·"))


@lru_cache(maxsize=1 << 16)  # a sheet prints the same few words again and again
def squeeze(text: str) -> str:
    """A name without blanks and with one kind of dot, in NFC, for comparing.

    >>> squeeze("양 3 동"), squeeze("종로5ㆍ6가동")
    ('양3동', '종로5·6가동')
    """
    return "".join(unicodedata.normalize("NFC", text).split()).translate(DOTS)


@dataclass(frozen=True)
class Vocabulary:
    """What the reader may know of the catalog. All keys are squeezed."""

    places: Mapping[str, str]
    total_words: frozenset[str]
    missing_words: Mapping[str, str]
    units: Mapping[str, str]
    measure_words: frozenset[str]
    programme_words: frozenset[str]
