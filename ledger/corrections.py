"""Corrections: a value put in the place of a source's, or the reason why there is none."""

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from catalog.model import Measure
from catalog.periods import is_period
from ledger.entries import Correction, FactKey, Said, Signed
from ledger.errors import LedgerError
from ledger.tables import corrections, lifted

OWN = ("number", "value", "missing", "source", "by", "reason", "at")  # columns, besides those of the key


class Corrections:
    """The corrections in the ledger. One that is lifted no longer holds, and stays written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def next(self, said: Sequence[Said], signed: Signed, seen: int | None = None) -> tuple[Correction, ...]:
        """The corrections that would be entered, with their numbers.

        `seen`: the last correction that whoever asks knew of. Raises LedgerError unless each gives a value or a reason, and says
        why, and where somebody else has corrected the same figure since `seen`.
        """
        with self._engine.connect() as connection:
            return _next(connection, said, signed, seen)

    def enter(self, said: Sequence[Said], signed: Signed, seen: int | None = None) -> tuple[Correction, ...]:
        """Write corrections down, all of them or none. As `next`."""
        with self._engine.begin() as connection:
            entries = _next(connection, said, signed, seen)
            rows = [vars(one.key) | {name: getattr(one, name) for name in OWN} for one in entries]
            connection.execute(insert(corrections), rows)
        return entries

    def lift(self, number: int, by: str, reason: str, at: datetime | None = None) -> None:
        """From now on the source's own value is shown. Raises LedgerError where there is no such correction in force."""
        self.refuse_lifted(number)
        try:
            with self._engine.begin() as connection:
                entry = {"correction": number, "by": by, "reason": reason, "at": at or datetime.now(UTC)}
                connection.execute(insert(lifted).values(**entry))
        except IntegrityError:  # somebody else was faster
            raise LedgerError(
                f"{number}번 정정은 이미 거두었습니다.", f"Correction {number} was lifted already."
            ) from None

    def refuse_lifted(self, number: int) -> None:
        """Raise LedgerError where there is no such correction in force."""
        if number not in {correction.number for correction in self.in_force()}:
            raise LedgerError(
                f"{number}번 정정은 없거나 이미 거두었습니다.",
                f"There is no correction {number}, or it was lifted already.",
            )

    def in_force(self, without: Collection[int] = ()) -> tuple[Correction, ...]:
        """The corrections that hold, oldest first; of several on one figure the last. As if those `without` were lifted."""
        with self._engine.connect() as connection:
            return tuple(_in_force(connection, without).values())

    def last(self) -> int:
        """The number of the last correction ever made, 0 where there is none."""
        with self._engine.connect() as connection:
            return _last(connection)


def _last(connection: Connection) -> int:
    return int(connection.execute(select(func.max(corrections.c.number))).scalar() or 0)


def _next(connection: Connection, said: Sequence[Said], signed: Signed, seen: int | None) -> tuple[Correction, ...]:
    if any((one.value is None) == (one.missing is None) for one in said):
        raise LedgerError(
            "정정에는 값이나, 값이 없는 까닭 가운데 하나를 적어 주십시오.",
            "Enter a value or the reason why there is none, one of the two.",
        )
    if not signed.reason.strip():
        raise LedgerError("정정하는 까닭을 적어 주십시오.", "Enter why it is corrected.")
    for one in said:
        _refuse_period(one.key)
    known, first = _in_force(connection), _last(connection) + 1
    for one in said:
        _refuse_overtaken(known, one.key, seen)
    return tuple(Correction(number, **vars(one), **vars(signed)) for number, one in enumerate(said, first))


def _refuse_period(key: FactKey) -> None:
    """A release counts in periods of the calendar: another one would stop it."""
    for period in (key.period_start, key.period_end):
        if period is not None and not is_period(period):
            raise LedgerError(
                f"'{period}'은(는) 기간이 아닙니다. 2023, 2023-H1, 2023-Q3, 2023-05처럼 적어 주십시오.",
                f"'{period}' is no period. Write it as 2023, 2023-H1, 2023-Q3 or 2023-05.",
            )


def _in_force(connection: Connection, without: Collection[int] = ()) -> dict[FactKey, Correction]:
    gone = corrections.c.number.in_(select(lifted.c.correction)) | corrections.c.number.in_(without)
    kept = select(corrections).where(~gone)
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
