"""Makes the contents of a release and judges them. Heavy to import; a build that has nothing to do never does."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from catalog.load import Catalog
from catalog.problems import Problem
from etl.changes import count_changes
from etl.conform import Fact
from etl.conform.memory import Memory
from etl.conforming import ConformedCache
from etl.contents import Contents, write_contents
from etl.correct import LEDGER
from etl.followed import Followed, followed
from etl.found_words import about_words
from etl.inputs import Inputs
from etl.mart import fill_mart, mart_in
from etl.outdated import clear_outdated
from etl.release import BuildBlockedError, ReleaseNote, aside, publish, write_note
from etl.sense import with_sense
from etl.settle import settle
from etl.sources import Source
from expectations.across import ACROSS
from expectations.compiled import compile_rules
from expectations.rules import Rule
from expectations.runner import Finding, run_rules
from ledger.published import is_sealed

CELLS_TOLD = 20  # of those that break one rule


@dataclass(frozen=True)
class Assembled:
    """What a release would hold, what the rules say of it, and what stands against publishing it (`blocking`, mostly nothing).

    `before` is the release that it follows.
    """

    contents: Contents
    findings: tuple[Finding, ...]
    blocking: tuple[Problem, ...]
    before: Followed


def make_release(data: Path, inputs: Inputs) -> ReleaseNote:
    """Read, conform, settle, judge and publish. Call it inside `building`.

    Raises BuildBlockedError where nothing was read, a critical rule fails, or a check breaks.
    """
    assembled = assemble(data, inputs, aside(data / "curated"))
    if assembled.blocking:
        raise BuildBlockedError(assembled.blocking)
    return release(data, assembled)


def release(data: Path, assembled: Assembled, enter: Callable[[], None] | None = None) -> ReleaseNote:
    """Publish what was assembled `aside` and is not blocked. `enter` as in etl.release.publish. Call it inside `building`."""
    note = publish(data / "curated", lambda folder, number: _fill(assembled, folder, number), enter)
    clear_outdated(data / "cache")
    return note


def make_trial(data: Path, inputs: Inputs, folder: Path) -> Assembled:
    """Write what a release of these inputs would be into an empty folder outside `curated`, and publish nothing.

    The folder is opened like a release; its number is 0. What would block a release is told and written all the same; only
    where there is not one fact nothing is written.
    """
    assembled = assemble(data, inputs, folder)
    if assembled.contents.facts.num_rows:
        write_note(folder, _fill(assembled, folder, 0))
    return assembled


def assemble(data: Path, inputs: Inputs, folder: Path) -> Assembled:
    """Read every file once, make facts of it, settle what files say of the same thing, and judge it all; nothing is published.

    The mart is written into the folder, which is empty.
    """
    contents, before = _contents(data, inputs), followed(data / "curated", inputs.mart_hash)
    if contents.facts.num_rows == 0:
        return Assembled(contents, (), (*contents.problems, Problem("no_facts")), before)
    with mart_in(folder, contents.facts.num_rows, _alike(before, inputs)) as mart:
        findings, catalog = _judge(contents, mart), inputs.catalog
    unread = (before.problem,) if before.problem else ()
    contents = replace(contents, problems=(*unread, *contents.problems, *_told(findings, catalog)))
    blocking = tuple(problem for finding in findings for problem in _blocking(finding, catalog))
    return Assembled(contents, findings, blocking, before)


def same_facts(data: Path, one: Inputs, other: Inputs) -> bool:
    """Whether these give the same facts as those, and so the same verdicts."""
    return bool(_contents(data, one).facts.equals(_contents(data, other).facts))


def _alike(before: Followed, inputs: Inputs) -> Path | None:
    """The current release, where it is whole and its mart was made with the same code and catalog."""
    alike = before.current and before.folder and is_sealed(before.folder) and before.current.mart == inputs.mart_hash
    return before.folder if alike else None


def _fill(assembled: Assembled, folder: Path, number: int) -> ReleaseNote:
    """Write a release's files into a folder; returns what it says of itself, with what changed since the one it follows."""
    write_contents(assembled.contents, assembled.findings, folder)
    note, before = _note(assembled.contents, number), assembled.before
    if before.problem:
        note = replace(note, anew=(before.problem.sentence("ko"), before.problem.sentence("en")))
    if before.folder is None or before.note is None:
        return note
    return replace(note, changes=count_changes(before.folder, folder), follows=before.note.number)


def _contents(data: Path, inputs: Inputs) -> Contents:
    catalog, acts = inputs.catalog, inputs.acts
    distinct, repeated = _distinct(inputs.sources)
    memory = Memory(acts.answers)
    conformed = ConformedCache(data / "cache", catalog, memory).conform_all(distinct)
    conformed = with_sense(conformed, catalog, memory, data / "cache" / "sense")
    settled = settle(conformed, catalog, acts.beside, acts.corrections)
    found = [problem for entry in conformed for problem in entry.problems]
    return Contents(inputs, tuple(conformed), settled.facts, (*repeated, *found, *settled.problems))


def _distinct(sources: Sequence[Source]) -> tuple[list[Source], list[Problem]]:
    """Each file's bytes once."""
    first: dict[str, Source] = {}
    problems = []
    for source in sources:
        if source.upload in first:
            problems.append(Problem("same_file_twice", file=source.file, found=first[source.upload].file))
        first.setdefault(source.upload, source)
    return list(first.values()), problems


def _judge(contents: Contents, mart: duckdb.DuckDBPyConnection) -> tuple[Finding, ...]:
    """Fill the mart; returns what the rules say of it."""
    catalog = contents.inputs.catalog
    fill_mart(mart, catalog, contents.facts, contents.uploads)
    return tuple(run_rules(mart, [*compile_rules(catalog), *ACROSS]))


def _blocking(finding: Finding, catalog: Catalog) -> Iterator[Problem]:
    if finding.broken:
        yield Problem("rule_broken", found=finding.rule.name, expected=finding.broken)
    elif finding.rule.severity == "critical":
        yield from _cells(finding, "rule_failed", catalog)


def _told(findings: Sequence[Finding], catalog: Catalog) -> Iterator[Problem]:
    """A rule that only warns names the cells that break it."""
    for finding in findings:
        yield from _cells(finding, "rule_warned", catalog)


def _cells(finding: Finding, code: str, catalog: Catalog) -> Iterator[Problem]:
    rule = finding.rule
    for row in finding.rows.slice(0, CELLS_TOLD).to_pylist():
        if row["correction"] is not None and code == "rule_failed":
            yield _failed_correction(rule, row, catalog)
        else:
            sentences = (("ko", rule.ko), ("en", rule.en))
            yield Problem(code, row["file"], row["sheet"], row["cell"], None, row["printed_value"], sentences)


def _failed_correction(rule: Rule, row: Fact, catalog: Catalog) -> Problem:
    """Its cell, where it has one, shows something else: what it is about is said, and what was put in."""
    about = about_words(row, catalog)
    told = (("ko", f"{about.ko}: {rule.ko}"), ("en", f"{about.en}: {rule.en}"))
    entered = f"{row['value']:,.10g}" if row["missing"] is None else catalog.words.missing[row["missing"]].label.ko
    file, sheet, cell = (None, None, None) if row["upload"] == LEDGER else (row["file"], row["sheet"], row["cell"])
    return Problem("correction_failed", file, sheet, cell, None, entered, told)


def _note(contents: Contents, number: int) -> ReleaseNote:
    problems = contents.problems
    return ReleaseNote(
        number=number,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        inputs=contents.inputs.hash,
        catalog=contents.inputs.catalog_hash,
        files=len(contents.conformed),
        facts=contents.facts.num_rows,
        demonstration_share=contents.demonstration_share,
        problems=dict(Counter(problem.severity for problem in problems)),
        summary=tuple(f"{p.where()}: {p.sentence()}" for p in problems if p.severity == "critical"),
        mart=contents.inputs.mart_hash,
    )
