"""What the screen says: the Korean sentence is the key, the files of `en/` hold its English, read as they are (no compile step).

Every Korean literal in the dashboard's code is such a key, and a test holds the list complete, so English never has holes.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Protocol

from babel.messages.pofile import read_po

from dashboard.text.particles import PARTICLES, with_particle
from dashboard.views import Language

ENGLISH = Path(__file__).parent / "en"


class Say(Protocol):
    """Speaks one language."""

    def __call__(self, korean: str, /, **values: object) -> str: ...


@cache
def say(language: Language) -> Say:
    """The speaker of a language. `{name}` stands for a value, `{name:은/는}` for a value and the particle that suits it.

    >>> say("ko")("{place:은/는} {count}개입니다.", place="풍암동", count=3)
    '풍암동은 3개입니다.'
    """
    words: Mapping[str, str] = read_english() if language == "en" else {}

    def speak(korean: str, /, **values: object) -> str:
        sentence = words.get(korean, korean)
        return _FORMATTER.vformat(sentence, (), values) if values else sentence

    return speak


def read_english(folder: Path = ENGLISH) -> dict[str, str]:
    """Korean sentence → English sentence, for every entry that has one."""
    words: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            entries = read_po(file, abort_invalid=True)
        words |= {
            str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string and not entry.fuzzy
        }
    return words


class _ParticleFormatter(Formatter):
    """Lets a particle stand where a format is usually written."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec in PARTICLES:
            return with_particle(str(value), format_spec)
        return str(super().format_field(value, format_spec))


_FORMATTER = _ParticleFormatter()
