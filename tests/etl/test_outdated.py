"""The cache keeps what is asked for, and lets go of what belonged to earlier code and catalogs."""

import os
from pathlib import Path

import pytest

from etl.outdated import KEPT, clear_outdated

MONTH, NOW = 31 * 86_400, 1_800_000_000.0
MANY = KEPT + 3


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.outdated.time.time", lambda: NOW)


def add(place: Path, seconds: float) -> None:
    """A file of the cache in a folder that was added to so long ago."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"kept")
    for path in (place, place.parent):
        os.utime(path, (NOW - seconds,) * 2)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_folders_of_earlier_code_go_after_a_month_but_for_the_newest(tmp_path: Path) -> None:
    for number in range(MANY):
        add(tmp_path / f"conformed-code{number}-catalog" / "a.arrow", MONTH + number)
    add(tmp_path / "reader-vocabulary" / "a.arrow", 9 * MONTH)
    clear_outdated(tmp_path)
    assert left(tmp_path) == [*(f"conformed-code{number}-catalog" for number in range(KEPT)), "reader-vocabulary"]


def test_what_was_added_to_of_late_stays_however_much_there_is(tmp_path: Path) -> None:
    for number in range(MANY):
        add(tmp_path / f"conformed-code{number}-catalog" / "a.arrow", number)
        add(tmp_path / "sense" / f"{number}.json", number)
    clear_outdated(tmp_path)
    assert len(left(tmp_path)) == MANY + 1
    assert len(left(tmp_path / "sense")) == MANY


def test_chains_that_no_file_was_added_to_go_one_by_one(tmp_path: Path) -> None:
    for number in range(MANY):
        add(tmp_path / "sense" / f"{number}.json", MONTH + number)
    clear_outdated(tmp_path)
    assert left(tmp_path / "sense") == [f"{number}.json" for number in range(KEPT)]


def test_an_installation_without_a_cache_is_left_alone(tmp_path: Path) -> None:
    clear_outdated(tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
