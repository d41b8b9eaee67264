"""What the page of uploads knows of a batch: its files, the job that is under way, and what the worker found last."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import groupby

from catalog.additions import extended, from_json
from catalog.load import Catalog, load_catalog
from dashboard.office import data_folder, ledger
from ledger.drafts import Draft, batch_folder
from ledger.errors import LedgerError
from ledger.found import Found, read_found
from ledger.jobs import Job
from ledger.outcome import Outcome, outcome_of


def catalog_in_force() -> Catalog:
    """The catalog with what the office has added by now, as the next build will use it."""
    return _extended(tuple(added.addition.model_dump_json() for added in ledger().additions.in_force()))


@lru_cache(maxsize=4)
def _extended(additions: tuple[str, ...]) -> Catalog:
    """By their JSON: a programme holds what cannot be hashed."""
    return extended(load_catalog(), map(from_json, additions))


@dataclass(frozen=True)
class Batch:
    """A batch as it stands. `drafts` are all files ever dropped into it; `found` is what was found last, None before that."""

    name: str
    drafts: tuple[Draft, ...]
    jobs: tuple[Job, ...]
    found: Found | None

    @property
    def open(self) -> tuple[Draft, ...]:
        """The files that would be published."""
        return tuple(draft for draft in self.drafts if draft.state == "open")

    @property
    def working(self) -> Job | None:
        """The job that waits or is under way; the page waits for it."""
        return next((job for job in self.jobs if not job.over), None)

    @property
    def last(self) -> Job | None:
        """The job that was over last."""
        return next((job for job in reversed(self.jobs) if job.over), None)

    @property
    def outcome(self) -> Outcome | None:
        """What came of publishing last; None before anybody tried."""
        tried = [job for job in self.jobs if job.kind == "publish" and job.over]
        return outcome_of(tried[-1]) if tried else None

    @property
    def published_by(self) -> tuple[Job, Outcome] | None:
        """The job that published it, and what came of it. One that asked for the same later found nothing left to do."""
        done = ((job, outcome_of(job)) for job in self.jobs if job.kind == "publish" and job.state == "done")
        return next(((job, outcome) for job, outcome in done if outcome), None)

    @property
    def outdated(self) -> bool:
        """Whether something was published in between, so that all has to be looked at anew before it is asked again."""
        overtaken = self.last is not None and self.outcome is not None and self.outcome.state == "overtaken"
        return overtaken and self.working is None and self.last is not None and self.last.kind == "publish"

    @property
    def current(self) -> Found | None:
        """What was found of the files that are in the batch now; None where nothing is."""
        if self.found is None:
            return None
        kept = {draft.number for draft in self.looked_at}
        files = tuple(file for file in self.found.files if file.draft in kept)
        return self.found.model_copy(update={"files": files}) if files else None

    @property
    def by(self) -> str:
        """Who dropped the last file."""
        return self.drafts[-1].by if self.drafts else ""

    @property
    def looked_at(self) -> tuple[Draft, ...]:
        """The files that a check tells of: open ones, and those it refused."""
        return tuple(draft for draft in self.drafts if draft.state in ("open", "refused"))


def batch_of(name: str) -> Batch | None:
    """The batch of that name; None where nobody dropped anything into it."""
    try:
        batch_folder(data_folder(), name)
    except LedgerError:  # the name comes from an address
        return None
    drafts = ledger().drafts.in_batch(name)
    if not drafts:
        return None
    jobs = tuple(job for job in ledger().jobs.about_batch(name) if job.kind in ("check", "publish"))
    return Batch(name, drafts, jobs, read_found(data_folder(), name))


@dataclass(frozen=True)
class Unfinished:
    """A batch that somebody left before it was published."""

    name: str
    by: str
    at: datetime
    files: tuple[str, ...]


def unfinished() -> list[Unfinished]:
    """The batches with open files, the latest first."""
    found = sorted(ledger().drafts.open_before(datetime.now(UTC)), key=lambda draft: draft.batch)
    groups = [list(group) for _, group in groupby(found, key=lambda draft: draft.batch)]
    left = [Unfinished(g[0].batch, g[-1].by, g[-1].at, tuple(draft.file for draft in g)) for g in groups]
    return sorted(left, key=lambda one: one.at, reverse=True)
