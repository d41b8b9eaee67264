"""What one raw file gave, kept as one file of the cache: two tables of arrow, and what else is known as JSON."""

import json
import os
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from catalog.problems import Problem
from etl.readings import READINGS

SHOWN = pa.schema(
    [("sheet", pa.string()), ("row", pa.int32()), ("column", pa.int32()), ("shown", pa.string())],
)
LARGE = 20_000  # cells; a small table is read back three times as fast when it is not compressed


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
    """Keep an entry at `place`: written aside and renamed, so that none is ever half there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    about = {
        "problems": [asdict(problem) for problem in entry.problems],
        "demonstration": entry.demonstration,
        "readable": entry.readable,
    }
    readings = entry.readings.replace_schema_metadata({"about": json.dumps(about)})
    aside = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    compression = "zstd" if entry.shown.num_rows > LARGE else None
    options = pa.ipc.IpcWriteOptions(compression=compression)
    kept = pa.BufferOutputStream()  # the file is written in one go, not buffer by buffer
    for table in (readings, entry.shown):
        with pa.ipc.new_stream(kept, table.schema, options=options) as stream:
            stream.write_table(table)
    aside.write_bytes(kept.getvalue())
    aside.replace(place)


def load_entry(place: Path) -> Entry | None:
    """The entry kept at `place`, None where there is none."""
    try:
        kept = pa.BufferReader(place.read_bytes())
    except FileNotFoundError:
        return None
    readings, shown = (pa.ipc.open_stream(kept).read_all() for _ in range(2))
    about = json.loads(readings.schema.metadata[b"about"])
    problems = tuple(Problem(**{**p, "details": tuple(map(tuple, p["details"]))}) for p in about["problems"])
    return Entry(
        readings.replace_schema_metadata(None), shown, problems, about["demonstration"], readable=about["readable"]
    )
