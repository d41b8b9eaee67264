"""What the checks said of the facts behind a figure: the rules that their tables passed, and what was found at their cells."""

from dataclasses import dataclass

from dashboard.passport import Passport, Source
from dashboard.release import Release, Row
from dashboard.withheld_words import told_rows


@dataclass(frozen=True)
class Checks:
    """So many rules were passed, `failed` found something in the same tables, `found` are the problems of the cells and files."""

    passed: int
    failed: tuple[Row, ...]
    found: tuple[Row, ...]


def checks_of(opened: Release, found: Passport) -> Checks:
    """The checks behind a figure."""
    sources = (*found.numerator, *found.denominator)
    verdicts = opened.ask("checks", tables=sorted({one.table for one in sources}))
    cells = sorted({f"{one.file}\t{one.sheet}\t{one.cell}" for one in sources})
    problems = opened.ask("cell_problems", cells=cells, files=sorted({one.file for one in sources}))
    passed = sum(bool(row["passed"]) for row in verdicts)
    return Checks(passed, tuple(row for row in verdicts if not row["passed"]), tuple(told_rows(opened, problems)))


def corrections_behind(opened: Release, sources: tuple[Source, ...]) -> dict[int, Row]:
    """The corrections that gave facts their values, by number."""
    numbers = sorted({one.correction for one in sources if one.correction is not None})
    found = opened.ask("corrections_of", numbers=numbers) if numbers else []
    return {row["number"]: row for row in found}
