"""The bytes of a file as they were received."""

import hashlib
import unicodedata
from pathlib import Path

from dashboard.history_uploads import Entry


def original(entry: Entry, data: Path) -> Path | None:
    """Where a file lies: where the ledger put it, else in the folder of its origin. None where it is not there, or is another."""
    if entry.stored:
        candidates = [data / entry.stored]
    else:
        candidates = [path for path in (data / "raw").rglob("*") if _same_name(path.name, entry.file)]
    return next((path for path in candidates if path.is_file() and _sha256(path) == entry.sha256), None)


def _same_name(name: str, wanted: str) -> bool:
    """macOS sends Hangul taken apart."""
    return unicodedata.normalize("NFC", name) == wanted


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
