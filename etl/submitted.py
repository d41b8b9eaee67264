"""Where the bytes of an upload are kept for good."""

import shutil
from pathlib import Path

from ledger.drafts import stored_name
from ledger.durable import sync


def stored_place(upload: str, file: str) -> str:
    """Where a file lies under the data folder once it is taken in: its name as sent has no say."""
    return (Path("raw") / "submitted" / upload / stored_name(file)).as_posix()


def keep(original: Path, place: Path) -> None:
    """Copy a file to where it stays, whole or not at all; one that lies there already is the same one."""
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_suffix(".new")
    shutil.copyfile(original, aside)
    sync(aside)
    aside.replace(place)
    sync(place.parent)
    sync(place.parent.parent)
