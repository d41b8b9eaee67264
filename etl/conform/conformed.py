"""What one file gives: its facts as a table, what is wrong or unclear in it, and which answers that depended on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

import pyarrow as pa

from catalog.facts import FACTS
from catalog.problems import Problem
from etl.conform.facts import Fact, Leftover
from etl.conform.memory import Heard
from etl.reading_entry import SHOWN
from etl.sources import Source

LATER = ("row", "superseded", "correction")  # known only beside the other files
PROPOSED = pa.schema([column for column in FACTS if column.name not in LATER])


@dataclass(frozen=True, eq=False)
class Conformed:
    """What one file gives. `table` are its facts (`PROPOSED`), whether or not they may be loaded yet; `shown` its cells (`SHOWN`).

    `heard` is what people's answers said where it was asked. `mark` differs where anything else of it does; empty where it
    was not kept.
    """

    source: Source
    table: pa.Table
    problems: tuple[Problem, ...]
    demonstration: bool
    leftovers: tuple[Leftover, ...] = ()
    shown: pa.Table = field(default_factory=SHOWN.empty_table)
    readable: bool = True
    heard: Heard = field(default_factory=dict)
    mark: str = ""

    @property
    def held(self) -> bool:
        """Whether something has to be settled first."""
        return any(problem.severity == "critical" for problem in self.problems)

    @property
    def loaded(self) -> pa.Table:
        """The facts that are loaded: everything or nothing."""
        return self.table.slice(0, 0) if self.held else self.table

    @cached_property
    def proposed(self) -> tuple[Fact, ...]:
        """The facts one by one."""
        return tuple(self.table.to_pylist())

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Those that are loaded, one by one."""
        return () if self.held else self.proposed


def joined(tables: Iterable[pa.Table]) -> pa.Table:
    """The facts of several tables (`PROPOSED`), one after the other."""
    return pa.concat_tables([PROPOSED.empty_table(), *tables])


def proposed_table(facts: Sequence[Mapping[str, object]]) -> pa.Table:
    """Facts as a table of the columns of PROPOSED."""
    if not facts:
        return PROPOSED.empty_table()
    columns = zip(*map(itemgetter(*PROPOSED.names), facts), strict=True)
    arrays = [pa.array(values, type=column.type) for values, column in zip(columns, PROPOSED, strict=True)]
    return pa.Table.from_arrays(arrays, schema=PROPOSED)
