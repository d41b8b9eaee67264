"""A View is a value: what is asked, of which release. It goes to and from the URL and is all that a figure needs."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args

Kind = Literal["trend", "rank", "heat", "tiles", "against", "cumulative", "funnel"]
Grain = Literal["year", "half", "month"]
Measured = Literal["plain", "index", "per_resident", "per_officer", "per_budget"]
Language = Literal["ko", "en"]

MOST_DIGITS = 18


@dataclass(frozen=True)
class View:
    """What is asked of a release.

    `period` is the year (or month) looked at; empty means the latest there is. `highlight` are place ids drawn in colour.
    `demonstration` lets made-up rows in; `release` 0 means the current one.

    `indicators` stand beside the first one, `measured` says by what all of them are divided, `against` is the earlier period
    that `period` is set against, `events` whether what happened is marked on the time axis.
    """

    kind: Kind
    indicator: str
    period: str = ""
    grain: Grain = "year"
    highlight: tuple[str, ...] = ()
    demonstration: bool = True
    release: int = 0
    indicators: tuple[str, ...] = ()
    measured: Measured = "plain"
    against: str = ""
    events: bool = True

    def query(self) -> dict[str, str]:
        """The view as URL parameters; what is at its default is left out."""
        written = {field.name: _write(getattr(self, field.name)) for field in fields(self)}
        blank = {field.name: _write(field.default) for field in fields(self) if field.name not in ("kind", "indicator")}
        return {name: text for name, text in written.items() if text != blank.get(name)}

    @classmethod
    def from_query(cls, query: Mapping[str, str], fallback: "View") -> "View":
        """The view that a URL asks for; what it does not say, or says in words unknown, comes from `fallback`."""
        asked: dict[str, object] = {}
        if query.get("kind") in get_args(Kind):
            asked["kind"] = query["kind"]
        if query.get("grain") in get_args(Grain):
            asked["grain"] = query["grain"]
        if query.get("measured") in get_args(Measured):
            asked["measured"] = query["measured"]
        asked |= {name: query[name] for name in ("indicator", "period", "against") if query.get(name)}
        for name in ("highlight", "indicators"):
            if name in query:
                asked[name] = tuple(part for part in query[name].split(",") if part)
        for name in ("demonstration", "events"):
            if name in query:
                asked[name] = query[name] == "1"
        if (number := number_in(query.get("release", ""))) is not None:
            asked["release"] = number
        return replace(fallback, **asked)  # type: ignore[arg-type]


def _write(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value)


def number_in(text: str) -> int | None:
    """The number of a release or a row that a link names; None for what is none, or has more digits than any has.

    >>> number_in("12"), number_in("x"), number_in("-1"), number_in("9" * 19)
    (12, None, None, None)
    """
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None
