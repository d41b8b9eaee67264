"""Exports that are asked for: a briefing, or one view, as a file. What was made already is not made twice."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from ledger.book import Ledger
from ledger.briefings import Briefing
from ledger.jobs import Job

Kind = Literal["deck", "pptx", "xlsx", "csv", "image", "svg", "png"]
KEPT_DAYS = 7  # a file that was made and not taken away


def exports_folder(data: Path) -> Path:
    """Where the files lie, each in a folder named for its job."""
    return data / "exports"


def exported_file(data: Path, job: Job) -> Path | None:
    """The file of a job that is done; None where it is not, or was cleared away since. Nothing outside the folder of exports."""
    if job.state != "done" or not job.result:
        return None
    path = exports_folder(data) / str(job.result["file"])
    inside = path.resolve().is_relative_to(exports_folder(data).resolve())
    return path if inside and path.is_file() else None


def ask_briefing(ledger: Ledger, data: Path, kind: Kind, briefing: Briefing, by: str) -> int:
    """Let a briefing be made into a file; returned is the number of the job, over already where the file is there."""
    about = {"briefing": briefing.id, "version": briefing.version, "release": briefing.release}
    about |= {"language": briefing.language}
    # Its targets and comments stand still with the version, but a comment that is removed is handed out no more.
    about |= {"removed": ledger.comments.state()[1]}
    return _ask(ledger, data, kind, about, by)


def ask_view(
    ledger: Ledger, data: Path, kind: Kind, view: str, release: int, language: Literal["ko", "en"], by: str
) -> int:
    """Let one view be made into a file. `view` is its query without `release`, as in a slide."""
    about = {"view": view, "release": release, "language": language}
    # Targets are drawn and comments told as they are now, and neither belongs to a release.
    about |= {"targets": ledger.targets.last(), "comments": list(ledger.comments.state())}
    return _ask(ledger, data, kind, about, by)


def _ask(ledger: Ledger, data: Path, kind: Kind, about: Mapping[str, Any], by: str) -> int:
    for job in ledger.jobs.same("export", kind, about):
        if not job.over or exported_file(data, job) is not None:
            return job.number
    return ledger.jobs.ask("export", kind, about, by)
