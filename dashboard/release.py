"""One release: opened read-only, with the catalog it was built with, and asked.

A release that is no longer what was published is not opened: no number is read out of a damaged file.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from catalog.load import Catalog, CatalogError, load_catalog
from catalog.model import Indicator
from dashboard import measured
from ledger.published import NOTE, first_damaged

QUERIES = Path(__file__).parent.parent / "queries"

Row = dict[str, Any]


class NoReleaseError(Exception):
    """There is no release to show, or not the one that was asked for."""


class UnreadableReleaseError(NoReleaseError):
    """There is such a release, but it is damaged, or was made by a version too different from this one."""


@dataclass(frozen=True, eq=False)
class Release:
    """A release that is open: what it says of itself, the catalog it was built with, and its mart.

    `changes` are counted from the release that it `follows`, None where there is none or none could be read. `anew`, by
    language, says which one could not.
    """

    number: int
    built_at: str
    files: int
    facts: int
    demonstration_share: float
    changes: dict[str, dict[str, int]]
    catalog: Catalog
    folder: Path
    connection: duckdb.DuckDBPyConnection
    follows: int | None = None
    anew: Mapping[str, str] = field(default_factory=dict)

    @property
    def as_of(self) -> date:
        """The day the release was built: a period that ends later is not over."""
        return date.fromisoformat(self.built_at[:10])

    def indicator(self, name: str) -> Indicator:
        """The indicator of that id, also in another measure (`trainees.per_officer`). KeyError where there is none."""
        found = measured.indicator_in(self.catalog, name)
        if found is None:
            raise KeyError(name)
        return found

    def ask(self, query: str, **parameters: object) -> list[Row]:
        """The rows of queries/<query>.sql."""
        result = self._cursor(query, parameters)
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def ask_frame(self, query: str, **parameters: object) -> pd.DataFrame:
        """The rows of queries/<query>.sql as a DataFrame."""
        return self._cursor(query, parameters).df()

    def _cursor(self, query: str, parameters: dict[str, object]) -> duckdb.DuckDBPyConnection:
        return self.connection.cursor().execute(query_text(query), parameters)


@cache
def query_text(name: str) -> str:
    """queries/<name>.sql with its `:name` parameters written as DuckDB wants them, `$name`."""
    text = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
    return re.sub(r"(?<![:\w]):([a-z_]+)", r"$\1", text)


def open_release(folder: Path, number: int) -> Release:
    """The release in a folder. Raises NoReleaseError where there is none, UnreadableReleaseError where it cannot be read."""
    if not (folder / NOTE).exists():
        raise NoReleaseError(f"no release {folder.name}")
    if damaged := first_damaged(folder):
        raise UnreadableReleaseError(f"{folder.name}: {damaged} is damaged or gone")
    try:
        return _read_release(folder, number)
    except (CatalogError, OSError, ValueError, KeyError, duckdb.Error) as fault:  # of another version, or never sealed
        raise UnreadableReleaseError(f"{folder.name}: {fault}") from fault


def _read_release(folder: Path, number: int) -> Release:
    note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    catalog, connection = load_catalog(folder / "catalog"), open_mart(folder)
    _shut_off(connection, folder)
    return Release(
        number=min(number, 0) or note["number"],
        built_at=note["built_at"],
        files=note["files"],
        facts=note["facts"],
        demonstration_share=note["demonstration_share"],
        changes=note.get("changes", {}),
        catalog=catalog,
        folder=folder,
        connection=connection,
        follows=note.get("follows", note["number"] - 1 or None),
        anew=dict(zip(("ko", "en"), note.get("anew") or (), strict=False)),
    )


def open_mart(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection to the mart of a release, read-only: all of this process to one mart must be opened alike. Raises duckdb.Error."""
    return duckdb.connect(str(folder / "mart.duckdb"), read_only=True, config={"threads": 1})


def _shut_off(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Readers may see this release's own Parquet and nothing else of the machine.

    A mart that somebody still holds from before is shut off already, and lets nobody set anything.
    """
    locked = connection.execute("select current_setting('lock_configuration')").fetchone()
    if locked and locked[0]:
        return
    # In this order, or DuckDB refuses.
    connection.execute("set allowed_directories = [$folder]".replace("$folder", _quoted(str(folder))))
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
