"""What one raw file gave, kept as one file of the cache."""

from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from catalog.problems import Problem
from etl.kept import load_kept, problem_of, write_kept
from etl.readings import READINGS

SHOWN = pa.schema(
    [("sheet", pa.string()), ("row", pa.int32()), ("column", pa.int32()), ("shown", pa.string())],
)


@dataclass(frozen=True, eq=False)
class Entry:
    """What a file gave: its readings (`READINGS`), its cells as shown (`SHOWN`), and what was wrong with it."""

    readings: pa.Table
    shown: pa.Table
    problems: tuple[Problem, ...]
    demonstration: bool
    readable: bool


def unreadable_entry(*problems: Problem) -> Entry:
    """What a file gives that cannot be read."""
    return Entry(READINGS.empty_table(), SHOWN.empty_table(), problems, demonstration=False, readable=False)


def write_entry(place: Path, entry: Entry) -> None:
    """Keep an entry at `place`."""
    about = {
        "problems": [asdict(problem) for problem in entry.problems],
        "demonstration": entry.demonstration,
        "readable": entry.readable,
    }
    write_kept(place, (entry.readings, entry.shown), about)


def load_entry(place: Path) -> Entry | None:
    """The entry kept at `place`, None where there is none."""
    kept = load_kept(place, 2)
    if kept is None:
        return None
    readings, shown = kept.tables
    problems = tuple(map(problem_of, kept.about["problems"]))
    return Entry(readings, shown, problems, kept.about["demonstration"], kept.about["readable"])
