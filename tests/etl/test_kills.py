"""Builds killed at random moments: the release that is served is always whole."""

import multiprocessing
import os
import random
import shutil
import signal
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import duckdb
import pytest

from etl.build import build
from etl.release import read_note, release_folder

# Each build is a process of its own; they are forked from one that has imported what a build needs, which takes seconds.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["etl.making", "great_expectations", "duckdb_sqlalchemy"])
KILLS = 50 if os.environ.get("DONGNE_SOAK") else 8


def change_something(data: Path, number: int) -> None:
    """Another note in a sidecar: the build has something to do, and the same facts come out."""
    sidecar = next((data / "raw" / "demonstration").glob("*.yaml"))
    kept = [line for line in sidecar.read_text(encoding="utf-8").splitlines() if not line.startswith("note:")]
    sidecar.write_text("\n".join([*kept, f"note: change {number}", ""]), encoding="utf-8")


def assert_whole(curated: Path, facts: int) -> int:
    """Whatever the pointer names can be opened and counted, table by table."""
    folder = release_folder(curated)
    note = read_note(folder)
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        assert connection.execute("select count(*) from facts").fetchone() == (facts,)
        assert connection.execute("select count(*) > 1000 from cube").fetchone() == (True,)
        written = connection.execute(
            "select count(*) from read_parquet(?)", [str(folder / "tables" / "*.parquet")]
        ).fetchone()
    assert written == (facts,)
    assert note.number == int(folder.name)
    assert not list(folder.glob("*.wal"))
    return note.number


def building(data: Path) -> BaseProcess:
    """A build that runs beside this process."""
    process = PROCESSES.Process(target=build, args=(data,))
    process.start()
    return process


def build_to_the_end(data: Path) -> None:
    process = building(data)
    process.join(120)
    assert process.exitcode == 0


@pytest.mark.soak
def test_a_killed_build_never_harms_what_is_served(shipped_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(shipped_data, data)
    chance = random.Random(KILLS)
    facts = read_note(release_folder(data / "curated")).facts

    build_to_the_end(data)  # has nothing to do but to start what the others are forked from
    change_something(data, 0)
    start = time.monotonic()
    build_to_the_end(data)
    length = time.monotonic() - start

    killed = attempts = 0
    while killed < KILLS:
        attempts += 1
        assert attempts <= 4 * KILLS, "builds end before they can be killed"
        change_something(data, attempts)
        start = time.monotonic()
        process = building(data)
        # the last third holds the writing and the moving of the pointer: half of the kills fall there
        earliest = 0.6 * length if chance.random() < 0.5 else 0.0
        process.join(chance.uniform(earliest, length))
        if process.exitcode is not None:
            length = time.monotonic() - start
        process.kill()
        process.join()
        killed += process.exitcode == -signal.SIGKILL
        assert_whole(data / "curated", facts)

    build_to_the_end(data)
    assert_whole(data / "curated", facts)
    assert not list((data / "curated").glob(".build-*"))
