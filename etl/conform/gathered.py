"""What many small files gave, gathered in one file of the cache: opened at once, where each is kept in a file of its own.

What was gathered of a file counts only while what is kept of it alone is there, as it was then.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from pathlib import Path

import pyarrow as pa

from etl.conform.conformed import Conformed
from etl.conform.kept import entry_of, remember, remembered, rows_of, told_of
from etl.kept import LARGE, load_kept, write_kept
from etl.reading_pool import Task

FEW = 64  # files are opened one by one as well


def recall(gathered: Path, tasks: Sequence[Task]) -> set[Path]:
    """Remember what was gathered of files, and return where it is kept of each alone."""
    kept = load_kept(gathered, 2)
    if kept is None:
        return set()
    facts, shown = kept.tables
    about = {told["name"]: told for told in kept.about["gathered"]}

    def entry(task: Task) -> Conformed:
        told = about[task.kept.name]
        return entry_of(task.source, facts.slice(*told["facts"]), shown.slice(*told["shown"]), told, told["mark"])

    found = [t for t in tasks if (told := about.get(t.kept.name)) and told["written"] == _written(t.kept)]
    remember({task.kept: entry(task) for task in found if not remembered(task.kept)})
    return {task.kept for task in found}


def gather(gathered: Path, found: Mapping[Path, Conformed], opened: AbstractSet[Path]) -> None:
    """Gather what files gave, where too many were `opened` one by one. Those that are new wait for the next time: first their release."""
    small = {place: entry for place, entry in found.items() if rows_of(entry) <= LARGE and place.exists()}
    if len(small.keys() & opened) <= max(FEW, len(small) // 8):
        return
    entries = list(small.values())
    facts, shown = [entry.table for entry in entries], [entry.shown for entry in entries]
    told = [
        {"name": place.name, "written": _written(place), "mark": entry.mark, "facts": part, "shown": cells}
        | told_of(entry)
        for (place, entry), part, cells in zip(small.items(), _parts(facts), _parts(shown), strict=True)
    ]
    write_kept(gathered, [pa.concat_tables(tables).combine_chunks() for tables in (facts, shown)], {"gathered": told})


def _parts(tables: Sequence[pa.Table]) -> list[tuple[int, int]]:
    """Where each begins when they stand one after the other, and how many rows it has."""
    lengths = [table.num_rows for table in tables]
    return list(zip(accumulate(lengths, initial=0), lengths, strict=False))


def _written(place: Path) -> int | None:
    """When a file of the cache was written; None where it is not there."""
    try:
        return place.stat().st_mtime_ns
    except FileNotFoundError:
        return None
