"""What a release holds: tables, the mart, the sheets as they were, the catalog it was built with."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import yaml

from catalog.load import ADDITIONS_FILE
from catalog.problems import Problem
from etl.acts import Acts
from etl.conform import Conformed
from etl.inputs import Inputs
from etl.mart import FILE, GRIDS, UPLOADS
from etl.told import Verdict, add_decisions, add_findings
from expectations.runner import Finding


@dataclass(frozen=True)
class Contents:
    """Everything that was made of the raw files, before it is judged and written."""

    inputs: Inputs
    conformed: tuple[Conformed, ...]
    facts: pa.Table
    problems: tuple[Problem, ...]

    @property
    def uploads(self) -> pa.Table:
        """One row a file: where it comes from, and what it gave."""
        return pa.Table.from_pylist(list(map(_upload, self.conformed)), schema=UPLOADS)

    @property
    def demonstration_share(self) -> float:
        """The share of made-up facts, 0 to 1."""
        made_up = pc.mean(self.facts["demonstration"].cast(pa.float64())).as_py()
        return float(made_up or 0.0)


def write_contents(contents: Contents, findings: Sequence[Finding], folder: Path) -> None:
    """Write a release's files into the folder that holds its mart. What was written is closed at the end."""
    with duckdb.connect(folder / FILE) as release:
        add_findings(release, contents.problems, [_verdict(finding) for finding in findings])
        add_decisions(release, [left for entry in contents.conformed for left in entry.leftovers], contents.inputs.acts)
    _write_tables(folder / "tables", contents.facts)
    pq.write_table(_grids(contents.conformed), folder / "grids.parquet")
    shutil.copytree(
        contents.inputs.catalog_folder, folder / "catalog", ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    _write_additions(contents.inputs.acts, folder / "catalog" / ADDITIONS_FILE)


def _write_additions(acts: Acts, path: Path) -> None:
    """What the office had added to the catalog: a release is read with the catalog it was built with."""
    if acts.additions:
        entries = [added.addition.model_dump(mode="json") for added in acts.additions]
        path.write_text(yaml.safe_dump({"additions": entries}, allow_unicode=True), encoding="utf-8")


def _upload(entry: Conformed) -> dict[str, object]:
    source, sidecar = entry.source, entry.source.sidecar
    return {
        "upload": source.upload,
        "file": source.file,
        "sha256": source.sha256,
        "origin": "demonstration" if entry.demonstration else sidecar.origin,
        "giver": sidecar.giver,
        "source": sidecar.source,
        "title": sidecar.title,
        "dated": sidecar.date,
        "licence": sidecar.licence,
        "address": sidecar.address,
        "note": sidecar.note,
        "received": source.received,
        "facts": entry.loaded.num_rows,
        "state": "unreadable" if not entry.readable else "held" if entry.held else "read",
    }


def _grids(conformed: Sequence[Conformed]) -> pa.Table:
    """Every cell of every file, with its file."""
    number = pa.array(np.repeat(np.arange(len(conformed)), [entry.shown.num_rows for entry in conformed]))
    named = [e.source.upload for e in conformed], [e.source.file for e in conformed]
    files = [pa.array(texts, pa.string()).take(number) for texts in named]
    shown = pa.concat_tables([entry.shown for entry in conformed]).combine_chunks()
    return pa.Table.from_arrays([*files, *shown.columns], schema=GRIDS)


def _write_tables(folder: Path, facts: pa.Table) -> None:
    folder.mkdir()
    for name in pc.unique(facts["table_name"]).to_pylist():
        pq.write_table(facts.filter(pc.equal(facts["table_name"], name)), folder / f"{name}.parquet")


def _verdict(finding: Finding) -> Verdict:
    rule = finding.rule
    return Verdict(rule.name, rule.table_name, rule.severity, finding.passed, finding.rows.num_rows, rule.ko, rule.en)
