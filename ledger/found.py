"""What the worker found of a batch of dropped files: the contract between `python -m etl worker` and the upload page."""

from pathlib import Path

from ledger.consequences import Consequences
from ledger.drafts import batch_folder
from ledger.durable import write_durably
from ledger.found_problem import FoundProblem, Frozen
from ledger.found_sheet import MappedTable, Sheet


class FoundLeftover(Frozen):
    """A figure that was read and is not loaded. `why` as in etl.conform.Leftover."""

    sheet: str
    cell: str
    printed: str
    labels: str
    why: str


class FoundFile(Frozen):
    """One file of the batch. `readable` no: `problems` holds the one reason. `refused`: personal data, named by `problems`;
    nothing else is told of it and its bytes are gone. `held`: something has to be settled before it can be published."""

    draft: int
    file: str
    upload: str
    place: str | None
    readable: bool
    refused: bool
    held: bool
    demonstration: bool
    figures: int
    sheets: tuple[Sheet, ...]
    tables: tuple[MappedTable, ...]
    problems: tuple[FoundProblem, ...]
    leftovers: tuple[FoundLeftover, ...]


class Seen(Frozen):
    """What a batch was checked against: the current release, and fingerprints of all that went in besides the batch.

    Publication compares it with what is there then, and names what differs.
    """

    release: int | None
    uploads: tuple[str, ...]
    decided: dict[str, str]
    batch: str


class Found(Frozen):
    """All that was found of a batch by one check (`job`, its number). `consequences` None: no file of it can be taken in yet."""

    batch: str
    job: int
    at: str
    seen: Seen
    files: tuple[FoundFile, ...]
    consequences: Consequences | None

    @property
    def publishable(self) -> bool:
        """Whether nothing stands against publishing. A refused file is out of the batch already, and holds up no other."""
        left = [file for file in self.files if not file.refused]
        ready = bool(left) and not any(file.held for file in left)
        return ready and self.consequences is not None and not self.consequences.blocking

    @property
    def questions(self) -> tuple[FoundProblem, ...]:
        """The problems that a click settles."""
        return tuple(problem for file in self.files for problem in file.problems if problem.question)


def read_found(data: Path, batch: str) -> Found | None:
    """What was last found of a batch, None where it was not looked at yet."""
    try:
        return Found.model_validate_json((batch_folder(data, batch) / "found.json").read_bytes())
    except FileNotFoundError:
        return None


def write_found(data: Path, found: Found) -> None:
    """Keep what was found, whole or not at all."""
    write_durably(batch_folder(data, found.batch) / "found.json", found.model_dump_json().encode())
