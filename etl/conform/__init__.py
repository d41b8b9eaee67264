"""From readings to facts: which table, measure, programme and place each figure belongs to, by the catalog and by memory.

A file with a fault that keeps it out, or a question that is open, gives no facts at all until a person has settled it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import pyarrow as pa

from catalog.declared import Catalog
from catalog.problems import Problem
from catalog.vocabulary import squeeze
from etl.conform.asks import Asks
from etl.conform.cell_values import CellValues
from etl.conform.conformed import Conformed, proposed_table
from etl.conform.evidence import Evidence, Surroundings
from etl.conform.facts import Fact, Leftover
from etl.conform.form import Forms
from etl.conform.lexicon import Lexicon, make_lexicon
from etl.conform.meaning import Judge
from etl.conform.memory import Memory
from etl.conform.places import Places
from etl.conform.placing import Placing
from etl.conform.programmes import Programmes
from etl.conform.table import TableConformer, lost_in
from etl.conform.understood import little_understood
from etl.conform.values import Reading
from etl.conform.whole_file import WholeFile
from etl.reading import FileReading
from etl.sources import Source

__all__ = ["Conformed", "Conformer", "Fact", "Leftover"]


class Conformer:
    """Makes facts of readings, by one catalog and what people answered."""

    def __init__(self, catalog: Catalog, memory: Memory | None = None) -> None:
        self._catalog = catalog
        self._memory = memory or Memory()
        self._places = Places(catalog)
        self._asks = Asks(catalog)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return make_lexicon(self._catalog)

    @cached_property
    def _forms(self) -> Forms:
        return Forms(self._catalog.vocabulary)

    def conform(self, reading: FileReading) -> Conformed:
        """All facts of a file, and what is wrong or unclear in it, each with its cell."""
        source, tables = reading.source, list(_tables(reading))
        memory = self._memory.with_more(source.sidecar.answers).listening()
        demonstration = reading.demonstration or source.sidecar.origin == "demonstration"
        origin = "demonstration" if demonstration else source.sidecar.origin
        facts: list[Fact] = []
        problems = [*source.problems, *_unplaced(reading.problems, tables)]
        leftovers: list[Leftover] = []
        for rows in tables:
            for outcome in self._table(rows, reading, tables, memory):
                if isinstance(outcome, Problem):
                    problems.append(outcome)
                elif isinstance(outcome, Leftover):
                    leftovers.append(outcome)
                else:
                    facts.append(outcome)
                    outcome["origin"], outcome["demonstration"] = origin, demonstration
        if reading.demonstration and source.sidecar.origin != "demonstration":
            problems.append(Problem("marked_demonstration", file=source.file))
        whole = self._whole_file(source, tables, memory)
        told = whole.one_district([*problems, *whole.problems(facts)], facts)
        return Conformed(
            source,
            proposed_table(facts),
            tuple(_once(told)),
            demonstration,
            tuple(leftovers),
            reading.shown,
            reading.readable,
            memory.heard,
        )

    def _table(
        self, rows: list[Reading], reading: FileReading, tables: Sequence[list[Reading]], memory: Memory
    ) -> Iterator[Fact | Problem | Leftover]:
        source = reading.source
        around = self._around(rows, source)
        evidence, form = Evidence(self._lexicon, around), self._form(rows)
        programmes = Programmes(evidence, self._asks, self._forms, memory, form)
        judge = Judge(evidence, self._asks, self._forms, memory, form, programmes)
        placing = Placing(self._catalog, self._places, self._asks, memory, source)
        sender = self._whole_file(source, tables, memory).sender or self._catalog.district.id
        cells = CellValues(self._catalog, self._asks, judge, memory, source)
        conformer = TableConformer(self._catalog, placing, cells, self._asks, judge, memory, source, rows, sender)
        lost = [problem for problem in reading.problems if _home(problem, tables) is rows]
        outcomes = list(conformer.outcomes(lost))
        yield from outcomes
        yield from little_understood(rows, [o for o in outcomes if isinstance(o, Problem)], around, source)

    def _form(self, rows: Sequence[Reading]) -> str:
        above, beside = ([r[name] for r in rows] for name in ("column_labels", "row_labels"))
        return self._forms.of(rows[0]["title"] or "", above, beside)

    def _around(self, rows: Sequence[Reading], source: Source) -> Surroundings:
        """What stands around a table, and what its headings say of it all together."""
        figures = [row for row in rows if row["kind"] == "number"]
        labels = {squeeze(text) for row in figures for text in (*row["row_labels"], *row["column_labels"])}
        return Surroundings(
            rows[0]["title"] or "",
            rows[0]["sheet"],
            source.file.rpartition(".")[0],
            self._position(figures),
            self._lexicon.tables_named(labels - self._lexicon.programme_names),
            frozenset(squeeze(row["raw"]) for row in rows if row["kind"] == "text"),
        )

    def _position(self, figures: Sequence[Reading]) -> int | None:
        """Which of the headings at the left is a measure's own name in some row: then it says what is counted in every row."""
        beside = {(n, squeeze(text)) for row in figures for n, text in enumerate(row["row_labels"])}
        named = [
            n
            for n, label in beside
            if label not in self._lexicon.programme_names and self._lexicon.tables_named((label,))
        ]
        return min(named, default=None)

    def _whole_file(self, source: Source, tables: Sequence[list[Reading]], memory: Memory) -> WholeFile:
        form = self._form(tables[0]) if tables else ""
        return WholeFile(self._catalog, self._places, self._asks, memory, source, tables, form)


def _tables(reading: FileReading) -> Iterator[list[Reading]]:
    """The readings of each table of a file, in order."""
    together: dict[tuple[str, int], list[Reading]] = {}
    names, columns = reading.readings.column_names, map(_plain, reading.readings.columns)
    for values in zip(*columns, strict=True):  # twice as fast as arrow's own to_pylist
        row = dict(zip(names, values, strict=True))
        together.setdefault((row["sheet"], row["island"]), []).append(row)
    yield from together.values()


def _plain(column: pa.ChunkedArray) -> list[Any]:
    """The values of a column, of which many say nothing in a whole file."""
    return [None] * len(column) if column.null_count == len(column) else column.to_pylist()


def _home(problem: Problem, tables: Sequence[list[Reading]]) -> list[Reading] | None:
    """The table that a cell without a readable figure belongs to: the one on its sheet with figures in its row, else around it."""
    row = int("".join(c for c in problem.cell or "" if c.isdigit()) or 0)
    around = [rows for rows in tables if lost_in(problem, rows) and rows[0]["row"] - 1 <= row <= rows[-1]["row"] + 1]
    return next((rows for rows in around if any(r["row"] == row for r in rows)), around[0] if around else None)


def _unplaced(problems: Iterable[Problem], tables: Sequence[list[Reading]]) -> list[Problem]:
    """The reader's problems that are not told again with the table they stand in."""
    return [problem for problem in problems if _home(problem, tables) is None]


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each question, and each kind of fault, once for a table: the first cell stands for the others like it."""
    seen: set[tuple[object, ...]] = set()
    for problem in problems:
        key: tuple[object, ...] = (problem.code, problem.file, problem.sheet, problem.found, problem.expected)
        if problem.ask:
            key = (problem.ask.id,)
        if key not in seen:
            seen.add(key)
            yield problem
