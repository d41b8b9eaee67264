"""Which release the next one follows: the current one, and where that cannot be read the newest before it that can.

A release that cannot be read never stops a build: all that is in it can be made again from the files and the ledger.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.problems import Problem
from etl.changes import count_changes
from etl.release import ReleaseNote, read_note
from ledger.published import POINTER, first_damaged, is_sealed, numbers, pointed_to, to_be_shown


@dataclass(frozen=True)
class Followed:
    """The release that what changes is counted from: its folder and note, None where there is none that can be read.

    `problem` is there where it is not the current one, and says so.
    """

    folder: Path | None = None
    note: ReleaseNote | None = None
    problem: Problem | None = None

    @property
    def current(self) -> ReleaseNote | None:
        """The note of the current release, None where that cannot be read or there is none yet."""
        return None if self.problem else self.note


def followed(curated: Path, mart_hash: str) -> Followed:
    """The release to follow, for a build that makes its mart with this hash (Inputs.mart_hash)."""
    named = pointed_to(curated)
    if named is None and not numbers(curated):
        return Followed()
    for number in to_be_shown(curated):
        folder = curated / str(number)
        if note := _readable(folder, mart_hash):
            return Followed(folder, note, None if number == named else _unreadable(named, number))
    return Followed(problem=_unreadable(named, None))


def _readable(folder: Path, mart_hash: str) -> ReleaseNote | None:
    """What a release says of itself, None where it cannot be read: it is damaged, or was made by a version too different."""
    if first_damaged(folder):
        return None
    try:
        note = read_note(folder)
        if not is_sealed(folder) or note.mart != mart_hash:
            count_changes(folder, folder)  # reads whatever is compared
    except (OSError, ValueError, TypeError, KeyError, duckdb.Error):
        return None
    return note


def _unreadable(named: int | None, since: int | None) -> Problem:
    which = (
        (f"지금 릴리스를 적은 파일({POINTER})을", f"The pointer {POINTER}")
        if named is None
        else (f"릴리스 {named}의 파일을", f"Release {named}")
    )
    then = (
        ("달라진 것은 셀 수 없습니다.", "What changed cannot be told.")
        if since is None
        else (f"달라진 것은 릴리스 {since} 뒤로 셌습니다.", f"What changed is counted from release {since}.")
    )
    words = zip(("which_ko", "which_en", "then_ko", "then_en"), (*which, *then), strict=True)
    return Problem("release_unreadable", details=tuple(words))
