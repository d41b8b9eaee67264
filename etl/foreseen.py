"""What publishing a batch would do: its would-be release, written aside, beside the current one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from catalog.problems import Problem
from etl.changes import DIFF, INDICATORS, compared, counted
from etl.found_words import found_problems
from etl.intake import Examined
from etl.making import Assembled
from ledger.consequences import (
    ChangedFact,
    ChangedIndicator,
    Consequences,
    IndicatorStanding,
    Removal,
    Standing,
    TableChanges,
)

WARNED = "select file, sheet, cell, ko from problems where code = 'rule_warned'"
TOLD = 500  # facts, and values of indicators; all are counted


def foresee(trial: Path, assembled: Assembled, examined: dict[int, Examined]) -> Consequences:
    """Compare a would-be release with the one that it follows. `examined` are the files of the batch, by the number of their draft."""
    files = {one.source.file for one in examined.values()}
    own = [problem for problem in assembled.contents.problems if problem.file in files]
    written = (trial / "release.json").is_file()
    current = assembled.before.folder
    changed = _changed(current, trial) if written else _nothing()
    return Consequences(
        **changed,
        trial=trial.name if written else None,
        conflicts=found_problems(problem for problem in own if problem.code == "value_conflict"),
        removals=tuple(_removals(examined)),
        totals=found_problems(problem for problem in own if problem.code == "total_mismatch"),
        warnings=found_problems(_new_warnings(current, assembled.contents.problems)),
        blocking=found_problems(assembled.blocking),
    )


def _new_warnings(current: Path | None, problems: Iterable[Problem]) -> Iterable[Problem]:
    """The warnings of rules that the current release does not tell of, whichever file they name: a new figure may doubt an old one."""
    known: set[tuple[str | None, ...]] = set()
    if current is not None:
        with duckdb.connect(str(current / "mart.duckdb"), read_only=True) as connection:
            known = set(connection.execute(WARNED).fetchall())
    for problem in problems:
        if (
            problem.code == "rule_warned"
            and (problem.file, problem.sheet, problem.cell, problem.sentence()) not in known
        ):
            yield problem


def _changed(earlier: Path | None, later: Path) -> dict[str, Any]:
    with compared(earlier, later) as connection:
        facts = connection.sql(DIFF)
        indicators = connection.sql(INDICATORS).to_arrow_table()
        counts = counted(facts)
        return {
            "tables": tuple(_table(name, changes) for name, changes in counts.items()),
            "facts": tuple(_fact(row) for row in _rows(facts.limit(TOLD))),
            "facts_changed": sum(sum(changes.values()) for changes in counts.values()),
            "indicators": tuple(_indicator(row) for row in indicators.slice(0, TOLD).to_pylist()),
            "indicators_changed": indicators.num_rows,
            "touched_indicators": _distinct(indicators, "indicator"),
            "touched_places": _distinct(indicators, "place"),
        }


def _nothing() -> dict[str, Any]:
    """There is no would-be release: not one figure would be in it."""
    lists = ("tables", "facts", "indicators", "touched_indicators", "touched_places")
    return dict.fromkeys(lists, ()) | {"facts_changed": 0, "indicators_changed": 0}


def _rows(relation: duckdb.DuckDBPyRelation) -> list[dict[str, Any]]:
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def _distinct(table: pa.Table, column: str) -> tuple[str, ...]:
    return tuple(sorted(pc.unique(table[column]).to_pylist()))


def _table(name: str, changes: dict[str, int]) -> TableChanges:
    added, changed, removed = (changes.get(change, 0) for change in ("added", "changed", "removed"))
    return TableChanges(table=name, added=added, changed=changed, removed=removed)


def _fact(row: dict[str, Any]) -> ChangedFact:
    names = ("change", "programme", "place", "period_start", "period_end", "attributes", "measure", "demonstration")
    before = _standing(row, "before") if row["change"] != "added" else None
    after = _standing(row, "after") if row["change"] != "removed" else None
    return ChangedFact(**{name: row[name] for name in names}, table=row["table_name"], before=before, after=after)


def _standing(row: dict[str, Any], when: str) -> Standing:
    return Standing(**{name: row[f"{name}_{when}"] for name in Standing.model_fields})


def _indicator(row: dict[str, Any]) -> ChangedIndicator:
    names = ("indicator", "place", "grain", "period", "demonstration")
    before, after = (
        IndicatorStanding(**{name: row[f"{name}_{when}"] for name in IndicatorStanding.model_fields}) if there else None
        for when, there in (("before", row["was"]), ("after", row["is_now"]))
    )
    return ChangedIndicator(**{name: row[name] for name in names}, before=before, after=after)


def _removals(examined: dict[int, Examined]) -> Iterable[Removal]:
    for draft, one in examined.items():
        for gone in one.removals:
            yield Removal(
                draft=draft,
                table=gone.table,
                place=gone.place,
                printed=gone.printed,
                upload=gone.upload,
                file=gone.file,
                sheet=gone.sheet,
                cell=gone.cell,
            )
