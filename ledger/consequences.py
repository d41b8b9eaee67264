"""What publishing a batch would do, before it does it: facts, indicators, conflicts and removals of a would-be release."""

from typing import Literal

from ledger.found_problem import FoundProblem, Frozen

Change = Literal["added", "changed", "removed"]


class Standing(Frozen):
    """A fact before or after: its value in the measure's own unit, as printed, and its cell."""

    value: float | None
    text: str | None
    missing: str | None
    qualifier: str | None
    printed: str | None
    file: str | None
    sheet: str | None
    cell: str | None


class ChangedFact(Frozen):
    """One fact that publishing would add, change or remove. The key is that of catalog/facts.py."""

    change: Change
    table: str
    programme: str | None
    place: str
    period_start: str | None
    period_end: str | None
    attributes: str
    measure: str
    demonstration: bool
    before: Standing | None
    after: Standing | None


class TableChanges(Frozen):
    """How many facts of a table would be added, changed and removed."""

    table: str
    added: int
    changed: int
    removed: int


class IndicatorStanding(Frozen):
    """An indicator's value before or after: in its own unit, or the reason why there is none."""

    value: float | None
    missing: str | None
    qualifier: str | None


class ChangedIndicator(Frozen):
    """A value of an indicator that publishing would change; `before` None: there was none; `after` None: there would be none."""

    indicator: str
    place: str
    grain: str
    period: str
    demonstration: bool
    before: IndicatorStanding | None
    after: IndicatorStanding | None


class Removal(Frozen):
    """A figure of an earlier upload that a file of the batch would take away by not having it."""

    draft: int
    table: str
    place: str
    printed: str
    upload: str
    file: str
    sheet: str
    cell: str


class Consequences(Frozen):
    """What publishing the batch would do: the would-be release beside the current one.

    `trial` names the folder of the would-be release within the batch's (open it like a release; its number is 0). Facts and
    indicator values are told up to a limit; `tables`, `facts_changed`, `indicators_changed` and `touched` count all of them. `warnings` are the rules that only warn, broken by what would be published and not before.
    """

    trial: str | None
    tables: tuple[TableChanges, ...]
    facts: tuple[ChangedFact, ...]
    facts_changed: int
    indicators: tuple[ChangedIndicator, ...]
    indicators_changed: int
    touched_indicators: tuple[str, ...]
    touched_places: tuple[str, ...]
    conflicts: tuple[FoundProblem, ...]
    removals: tuple[Removal, ...]
    totals: tuple[FoundProblem, ...]
    warnings: tuple[FoundProblem, ...]
    blocking: tuple[FoundProblem, ...]
