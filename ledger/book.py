"""Writing into the ledger and reading from it. SQLite by default; any SQLAlchemy address by $DONGNE_LEDGER."""

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select

from ledger.additions import Additions
from ledger.answers import Answer, Answers, enter_given_on
from ledger.attachments import Attachments
from ledger.briefings import Briefings
from ledger.comments import Comments
from ledger.corrections import Corrections
from ledger.database import open_database
from ledger.drafts import Drafts, set_published
from ledger.entries import upload_name
from ledger.errors import LedgerError
from ledger.jobs import Jobs
from ledger.tables import acts, uploads
from ledger.targets import Targets

__all__ = ["Deed", "Ledger", "LedgerError", "Upload", "open_ledger"]


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


@dataclass(frozen=True)
class Deed:
    """What somebody did with an upload: withdraw, restore, or let it stand beside earlier ones."""

    upload: str
    act: str
    by: str
    reason: str
    at: datetime


class Ledger:
    """The book of one installation."""

    def __init__(self, address: str) -> None:
        self._engine = open_database(address)

    @property
    def engine(self) -> Engine:
        return self._engine

    @property
    def answers(self) -> Answers:
        """What people answered to open questions."""
        return Answers(self._engine)

    @property
    def corrections(self) -> Corrections:
        """The values and reasons that people put in a source's place."""
        return Corrections(self._engine)

    @property
    def additions(self) -> Additions:
        """What the office added to the catalog."""
        return Additions(self._engine)

    @property
    def comments(self) -> Comments:
        """What departments say of their figures."""
        return Comments(self._engine)

    @property
    def attachments(self) -> Attachments:
        """The papers behind uploads and figures."""
        return Attachments(self._engine)

    @property
    def jobs(self) -> Jobs:
        """What the pages ask of the workers."""
        return Jobs(self._engine)

    @property
    def briefings(self) -> Briefings:
        """What presenters have put together."""
        return Briefings(self._engine)

    @property
    def drafts(self) -> Drafts:
        """Files that were dropped and are not published yet."""
        return Drafts(self._engine)

    @property
    def targets(self) -> Targets:
        """What the office wants its figures to be."""
        return Targets(self._engine)

    def accept(
        self, file: str, sha256: str, stored: str, sender: str, place: str | None = None, *, beside: bool = False
    ) -> Upload:
        """Write down that a file was taken in; one that was withdrawn before counts again.

        `beside`: it removes nothing of what earlier files of its table say. Raises LedgerError where the same bytes are in already.
        """
        entry = Upload(upload_name(sha256, place), file, sha256, stored, sender, place, datetime.now(UTC))
        with self._engine.begin() as connection:
            _accept(connection, entry, beside=beside)
        return entry

    def accept_drafts(
        self,
        batch: str,
        accepted: Mapping[int, Upload],
        beside: Collection[str],
        reason: str,
        given: Iterable[Answer] = (),
    ) -> None:
        """Take in drafts (by number) as the uploads they become, all at once or none; one that was taken in before stays so.

        `beside` names the uploads that stand beside earlier ones, `given` are the answers on their batch, which hold for all
        files from now on. Raises LedgerError where the bytes of one are in already.
        """
        with self._engine.begin() as connection:
            enter_given_on(connection, batch, given)
            for number, entry in accepted.items():
                if set_published(connection, number, entry.upload):
                    _accept(connection, entry, beside=entry.upload in beside)
                    if reason:
                        connection.execute(insert(acts).values(_act(entry.upload, "accept", entry.sender, reason)))

    def withdraw(self, upload: str, by: str, reason: str) -> None:
        """Write down that an upload no longer counts. Raises LedgerError where it does not count already."""
        with self._engine.begin() as connection:
            if upload in _withdrawn(connection):
                raise LedgerError(f"{upload}은(는) 이미 거둬들였습니다.", f"{upload} was withdrawn already.")
            connection.execute(insert(acts).values(_act(upload, "withdraw", by, reason)))

    def restore(self, upload: str, by: str, reason: str, at: datetime | None = None) -> None:
        """Write down that an upload which was withdrawn counts again, from `at` on. Raises LedgerError where it was not withdrawn."""
        with self._engine.begin() as connection:
            if upload not in _withdrawn(connection):
                raise LedgerError(f"{upload}은(는) 거둬들인 자료가 아닙니다.", f"{upload} was not withdrawn.")
            connection.execute(insert(acts).values(_act(upload, "restore", by, reason, at)))

    def deeds(self) -> tuple[Deed, ...]:
        """All that was done with uploads after they were accepted, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(acts).order_by(acts.c.number)).mappings()
            return tuple(Deed(**{name: row[name] for name in Deed.__dataclass_fields__}) for row in rows)

    def uploads(self) -> list[Upload]:
        """Every upload ever accepted, in the order of arrival: one that was sent again has arrived again."""
        again = (
            select(acts.c.upload, func.max(acts.c.at).label("at"))
            .where(acts.c.act == "restore")
            .group_by(acts.c.upload)
        )
        columns = [column for column in uploads.c if column.name != "number"]
        with self._engine.connect() as connection:
            arrived = {row.upload: row.at for row in connection.execute(again)}
            rows = connection.execute(select(*columns).order_by(uploads.c.number)).mappings()
            found = [Upload(**{**row, "received": arrived.get(row["upload"], row["received"])}) for row in rows]
        return sorted(found, key=lambda upload: upload.received)

    def withdrawn(self) -> frozenset[str]:
        """The names of all uploads that no longer count."""
        with self._engine.connect() as connection:
            return _withdrawn(connection)

    def beside(self) -> frozenset[str]:
        """The names of all uploads that stand beside earlier ones instead of replacing them, as they were last accepted."""
        told = select(acts).where(acts.c.act.in_(("beside", "restore"))).order_by(acts.c.number)
        with self._engine.connect() as connection:
            last = {row.upload: row.act for row in connection.execute(told)}
        return frozenset(upload for upload, act in last.items() if act == "beside")


def open_ledger(data: Path) -> Ledger:
    """The ledger of an installation whose data lie in `data`."""
    data.mkdir(parents=True, exist_ok=True)
    return Ledger(os.environ.get("DONGNE_LEDGER", f"sqlite:///{(data / 'ledger.sqlite').resolve()}"))


def _accept(connection: Connection, entry: Upload, *, beside: bool) -> None:
    """Within a transaction. Raises LedgerError where the same bytes are in already."""
    if entry.upload in _withdrawn(connection):
        connection.execute(
            insert(acts).values(_act(entry.upload, "restore", entry.sender, "다시 올림", entry.received))
        )
    elif connection.execute(select(uploads.c.number).where(uploads.c.upload == entry.upload)).first():
        raise LedgerError(
            f"'{entry.file}'은(는) 이미 올린 파일입니다 ({entry.upload}).",
            f"'{entry.file}' is in already ({entry.upload}).",
        )
    else:
        connection.execute(insert(uploads).values(**vars(entry)))
    if beside:
        connection.execute(insert(acts).values(_act(entry.upload, "beside", entry.sender, "앞선 자료를 그대로 둠")))


def _act(upload: str, act: str, by: str, reason: str, at: datetime | None = None) -> dict[str, object]:
    return {"upload": upload, "act": act, "by": by, "reason": reason, "at": at or datetime.now(UTC)}


def _withdrawn(connection: Connection) -> frozenset[str]:
    counted = select(acts).where(acts.c.act != "beside").order_by(acts.c.number)
    last = {row.upload: row.act for row in connection.execute(counted)}
    return frozenset(upload for upload, act in last.items() if act == "withdraw")
