"""Every file that was ever taken in: who sent it, when, what it gave, and whether it counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import duckdb

from dashboard.history_releases import Past, ask_past, releases
from dashboard.release import Release, Row
from ledger.book import Deed, Ledger, Upload

State = Literal["in_force", "waiting", "held", "unreadable", "replaced_in_part", "replaced", "withdrawn"]


@dataclass(frozen=True)
class Given:
    """What a file gave one table: so many figures, of which so many were replaced by later files."""

    table: str
    figures: int
    replaced: int


@dataclass(frozen=True)
class Entry:
    """One file. `received` is an ISO date-time, empty of those that lay in the folders; `dated` is what its sidecar says.

    `stored` is where an upload's bytes lie under the data folder; the folders are searched for others. `deeds` are what people
    did with it later, oldest first.
    """

    upload: str
    file: str
    sha256: str
    origin: str
    giver: str
    source: str
    title: str
    dated: str
    licence: str
    note: str
    received: str
    stored: str
    state: State
    given: tuple[Given, ...]
    deeds: tuple[Deed, ...]

    @property
    def figures(self) -> int:
        return sum(one.figures for one in self.given)

    @property
    def replaced(self) -> int:
        return sum(one.replaced for one in self.given)


def entries(opened: Release, book: Ledger | None) -> tuple[Entry, ...]:
    """All files, those sent last first, then those of the folders. A file that counts no more says what it once gave."""
    shown = _by_upload(_uploads(opened))
    accepted = {one.upload: one for one in book.uploads()} if book else {}
    gone = book.withdrawn() if book else frozenset()
    deeds = book.deeds() if book else ()
    known = shown | dict(_last_known(gone - shown.keys()))
    names = [*reversed(accepted), *(name for name in known if name not in accepted)]
    return tuple(
        _entry(name, known.get(name, ()), accepted.get(name), deeds, _state(name, shown, gone)) for name in names
    )


def find(opened: Release, book: Ledger | None, upload: str) -> Entry | None:
    """The file of that name."""
    return next((entry for entry in entries(opened, book) if entry.upload == upload), None)


def _state(name: str, shown: Mapping[str, tuple[Row, ...]], gone: Iterable[str]) -> State:
    if name in gone:
        return "withdrawn"
    if name not in shown:
        return "waiting"
    rows = shown[name]
    told = rows[0]["state"]
    if told in ("held", "unreadable"):
        return "held" if told == "held" else "unreadable"
    figures, replaced = (sum(row[side] for row in rows) for side in ("figures", "replaced"))
    if not replaced:
        return "in_force"
    return "replaced" if replaced == figures else "replaced_in_part"


def _entry(name: str, rows: tuple[Row, ...], sent: Upload | None, deeds: Iterable[Deed], state: State) -> Entry:
    told = rows[0] if rows else {}
    given = tuple(Given(row["table_name"], row["figures"], row["replaced"]) for row in rows if row["table_name"])
    return Entry(
        upload=name,
        file=sent.file if sent else told["file"] or "",
        sha256=sent.sha256 if sent else told["sha256"] or "",
        origin=told.get("origin") or "submitted",
        giver=sent.sender if sent else _known(told["giver"]),
        source=_known(told.get("source")),
        title=_known(told.get("title")),
        dated=_known(told.get("dated")),
        licence=_known(told.get("licence")),
        note=told.get("note") or "",
        received=sent.received.isoformat() if sent else told["received"] or "",
        stored=sent.stored if sent else "",
        state=state,
        given=given,
        deeds=tuple(deed for deed in deeds if deed.upload == name),
    )


def _known(words: str | None) -> str:
    return words if words and words != "unknown" else ""


@lru_cache(maxsize=8)
def _uploads(opened: Release) -> tuple[Row, ...]:
    return tuple(opened.ask("uploads"))


@lru_cache(maxsize=64)
def _past_uploads(past: Past) -> tuple[Row, ...]:
    try:
        return tuple(ask_past(past, "uploads"))
    except duckdb.Error:  # made by another version
        return ()


def _by_upload(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, tuple[Row, ...]] = {}
    for row in rows:
        found[row["upload"]] = (*found.get(row["upload"], ()), row)
    return found


def _last_known(wanted: Iterable[str]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """What the last release that held them said of files; those that no release ever held are left out."""
    open_ones = set(wanted)
    for past in releases() if open_ones else ():
        held = _by_upload(_past_uploads(past))
        yield from ((name, held[name]) for name in open_ones & held.keys())
        open_ones -= held.keys()
        if not open_ones:
            return
