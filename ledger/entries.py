"""What entries of the ledger are called and what they are about: all that a build needs to know of it, without the database."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime


def upload_name(sha256: str, place: str | None) -> str:
    """How an upload is called for good: by its bytes, and by the dong that sent it where the file does not say which."""
    mark = hashlib.sha256(f"{sha256} {place}".encode()).hexdigest() if place else sha256
    return f"u-{mark[:10]}"


def in_utc(at: datetime) -> datetime:
    """A moment of the ledger as the same moment in UTC, whichever database keeps it: SQLite forgets the zone."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


@dataclass(frozen=True)
class Signed:
    """Who decides something, why, and when: what is entered on several tries by the same hand at the same moment is one thing."""

    by: str
    reason: str = ""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True)
class FactKey:
    """What a fact is about: the key of catalog/facts.py, and whether it is made up."""

    table_name: str
    programme: str | None
    place: str
    period_start: str | None
    period_end: str | None
    attributes: str
    measure: str
    demonstration: bool


@dataclass(frozen=True)
class Said:
    """A value for a figure, or the reason why there is none (`missing`). `source` as in Correction."""

    key: FactKey
    value: float | None = None
    missing: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Correction:
    """One correction. `source` is what the source said when it was made (None: nothing), the guard against a source that mends itself."""

    number: int
    key: FactKey
    value: float | None
    missing: str | None
    source: str | None
    by: str
    reason: str
    at: datetime
