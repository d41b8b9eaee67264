"""Clears away what dropped files leave behind: nothing of a draft that is over, and of one that nobody published after a while."""

import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledger.book import Ledger
from ledger.drafts import BATCH, draft_folder
from ledger.errors import LedgerError
from ledger.limits import KEPT_DAYS

HOUR, DAY = 3600, 86400  # seconds


def clear_draft(data: Path, number: int) -> None:
    """Delete the bytes of a draft."""
    shutil.rmtree(draft_folder(data, number), ignore_errors=True)


def clear_drafts(data: Path, ledger: Ledger) -> None:
    """Delete what is over; whatever is looked at or waits to be published stays."""
    for draft in ledger.drafts.open_before(datetime.now(UTC) - timedelta(days=KEPT_DAYS)):
        ledger.drafts.expire(draft.number)
    for folder in (data / "drafts").glob("*"):
        if _over(folder, ledger):
            shutil.rmtree(folder, ignore_errors=True)
        elif BATCH.fullmatch(folder.name) and not ledger.drafts.open_in(folder.name):
            for drawn in folder.glob("*-*"):  # what is told stays for a day, its sheets and its trial are not needed
                shutil.rmtree(drawn, ignore_errors=True)
    for left in (data / "drafts").glob(".*new*"):  # a kill while a file was written
        if _age(left) > HOUR:
            left.unlink(missing_ok=True)


def _over(folder: Path, ledger: Ledger) -> bool:
    if folder.name.isdigit():
        return _draft_over(int(folder.name), folder, ledger)
    if not BATCH.fullmatch(folder.name):
        return False
    states = {draft.state for draft in ledger.drafts.in_batch(folder.name)}
    # Why it was refused, and where its changed numbers are, is still read.
    return "open" not in states and (not states & {"refused", "published"} or _age(folder) > DAY)


def _draft_over(number: int, folder: Path, ledger: Ledger) -> bool:
    try:
        return ledger.drafts.find(number).state != "open"
    except LedgerError:  # not entered: by now, or because of a kill
        return _age(folder) > HOUR


def _age(path: Path) -> float:
    """Seconds since it was changed."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0
