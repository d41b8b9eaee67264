"""Files are read once, many of them at once, and one at which a process dies costs no other."""

import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.load import load_catalog
from etl import reading, reading_one, reading_process
from etl.reading import FileReading, ReadingCache
from etl.reading_pool import Task, read_in_processes, worthwhile
from etl.reading_process import read_shares
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


@pytest.fixture
def in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the files are, several processes read them."""
    monkeypatch.setattr(reading, "worthwhile", bool)


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


@pytest.mark.usefixtures("in_processes")
def test_many_files_come_back_in_their_order_each_with_its_own_numbers(tmp_path: Path) -> None:
    sources = [write_file(tmp_path, number) for number in (5, 3, 9, 3000, 1)]
    cache = ReadingCache(tmp_path / "cache", VOCABULARY)
    cache.read(sources[2])
    together = cache.read_all([*sources, sources[0]])
    alone = ReadingCache(tmp_path / "another", VOCABULARY)
    assert [entry.source.file for entry in together] == [source.file for source in [*sources, sources[0]]]
    assert [values(entry)[0] for entry in together] == [5.0, 3.0, 9.0, 3000.0, 1.0, 5.0]
    assert all(entry.readings.equals(alone.read(entry.source).readings) for entry in together)


def test_few_small_files_are_no_work_for_several_processes(tmp_path: Path) -> None:
    tasks = [Task(write_file(tmp_path, number).path, "", tmp_path) for number in range(5)]
    assert not worthwhile(tasks)
    assert worthwhile(tasks * 100) == ((os.cpu_count() or 1) > 1)
    assert not worthwhile([])


def dying_at(name: str, how: Callable[[], None]) -> Callable[..., object]:
    """The reader, but for one file that brings its process down."""
    read = reading_process.read_entry

    def read_or_die(path: Path, file: str, vocabulary: object) -> object:
        if file == name:
            how()
        return read(path, file, vocabulary)

    return read_or_die


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def outgrown() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    bytearray(1 << 40)


@pytest.mark.parametrize("how", [killed, outgrown])
@pytest.mark.parametrize("count", [1, 2])
def test_a_file_that_kills_its_process_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: Callable[[], None], count: int
) -> None:
    tasks = [Task(write_file(tmp_path, n).path, f"{n}.csv", tmp_path / "cache" / f"{n}") for n in range(6)]
    monkeypatch.setattr(reading_process, "read_entry", dying_at("2.csv", how))
    assert [task.file for task in read_shares(tasks, VOCABULARY, count)] == ["2.csv"]
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == ["0", "1", "3", "4", "5"]


def test_a_file_whose_process_was_killed_by_chance_is_read_the_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = [Task(write_file(tmp_path, n).path, f"{n}.csv", tmp_path / "cache" / f"{n}") for n in range(3)]

    def killed_once() -> None:
        if not (tmp_path / "killed").exists():
            (tmp_path / "killed").touch()
            killed()

    monkeypatch.setattr(reading_process, "read_entry", dying_at("1.csv", killed_once))
    assert read_shares(tasks, VOCABULARY, 1) == []
    assert len(list((tmp_path / "cache").iterdir())) == 3


def test_a_file_at_which_processes_die_is_told_as_too_large_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [write_file(tmp_path, number) for number in range(3)]

    def died_at_the_second(tasks: list[Task], _vocabulary: object) -> set[Path]:
        return {tasks[1].entry}

    monkeypatch.setattr(reading, "worthwhile", bool)
    monkeypatch.setattr(reading, "read_in_processes", died_at_the_second)
    first, second, third = ReadingCache(tmp_path / "cache", VOCABULARY).read_all(sources)
    assert (values(first)[0], values(third)[0]) == (0.0, 2.0)
    assert (second.readable, second.readings.num_rows) == (False, 0)
    assert (second.problems[0].code, second.problems[0].file) == ("file_too_large", "실적_1.csv")


@pytest.mark.usefixtures("in_processes")
def test_a_fault_of_the_reader_is_raised_where_it_was_asked_for(tmp_path: Path) -> None:
    sources = [write_file(tmp_path, number) for number in range(2)]
    sources[1].path.unlink()
    with pytest.raises(FileNotFoundError, match="실적_1"):
        ReadingCache(tmp_path / "cache", VOCABULARY).read_all(sources)


def test_processes_that_cannot_be_started_leave_the_reading_to_the_one_that_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "false")
    task = Task(write_file(tmp_path, 1).path, "1.csv", tmp_path / "1")
    assert read_in_processes([task], VOCABULARY) == set()
    assert not task.entry.exists()
