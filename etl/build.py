"""A build is a function of the raw files, the catalog and the ledger: read, conform, settle, judge, publish."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

import catalog as catalog_package
from catalog.load import Catalog, load_catalog
from catalog.problems import Problem
from etl.conform import Conformer
from etl.contents import Contents, write_contents
from etl.inputs import hash_of_catalog, hash_of_inputs
from etl.mart import fill_mart
from etl.reading import ReadingCache
from etl.release import ReleaseNote, building, current_number, publish, read_note
from etl.settle import settle
from etl.sources import Source, find_sources
from expectations.across import ACROSS
from expectations.compiled import compile_rules
from expectations.runner import Finding, run_rules
from ledger.book import open_ledger

CATALOG_FOLDER = Path(catalog_package.__file__).parent
CELLS_TOLD = 20  # of those that break one rule


class BuildBlockedError(Exception):
    """The release was not made; `problems` say why. The one before stays."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(f"{p.where()} {p.sentence()}" for p in problems))
        self.problems = tuple(problems)


class NothingToBuildError(Exception):
    """There is no raw file at all."""


@dataclass(frozen=True)
class Built:
    """The outcome of a build: what the release says of itself, and whether it is new."""

    note: ReleaseNote
    new: bool


def data_folder() -> Path:
    """Where the installation's data live: $DONGNE_DATA, ./data by default."""
    return Path(os.environ.get("DONGNE_DATA", "data"))


def build(data: Path, catalog_folder: Path = CATALOG_FOLDER) -> Built:
    """Make the next release of what is in `data`, or return the current one where nothing has changed.

    Raises CatalogError, NothingToBuildError, or BuildBlockedError where a critical rule fails or a check breaks.
    """
    catalog = load_catalog(catalog_folder)
    curated = data / "curated"
    with building(curated):
        sources = find_sources(data, open_ledger(data))
        if not sources:
            raise NothingToBuildError(f"{data / 'raw'}에 읽을 자료가 없습니다. 엑셀이나 CSV 파일을 넣어 주십시오.")
        catalog_hash = hash_of_catalog(catalog_folder)
        inputs = hash_of_inputs(sources, catalog_hash)
        number = current_number(curated)
        if number is not None and (note := read_note(curated / str(number))).inputs == inputs:
            return Built(note, new=False)
        contents = _contents(data, sources, catalog, catalog_folder)
        findings = _judge(contents)
        contents = replace(contents, problems=(*contents.problems, *_told(findings)))

        def fill(folder: Path, number: int) -> ReleaseNote:
            write_contents(contents, findings, folder)
            return _note(contents, number, inputs, catalog_hash)

        return Built(publish(curated, fill), new=True)


def _contents(data: Path, sources: Sequence[Source], catalog: Catalog, catalog_folder: Path) -> Contents:
    """Read every file once, make facts of it, and settle what files say of the same thing."""
    distinct, repeated = _distinct(sources)
    cache, conformer = ReadingCache(data / "cache", catalog.vocabulary), Conformer(catalog)
    readings = tuple(cache.read(source) for source in distinct)
    conformed = tuple(conformer.conform(reading) for reading in readings)
    facts, conflicts = settle(conformed)
    found = [problem for entry in conformed for problem in entry.problems]
    return Contents(catalog, catalog_folder, readings, conformed, facts, (*repeated, *found, *conflicts))


def _distinct(sources: Sequence[Source]) -> tuple[list[Source], list[Problem]]:
    """Each file's bytes once."""
    first: dict[str, Source] = {}
    problems = []
    for source in sources:
        if source.sha256 in first:
            problems.append(Problem("same_file_twice", file=source.file, found=first[source.sha256].file))
        first.setdefault(source.sha256, source)
    return list(first.values()), problems


def _judge(contents: Contents) -> list[Finding]:
    """What the rules say. Raises BuildBlockedError where nothing was read, a critical rule fails, or a check breaks."""
    if contents.facts.num_rows == 0:
        raise BuildBlockedError([*contents.problems, Problem("no_facts")])
    with duckdb.connect() as connection:
        fill_mart(connection, contents.catalog, contents.facts, contents.uploads)
        findings = run_rules(connection, [*compile_rules(contents.catalog), *ACROSS])
    if blocking := [problem for finding in findings for problem in _blocking(finding)]:
        raise BuildBlockedError(blocking)
    return findings


def _blocking(finding: Finding) -> Iterator[Problem]:
    if finding.broken:
        yield Problem("rule_broken", found=finding.rule.name, expected=finding.broken)
    elif finding.rule.severity == "critical":
        yield from _cells(finding, "rule_failed")


def _told(findings: Sequence[Finding]) -> Iterator[Problem]:
    """A rule that only warns names the cells that break it."""
    for finding in findings:
        yield from _cells(finding, "rule_warned")


def _cells(finding: Finding, code: str) -> Iterator[Problem]:
    sentences = (("ko", finding.rule.ko), ("en", finding.rule.en))
    for row in finding.rows.slice(0, CELLS_TOLD).to_pylist():
        yield Problem(code, row["file"], row["sheet"], row["cell"], None, row["printed_value"], sentences)


def _note(contents: Contents, number: int, inputs: str, catalog_hash: str) -> ReleaseNote:
    problems = contents.problems
    return ReleaseNote(
        number=number,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        inputs=inputs,
        catalog=catalog_hash,
        files=len(contents.readings),
        facts=contents.facts.num_rows,
        demonstration_share=contents.demonstration_share,
        problems=dict(Counter(problem.severity for problem in problems)),
        summary=tuple(f"{p.where()}: {p.sentence()}" for p in problems if p.severity == "critical"),
    )
