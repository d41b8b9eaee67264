"""A table of which half the headings are not understood is not loaded in part."""

from collections.abc import Iterator, Sequence

from catalog.problems import Problem
from etl.conform.evidence import Surroundings
from etl.conform.values import Reading
from etl.sources import Source

UNKNOWN = frozenset({"measure_unsure", "measure_ambiguous", "measure_unknown"})
TWO = 2


def little_understood(
    rows: Sequence[Reading], problems: Sequence[Problem], around: Surroundings, source: Source
) -> Iterator[Problem]:
    """One problem where at least half of the headings that say what is counted, and two of them, have no known meaning."""
    figures = [row for row in rows if row["kind"] == "number"]
    headings = {row["cell"]: _heading(row, around) for row in figures}
    all_of_them = set(headings.values())
    unclear = {problem.cell for problem in problems if problem.code in UNKNOWN}
    unknown = list(dict.fromkeys(headings[row["cell"]] for row in figures if row["cell"] in unclear))
    if len(unknown) < TWO or 2 * len(unknown) < len(all_of_them):
        return
    first = next(row for row in figures if headings[row["cell"]] == unknown[0])
    share = f"{len(unknown)}/{len(all_of_them)}"
    yield Problem("columns_unknown", source.file, first["sheet"], first["cell"], share, ", ".join(unknown))


def _heading(reading: Reading, around: Surroundings) -> str:
    """What says what is counted: the heading above, or beside where the rows are measures."""
    row = around.measure_row(tuple(reading["row_labels"]))
    return row or " / ".join(reading["column_labels"]) or f"{reading['column']}번째 열"
