"""Opens releases read-only and asks them. One connection a release, one cursor a query; the pointer is read at every rerun."""

import atexit
import json
import os
import re
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import pandas as pd

from catalog.load import Catalog, CatalogError, load_catalog
from catalog.model import Indicator
from dashboard import measured
from dashboard.index import as_index
from dashboard.running import running_totals
from dashboard.views import Language, View
from dashboard.withheld import hidden_counts, withheld

QUERIES = Path(__file__).parent.parent / "queries"
KEPT_OPEN = 6

Row = dict[str, Any]


class NoReleaseError(Exception):
    """There is no release to show, not the one that was asked for, or one that this version cannot read."""


@dataclass(frozen=True, eq=False)
class Release:
    """A release that is open: what it says of itself, the catalog it was built with, and its mart."""

    number: int
    built_at: str
    files: int
    facts: int
    demonstration_share: float
    changes: dict[str, dict[str, int]]
    catalog: Catalog
    folder: Path
    connection: duckdb.DuckDBPyConnection

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


def curated_folder() -> Path:
    """Where the releases lie."""
    return Path(os.environ.get("DONGNE_DATA", "data")) / "curated"


def current_number() -> int:
    """The number that the pointer names now. Raises NoReleaseError."""
    try:
        return int((curated_folder() / "CURRENT").read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        raise NoReleaseError("no release yet") from None


def folder_of(number: int) -> Path:
    """Where the release of that number lies, or would lie; the current one for 0. Raises NoReleaseError where there is none."""
    if number >= 0:
        return curated_folder() / str(number or current_number())
    if -number > len(_trials):
        raise NoReleaseError(f"no trial {number}")
    return _trials[-number - 1]


_open: OrderedDict[Path, Release] = OrderedDict()
_opening = Lock()
_trials: list[Path] = []


def release(number: int = 0) -> Release:
    """The release of that number, the current one for 0, below 0 what `trial` has opened. Raises NoReleaseError."""
    folder = folder_of(number).resolve()
    with _opening:
        if folder not in _open:
            _open[folder] = _open_release(folder, number)
            if len(_open) > KEPT_OPEN:  # whoever still reads the oldest one holds it; it closes when they let go
                _open.popitem(last=False)
        _open.move_to_end(folder)
        return _open[folder]


def trial(folder: Path) -> Release:
    """A would-be release, which lies outside the releases and is never written again. Raises NoReleaseError.

    Its number is below 0: no address can name it, and it is taken for no release.
    """
    with _opening:
        if folder not in _trials:
            _trials.append(folder)
        number = -1 - _trials.index(folder)
    return release(number)


def _open_release(folder: Path, number: int) -> Release:
    try:
        note = json.loads((folder / "release.json").read_text(encoding="utf-8"))
        catalog = load_catalog(folder / "catalog")
    except FileNotFoundError:
        raise NoReleaseError(f"no release {folder.name}") from None
    except CatalogError as fault:  # made by another version, whose catalog was written otherwise
        raise NoReleaseError(str(fault)) from fault
    connection = open_mart(folder)
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


def frame(view: View, language: Language = "ko") -> pd.DataFrame:
    """The figures that `view` needs: one row for each place and period, in the catalog's order of places, then by period.

    All periods of the view's grain are there, and spans of years beside the years. Shared between viewers: never change it.
    """
    opened = release(view.release)
    return _frame(opened, view.indicator, view.grain, view.demonstration, language)


@lru_cache(maxsize=512)
def _frame(opened: Release, indicator: str, grain: str, demonstration: bool, language: Language) -> pd.DataFrame:
    base, way = measured.split(indicator)
    asked = {"indicator": base, "demonstration": demonstration, "language": language}
    if way in (None, "index", "cumulative"):
        plain = withheld(opened, opened.ask_frame("frame", **asked, grain=grain), base)
        return plain if way is None else _reckoned(opened, plain, base, way)
    asked["scale"] = measured.scale_of(opened.catalog.indicators[base], way)
    if way == "per_budget":
        return withheld(opened, opened.ask_frame("frame_per_budget", **asked), base, "numerator")
    divisor = measured.divisor_indicator(opened.catalog, way)
    divided = opened.ask_frame("frame_divided", **asked, grain=grain, divisor=divisor)
    return withheld(opened, divided, base, "numerator")


def _reckoned(opened: Release, plain: pd.DataFrame, base: str, way: measured.Way) -> pd.DataFrame:
    """An index, or what has come together since the year began."""
    catalog = opened.catalog
    if way == "cumulative":
        return running_totals(plain, [name for name, reason in catalog.words.missing.items() if reason.nothing])
    indicator = catalog.indicators[base]
    breaks = [catalog.events[name].since for name in indicator.breaks if name in catalog.events]
    return as_index(plain, indicator, breaks, opened.as_of)


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame, by column name."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


@atexit.register
def close_all() -> None:
    """Let go of every release: DuckDB complains about connections that are still open when Python ends."""
    _frame.cache_clear()
    hidden_counts.cache_clear()
    warnings.cache_clear()
    _open.clear()


@lru_cache(maxsize=2 * KEPT_OPEN)
def warnings(opened: Release, demonstration: bool = True) -> tuple[Row, ...]:
    """What is to be looked at in this release, gravest first; of made-up files only where they are let in."""
    return tuple(opened.ask("warnings", demonstration=demonstration))
