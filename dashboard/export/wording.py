"""Words that must fit: laid out in lines of a width, or shortened where all can see it; the rest goes into the notes."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures.key import text_width

MORE = "…"


@dataclass(frozen=True)
class Fitted:
    """A text as it is shown: the size of its letters in pixels, and whether something was left out."""

    text: str
    size: int
    shortened: bool


def fit(text: str, width: float, steps: Sequence[tuple[int, int]]) -> Fitted:
    """The text in the first of the steps (size in pixels, lines) that holds it; in the last one as much of it as fits.

    A number is left out whole: half of it would be another one.

    >>> fit("교육 참여 인원 2,290명", 190, ((20, 1),)).text
    '교육 참여 인원…'
    """
    words = plain(text)
    for size, lines in steps:
        if text_width(words, size) <= width * (lines - 0.15 * (lines > 1)):
            return Fitted(words, size, shortened=False)
    size, lines = steps[-1]
    room = width * (lines - 0.3 * (lines > 1)) - text_width(MORE, size)
    taken = cut(words, room, size)
    if re.match(r"[\d.,]*\d", words[len(taken) :]):
        taken = re.sub(r"[\d.,]+$", "", taken)
    return Fitted(taken.rstrip() + MORE, size, shortened=True)


def fit_source(text: str, width: float, size: int = 20) -> str:
    """A source line in one line: where it is too long its sources are shortened, never the release and the day behind them.

    >>> fit_source("출처: 서구 주민자치 사례 보고서 · 릴리스 41 · 기준 2025. 12. 31.", 520)
    '출처: 서구 주… · 릴리스 41 · 기준 2025. 12. 31.'
    """
    *sources, release, day = text.split(" · ") if text.count(" · ") >= 2 else ("", text)
    if not any(sources):
        return plain(text)
    tail = f" · {release} · {day}"
    return fit(" · ".join(sources), width - text_width(tail, size), ((size, 1),)).text + tail


def cut(text: str, width: float, size: int) -> str:
    """As many letters as the width holds. A letter of several signs, such as a flag, is not torn apart."""
    taken, room = 0, width
    for number, letter in enumerate(text):
        room -= text_width(letter, size)
        if room < 0:
            break
        if not _joins(text, number + 1):
            taken = number + 1
    return text[:taken]


def plain(text: str) -> str:
    """One line without control signs, which office files must not hold."""
    return " ".join(without_controls(text).split())


def without_controls(text: str) -> str:
    """The text with line ends kept and every other control sign made a space."""
    return "".join(
        letter if letter == "\n" or unicodedata.category(letter) not in _CONTROLS else " " for letter in text
    )


_CONTROLS = ("Cc", "Cs", "Co", "Cn")


def _joins(text: str, at: int) -> bool:
    """Whether the sign at a place belongs to the letter before it."""
    if at >= len(text):
        return False
    joined = "\u200d" in (text[at], text[at - 1])
    return joined or unicodedata.category(text[at]) in ("Mn", "Me") or "\U0001f3fb" <= text[at] <= "\U0001f3ff"
