"""What became of a batch that was published: by whom and when, who asked for the same after that, and what was undone since."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.upload_batch import Batch
from ledger.book import Deed, Ledger


@dataclass(frozen=True)
class Published:
    """A published batch. `files` by upload; `late` asked to publish it when it was done already; `undone` are its uploads that no longer count."""

    release: int | None
    by: str
    at: datetime
    files: dict[str, str]
    late: tuple[str, ...]
    undone: tuple[Deed, ...]

    @property
    def all_undone(self) -> bool:
        return len(self.undone) == len(self.files)


def published(batch: Batch, book: Ledger) -> Published | None:
    """What became of a batch; None where nothing of it was published, or where files were dropped into it that are still open."""
    first = batch.published_by
    if first is None or batch.open:
        return None
    job, outcome = first
    files = {draft.upload: draft.file for draft in batch.drafts if draft.state == "published" and draft.upload}
    late = tuple(
        one.by for one in batch.jobs if one.kind == "publish" and one.state == "done" and one.number > job.number
    )
    return Published(outcome.release, job.by, job.at, files, late, _undone(files, book))


def _undone(files: dict[str, str], book: Ledger) -> tuple[Deed, ...]:
    """The deed by which each was last withdrawn."""
    gone = book.withdrawn() & files.keys()
    last = {deed.upload: deed for deed in book.deeds() if deed.act == "withdraw" and deed.upload in gone}
    return tuple(last[upload] for upload in files if upload in last)
