"""Corrections: a value put in the place of a source's, or the reason why there is none."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from catalog.model import Measure
from ledger.entries import Correction, FactKey
from ledger.errors import LedgerError
from ledger.tables import corrections, lifted


class Corrections:
    """The corrections in the ledger. One that is lifted no longer holds, and stays written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(
        self,
        key: FactKey,
        *,
        value: float | None,
        missing: str | None,
        source: str | None,
        by: str,
        reason: str,
        seen: int | None = None,
    ) -> int:
        """Write down a correction and return its number.

        `seen`: the last correction that whoever asks knew of. Raises LedgerError unless it gives a value or a reason, and says
        why, and where somebody else has corrected the same figure since `seen`.
        """
        if (value is None) == (missing is None):
            raise LedgerError(
                "정정에는 값이나, 값이 없는 까닭 가운데 하나를 적어 주십시오.",
                "Enter a value or the reason why there is none, one of the two.",
            )
        if not reason.strip():
            raise LedgerError("정정하는 까닭을 적어 주십시오.", "Enter why it is corrected.")
        said = {"value": value, "missing": missing, "source": source, "by": by, "reason": reason}
        with self._engine.begin() as connection:
            _refuse_overtaken(_in_force(connection), key, seen)
            entry = connection.execute(insert(corrections).values(**vars(key), **said, at=datetime.now(UTC)))
            return int(entry.inserted_primary_key[0])  # type: ignore[index]

    def lift(self, number: int, by: str, reason: str) -> None:
        """From now on the source's own value is shown. Raises LedgerError where there is no such correction in force."""
        if number not in {correction.number for correction in self.in_force()}:
            raise LedgerError(
                f"{number}번 정정은 없거나 이미 거두었습니다.",
                f"There is no correction {number}, or it was lifted already.",
            )
        try:
            with self._engine.begin() as connection:
                entry = {"correction": number, "by": by, "reason": reason, "at": datetime.now(UTC)}
                connection.execute(insert(lifted).values(**entry))
        except IntegrityError:  # somebody else was faster
            raise LedgerError(
                f"{number}번 정정은 이미 거두었습니다.", f"Correction {number} was lifted already."
            ) from None

    def in_force(self) -> tuple[Correction, ...]:
        """The corrections that hold, oldest first; of several on one figure the last."""
        with self._engine.connect() as connection:
            return tuple(_in_force(connection).values())

    def last(self) -> int:
        """The number of the last correction ever made, 0 where there is none."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.max(corrections.c.number))).scalar() or 0)


def _in_force(connection: Connection) -> dict[FactKey, Correction]:
    kept = select(corrections).where(corrections.c.number.not_in(select(lifted.c.correction)))
    last: dict[FactKey, Correction] = {}
    for row in connection.execute(kept.order_by(corrections.c.number)).mappings():
        key = FactKey(**{name: row[name] for name in FactKey.__dataclass_fields__})
        last.pop(key, None)
        said = (row["value"], row["missing"], row["source"], row["by"], row["reason"], row["at"])
        last[key] = Correction(row["number"], key, *said)
    return last


def _refuse_overtaken(known: Mapping[FactKey, Correction], key: FactKey, seen: int | None) -> None:
    """Two people at once: the second one is told instead of writing over the first."""
    if seen is not None and key in known and known[key].number > seen:
        raise LedgerError(
            f"그사이 다른 분이 같은 값을 정정했습니다({known[key].by}). 다시 보고 정해 주십시오.",
            f"Meanwhile somebody else corrected the same value ({known[key].by}). Look again before you correct it.",
        )


def refuse_senseless(measure: Measure, value: float, *, total: bool) -> None:
    """Raise LedgerError where a value cannot be one of the measure; the range is one of a single figure and no total's."""
    if measure.type in ("text", "date"):
        raise LedgerError(f"'{measure.label.ko}'에는 수를 적을 수 없습니다.", f"'{measure.label.en}' takes no number.")
    if not math.isfinite(value):
        raise LedgerError("정정하는 값은 수여야 합니다.", "The corrected value must be a number.")
    low, high = measure.range or (-math.inf, math.inf)
    if value < low or (value > high and not total):
        raise LedgerError(
            f"'{measure.label.ko}'은(는) {low:,.0f}~{high:,.0f} 사이여야 합니다. 적은 값: {value:,.10g}",
            f"'{measure.label.en}' must be between {low:,.0f} and {high:,.0f}. Entered: {value:,.10g}",
        )
    if measure.type in ("count", "event") and measure.whole and not float(value).is_integer():
        raise LedgerError(
            f"'{measure.label.ko}'은(는) 소수가 아닌 수여야 합니다. 적은 값: {value:,.10g}",
            f"'{measure.label.en}' must be a whole number. Entered: {value:,.10g}",
        )
