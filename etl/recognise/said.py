"""What a cell of text says: figures, dates, words and lists of places, before a table gives them their rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from etl.clean.period import Period
from etl.clean.period_search import find_periods
from etl.clean.text import one_line


@dataclass(frozen=True)
class Part:
    """One thing that a cell says. `kind` as in Readings; `period` only where it binds to this part."""

    kind: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    text: str | None = None
    unit: str | None = None
    qualifier: str = "exact"
    basis: str | None = None
    period: Period | None = None
    ends_at: Period | None = None  # only the end is known: 4년 연속 … 19년도
    place: str | None = None
    places: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """All that a cell of text says. `heads`: a period that holds for the whole row."""

    parts: tuple[Part, ...]
    heads: Period | None = None
    mismatch: tuple[float, float] | None = None  # a total printed beside parts that do not add up to it


@dataclass(frozen=True)
class Grammar:
    """The names and units that the grammar knows; `hash` by identity, so that texts can be remembered."""

    units: Mapping[str, str]
    places: Mapping[str, str]

    def __hash__(self) -> int:
        return hash((id(self.units), id(self.places)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grammar) and self.units is other.units and self.places is other.places


def words_part(text: str) -> Part:
    """Words that are no figure: a text, with the period that it begins with."""
    words = one_line(text)
    first = next(find_periods(words), None)
    period = first.period if first and first.start == 0 and first.period.complete else None
    return Part("text", text=words, period=period, qualifier="planned" if "예정" in words else "exact")
