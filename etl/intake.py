"""A dry run: what taking in a file would do, before it does it."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from catalog.additions import extended
from catalog.load import load_catalog
from catalog.problems import Problem
from etl.acts import acts_in
from etl.conform import Conformed, Conformer, Fact, Leftover
from etl.conform.memory import Memory
from etl.conform.places import Places
from etl.reading import ReadingCache
from etl.release import ReleaseError, release_folder
from etl.replace import Removal, replaced
from etl.sense import History, check_sense
from etl.sources import Sidecar, Source, nfc, sha256_of
from ledger.book import LedgerError, open_ledger

SHOWN = "select * exclude (row, superseded) from facts where superseded is null"


@dataclass(frozen=True)
class Examined:
    """What a file would give (`facts`, empty while something keeps it out), what is wrong, and what it would take away."""

    conformed: Conformed
    removals: tuple[Removal, ...]

    @property
    def source(self) -> Source:
        return self.conformed.source

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.conformed.facts

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.conformed.problems

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        return self.conformed.leftovers

    @property
    def questions(self) -> tuple[Problem, ...]:
        """The problems that an answer settles, each question once."""
        return tuple(problem for problem in self.problems if problem.ask and not problem.settled)


def examine(data: Path, path: Path, place: str | None = None) -> Examined:
    """Read a file beside the current release and the ledger, and change nothing.

    `place` is the sender, where the file does not say. Raises CatalogError where the catalog and its additions do not fit,
    LedgerError where there is no such place.
    """
    ledger = open_ledger(data)
    acts = acts_in(ledger)
    catalog = extended(load_catalog(), (added.addition for added in acts.additions))
    sender = Places(catalog).sender(place)
    if place is not None and sender is None:
        raise LedgerError(
            f"'{place}'(이)라는 곳이 없습니다. 있는 동: {', '.join(dong.label.ko for dong in catalog.dongs)}"
        )
    memory = Memory(acts.answers)
    source = Source(path, nfc(path.name), sha256_of(path), Sidecar(origin="submitted", place=sender))
    entry = Conformer(catalog, memory).conform(ReadingCache(data / "cache", catalog.vocabulary).read(source))
    known = _known_facts(data)
    history = History()
    history.add(known)
    history.add(entry.facts)
    entry = check_sense(entry, history, catalog, memory)
    received: dict[str, str | None] = {upload.upload: upload.received.isoformat() for upload in ledger.uploads()}
    new = [
        {**fact, "row": number, "demonstration": fact["origin"] == "demonstration"}
        for number, fact in enumerate(entry.facts)
    ]
    removals = replaced([*known, *new], catalog, received | {source.upload: "9"}, ledger.beside())
    return Examined(entry, tuple(removal for removal in removals if removal.by == source.upload))


def _known_facts(data: Path) -> list[Fact]:
    """What the current release shows; nothing where there is none yet."""
    try:
        folder = release_folder(data / "curated")
    except ReleaseError:
        return []
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        facts: pa.Table = connection.sql(SHOWN).to_arrow_table()
        return [{**fact, "row": -1} for fact in facts.to_pylist()]
