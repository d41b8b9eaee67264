"""What goes into a build, and its hash: while it is the same there is nothing to build."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from catalog.load import Catalog, load_catalog
from etl.acts import Acts, acts_in
from etl.sources import Source, find_sources
from ledger.book import open_ledger

ROOT = Path(__file__).parent.parent
ROOMS = ("catalog", "etl", "expectations", "queries")


@dataclass(frozen=True)
class Inputs:
    """Raw files, catalog and acts: a release is a function of them. `catalog` holds what the office added as well."""

    sources: tuple[Source, ...]
    catalog: Catalog
    catalog_folder: Path
    acts: Acts

    def with_source(self, source: Source, *, beside: bool = False) -> "Inputs":
        """As if a file had been sent too; where it is in already, as if it came now."""
        others = tuple(other for other in self.sources if other.upload != source.upload)
        acts = replace(self.acts, beside=self.acts.beside | {source.upload}) if beside else self.acts
        return replace(self, sources=(*others, source), acts=acts)

    def without(self, uploads: Iterable[str]) -> "Inputs":
        """As if some uploads were not there."""
        gone = frozenset(uploads)
        return replace(self, sources=tuple(source for source in self.sources if source.upload not in gone))

    @cached_property
    def catalog_hash(self) -> str:
        """The hash of all files of the catalog."""
        digest = hashlib.sha256()
        for path in sorted(self.catalog_folder.rglob("*.yaml")):
            digest.update(path.relative_to(self.catalog_folder).as_posix().encode() + path.read_bytes())
        return digest.hexdigest()

    @cached_property
    def mart_hash(self) -> str:
        """The hash of all that makes a mart of facts: the code, the catalog and what the office added to it."""
        told = [hash_of_code(), version("duckdb"), self.catalog_hash, [repr(added) for added in self.acts.additions]]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    @cached_property
    def hash(self) -> str:
        """The hash of everything, and of the code: a mended rule must give a new release too."""
        entries = [[s.file, s.sha256, s.sidecar.model_dump(), s.received] for s in self.sources]
        told = [self.catalog_hash, hash_of_code(), entries, self.acts.told()]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def find_inputs(data: Path, catalog_folder: Path, acts: Acts | None = None) -> Inputs:
    """What lies under `data` now, with the acts in force unless others are given. Raises CatalogError."""
    base = load_catalog(catalog_folder)
    ledger = open_ledger(data)
    acts = acts or acts_in(ledger)
    return Inputs(tuple(find_sources(data, ledger)), acts.catalog(base), catalog_folder, acts)


@cache
def hash_of_code() -> str:
    """The hash of all code and queries that have a part in a release, as they lay there when it was first asked for."""
    digest = hashlib.sha256()
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.*")):
        if path.suffix in (".py", ".sql") and "demonstration" not in path.relative_to(ROOT).parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()
