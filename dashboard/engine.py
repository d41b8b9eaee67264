"""The releases that are open, and the figures of views. One connection a release, one cursor a query; the pointer is read at every rerun."""

import atexit
import os
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import pandas as pd

from dashboard import measured
from dashboard.index import as_index
from dashboard.release import NoReleaseError, Release, Row, UnreadableReleaseError, open_release
from dashboard.running import running_totals
from dashboard.views import Language, View
from dashboard.withheld import hidden_counts, withheld
from ledger.published import first_damaged, numbers, pointed_to, to_be_shown

KEPT_OPEN = 6


def curated_folder() -> Path:
    """Where the releases lie."""
    return Path(os.environ.get("DONGNE_DATA", "data")) / "curated"


@dataclass(frozen=True)
class Current:
    """The release to be shown where none is named. `named` is the one that the pointer names, None where that cannot be read."""

    release: Release
    named: int | None

    @property
    def in_its_place(self) -> bool:
        """Whether the one named cannot be read, and an earlier one stands in its place."""
        return self.release.number != self.named


def current() -> Current:
    """The release that the pointer names; where that cannot be read the newest before it that can. Whoever shows that says so.

    Raises UnreadableReleaseError where none of them can be read, NoReleaseError where there is none yet.
    """
    named, curated = pointed_to(curated_folder()), curated_folder()
    for number in to_be_shown(curated):
        with suppress(NoReleaseError):
            return Current(_opened(curated / str(number), number), named)
    if named is None and not numbers(curated):
        raise NoReleaseError("no release yet")
    raise UnreadableReleaseError("no release that can be read")


def current_number() -> int:
    """The number of the release that is shown where none is named. Raises NoReleaseError."""
    return current().release.number


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
    return current().release if number == 0 else _opened(folder_of(number), number)


def _opened(folder: Path, number: int) -> Release:
    folder = folder.resolve()
    with _opening:
        if folder not in _open:
            _open[folder] = open_release(folder, number)
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


def let_go_if_damaged(opened: Release) -> bool:
    """Whether a release that is open is damaged by now; then it is let go of, and not opened again before it is mended."""
    damaged = first_damaged(opened.folder) is not None
    if damaged:
        with _opening:
            _open.pop(opened.folder, None)
    return damaged


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
