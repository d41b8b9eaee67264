"""A build is a function of the raw files, the catalog and the ledger: read, conform, settle, judge, publish."""

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import catalog as catalog_package
from catalog.load import Catalog, load_catalog
from catalog.problems import Problem
from etl.conform import Conformed, Conformer
from etl.mart import GRIDS, UPLOADS, Verdict, add_findings, fill_mart
from etl.read import READER_VERSION
from etl.reading import FileReading, ReadingCache
from etl.release import ReleaseNote, building, current_number, publish, read_note
from etl.settle import settle
from etl.sources import Source, find_sources
from expectations.across import ACROSS
from expectations.compiled import compile_rules
from expectations.runner import Finding, run_rules
from ledger.book import open_ledger

CATALOG_FOLDER = Path(catalog_package.__file__).parent


class BuildBlockedError(Exception):
    """The release was not made; `problems` say why. The one before stays."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(f"{p.where()} {p.sentence()}" for p in problems))
        self.problems = tuple(problems)


class NothingToBuildError(Exception):
    """There is no raw file at all."""


@dataclass(frozen=True)
class Built:
    """The outcome of a build: what the release says of itself, whether it is new, and its problems."""

    note: ReleaseNote
    new: bool
    problems: tuple[Problem, ...]


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
        catalog_hash = _hash_of_catalog(catalog_folder)
        inputs = _hash_of_inputs(sources, catalog_hash)
        if (number := current_number(curated)) is not None:
            note = read_note(curated / str(number))
            if note.inputs == inputs:
                return Built(note, False, ())
        return _build(
            data, sources, catalog, catalog_folder, ReleaseNote(0, "", inputs, catalog_hash, 0, 0, 0.0, {}, ())
        )


def _build(data: Path, sources: Sequence[Source], catalog: Catalog, catalog_folder: Path, draft: ReleaseNote) -> Built:
    distinct, problems = _distinct(sources)
    cache = ReadingCache(data / "cache", catalog.vocabulary)
    readings = [cache.read(source) for source in distinct]
    conformer = Conformer(catalog)
    conformed = [conformer.conform(reading) for reading in readings]
    facts, conflicts = settle(conformed)
    problems += [problem for entry in conformed for problem in entry.problems]
    problems += conflicts

    connection = duckdb.connect()
    fill_mart(connection, catalog, facts, _uploads(readings, conformed))
    findings = run_rules(connection, [*compile_rules(catalog), *ACROSS])
    connection.close()
    if blocking := [problem for finding in findings for problem in _blocking(finding)]:
        raise BuildBlockedError(blocking)

    made = replace(
        draft,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        files=len(distinct),
        facts=facts.num_rows,
        demonstration_share=_share(facts),
        problems=dict(Counter(problem.severity for problem in problems)),
        summary=tuple(f"{p.where()}: {p.sentence()}" for p in problems if p.severity == "critical"),
    )

    def fill(folder: Path, number: int) -> ReleaseNote:
        with duckdb.connect(str(folder / "mart.duckdb")) as mart:
            fill_mart(mart, catalog, facts, _uploads(readings, conformed))
            add_findings(mart, problems, [_verdict(finding) for finding in findings])
        _write_tables(folder / "tables", facts)
        pq.write_table(_grids(readings), folder / "grids.parquet")
        shutil.copytree(catalog_folder, folder / "catalog", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        return replace(made, number=number)

    return Built(publish(data / "curated", fill), True, tuple(problems))


def _distinct(sources: Sequence[Source]) -> tuple[list[Source], list[Problem]]:
    """Each file's bytes once."""
    first: dict[str, Source] = {}
    problems = []
    for source in sources:
        if source.sha256 in first:
            problems.append(Problem("same_file_twice", file=source.file, found=first[source.sha256].file))
        first.setdefault(source.sha256, source)
    return list(first.values()), problems


def _uploads(readings: Sequence[FileReading], conformed: Sequence[Conformed]) -> pa.Table:
    rows = [
        {
            "upload": reading.source.upload,
            "file": reading.source.file,
            "sha256": reading.source.sha256,
            "origin": "demonstration" if entry.demonstration else reading.source.sidecar.origin,
            "giver": reading.source.sidecar.giver,
            "source": reading.source.sidecar.source,
            "title": reading.source.sidecar.title,
            "dated": reading.source.sidecar.date,
            "licence": reading.source.sidecar.licence,
            "address": reading.source.sidecar.address,
            "note": reading.source.sidecar.note,
            "received": reading.source.received,
            "facts": len(entry.facts),
            "state": "read" if reading.readable else "unreadable",
        }
        for reading, entry in zip(readings, conformed, strict=True)
    ]
    return pa.Table.from_pylist(rows, schema=UPLOADS)


def _grids(readings: Sequence[FileReading]) -> pa.Table:
    tables = []
    for reading in readings:
        named = {"upload": reading.source.upload, "file": reading.source.file}
        constant = [pa.array([text] * reading.shown.num_rows, pa.string()) for text in named.values()]
        tables.append(pa.Table.from_arrays([*constant, *reading.shown.columns], schema=GRIDS))
    return pa.concat_tables(tables)


def _write_tables(folder: Path, facts: pa.Table) -> None:
    folder.mkdir()
    for name in pc.unique(facts["table_name"]).to_pylist():
        pq.write_table(facts.filter(pc.equal(facts["table_name"], name)), folder / f"{name}.parquet")


def _blocking(finding: Finding) -> list[Problem]:
    rule = finding.rule
    if finding.broken:
        return [Problem("rule_broken", found=rule.name, expected=finding.broken)]
    if rule.severity != "critical" or finding.passed:
        return []
    return [
        Problem(
            "rule_failed", row["file"], row["sheet"], row["cell"], expected=rule.ko, found=str(finding.rows.num_rows)
        )
        for row in finding.rows.slice(0, 3).to_pylist()
    ]


def _verdict(finding: Finding) -> Verdict:
    rule = finding.rule
    return Verdict(rule.name, rule.table_name, rule.severity, finding.passed, finding.rows.num_rows, rule.ko, rule.en)


def _share(facts: pa.Table) -> float:
    return float(pc.mean(facts["demonstration"].cast(pa.float64())).as_py() or 0.0) if facts.num_rows else 0.0


def _hash_of_catalog(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _hash_of_inputs(sources: Sequence[Source], catalog_hash: str) -> str:
    entries = [[s.file, s.sha256, s.sidecar.model_dump(), s.received] for s in sources]
    return hashlib.sha256(json.dumps([READER_VERSION, catalog_hash, _hash_of_code(), entries]).encode()).hexdigest()


def _hash_of_code() -> str:
    """The code that makes facts of readings is an input too: a mended rule must give a new release."""
    root = CATALOG_FOLDER.parent
    paths = [
        path for room in ("catalog", "etl", "expectations", "queries") for path in sorted((root / room).rglob("*.*"))
    ]
    digest = hashlib.sha256()
    for path in paths:
        if path.suffix in (".py", ".sql") and "demonstration" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()
