"""What files gave, kept in the cache as one file each; what a process has seen of late it does not read again."""

import hashlib
from collections import OrderedDict
from dataclasses import asdict, replace
from pathlib import Path

from etl.conform.conformed import Conformed
from etl.conform.facts import Leftover
from etl.kept import load_kept, problem_of, write_kept
from etl.sources import Source

ROWS = 3_000_000  # of facts and cells that a process remembers, some 100 bytes each
_seen: OrderedDict[Path, Conformed] = OrderedDict()


def keep(place: Path, entry: Conformed) -> None:
    """Keep what a file gave. What was answered to questions about this file alone is no part of it: it is in the name."""
    heard = [[*asked, answer] for asked, answer in entry.heard.items() if asked[2] != entry.source.upload]
    about = {
        "problems": [asdict(problem) for problem in entry.problems],
        "leftovers": [asdict(left) for left in entry.leftovers],
        "demonstration": entry.demonstration,
        "readable": entry.readable,
        "heard": heard,
    }
    write_kept(place, (entry.table, entry.shown), about)
    _seen.pop(place, None)


def kept_at(place: Path, source: Source) -> Conformed:
    """What a file gave. Raises FileNotFoundError."""
    if place not in _seen:
        _remember(place, _loaded(place, source))
    _seen.move_to_end(place)
    return replace(_seen[place], source=source)


def _loaded(place: Path, source: Source) -> Conformed:
    content = place.read_bytes()
    (table, shown), about = load_kept(content, 2)
    return Conformed(
        source,
        table,
        tuple(map(problem_of, about["problems"])),
        about["demonstration"],
        tuple(Leftover(**left) for left in about["leftovers"]),
        shown,
        about["readable"],
        {(kind, subject, form): answer for kind, subject, form, answer in about["heard"]},
        hashlib.sha256(f"{place.parent.name}/{place.name}".encode() + content).hexdigest(),
    )


def _remember(place: Path, entry: Conformed) -> None:
    """Keep the entry in memory, and let go of those that were not asked for the longest."""
    _seen[place] = entry
    rows = sum(_rows(other) for other in _seen.values()) if len(_seen) % 64 == 0 else 0
    while rows > ROWS and len(_seen) > 1:
        rows -= _rows(_seen.popitem(last=False)[1])


def _rows(entry: Conformed) -> int:
    return int(entry.table.num_rows + entry.shown.num_rows)
