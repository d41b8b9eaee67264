"""The raw files of an installation: what lies under data/raw, who gave it, and what the ledger accepted."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from catalog.facts import ORIGINS
from catalog.problems import AskKind, Problem
from ledger.entries import in_utc, upload_name

if TYPE_CHECKING:
    from ledger.book import Ledger

SIDECAR = ".yaml"
IGNORED = re.compile(r"^[.~]|^(thumbs\.db|desktop\.ini)$", re.IGNORECASE)


class Settled(BaseModel):
    """An answer written beside a file by whoever put it there, for this file alone; the keys are those of a question (Ask)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: AskKind
    subject: str
    answer: str
    reason: str = ""

    @property
    def form(self) -> str:
        """It holds whatever the layout."""
        return "*"


class Sidecar(BaseModel):
    """What is known of a raw file: `unknown` where nothing is. `place` is the dong that sent it, where the file is silent."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True, defer_build=True)

    origin: Literal["published", "submitted", "demonstration"]
    giver: str = "unknown"
    source: str = "unknown"
    title: str = "unknown"
    date: str = "unknown"
    licence: str = "unknown"
    address: str = "unknown"
    note: str = ""
    place: str | None = None
    answers: tuple[Settled, ...] = ()


@dataclass(frozen=True)
class Source:
    """One raw file. `upload` names it for good, as the ledger does. `received` is an ISO date-time or None."""

    path: Path
    file: str
    sha256: str
    sidecar: Sidecar
    received: str | None = None
    problems: tuple[Problem, ...] = field(default=())

    @cached_property
    def upload(self) -> str:
        return upload_name(self.sha256, self.sidecar.place)


def find_sources(data: Path, ledger: "Ledger") -> list[Source]:
    """All raw files that count: those in the folders of data/raw, then the ledger's uploads, without what was withdrawn."""
    withdrawn = ledger.withdrawn()
    found = [*_from_folders(data / "raw"), *_from_ledger(data, ledger)]
    return [source for source in found if source.upload not in withdrawn]


def _from_folders(raw: Path) -> Iterator[Source]:
    for origin in ORIGINS:
        if origin == "submitted":  # the ledger knows what was submitted
            continue
        for path in sorted((raw / origin).rglob("*")):
            if path.is_file() and path.suffix != SIDECAR and not IGNORED.match(path.name):
                sidecar, problems = _sidecar(path, origin)
                yield Source(path, nfc(path.name), sha256_of(path), sidecar, None, problems)


def _from_ledger(data: Path, ledger: "Ledger") -> Iterator[Source]:
    for entry in ledger.uploads():
        received = moment(entry.received)
        sidecar = Sidecar(origin="submitted", giver=entry.sender, place=entry.place, date=received[:10])
        yield Source(data / entry.stored, entry.file, entry.sha256, sidecar, received)


def _sidecar(path: Path, origin: str) -> tuple[Sidecar, tuple[Problem, ...]]:
    beside = path.with_name(path.name + SIDECAR)
    name = nfc(path.name)
    assumed = Sidecar.model_validate({"origin": origin})
    if not beside.is_file():
        return assumed, (Problem("sidecar_missing", file=name),)
    try:
        sidecar = Sidecar.model_validate(yaml.safe_load(beside.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as fault:
        return assumed, (Problem("sidecar_unreadable", file=name, found=str(fault).splitlines()[0]),)
    if sidecar.origin != origin:
        # a made-up file must never pass for a real one because it lies in the wrong folder, nor the other way round
        worse = "demonstration" if "demonstration" in (origin, sidecar.origin) else origin
        conflict = Problem("origin_conflict", file=name, expected=origin, found=sidecar.origin)
        return sidecar.model_copy(update={"origin": worse}), (conflict,)
    return sidecar, ()


def moment(received: datetime) -> str:
    """A moment of the ledger in one form, whichever database keeps it."""
    return in_utc(received).isoformat()


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def nfc(name: str) -> str:
    """A file's name in one form: macOS sends Hangul taken apart."""
    return unicodedata.normalize("NFC", name)
