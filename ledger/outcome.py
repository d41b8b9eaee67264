"""What came of a job on uploads."""

from typing import Literal

from ledger.found_problem import FoundProblem, Frozen, Words
from ledger.jobs import Job


class Outcome(Frozen):
    """The `result` of a job on uploads. `state` is why nothing was done where nothing was.

    overtaken: something came in between, told in `since`; look again and ask again. blocked: `problems` stand against it.
    `file` was made, within the folder of the batch; under the data folder where it belongs to none.
    """

    state: Literal["done", "overtaken", "blocked"]
    batch: str | None = None
    release: int | None = None
    uploads: tuple[str, ...] = ()
    file: str | None = None
    since: tuple[Words, ...] = ()
    problems: tuple[FoundProblem, ...] = ()


def outcome_of(job: Job) -> Outcome | None:
    """What came of a job; None before it is over, or where it only says so in words."""
    return None if job.result is None else Outcome.model_validate(job.result)
