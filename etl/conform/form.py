"""The layout of a table as a fingerprint that survives added rows, other years and other dongs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalog.vocabulary import Vocabulary, squeeze

PERIOD_MARKS = re.compile(r"'?\d+(년도?|월|분기|반기|차|회)?|[상하]반기|[\W_]+")
NEAR = 0.5  # the share of headings two layouts have in common when one is the other, changed


@dataclass
class Forms:
    """Fingerprints of layouts, by one vocabulary."""

    words: Vocabulary
    _plain: dict[str, str] = field(default_factory=dict)

    def of(self, title: str, above: Iterable[Sequence[str]], beside: Iterable[Sequence[str]]) -> str:
        """The headings above the figures, and the title, without years, numbers and places.

        Where no heading stands above the figures (years or dongs across), those beside them tell the layout.
        """
        headings = self._labels(above) or self._labels(beside)
        return "|".join(sorted({*headings, f"#{self.plain(title)}"}))

    def plain(self, text: str) -> str:
        """A label without what changes from year to year and from dong to dong."""
        if text not in self._plain:
            label = squeeze(text)
            known = label in self.words.total_words
            self._plain[text] = "" if known else PERIOD_MARKS.sub("", self._places.sub("", label))
        return self._plain[text]

    def _labels(self, paths: Iterable[Sequence[str]]) -> set[str]:
        return {label for path in set(map(tuple, paths)) for text in path if (label := self.plain(text))}

    @cached_property
    def _places(self) -> re.Pattern[str]:
        """Any name of a place, the longest first, so that 양3동 leaves nothing behind."""
        names = sorted((name for name in self.words.places if len(name) > 1), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)) or r"(?!)")


def likeness(one: str, other: str) -> float:
    """The share of headings that two fingerprints have in common, 0 to 1."""
    first, second = set(one.split("|")), set(other.split("|"))
    return len(first & second) / len(first | second)
