"""Reads each raw file once: what was read is kept by the hash of its bytes, the reader's version and its vocabulary."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from catalog.problems import Problem
from catalog.vocabulary import Vocabulary
from etl.grid import Grid, Kind
from etl.read import Unreadable, read_file
from etl.readings import READINGS
from etl.recognise import recognise
from etl.sources import Source

SHOWN = pa.schema(
    [("sheet", pa.string()), ("row", pa.int32()), ("column", pa.int32()), ("shown", pa.string())],
)


@dataclass(frozen=True)
class FileReading:
    """What one file gave: its readings, its cells as shown, what was wrong with it, and whether it calls itself made up."""

    source: Source
    readings: pa.Table
    shown: pa.Table
    problems: tuple[Problem, ...]
    demonstration: bool
    readable: bool


class ReadingCache:
    """Files that were read before, under `folder`. Entries are written aside and renamed, so that none is ever half there."""

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._folder = folder / f"{reader_version()}-{_digest(vocabulary)}"

    def read(self, source: Source) -> FileReading:
        """The file's readings, from the cache where its bytes and name were read before."""
        entry = self._folder / f"{source.sha256[:32]}-{hashlib.sha256(source.file.encode()).hexdigest()[:8]}"
        if not (entry / "about.json").is_file():
            self._keep(entry, *_read(source, self._vocabulary))
        about = json.loads((entry / "about.json").read_text(encoding="utf-8"))
        problems = tuple(Problem(**{**p, "details": tuple(map(tuple, p["details"]))}) for p in about["problems"])
        return FileReading(
            source,
            pq.read_table(entry / "readings.parquet"),
            pq.read_table(entry / "shown.parquet"),
            problems,
            about["demonstration"],
            about["readable"],
        )

    def _keep(self, entry: Path, readings: pa.Table, shown: pa.Table, about: dict[str, object]) -> None:
        aside = entry.with_suffix(".new")
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        pq.write_table(readings, aside / "readings.parquet")
        pq.write_table(shown, aside / "shown.parquet")
        (aside / "about.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        aside.rename(entry)


def _read(source: Source, vocabulary: Vocabulary) -> tuple[pa.Table, pa.Table, dict[str, object]]:
    try:
        grids = read_file(source.path)
    except Unreadable as fault:
        about = {"problems": [asdict(fault.problem)], "demonstration": False, "readable": False}
        return READINGS.empty_table(), SHOWN.empty_table(), about
    recognised = recognise(grids, vocabulary, source.file)
    about = {
        "problems": [asdict(problem) for problem in recognised.problems],
        "demonstration": recognised.demonstration,
        "readable": True,
    }
    return recognised.readings, shown_cells(grids), about


def shown_cells(grids: Sequence[Grid]) -> pa.Table:
    """Every non-empty cell as a person sees it, 1-based, for drawing a number's neighbourhood."""
    rows = [
        {"sheet": grid.sheet, "row": int(r) + 1, "column": int(c) + 1, "shown": grid.shown(int(r), int(c))}
        for grid in grids
        for r, c in zip(*(grid.kinds != Kind.EMPTY).nonzero(), strict=True)
    ]
    return pa.Table.from_pylist(rows, schema=SHOWN)


@cache
def reader_version() -> str:
    """The hash of the reader's own source: whenever it may read a file otherwise than before, files are read anew."""
    here = Path(__file__).parent
    sources = [
        here / "grid.py",
        here / "readings.py",
        *(p for r in ("read", "clean", "recognise") for p in (here / r).rglob("*.py")),
    ]
    digest = hashlib.sha256()
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _digest(vocabulary: Vocabulary) -> str:
    plain = [
        sorted(vocabulary.places.items()),
        sorted(vocabulary.total_words),
        sorted(vocabulary.missing_words.items()),
        sorted(vocabulary.units.items()),
        sorted(vocabulary.measure_words),
        sorted(vocabulary.programme_words),
    ]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()[:12]
