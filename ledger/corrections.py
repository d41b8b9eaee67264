"""Corrections: a value put in the place of a source's, or the reason why there is none."""

from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from ledger.entries import Correction, FactKey
from ledger.errors import LedgerError
from ledger.tables import corrections, lifted


class Corrections:
    """The corrections in the ledger. One that is lifted no longer holds, and stays written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(
        self, key: FactKey, *, value: float | None, missing: str | None, source: str | None, by: str, reason: str
    ) -> int:
        """Write down a correction and return its number. Raises LedgerError unless it gives a value or a reason, and says why."""
        if (value is None) == (missing is None):
            raise LedgerError("정정에는 값이나, 값이 없는 까닭 가운데 하나를 적어 주십시오.")
        if not reason.strip():
            raise LedgerError("정정하는 까닭을 적어 주십시오.")
        said = {"value": value, "missing": missing, "source": source, "by": by, "reason": reason}
        with self._engine.begin() as connection:
            entry = connection.execute(insert(corrections).values(**vars(key), **said, at=datetime.now(UTC)))
            return int(entry.inserted_primary_key[0])  # type: ignore[index]

    def lift(self, number: int, by: str, reason: str) -> None:
        """From now on the source's own value is shown. Raises LedgerError where there is no such correction in force."""
        if number not in {correction.number for correction in self.in_force()}:
            raise LedgerError(f"{number}번 정정은 없거나 이미 거두었습니다.")
        try:
            with self._engine.begin() as connection:
                entry = {"correction": number, "by": by, "reason": reason, "at": datetime.now(UTC)}
                connection.execute(insert(lifted).values(**entry))
        except IntegrityError:  # somebody else was faster
            raise LedgerError(f"{number}번 정정은 이미 거두었습니다.") from None

    def in_force(self) -> tuple[Correction, ...]:
        """The corrections that hold, oldest first; of several on one figure the last."""
        kept = select(corrections).where(corrections.c.number.not_in(select(lifted.c.correction)))
        last: dict[FactKey, Correction] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(kept.order_by(corrections.c.number)).mappings():
                key = FactKey(**{name: row[name] for name in FactKey.__dataclass_fields__})
                last.pop(key, None)
                said = (row["value"], row["missing"], row["source"], row["by"], row["reason"], row["at"])
                last[key] = Correction(row["number"], key, *said)
        return tuple(last.values())
