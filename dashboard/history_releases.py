"""All releases that there are, and their marts side by side. A release never changes, so what was read of one is kept."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from dashboard.engine import Row, curated_folder, open_mart, query_text

KEPT = 4096


@dataclass(frozen=True)
class Past:
    """What a release says of itself. `changes` counts by table what differs from the release before; `catalog` is its hash."""

    number: int
    built_at: str
    files: int
    facts: int
    catalog: str
    changed_tables: frozenset[str]
    folder: Path


def releases() -> tuple[Past, ...]:
    """All releases up to the current one, newest first; empty before the first."""
    folders = [folder.resolve() for folder in curated_folder().glob("[0-9]*") if folder.name.isdigit()]
    found = [past for folder in folders if (past := _past(folder))]
    return tuple(sorted(found, key=lambda past: past.number, reverse=True))


def _past(folder: Path) -> Past | None:
    return _read(folder) if (folder / "release.json").is_file() else None


@lru_cache(maxsize=KEPT)
def _read(folder: Path) -> Past:
    note: dict[str, Any] = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    changed = frozenset(note.get("changes", {}))
    return Past(note["number"], note["built_at"], note["files"], note["facts"], note["catalog"], changed, folder)


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
