"""Releases on the disk: the current one, those before it, and whether one is still what was published."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ledger.published import SEAL, current_is_damaged, first_damaged, pointed_to, seal, to_be_shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sealed release."""
    (made := tmp_path / "1" / "catalog").mkdir(parents=True)
    (tmp_path / "1" / "release.json").write_text('{"number": 1}', encoding="utf-8")
    (tmp_path / "1" / "mart.duckdb").write_bytes(bytes(range(256)) * 16)
    (made / "동.yaml").write_text("동: []", encoding="utf-8")
    seal(tmp_path / "1")
    return tmp_path / "1"


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="it is a tool of Linux")
def test_what_was_published_is_whole_also_for_the_tool_that_everybody_has(folder: Path) -> None:
    assert first_damaged(folder) is None
    assert subprocess.run(["sha256sum", "--check", "--quiet", SEAL], cwd=folder, check=True, timeout=10)


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 8, bytes(range(256)) * 15 + bytes(256), None])
def test_a_file_that_is_empty_cut_changed_or_gone_is_named(folder: Path, content: bytes | None) -> None:
    (folder / "mart.duckdb").unlink() if content is None else (folder / "mart.duckdb").write_bytes(content)
    assert first_damaged(folder) == "mart.duckdb"


@pytest.mark.parametrize(("name", "content"), [("release.json", b"{"), (SEAL, b""), (SEAL, b"\xff\x00  \xfe\n")])
def test_a_note_or_list_that_cannot_be_read_is_damage_too(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    assert first_damaged(folder)


def test_of_a_release_that_was_never_sealed_the_note_is_all_that_is_asked_for(folder: Path) -> None:
    (folder / SEAL).unlink()
    assert first_damaged(folder) is None
    (folder / "release.json").write_text("", encoding="utf-8")
    assert first_damaged(folder) == "release.json"


@pytest.mark.parametrize(
    ("pointer", "named", "shown"),
    [(b"2", 2, [2, 1]), (b"", None, [3, 2, 1]), (b"\xff\xfe", None, [3, 2, 1]), (b"77", 77, [77, 3, 2, 1])],
)
def test_the_newest_that_can_be_read_is_looked_for_from_the_pointer_down(
    tmp_path: Path, pointer: bytes, named: int | None, shown: list[int]
) -> None:
    for name in ("1", "2", "3", "3.broken"):
        (tmp_path / name).mkdir()
    (tmp_path / "CURRENT").write_bytes(pointer)
    assert (pointed_to(tmp_path), list(to_be_shown(tmp_path))) == (named, shown)
    assert current_is_damaged(tmp_path)


def test_before_the_first_release_nothing_is_damaged(tmp_path: Path) -> None:
    assert not current_is_damaged(tmp_path / "curated")
