"""All releases that there are, and their marts side by side. A release never changes, so what was read of one is kept."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from dashboard.engine import curated_folder
from dashboard.release import Row, open_mart, query_text
from ledger.published import NOTE, first_damaged, numbers

KEPT = 4096


@dataclass(frozen=True)
class Past:
    """What a release says of itself. `changed_tables` are those that differ from the release that it `follows`, mostly the one
    before; `catalog` is the hash of its catalog.
    """

    number: int
    built_at: str
    files: int
    facts: int
    catalog: str
    changed_tables: frozenset[str]
    folder: Path
    follows: int | None


def releases() -> tuple[Past, ...]:
    """All releases up to the current one whose note can be read, newest first; empty before the first."""
    curated = curated_folder()
    found = [_past((curated / str(number)).resolve()) for number in numbers(curated)]
    return tuple(past for past in found if past)


def _past(folder: Path) -> Past | None:
    try:
        return _read(folder)
    except (OSError, ValueError, KeyError):
        return None


@lru_cache(maxsize=KEPT)
def _read(folder: Path) -> Past:
    note: dict[str, Any] = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    number, changed = note["number"], frozenset(note.get("changes", {}))
    follows = note.get("follows", number - 1)
    return Past(number, note["built_at"], note["files"], note["facts"], note["catalog"], changed, folder, follows)


@lru_cache(maxsize=KEPT)
def is_readable(past: Past) -> bool:
    """Whether a release is still what was published."""
    return first_damaged(past.folder) is None


@contextmanager
def attached(**folders: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection on which the marts in these folders stand read-only under their names; closed at the end."""
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, folder in folders.items():
            address = (folder / "mart.duckdb").as_posix().replace("'", "''")
            connection.execute(f"attach '{address}' as {name} (read_only)")
        yield connection


def ask_past(past: Past, query: str, **parameters: object) -> list[Row]:
    """The rows of queries/<query>.sql in a release that need not be open. Raises duckdb.Error where it was made otherwise."""
    with open_mart(past.folder) as connection:
        result = connection.execute(query_text(query), parameters)
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
