"""Builds killed at random moments: the release that is served is always whole."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from etl.release import read_note, release_folder

ROOT = Path(__file__).parents[2]
BUILD = [sys.executable, "-m", "etl", "build"]
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


@pytest.mark.soak
def test_a_killed_build_never_harms_what_is_served(shipped_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(shipped_data, data)
    environment = {**os.environ, "DONGNE_DATA": str(data)}
    chance = random.Random(KILLS)
    facts = read_note(release_folder(data / "curated")).facts

    change_something(data, 0)
    start = time.monotonic()
    subprocess.run(BUILD, cwd=ROOT, env=environment, check=True, timeout=120, stdout=subprocess.DEVNULL)
    length = time.monotonic() - start

    killed = attempts = 0
    while killed < KILLS:
        attempts += 1
        assert attempts <= 4 * KILLS, "builds end before they can be killed"
        change_something(data, attempts)
        start = time.monotonic()
        build = subprocess.Popen(BUILD, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # the last third holds the writing and the moving of the pointer: half of the kills fall there
        earliest = 0.6 * length if chance.random() < 0.5 else 0.0
        with contextlib.suppress(subprocess.TimeoutExpired):
            build.wait(chance.uniform(earliest, length))
            length = time.monotonic() - start
        build.send_signal(signal.SIGKILL)
        killed += build.wait() == -signal.SIGKILL
        assert_whole(data / "curated", facts)

    subprocess.run(BUILD, cwd=ROOT, env=environment, check=True, timeout=120, stdout=subprocess.DEVNULL)
    assert_whole(data / "curated", facts)
    assert not list((data / "curated").glob(".build-*"))
