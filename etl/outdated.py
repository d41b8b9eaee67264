"""What the cache holds for earlier code, catalogs and chains of files: nothing asks for it again, and it would fill the disk."""

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path

KEPT, AGE = (
    4,
    30 * 86_400,
)  # so many of a kind stay whatever their age; others go this many seconds after their last addition


def clear_outdated(cache: Path) -> None:
    """Remove what nothing was added to for `AGE`, save the newest `KEPT` of each kind. What is missed is made again."""
    with suppress(OSError):  # no cache, or another process at work in it: what stays goes the next time
        for _, alike in groupby(sorted(_entries(cache), key=_kind), key=_kind):
            _clear(alike, time.time() - AGE)


def _clear(alike: Iterable[Path], before: float) -> None:
    ages = {path: path.stat().st_mtime for path in alike}
    for path in sorted(ages, key=ages.__getitem__, reverse=True)[KEPT:]:
        if ages[path] < before:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _entries(cache: Path) -> Iterator[Path]:
    """The folders for readings and for facts, and the files for chains."""
    for path in cache.iterdir():
        yield from [path] if _kind(path) != "sense" else path.iterdir()


def _kind(path: Path) -> str:
    """`conformed`, `sense` (the folder as well as what lies in it), or that of a folder of readings."""
    if path.name == "sense" or path.parent.name == "sense":
        return "sense"
    return "conformed" if path.name.startswith("conformed-") else "readings"
