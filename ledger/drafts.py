"""Drafts: files dropped on the page and not published yet. Those dropped together are a batch; in no release before publication."""

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, RowMapping, insert, select, update

from ledger.errors import LedgerError
from ledger.tables import drafts

State = Literal["open", "published", "dropped", "refused", "expired"]
BATCH = re.compile(r"b[0-9a-f]{10}")


@dataclass(frozen=True)
class Draft:
    """One file that was dropped: `place` is the dong that sent it where the file does not say, `beside` as in Ledger.accept.

    open: being looked at. published: taken in as `upload`. dropped: taken out of its batch. refused: it holds personal data,
    and its bytes are gone. expired: never published, and cleared away after a while.
    """

    number: int
    batch: str
    file: str
    sha256: str
    size: int
    place: str | None
    beside: bool
    state: State
    upload: str | None
    by: str
    at: datetime

    def original(self, data: Path) -> Path:
        """Where its bytes lie; its name as sent is no part of the path."""
        return draft_folder(data, self.number) / stored_name(self.file)


class Drafts:
    """The drafts in the ledger. An entry changes while its batch is being worked on, and stays when that is over."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def in_batch(self, batch: str) -> tuple[Draft, ...]:
        """All files ever dropped into a batch, in their order; none for a batch that nobody opened."""
        return self._found(drafts.c.batch == batch)

    def open_in(self, batch: str) -> tuple[Draft, ...]:
        """The files of a batch that would be published."""
        return self._found(drafts.c.batch == batch, drafts.c.state == "open")

    def find(self, number: int) -> Draft:
        """The draft of that number. Raises LedgerError where there is none."""
        found = self._found(drafts.c.number == number)
        if not found:
            raise LedgerError(f"{number}번으로 올린 파일이 없습니다.", f"There is no uploaded file {number}.")
        return found[0]

    def open_before(self, moment: datetime) -> tuple[Draft, ...]:
        """Files that were dropped before a moment and are still open."""
        return self._found(drafts.c.state == "open", drafts.c.at < moment)

    def name_sender(self, number: int, place: str | None) -> None:
        """Say which dong sent a file, None for nobody in particular. Whoever calls has looked the place up in the catalog."""
        self._change(number, place=place)

    def stand_beside(self, number: int, *, beside: bool) -> None:
        """Say whether a file leaves standing what earlier files of its table say, instead of replacing it."""
        self._change(number, beside=beside)

    def drop(self, number: int) -> None:
        """Take a file out of its batch; the worker clears its bytes away."""
        self._change(number, state="dropped")

    def refuse(self, number: int) -> None:
        """Write down that a file was refused because of the personal data in it."""
        self._change(number, state="refused")

    def expire(self, number: int) -> None:
        """Write down that a file was cleared away because nobody published it."""
        self._change(number, state="expired")

    def _change(self, number: int, **values: object) -> None:
        """Raises LedgerError where the file is no longer open."""
        wanted = update(drafts).where(drafts.c.number == number, drafts.c.state == "open")
        with self._engine.begin() as connection:
            if connection.execute(wanted.values(**values)).rowcount == 0:
                raise LedgerError("이미 게시했거나 뺀 파일입니다.", "The file was published or taken out already.")

    def _found(self, *where: object) -> tuple[Draft, ...]:
        wanted = select(drafts).where(*where).order_by(drafts.c.number)  # type: ignore[arg-type]
        with self._engine.connect() as connection:
            return tuple(map(_draft, connection.execute(wanted).mappings()))


def stored_name(file: str) -> str:
    """What a file is called where it is kept: of its name only a harmless suffix is left.

    >>> stored_name("../실적.XLSX"), stored_name("2023.서구 실적")
    ('original.xlsx', 'original')
    """
    suffix = re.search(r"\.[a-z0-9]{1,5}$", file.lower())
    return f"original{suffix[0] if suffix else ''}"


def new_batch() -> str:
    """The name of a batch that nobody can guess."""
    return f"b{secrets.token_hex(5)}"


def draft_folder(data: Path, number: int) -> Path:
    """Where one file lies."""
    return data / "drafts" / str(number)


def batch_folder(data: Path, batch: str) -> Path:
    """Where what was found of a batch lies. Raises LedgerError for what is no name of a batch: it may come from an address."""
    if not BATCH.fullmatch(batch):
        raise LedgerError(
            "그런 묶음이 없습니다. 파일을 다시 올려 주십시오.", "There is no such upload. Please drop the files again."
        )
    return data / "drafts" / batch


def write_draft(connection: Connection, batch: str, file: str, sha256: str, size: int, by: str) -> Draft:
    """Enter a file, within a transaction of the caller's; the same bytes that are open in the batch already are entered once."""
    same = select(drafts).where(drafts.c.batch == batch, drafts.c.sha256 == sha256, drafts.c.state == "open")
    row = connection.execute(same).mappings().first()
    if row is None:
        entry = {"batch": batch, "file": file, "sha256": sha256, "size": size, "by": by, "at": datetime.now(UTC)}
        fresh = {"place": None, "beside": False, "state": "open", "upload": None}
        row = connection.execute(insert(drafts).values(**entry, **fresh).returning(*drafts.c)).mappings().one()
    return _draft(row)


def set_published(connection: Connection, number: int, upload: str) -> bool:
    """The file is taken in, within the transaction that takes it in; False where it was before. LedgerError where it was dropped."""
    taken = update(drafts).where(drafts.c.number == number, drafts.c.state == "open")
    if connection.execute(taken.values(state="published", upload=upload)).rowcount:
        return True
    state = connection.execute(select(drafts.c.state).where(drafts.c.number == number)).scalar()
    if state != "published":
        raise LedgerError(
            "그사이 뺀 파일이 있습니다. 다시 확인해 주십시오.", "A file was taken out meanwhile. Please check again."
        )
    return False


def _draft(row: RowMapping) -> Draft:
    return Draft(**row)
