"""Files are read once."""

from pathlib import Path

import pytest

from catalog.load import load_catalog
from etl import reading_one
from etl.reading import FileReading, ReadingCache
from etl.sources import Sidecar, Source, sha256_of

VOCABULARY = load_catalog().vocabulary
DONGS = ("양동", "양3동", "농성1동", "광천동")


def write_file(folder: Path, number: int, name: str = "") -> Source:
    """A csv whose only number is its own."""
    path = folder / (name or f"실적_{number}.csv")
    rows = [f"{dong},{number}" for dong in DONGS]
    path.write_text("\n".join(["동명,신청인원(명)", *rows]), encoding="utf-8")
    return Source(path, path.name, sha256_of(path), Sidecar(origin="submitted"))


def values(entry: FileReading) -> list[float]:
    return entry.readings["value"].to_pylist()


def test_a_file_is_read_once_and_then_taken_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, cache = write_file(tmp_path, 7), ReadingCache(tmp_path / "cache", VOCABULARY)
    first = cache.read(source)
    monkeypatch.delattr(reading_one, "read_entry")
    again = cache.read(source)
    assert values(again) == [7.0] * 4
    assert again.readings.equals(first.readings)
    assert again.shown.to_pylist()[2] == {"sheet": "실적_7", "row": 2, "column": 1, "shown": "양동"}
    assert (again.problems, again.demonstration, again.readable) == ((), False, True)


def test_what_was_wrong_with_a_file_is_kept_too(tmp_path: Path) -> None:
    path = tmp_path / "빈 파일.xlsx"
    path.touch()
    source = Source(path, path.name, sha256_of(path), Sidecar(origin="submitted"))
    cache = ReadingCache(tmp_path / "cache", VOCABULARY)
    first, again = cache.read(source), cache.read(source)
    assert again.problems == first.problems
    assert (again.problems[0].code, again.problems[0].file, again.readable) == ("file_empty", "빈 파일.xlsx", False)
