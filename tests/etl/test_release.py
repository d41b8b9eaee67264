"""Releases: whatever step dies, the release pointed to is whole."""

import os
from pathlib import Path

import pytest

from etl import release
from etl.release import ReleaseError, ReleaseNote, building, current_number, publish, read_note, release_folder


class PowerCutError(BaseException):
    """Stands for the machine going dark: nothing after it is done."""


def fill(folder: Path, number: int) -> ReleaseNote:
    (folder / "tables").mkdir()
    (folder / "tables" / "trainees.parquet").write_text(f"rows of {number}", encoding="ascii")
    return ReleaseNote(number, "2026-01-01T00:00:00+00:00", f"inputs {number}", "c", 1, 1, 0.0, {}, ())


def make(curated: Path) -> ReleaseNote:
    with building(curated):
        return publish(curated, fill)


def assert_whole(curated: Path, number: int) -> None:
    folder = release_folder(curated)
    assert read_note(folder).number == number == int(folder.name)
    assert (folder / "tables" / "trainees.parquet").read_text(encoding="ascii") == f"rows of {number}"


def test_releases_count_up_and_the_pointer_follows(tmp_path: Path) -> None:
    assert current_number(tmp_path) is None
    make(tmp_path)
    make(tmp_path)
    assert_whole(tmp_path, 2)
    assert read_note(release_folder(tmp_path, 1)).inputs == "inputs 1"


def test_before_the_first_release_it_is_said_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="etl build"):
        release_folder(tmp_path)


def test_a_release_that_is_not_there_is_named(tmp_path: Path) -> None:
    make(tmp_path)
    with pytest.raises(ReleaseError, match="릴리스 7"):
        release_folder(tmp_path, 7)


@pytest.mark.parametrize("call", ["fsync", "rename", "replace"])
def test_a_power_cut_at_any_step_leaves_a_whole_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    make(tmp_path)
    owner = os if call == "fsync" else Path
    real = getattr(owner, call)
    for dies_at in range(1, 12):
        calls = 0

        def dying(*args: object, dies_at: int = dies_at) -> object:
            nonlocal calls
            calls += 1
            if calls == dies_at:
                raise PowerCutError
            return real(*args)

        with monkeypatch.context() as patch:
            patch.setattr(owner, call, dying)
            try:
                make(tmp_path)
            except PowerCutError:
                pass
            else:
                assert dies_at > calls
                break
        before = current_number(tmp_path)
        assert before is not None
        assert_whole(tmp_path, before)
    done = make(tmp_path)
    assert_whole(tmp_path, done.number)
    assert not list(tmp_path.glob(".build-*"))


def test_a_database_that_was_not_closed_is_no_release(tmp_path: Path) -> None:
    def careless(folder: Path, number: int) -> ReleaseNote:
        (folder / "mart.duckdb.wal").touch()
        return fill(folder, number)

    with building(tmp_path), pytest.raises(ReleaseError, match="not closed"):
        publish(tmp_path, careless)
    assert current_number(tmp_path) is None


def test_two_builders_take_turns(tmp_path: Path) -> None:
    with building(tmp_path), (tmp_path / ".lock").open("w") as second, pytest.raises(BlockingIOError):
        release.fcntl.flock(second, release.fcntl.LOCK_EX | release.fcntl.LOCK_NB)
