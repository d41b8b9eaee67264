"""Whether a would-be release is still the trial that was shown: then nobody need look again, whatever was answered meanwhile."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.problems import Problem
from etl.changes import compared
from ledger.found import Seen

if TYPE_CHECKING:
    from etl.making import Assembled

OTHER_FACTS = """
(from earlier.facts except all from later.facts) union all (from later.facts except all from earlier.facts) limit 1
"""
TOLD = "select code, file, sheet, cell, ko from earlier.problems"


def differs_in_answers_only(seen: Seen, now: Seen) -> bool:
    """Whether an answer is all that changed. Most concern the layout of another file, and touch nothing of what was seen."""
    return seen.decided != now.decided and now == seen.model_copy(
        update={"decided": seen.decided | {"answers": now.decided["answers"]}}
    )


def as_foreseen(assembled: "Assembled", folder: Path, trial: Path) -> bool:
    """Whether what was assembled in a folder holds the facts, and tells the problems, of a trial. No where that is gone."""
    if not assembled.contents.facts.num_rows or not (trial / "release.json").is_file():
        return False
    with compared(trial, folder) as connection:
        other, told = connection.execute(OTHER_FACTS).fetchone(), connection.execute(TOLD).fetchall()
    return other is None and Counter(told) == Counter(map(_told, assembled.contents.problems))


def _told(problem: Problem) -> tuple[str | None, ...]:
    return problem.code, problem.file, problem.sheet, problem.cell, problem.sentence()
