"""A dry run: what taking in a file would do, before it does it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from catalog.facts import FACTS
from catalog.load import Catalog, load_catalog
from catalog.problems import Problem
from etl.acts import Acts, acts_in
from etl.conform import Conformed, Fact, Leftover
from etl.conform.conformed import PROPOSED
from etl.conform.memory import Memory
from etl.conform.places import Places
from etl.conforming import ConformedCache
from etl.history import History, concerning
from etl.mart import in_memory
from etl.release import NoReleaseYetError, release_folder
from etl.replace import Came, Removal, replace_in
from etl.sense import check_sense
from etl.settle import numbered
from etl.sources import Sidecar, Source, nfc, sha256_of
from ledger.book import Ledger, LedgerError, open_ledger

ALL_FACTS = "select * from facts order by row"
FILES = "select upload, received from uploads"
LAST = "9"  # after every date


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


@dataclass(frozen=True)
class Known:
    """What a release holds: its facts in the order of their files, and when each file was received (None: it lies in data/raw)."""

    facts: pa.Table = field(default_factory=FACTS.empty_table)
    received: Mapping[str, str | None] = field(default_factory=dict)

    def lies(self, upload: str) -> bool:
        """Whether a file is one of those in the folders of data/raw."""
        return upload in self.received and self.received[upload] is None

    def before(self, entry: Conformed) -> History:
        """What the files said that were there before one, as a build sees it: corrections are no part of it."""
        upload = entry.source.upload
        own = self.received.get(upload, LAST) or ""
        earlier = [other for other, came in self.received.items() if other != upload and (came or "") <= own]
        told = pc.and_(
            pc.is_null(self.facts["correction"]),
            pc.is_in(self.facts["upload"], value_set=pa.array(earlier, pa.string())),
        )
        history = History()
        history.add(concerning(self.facts.filter(told), entry.table))
        return history

    def shown(self) -> pa.Table:
        """The facts that are shown."""
        return self.facts.filter(pc.is_null(self.facts["superseded"]))


def examine(
    data: Path,
    path: Path,
    place: str | None = None,
    without: str | None = None,
    file: str | None = None,
    acts: Acts | None = None,
) -> Examined:
    """Read a file beside the current release and the ledger, and change nothing.

    `place` is the sender, where the file does not say; `file` its name, where it is kept under another. `without` names a question whose answer is not looked at,
    `acts` are those in force unless others are given. Raises
    CatalogError where the catalog and its additions do not fit, LedgerError where there is no such place, ReleaseError where
    the current release cannot be read: what the file would take away could not be told.
    """
    ledger = open_ledger(data)
    acts = acts or acts_in(ledger)
    catalog = acts.catalog(load_catalog())
    sender = Places(catalog).sender(place)
    if place is not None and sender is None:
        raise LedgerError(
            f"'{place}'(이)라는 곳이 없습니다. 있는 동: {', '.join(dong.label.ko for dong in catalog.dongs)}",
            f"There is no place '{place}'. Known dongs: {', '.join(dong.label.en for dong in catalog.dongs)}",
        )
    memory = Memory(tuple(answer for answer in acts.answers if answer.id != without))
    source = Source(path, file or nfc(path.name), sha256_of(path), Sidecar(origin="submitted", place=sender))
    entry = ConformedCache(data / "cache", catalog, memory).conform(source)
    known = _known(data)
    entry = check_sense(entry, known.before(entry), catalog, memory, later=not known.lies(source.upload))
    return Examined(entry, tuple(_removals(entry, known, catalog, ledger)))


def _removals(entry: Conformed, known: Known, catalog: Catalog, ledger: Ledger) -> Iterator[Removal]:
    """What the file would take away if it came now."""
    upload = entry.source.upload
    received: dict[str, str | None] = {upload.upload: upload.received.isoformat() for upload in ledger.uploads()}
    beside = ledger.beside() - ledger.withdrawn()
    files = [Came(name, came, name in beside) for name, came in (received | {upload: LAST}).items()]
    facts = numbered([known.shown().select(PROPOSED.names), entry.loaded])
    with in_memory(facts.num_rows) as connection:
        connection.register("facts", facts)
        for removal in replace_in(connection, catalog, files):
            if removal.by == upload:
                yield removal


def _known(data: Path) -> Known:
    """What the current release holds; nothing where there is none yet. Raises ReleaseError where it cannot be read."""
    try:
        folder = release_folder(data / "curated")
    except NoReleaseYetError:
        return Known()
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        facts: pa.Table = connection.sql(ALL_FACTS).to_arrow_table()
        return Known(facts, dict(connection.sql(FILES).fetchall()))
