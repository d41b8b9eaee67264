"""Reads each raw file once: what was read is kept by the hash of its bytes, the reader's version and its vocabulary."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from catalog.problems import Problem
from catalog.vocabulary import Vocabulary
from etl.reading_entry import Entry, load_entry, unreadable_entry, write_entry

if TYPE_CHECKING:
    from etl.sources import Source


@dataclass(frozen=True)
class FileReading:
    """What one file gave: its readings, its cells as shown, what was wrong with it, and whether it calls itself made up."""

    source: "Source"
    readings: pa.Table
    shown: pa.Table
    problems: tuple[Problem, ...]
    demonstration: bool
    readable: bool


class ReadingCache:
    """Files that were read before, under `folder`."""

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._folder = folder / f"{reader_version()}-{_digest(vocabulary)}"

    def read(self, source: "Source") -> FileReading:
        """The file's readings, from the cache where its bytes and name were read before."""
        place = self.place(source.file, source.sha256)
        entry = load_entry(place)
        if entry is None:
            from etl.reading_one import read_entry  # noqa: PLC0415  heavy, and most files were read before

            entry = read_entry(source.path, source.file, self._vocabulary)
            write_entry(place, entry)
        return _reading(source, entry)

    def place(self, file: str, sha256: str) -> Path:
        """Where what a file gave is kept, by its name and the hash of its bytes."""
        return self._folder / f"{sha256[:32]}-{hashlib.sha256(file.encode()).hexdigest()[:8]}.arrow"


def unreadable(source: "Source", problem: Problem) -> FileReading:
    """What a file gives that cannot be read."""
    return _reading(source, unreadable_entry(problem))


def _reading(source: "Source", entry: Entry) -> FileReading:
    return FileReading(source, entry.readings, entry.shown, entry.problems, entry.demonstration, entry.readable)


@cache
def reader_version() -> str:
    """The hash of the reader's own source: whenever it may read a file otherwise than before, files are read anew."""
    here = Path(__file__).parent
    sources = [
        *(
            here / f"{name}.py"
            for name in (
                "grid",
                "kept",
                "list_sheet",
                "personal",
                "personal_names",
                "readings",
                "reading_entry",
                "reading_one",
            )
        ),
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
