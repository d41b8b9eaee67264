"""Writing into the ledger and reading from it. SQLite by default; any SQLAlchemy address by $DONGNE_LEDGER."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, insert, select
from sqlalchemy.pool import ConnectionPoolEntry

from ledger.tables import acts, metadata, uploads


class LedgerError(Exception):
    """What was asked of the ledger cannot be done."""


@dataclass(frozen=True)
class Upload:
    """A file somebody sent: `upload` names it for good, `stored` is where its bytes lie under the data folder."""

    upload: str
    file: str
    sha256: str
    stored: str
    sender: str
    place: str | None
    received: datetime


class Ledger:
    """The book of one installation."""

    def __init__(self, address: str) -> None:
        self._engine = create_engine(address)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _set_wal)
        metadata.create_all(self._engine)

    @property
    def engine(self) -> Engine:
        return self._engine

    def accept(self, file: str, sha256: str, stored: str, sender: str, place: str | None = None) -> Upload:
        """Write down that a file was taken in; one that was withdrawn before counts again.

        Raises LedgerError where the same bytes are in already.
        """
        entry = Upload(f"u-{sha256[:10]}", file, sha256, stored, sender, place, datetime.now(UTC))
        with self._engine.begin() as connection:
            if entry.upload in _withdrawn(connection):
                connection.execute(insert(acts).values(_act(entry.upload, "restore", sender, "다시 올림")))
            elif connection.execute(select(uploads.c.number).where(uploads.c.upload == entry.upload)).first():
                raise LedgerError(f"'{file}'은(는) 이미 올린 파일입니다 ({entry.upload}).")
            else:
                connection.execute(insert(uploads).values(**vars(entry)))
        return entry

    def withdraw(self, upload: str, by: str, reason: str) -> None:
        """Write down that an upload no longer counts. Raises LedgerError where it does not count already."""
        with self._engine.begin() as connection:
            if upload in _withdrawn(connection):
                raise LedgerError(f"{upload}은(는) 이미 거둬들였습니다.")
            connection.execute(insert(acts).values(_act(upload, "withdraw", by, reason)))

    def uploads(self) -> list[Upload]:
        """Every upload ever accepted, in the order of arrival."""
        columns = [column for column in uploads.c if column.name != "number"]
        with self._engine.connect() as connection:
            rows = connection.execute(select(*columns).order_by(uploads.c.number)).mappings()
            return [Upload(**row) for row in rows]

    def withdrawn(self) -> frozenset[str]:
        """The names of all uploads that no longer count."""
        with self._engine.connect() as connection:
            return _withdrawn(connection)


def open_ledger(data: Path) -> Ledger:
    """The ledger of an installation whose data lie in `data`."""
    data.mkdir(parents=True, exist_ok=True)
    return Ledger(os.environ.get("DONGNE_LEDGER", f"sqlite:///{(data / 'ledger.sqlite').resolve()}"))


def _act(upload: str, act: str, by: str, reason: str) -> dict[str, object]:
    return {"upload": upload, "act": act, "by": by, "reason": reason, "at": datetime.now(UTC)}


def _withdrawn(connection: Connection) -> frozenset[str]:
    last = {row.upload: row.act for row in connection.execute(select(acts).order_by(acts.c.number))}
    return frozenset(upload for upload, act in last.items() if act == "withdraw")


def _set_wal(connection: object, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("pragma journal_mode=wal")
    cursor.execute("pragma synchronous=full")
    cursor.execute("pragma busy_timeout=10000")
    cursor.close()
