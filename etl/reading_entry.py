"""One raw file, read and understood, kept as one file of the cache: two tables of arrow and what else is known, as JSON."""

import json
import os
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from catalog.problems import Problem
from catalog.vocabulary import Vocabulary
from etl.grid import Grid, Kind, number_text
from etl.read import Unreadable, read_file
from etl.readings import READINGS
from etl.recognise import recognise

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


def read_entry(path: Path, file: str, vocabulary: Vocabulary) -> Entry:
    """Read and understand a file; one that cannot be read gives its problem and nothing else."""
    try:
        grids = read_file(path)
    except Unreadable as fault:
        return unreadable_entry(fault.problem)
    recognised = recognise(grids, vocabulary, file)
    return Entry(recognised.readings, shown_cells(grids), recognised.problems, recognised.demonstration, readable=True)


def unreadable_entry(problem: Problem) -> Entry:
    """What a file gives that cannot be read."""
    return Entry(READINGS.empty_table(), SHOWN.empty_table(), (problem,), demonstration=False, readable=False)


def shown_cells(grids: Sequence[Grid]) -> pa.Table:
    """Every non-empty cell as a person sees it, 1-based, for drawing a number's neighbourhood."""
    return pa.concat_tables([SHOWN.empty_table(), *map(_shown_cells, grids)])


def _shown_cells(grid: Grid) -> pa.Table:
    rows, columns = (grid.kinds != Kind.EMPTY).nonzero()
    number = (grid.kinds[rows, columns] == Kind.NUMBER).tolist()
    stored = zip(number, grid.numbers[rows, columns].tolist(), grid.texts[rows, columns], strict=True)
    shown = [number_text(value) if is_number else text for is_number, value, text in stored]
    if grid.shown_units:
        shown = [grid.shown(int(row), int(column)) for row, column in zip(rows, columns, strict=True)]
    sheet = pa.repeat(pa.scalar(grid.sheet, pa.string()), len(shown))
    places = (pa.array((index + 1).astype("int32")) for index in (rows, columns))
    return pa.Table.from_arrays([sheet, *places, pa.array(shown, pa.string())], schema=SHOWN)


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
    with pa.OSFile(str(aside), "wb") as file:
        for table in (readings, entry.shown):
            with pa.ipc.new_stream(file, table.schema, options=options) as stream:
                stream.write_table(table)
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
