"""What files gave, kept in the cache as one file each; what a process has seen of late it does not read again."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.conform.conformed import Conformed
from etl.conform.facts import Leftover
from etl.conform.memory import Heard
from etl.kept import load_kept, problem_of, write_kept
from etl.sources import Source

ROWS = 3_000_000  # of facts and cells that a process remembers, some 100 bytes each
OFTEN = 64  # entries are added before all are counted
_seen: OrderedDict[Path, Conformed] = OrderedDict()


def keep(place: Path, entry: Conformed) -> Conformed:
    """Keep what a file gave; returns it as it is kept."""
    told = told_of(entry)
    sha256 = write_kept(place, (entry.table, entry.shown), told)
    _seen.pop(place, None)
    return replace(entry, heard=_heard(told), mark=_mark(place, sha256))


def kept_at(place: Path, source: Source) -> Conformed | None:
    """What a file gave; None where that is not kept, or not whole."""
    if place not in _seen:
        kept = load_kept(place, 2)
        if kept is None:
            return None
        table, shown = kept.tables
        remember({place: entry_of(source, table, shown, kept.about, _mark(place, kept.sha256))})
    _seen.move_to_end(place)
    return replace(_seen[place], source=source)


def remember(entries: Mapping[Path, Conformed]) -> None:
    """Keep entries in memory, and let go of those that were not asked for the longest."""
    before = len(_seen) // OFTEN
    _seen.update(entries)
    rows = sum(map(rows_of, _seen.values())) if len(_seen) // OFTEN > before else 0
    while rows > ROWS and len(_seen) > 1:
        rows -= rows_of(_seen.popitem(last=False)[1])


def remembered(place: Path) -> bool:
    """Whether what is kept there was read by this process of late."""
    return place in _seen


def told_of(entry: Conformed) -> dict[str, Any]:
    """What is kept of an entry besides its tables, as plain JSON.

    What was answered to questions about this file alone is no part of it: it is in the name.
    """
    return {
        "problems": [asdict(problem) for problem in entry.problems],
        "leftovers": [asdict(left) for left in entry.leftovers],
        "demonstration": entry.demonstration,
        "readable": entry.readable,
        "heard": [[*asked, answer] for asked, answer in entry.heard.items() if asked[2] != entry.source.upload],
    }


def entry_of(source: Source, table: pa.Table, shown: pa.Table, told: Mapping[str, Any], mark: str) -> Conformed:
    """The entry of which `told_of` told."""
    return Conformed(
        source,
        table,
        tuple(map(problem_of, told["problems"])),
        told["demonstration"],
        tuple(Leftover(**left) for left in told["leftovers"]),
        shown,
        told["readable"],
        _heard(told),
        mark,
    )


def rows_of(entry: Conformed) -> int:
    """How many facts and cells it holds."""
    return int(entry.table.num_rows + entry.shown.num_rows)


def _heard(told: Mapping[str, Any]) -> Heard:
    return {(kind, subject, form): answer for kind, subject, form, answer in told["heard"]}


def _mark(place: Path, sha256: str) -> str:
    return hashlib.sha256(f"{place.parent.name}/{place.name} {sha256}".encode()).hexdigest()
