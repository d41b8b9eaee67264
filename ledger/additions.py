"""Programmes, aliases and words that an office added to its catalog."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from catalog.additions import Addition, from_json
from ledger.entries import Signed
from ledger.errors import LedgerError
from ledger.tables import additions, removed_additions


@dataclass(frozen=True)
class Added:
    """An addition in force, with who made it and why."""

    number: int
    addition: Addition
    by: str
    reason: str
    at: datetime


class Additions:
    """The additions in the ledger, merged into the catalog of the next release."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def next(self, addition: Addition, signed: Signed) -> Added:
        """The entry that would be made, with its number."""
        with self._engine.connect() as connection:
            return _next(connection, addition, signed)

    def add(self, addition: Addition, by: str, reason: str = "", at: datetime | None = None) -> int:
        """Write down an addition and return its number. Whoever calls has tried it on the catalog (catalog.additions.extended)."""
        with self._engine.begin() as connection:
            added = _next(connection, addition, Signed(by, reason, at or datetime.now(UTC)))
            signature = {"by": added.by, "reason": added.reason, "at": added.at}
            written = insert(additions).values(number=added.number, entry=addition.model_dump_json(), **signature)
            connection.execute(written)
            return added.number

    def remove(self, number: int, by: str, reason: str = "", at: datetime | None = None) -> None:
        """From the next release on it is not there. Raises LedgerError where there is none of that number."""
        self.refuse_removed(number)
        entry = {"addition": number, "by": by, "reason": reason, "at": at or datetime.now(UTC)}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(removed_additions).values(**entry))
        except IntegrityError:  # somebody else was faster
            raise LedgerError(
                f"{number}번으로 더한 것은 이미 뺐습니다.",
                f"What was added under number {number} was taken out already.",
            ) from None

    def refuse_removed(self, number: int) -> None:
        """Raise LedgerError where there is none of that number."""
        if number not in {added.number for added in self.in_force()}:
            raise LedgerError(f"{number}번으로 더한 것이 없습니다.", f"Nothing was added under number {number}.")

    def in_force(self) -> tuple[Added, ...]:
        """The additions that hold, oldest first."""
        kept = select(additions).where(additions.c.number.not_in(select(removed_additions.c.addition)))
        with self._engine.connect() as connection:
            rows = connection.execute(kept.order_by(additions.c.number)).mappings()
            return tuple(Added(r["number"], from_json(r["entry"]), r["by"], r["reason"], r["at"]) for r in rows)


def _next(connection: Connection, addition: Addition, signed: Signed) -> Added:
    last = connection.execute(select(func.max(additions.c.number))).scalar() or 0
    return Added(last + 1, addition, **vars(signed))
