"""One made-up figure and its key: what every form prints and every test compares."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """What a figure is about. `period` is written YYYY, YYYY-Hn, YYYY-MM or YYYY-MM-DD."""

    table: str
    programme: str
    place: str
    period: str
    measure: str
    attribute: str | None = None


@dataclass(frozen=True)
class Figure:
    """A number in stored units, or words (a date in ISO form), or the word that is printed because there is none."""

    key: Key
    value: float | None = None
    text: str | None = None
    missing: str | None = None


NOT_HELD = "미실시"
NOTHING = "-"
NOT_APPLICABLE = "해당없음"
NOT_SUBMITTED = "미제출"
