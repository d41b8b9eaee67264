"""A disk that takes no more, and a ledger whose file cannot be got at, are told in a sentence; nothing is entered then."""

import errno
from pathlib import Path

import pytest
from sqlalchemy import event

from catalog.problems import Ask, Choice
from ledger.book import Ledger, open_ledger
from ledger.storage import LedgerUnusableError, disk_full

ASK = Ask("measure", "이수생", "f", (Choice("a", "수료", "Completed"),))


def fill(ledger: Ledger) -> None:
    """From now on the ledger's file may not grow."""
    ledger.engine.dispose()
    event.listen(ledger.engine, "connect", lambda connection, _: connection.execute("pragma max_page_count=1"))


def test_what_finds_no_room_is_not_entered_and_said(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    fill(ledger)
    with pytest.raises(LedgerUnusableError, match="저장 공간이 부족해") as refused:
        ledger.answers.give(ASK, "a", "김주무관", "긴 이름" * 5000)
    assert refused.value.words("en").startswith("There is no room left on the disk")
    assert open_ledger(tmp_path).answers.in_force() == ()


def test_a_file_that_is_no_ledger_is_said(tmp_path: Path) -> None:
    open_ledger(tmp_path).engine.dispose()
    for left in tmp_path.glob("ledger.sqlite*"):
        left.unlink()
    (tmp_path / "ledger.sqlite").mkdir()
    with pytest.raises(LedgerUnusableError, match="장부 파일을 읽거나 쓸 수 없습니다"):
        open_ledger(tmp_path)


def test_whoever_says_that_the_disk_is_full_is_understood() -> None:
    assert disk_full(OSError(errno.EDQUOT, "Disk quota exceeded"))
    assert disk_full(RuntimeError("IO Error: Could not write file: No space left on device"))
    assert not disk_full(OSError(errno.ENOENT, "No such file"))
