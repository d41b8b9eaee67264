"""Makes the contents of a release and judges them. Heavy to import; a build that has nothing to do never does."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from catalog.load import Catalog
from catalog.problems import Problem
from etl.acts import Acts
from etl.changes import count_changes
from etl.conform import Conformer
from etl.conform.memory import Memory
from etl.contents import Contents, write_contents
from etl.mart import fill_mart
from etl.reading import ReadingCache
from etl.release import BuildBlockedError, ReleaseNote, current_number, publish
from etl.sense import with_sense
from etl.settle import settle
from etl.sources import Source
from expectations.across import ACROSS
from expectations.compiled import compile_rules
from expectations.runner import Finding, run_rules

CELLS_TOLD = 20  # of those that break one rule


def make_release(
    data: Path, sources: Sequence[Source], catalog: Catalog, catalog_folder: Path, acts: Acts, hashes: tuple[str, str]
) -> ReleaseNote:
    """Read, conform, settle, judge and publish. `hashes` are those of all inputs and of the catalog.

    Raises BuildBlockedError where nothing was read, a critical rule fails, or a check breaks.
    """
    contents = _contents(data, sources, catalog, catalog_folder, acts)
    findings = _judge(contents)
    contents = replace(contents, problems=(*contents.problems, *_told(findings)))

    curated = data / "curated"

    def fill(folder: Path, number: int) -> ReleaseNote:
        write_contents(contents, findings, folder)
        note = _note(contents, number, *hashes)
        before = current_number(curated)
        return note if before is None else replace(note, changes=count_changes(curated / str(before), folder))

    return publish(curated, fill)


def _contents(data: Path, sources: Sequence[Source], catalog: Catalog, catalog_folder: Path, acts: Acts) -> Contents:
    """Read every file once, make facts of it, and settle what files say of the same thing."""
    distinct, repeated = _distinct(sources)
    memory = Memory(acts.answers)
    conformer = Conformer(catalog, memory)
    readings = tuple(ReadingCache(data / "cache", catalog.vocabulary).read_all(distinct))
    conformed = tuple(with_sense([conformer.conform(reading) for reading in readings], catalog, memory))
    settled = settle(conformed, catalog, acts.beside, acts.corrections)
    found = [problem for entry in conformed for problem in entry.problems]
    problems = (*repeated, *found, *settled.problems)
    return Contents(catalog, catalog_folder, readings, conformed, settled.facts, problems, acts)


def _distinct(sources: Sequence[Source]) -> tuple[list[Source], list[Problem]]:
    """Each file's bytes once."""
    first: dict[str, Source] = {}
    problems = []
    for source in sources:
        if source.upload in first:
            problems.append(Problem("same_file_twice", file=source.file, found=first[source.upload].file))
        first.setdefault(source.upload, source)
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
