"""Hands out the form of a table to a page that asked for it."""

import time
from pathlib import Path

from catalog.load import load_catalog
from etl.acts import acts_in
from etl.release import NoReleaseYetError, release_folder
from etl.template import write_template
from ledger.book import Ledger

FOLDER = "handed"
KEPT_SECONDS = 3600


def hand_form(data: Path, ledger: Ledger, table: str, year: int, place: str | None, job: int) -> str:
    """Write the form of a table; where it lies under the data folder for an hour.

    Raises TemplateError where there is no such table or dong.
    """
    catalog = acts_in(ledger).catalog(load_catalog())
    try:
        release = release_folder(data / "curated")
    except NoReleaseYetError:
        release = None
    _clear(data / FOLDER)
    out = Path(FOLDER) / f"{job}.xlsx"
    write_template(catalog, release, table, year, data / out, place)
    return out.as_posix()


def _clear(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.iterdir():
        if time.time() - left.stat().st_mtime > KEPT_SECONDS:
            left.unlink(missing_ok=True)
