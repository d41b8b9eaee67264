"""Targets: what the office wants a figure to be, set and taken away again as entries."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, insert, select

from ledger.errors import LedgerError
from ledger.tables import targets

Key = tuple[str, str, int]


@dataclass(frozen=True)
class Goal:
    """What is wanted: `value` of an indicator in a place and year, in the indicator's own unit.

    `baseline` is where it starts from, as the figure of `baseline_year`; either both are there or neither.
    """

    indicator: str
    place: str
    year: int
    value: float
    baseline: float | None = None
    baseline_year: int | None = None
    note: str = ""

    @property
    def key(self) -> Key:
        return self.indicator, self.place, self.year


@dataclass(frozen=True, kw_only=True)
class Target(Goal):
    """A goal in force, with who set it, why and when."""

    number: int
    by: str
    reason: str
    at: datetime

    @property
    def goal(self) -> Goal:
        """What is wanted, without who wanted it."""
        return Goal(self.indicator, self.place, self.year, self.value, self.baseline, self.baseline_year, self.note)


class Targets:
    """The targets in the ledger. An entry is never changed: a later one on the same figure takes its place.

    Whoever writes has looked the indicator and the place up in the catalog.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def change(
        self, wanted: Iterable[Goal], by: str, reason: str, *, removed: Iterable[Key] = (), seen: int | None = None
    ) -> None:
        """Set goals and take others away, all of them or none.

        `seen`: the last entry that whoever asks knew of. Raises LedgerError without a name or a reason, for a goal that
        makes no sense, for taking away what is not there, and where somebody else has changed one of them since `seen`.
        """
        goals, keys = list(wanted), list(removed)
        _refuse_unsigned(by, reason)
        for goal in goals:
            _refuse_senseless(goal)
        said = {"by": by.strip(), "reason": reason.strip(), "at": datetime.now(UTC)}
        with self._engine.begin() as connection:
            known = _in_force(connection)
            _refuse_overtaken(known, {goal.key for goal in goals} | set(keys), seen)
            if any(key not in known for key in keys):
                raise LedgerError(
                    "없애려는 목표가 없습니다. 이미 없앴을 수 있습니다.",
                    "There is no such target. It may have been removed already.",
                )
            entries = [vars(goal) for goal in goals] + [_removal(key) for key in keys]
            if entries:
                connection.execute(insert(targets), [entry | said for entry in entries])

    def in_force(self, at: datetime | None = None) -> tuple[Target, ...]:
        """The targets that hold, or that held at a moment, oldest first."""
        with self._engine.connect() as connection:
            return tuple(_in_force(connection, at).values())

    def last(self) -> int:
        """The number of the last entry, 0 where there is none: while it stays, so does what is in force."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.max(targets.c.number))).scalar() or 0)


def _in_force(connection: Connection, at: datetime | None = None) -> dict[Key, Target]:
    last: dict[Key, Target] = {}
    entries = select(targets).order_by(targets.c.number)
    for row in connection.execute(entries.where(targets.c.at <= at) if at else entries).mappings():
        last.pop((row["indicator"], row["place"], row["year"]), None)
        if row["value"] is not None:
            target = Target(**row)
            last[target.key] = target
    return last


def _removal(key: Key) -> dict[str, object]:
    indicator, place, year = key
    nothing = {"value": None, "baseline": None, "baseline_year": None, "note": ""}
    return {"indicator": indicator, "place": place, "year": year} | nothing


def _refuse_unsigned(by: str, reason: str) -> None:
    if not by.strip():
        raise LedgerError("목표를 정하는 분의 이름을 적어 주십시오.", "Enter the name of whoever sets the target.")
    if not reason.strip():
        raise LedgerError("목표를 정하거나 바꾸는 까닭을 적어 주십시오.", "Enter why the target is set or changed.")


def _refuse_senseless(goal: Goal) -> None:
    numbers = [goal.value] + ([goal.baseline] if goal.baseline is not None else [])
    if not all(math.isfinite(number) and number >= 0 for number in numbers):
        raise LedgerError(
            "목표와 기준값은 0 이상의 수여야 합니다.", "Target and baseline must be numbers of 0 or more."
        )
    if (goal.baseline is None) != (goal.baseline_year is None):
        raise LedgerError("기준값과 기준연도는 함께 적어 주십시오.", "Enter the baseline and its year together.")
    if goal.baseline_year is not None and goal.baseline_year >= goal.year:
        raise LedgerError(
            "기준연도는 목표 연도보다 앞서야 합니다.", "The baseline year must be before the target year."
        )


def _refuse_overtaken(known: dict[Key, Target], touched: set[Key], seen: int | None) -> None:
    """Two people at once: the second one is told instead of writing over the first."""
    if seen is None:
        return
    others = sorted({known[key].by for key in touched if key in known and known[key].number > seen})
    if others:
        raise LedgerError(
            f"그사이 다른 분이 같은 목표를 바꾸었습니다({', '.join(others)}). 다시 보고 정해 주십시오.",
            f"Meanwhile somebody else changed the same target ({', '.join(others)}). Look again before you set it.",
        )
