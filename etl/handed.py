"""The files that a page hands out: a dropped workbook with its cells marked, and the form of a table."""

import tempfile
import time
from pathlib import Path
from shutil import copyfile

from catalog.load import load_catalog
from catalog.problems import Language, Problem
from etl.acts import acts_in
from etl.intake import examine
from etl.marked import marked_suffix, write_marked
from etl.release import ReleaseError, release_folder
from etl.template import TemplateError, write_template
from ledger.book import Ledger
from ledger.drafts import Draft, stored_name
from ledger.errors import LedgerError

FOLDER = "handed"
KEPT_SECONDS = 3600
LONGEST_NAME = 60  # characters; a path takes 255 bytes


def marked_copy(data: Path, ledger: Ledger, draft: int, job: int, language: Language) -> Path:
    """A dropped file with its cells marked; where it lies under the data folder. Raises LedgerError where the file is gone."""
    sent = ledger.drafts.find(draft)
    if not sent.original(data).is_file():
        raise LedgerError(f"'{sent.file}'은(는) 이미 게시했거나 뺀 파일입니다.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (sent.file[-LONGEST_NAME:].lstrip(".") or stored_name(sent.file))  # the list in it says the name
        copyfile(sent.original(data), path)
        place = _place(data, job, marked_suffix(path))
        write_marked(path, _problems(data, sent), data / place, language)
    return place


def form(data: Path, ledger: Ledger, table: str, year: int, place: str | None, job: int) -> Path:
    """The form of a table; where it lies under the data folder. Raises LedgerError where there is no such table or dong."""
    catalog = acts_in(ledger).catalog(load_catalog())
    try:
        release = release_folder(data / "curated")
    except ReleaseError:
        release = None
    out = _place(data, job, ".xlsx")
    try:
        write_template(catalog, release, table, year, data / out, place)
    except TemplateError as fault:
        raise LedgerError(str(fault)) from None
    return out


def _problems(data: Path, sent: Draft) -> tuple[Problem, ...]:
    return examine(data, sent.original(data), sent.place, file=sent.file).problems


def _place(data: Path, job: int, suffix: str) -> Path:
    """Where a file is put for an hour; those that lay longer go."""
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.iterdir():
        if time.time() - left.stat().st_mtime > KEPT_SECONDS:
            left.unlink(missing_ok=True)
    return Path(FOLDER) / f"{job}{suffix}"
