"""Facts of all files together: numbered, and where two speak of the same thing, which one is shown and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from catalog.facts import FACTS
from catalog.load import Catalog
from catalog.problems import Problem
from etl.conform import Conformed, Fact
from etl.conform.conformed import joined
from etl.conform.keys import LESS_PRECISE, agree, key_with_plan
from etl.correct import correct, key_of
from etl.mart import in_memory
from etl.replace import Came, Removal, replace_in
from ledger.entries import Correction, FactKey

QUERIES = Path(__file__).parent.parent / "queries"
SAID_TWICE, CORRECTED = ((QUERIES / f"{name}.sql").read_text(encoding="utf-8") for name in ("said_twice", "corrected"))


@dataclass(frozen=True)
class Settled:
    """One table of facts (catalog/facts.py) in the order of the files, what was wrong, and what resubmissions left out."""

    facts: pa.Table
    problems: tuple[Problem, ...]
    removals: tuple[Removal, ...]


def settle(
    conformed: Sequence[Conformed],
    catalog: Catalog,
    beside: frozenset[str] = frozenset(),
    corrections: Sequence[Correction] = (),
) -> Settled:
    """Number the facts of all files; later files win over earlier ones, `beside` removing nothing; then corrections.

    The database finds the few facts that meet others; only these are looked at one by one.
    """
    files = [Came(e.source.upload, e.source.received, e.source.upload in beside) for e in conformed]
    facts = numbered(entry.loaded for entry in conformed)
    with in_memory(facts.num_rows) as connection:
        together = _Together(connection, facts)
        removals = replace_in(connection, catalog, files)
        together.supersede(connection.execute("select row, superseded from replaced").fetchall())
        twice = together.rows(SAID_TWICE)
        corrected = {correction.key for correction in corrections}
        problems = [problem for same in _same_key(twice) for problem in _settle_one(same, corrected)]
        together.supersede((fact["row"], fact["superseded"]) for fact in twice)
        added, guards = _correct(together, corrections)
        return Settled(pa.concat_tables([together.facts, added]), (*problems, *guards), tuple(removals))


class _Together:
    """The facts of all files, as table `facts` of a database."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, facts: pa.Table) -> None:
        self._connection, self.facts = connection, facts
        self._superseded = np.zeros(facts.num_rows + 1, dtype=np.int64)  # by row; 0 for those that are shown
        connection.register("facts", facts)

    def supersede(self, rows: Iterable[tuple[int, int | None]]) -> None:
        """Let the second of each two rows be shown instead of the first."""
        changed = {row: other for row, other in rows if other is not None}
        if not changed:
            return
        self._superseded[list(changed)] = list(changed.values())
        column = pa.array(self._superseded[1:], mask=self._superseded[1:] == 0)
        self.facts = self.facts.set_column(FACTS.get_field_index("superseded"), FACTS.field("superseded"), column)
        self._connection.register("facts", self.facts)

    def rows(self, sql: str) -> list[Fact]:
        """The facts whose rows a query finds."""
        found = self._connection.sql(sql).to_arrow_table()["row"]
        return list(self.facts.take(pc.subtract(found, 1)).to_pylist())

    def about(self, keys: Iterable[FactKey]) -> list[Fact]:
        """The facts that are shown of some keys."""
        about = FACTS.empty_table().select(list(FactKey.__dataclass_fields__)).schema
        self._connection.register("corrected", pa.Table.from_pylist(list(map(asdict, keys)), schema=about))
        return self.rows(CORRECTED)


def numbered(tables: Iterable[pa.Table]) -> pa.Table:
    """The facts of several tables (`PROPOSED`), one after the other."""
    proposed = joined(tables).combine_chunks()
    rows, nothing = pa.array(np.arange(1, proposed.num_rows + 1)), pa.nulls(proposed.num_rows, pa.int64())
    later = {"row": rows, "superseded": nothing, "correction": nothing}
    columns = [later[name] if name in later else proposed[name] for name in FACTS.names]
    return pa.Table.from_arrays(columns, schema=FACTS)


def _correct(together: _Together, corrections: Sequence[Correction]) -> tuple[pa.Table, list[Problem]]:
    """The facts that corrections add, and what their guards report."""
    if not corrections:
        return FACTS.empty_table(), []
    shown = {key_of(fact): fact for fact in together.about(correction.key for correction in corrections)}
    added, problems = correct(shown, corrections, together.facts.num_rows)
    together.supersede((fact["row"], fact["superseded"]) for fact in shown.values())
    return pa.Table.from_pylist(added, schema=FACTS), problems


def _same_key(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Facts of one key, in the order of their first."""
    together: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        together.setdefault((*key_with_plan(fact), fact["demonstration"]), []).append(fact)
    yield from together.values()


def _settle_one(same: list[Fact], corrected: set[FactKey]) -> Iterator[Problem]:
    """Choose the fact that is shown: a value before a missing one, a precise before a rough one, a later before an earlier.

    Two that differ stay a conflict until one is withdrawn, or a correction says which is right.
    """
    shown = max(same, key=lambda fact: (fact["missing"] is None, fact["qualifier"] not in LESS_PRECISE, fact["row"]))
    for fact in same:
        if fact is shown:
            continue
        fact["superseded"] = shown["row"]
        if not agree(fact, shown):
            other = f"{shown['file']} › {shown['sheet']}!{shown['cell']}"
            yield Problem(
                "value_conflict",
                file=fact["file"],
                sheet=fact["sheet"],
                cell=fact["cell"],
                expected=shown["printed_value"],
                found=fact["printed_value"],
                details=(("other", other),),
                settled="corrected" if key_of(shown) in corrected else None,
            )
