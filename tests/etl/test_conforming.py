"""Files are understood once, many of them at once; one at which a process dies costs no other, and nothing stale is ever taken."""

import os
import resource
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.additions import Alias, extended
from etl import conforming, reading_one
from etl.conform import Conformed, Conformer
from etl.conform import kept as kept_files
from etl.conform.memory import Memory, Told
from etl.conforming import ConformedCache
from etl.reading_forks import conform_in_turn
from etl.reading_one import read_entry
from etl.reading_pool import Task, conform_in_processes, worthwhile
from etl.sources import Sidecar, Source, sha256_of
from tests.etl.sheets import CATALOG, saved, training

DONGS = ("양동", "양3동", "농성1동", "광천동")


@pytest.fixture(autouse=True)
def nothing_seen() -> None:
    """What another test kept is on its disk alone."""
    kept_files._seen.clear()


@pytest.fixture
def in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the files are, several processes read them."""
    monkeypatch.setattr(conforming, "worthwhile", bool)


def write_file(folder: Path, number: int) -> Source:
    """A csv whose only number is its own."""
    path = folder / f"2023 마을학교 실적_{number}.csv"
    rows = [f"{dong},{number}" for dong in DONGS]
    path.write_text("\n".join(["동명,신청인원(명)", *rows]), encoding="utf-8")
    return Source(path, path.name, sha256_of(path), Sidecar(origin="published"))


def cache_in(folder: Path, *answers: Told) -> ConformedCache:
    return ConformedCache(folder / "cache", CATALOG, Memory(answers))


def values(entry: Conformed) -> list[float]:
    return entry.table["value"].to_pylist()


def sent(path: Path, *headings: str) -> Source:
    saved(path, *training(*headings))
    return Source(path, path.name, sha256_of(path), Sidecar(origin="submitted"))


def no_conforming(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Conformer, "conform")


def test_what_a_file_gave_is_kept_with_its_questions_and_taken_from_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = sent(tmp_path / "양동.xlsx", "수료인언")
    first = cache_in(tmp_path).conform(source)
    kept_files._seen.clear()
    no_conforming(monkeypatch)
    again = cache_in(tmp_path).conform(source)
    assert [problem.code for problem in again.problems] == ["measure_unsure"]
    assert (again.problems, again.leftovers, again.mark) == (first.problems, first.leftovers, first.mark)
    assert again.table.equals(first.table)
    assert again.shown.equals(first.shown)


@pytest.mark.parametrize("torn", [lambda b: b[:-9], lambda b: b[:900] + bytes(len(b) - 900), lambda _: b""])
def test_what_was_not_wholly_written_when_the_machine_stopped_is_made_anew(
    tmp_path: Path, torn: Callable[[bytes], bytes]
) -> None:
    source, cache = write_file(tmp_path, 7), cache_in(tmp_path)
    cache.conform(source)
    files = list((tmp_path / "cache").glob("*/*.arrow"))
    assert len(files) == 2, "its readings and its facts"
    for path in files:
        path.write_bytes(torn(path.read_bytes()))
    kept_files._seen.clear()
    assert values(cache.conform(source)) == [7.0] * 4


def test_an_answer_to_one_of_its_questions_makes_its_facts_anew_and_any_other_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = sent(tmp_path / "양동.xlsx", "수료인언")
    before = cache_in(tmp_path).conform(source)
    ask = before.problems[0].ask
    assert ask
    other = Told("measure", "참가비", "참가비|#교육비", "trainees.attended_people")
    said = Told(ask.kind, ask.subject, ask.form, "trainees.completed_people")
    assert cache_in(tmp_path, other, said).conform(source).table["measure"].to_pylist().count("completed_people") == 2
    assert cache_in(tmp_path).conform(source).problems == before.problems
    no_conforming(monkeypatch)
    assert cache_in(tmp_path, other).conform(source).problems == before.problems


def test_an_answer_about_one_file_leaves_the_others_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = sent(tmp_path / "가.xlsx", "수료인원"), sent(tmp_path / "나.xlsx", "신청인원")
    cell = Told("cell", "실적!B4", one.upload, "value:19")
    cache_in(tmp_path).conform_all([one, other])
    assert 19 in values(cache_in(tmp_path, cell).conform(one))
    no_conforming(monkeypatch)
    assert 20 in values(cache_in(tmp_path, cell).conform(other))


def test_another_word_in_the_catalog_or_another_line_of_code_makes_facts_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, base = sent(tmp_path / "양동.xlsx"), cache_in(tmp_path)
    named = extended(CATALOG, [Alias(of="village_school", name="동네배움터")])
    places = {base.task(source).kept, ConformedCache(tmp_path / "cache", named, Memory()).task(source).kept}
    monkeypatch.setattr(conforming, "code_version", lambda: "mended")
    places |= {cache_in(tmp_path).task(source).kept}
    renamed = replace(source, file="다른 이름.xlsx")
    assert len(places | {base.task(renamed).kept}) == 4


@pytest.mark.usefixtures("in_processes")
def test_many_files_come_back_in_their_order_each_with_its_own_numbers(tmp_path: Path) -> None:
    sources = [write_file(tmp_path, number) for number in (5, 3, 9, 3000, 1)]
    cache = cache_in(tmp_path)
    cache.conform(sources[2])
    together = cache.conform_all([*sources, sources[0]])
    alone = cache_in(tmp_path / "another")
    assert [entry.source.file for entry in together] == [source.file for source in [*sources, sources[0]]]
    assert [values(entry)[0] for entry in together] == [5.0, 3.0, 9.0, 3000.0, 1.0, 5.0]
    assert all(entry.table.equals(alone.conform(entry.source).table) for entry in together)


def test_few_small_files_are_no_work_for_several_processes(tmp_path: Path) -> None:
    tasks = [Task(write_file(tmp_path, number), tmp_path) for number in range(5)]
    assert not worthwhile(tasks)
    assert worthwhile(tasks * 100) == ((os.cpu_count() or 1) > 1)
    assert not worthwhile([])


def dying_at(number: int, how: Callable[[], None]) -> Callable[..., object]:
    """The reader, but for one file that brings its process down."""

    def read_or_die(path: Path, file: str, vocabulary: object) -> object:
        if file.endswith(f"_{number}.csv"):
            how()
        return read_entry(path, file, vocabulary)  # type: ignore[arg-type]

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
    cache = cache_in(tmp_path)
    tasks = [cache.task(write_file(tmp_path, n)) for n in range(6)]
    monkeypatch.setattr(reading_one, "read_entry", dying_at(2, how))
    assert conform_in_turn(tasks, cache, count) == [tasks[2]]
    assert [task.kept.exists() for task in tasks] == [True, True, False, True, True, True]


def test_a_file_whose_process_was_killed_by_chance_is_read_the_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = cache_in(tmp_path)
    tasks = [cache.task(write_file(tmp_path, n)) for n in range(3)]

    def killed_once() -> None:
        if not (tmp_path / "killed").exists():
            (tmp_path / "killed").touch()
            killed()

    monkeypatch.setattr(reading_one, "read_entry", dying_at(1, killed_once))
    assert conform_in_turn(tasks, cache, 1) == []
    assert all(task.kept.exists() for task in tasks)


def test_a_file_at_which_processes_die_is_told_as_too_large_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [write_file(tmp_path, number) for number in range(3)]

    def died_at_the_second(tasks: list[Task], *_: object) -> set[Path]:
        return {tasks[1].kept}

    monkeypatch.setattr(conforming, "worthwhile", bool)
    monkeypatch.setattr(conforming, "conform_in_processes", died_at_the_second)
    first, second, third = cache_in(tmp_path).conform_all(sources)
    assert (values(first)[0], values(third)[0]) == (0.0, 2.0)
    assert (second.readable, second.table.num_rows) == (False, 0)
    assert ("file_too_large", sources[1].file) in [(problem.code, problem.file) for problem in second.problems]


@pytest.mark.usefixtures("in_processes")
def test_a_fault_of_the_reader_is_raised_where_it_was_asked_for(tmp_path: Path) -> None:
    sources = [write_file(tmp_path, number) for number in range(2)]
    sources[1].path.write_bytes(b"")  # its size is looked at first
    sources[1].path.chmod(0)
    if os.access(sources[1].path, os.R_OK):  # nothing is forbidden to root
        sources[1].path.unlink()
        sources[1].path.mkdir()
    with pytest.raises((PermissionError, IsADirectoryError)):
        cache_in(tmp_path).conform_all(sources)


def test_processes_that_cannot_be_started_leave_the_reading_to_the_one_that_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "false")
    task = cache_in(tmp_path).task(write_file(tmp_path, 1))
    assert conform_in_processes([task], tmp_path / "cache", CATALOG, Memory()) == set()
    assert not task.kept.exists()
