"""Attachments: the papers, plans and photos that stand behind an upload or a figure. Their bytes lie aside, named by their hash."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from ledger.errors import LedgerError
from ledger.stored import refuse_unfit, store, stored_path, tidy_name
from ledger.tables import attachments, removed_attachments


def about_upload(upload: str) -> str:
    """How an attachment says that it belongs to an upload."""
    return f"upload:{upload}"


def about_number(indicator: str, place: str, period: str) -> str:
    """How an attachment says that it belongs to a figure."""
    return f"number:{indicator},{place},{period}"


@dataclass(frozen=True)
class Attachment:
    """One file kept as evidence. `about` is what it belongs to, `name` how its giver called it, `size` its bytes."""

    number: int
    about: str
    name: str
    sha256: str
    size: int
    note: str
    by: str
    at: datetime


class Attachments:
    """The attachments in the ledger. One that is removed stays written, and its bytes stay kept."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, data: Path, about: str, name: str, content: bytes, by: str, note: str = "") -> int:
        """Keep a file under the data folder and return its number.

        Raises LedgerError where its kind or size is not allowed, without a name of whoever gives it, or where it is there already.
        """
        if not by.strip():
            raise LedgerError("올리는 분의 이름을 적어 주십시오.", "Enter the name of whoever uploads it.")
        refuse_unfit(name, content)
        sha256 = store(data, content)
        if any(one.sha256 == sha256 for one in self.of(about)):
            raise LedgerError(
                f"'{tidy_name(name)}'은(는) 이미 올린 증빙입니다.", f"'{tidy_name(name)}' is attached already."
            )
        entry = {"about": about, "name": tidy_name(name), "sha256": sha256, "size": len(content), "note": note.strip()}
        with self._engine.begin() as connection:
            added = connection.execute(insert(attachments).values(**entry, by=by.strip(), at=datetime.now(UTC)))
            return int(added.inserted_primary_key[0])  # type: ignore[index]

    def remove(self, number: int, by: str, reason: str = "") -> None:
        """From now on it is not shown. Raises LedgerError without a name, or where there is none of that number."""
        if not by.strip():
            raise LedgerError("지우는 분의 이름을 적어 주십시오.", "Enter the name of whoever removes it.")
        entry = {"attachment": number, "by": by.strip(), "reason": reason.strip(), "at": datetime.now(UTC)}
        if number not in {one.number for one in self.in_force()}:
            raise LedgerError(
                "그 증빙은 없거나 이미 지웠습니다.", "There is no such attachment, or it was removed already."
            )
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(removed_attachments).values(**entry))
        except IntegrityError:  # somebody else was faster
            raise LedgerError("그 증빙은 이미 지웠습니다.", "That attachment was removed already.") from None

    def in_force(self) -> tuple[Attachment, ...]:
        """All that are shown, oldest first."""
        kept = select(attachments).where(attachments.c.number.not_in(select(removed_attachments.c.attachment)))
        with self._engine.connect() as connection:
            rows = connection.execute(kept.order_by(attachments.c.number)).mappings()
            return tuple(Attachment(**row) for row in rows)

    def of(self, about: str) -> tuple[Attachment, ...]:
        """Those of one upload or figure."""
        return tuple(one for one in self.in_force() if one.about == about)

    def content(self, data: Path, attachment: Attachment) -> bytes:
        """Its bytes. Raises LedgerError where they are not there any more."""
        try:
            return stored_path(data, attachment.sha256).read_bytes()
        except FileNotFoundError:
            raise LedgerError(
                f"'{attachment.name}'의 파일이 보관 폴더에 없습니다.",
                f"The file of '{attachment.name}' is not in the archive folder.",
            ) from None
