"""Comments: what a department says of one of its figures. They stay with the figure, whatever release shows it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from ledger.errors import LedgerError
from ledger.tables import comments, removed_comments

LONGEST = 500  # characters
About = tuple[str, str, str]  # indicator, place and period


@dataclass(frozen=True)
class Comment:
    """One comment on the figure of an indicator for a place and period, with who wrote it and when."""

    number: int
    indicator: str
    place: str
    period: str
    text: str
    by: str
    at: datetime

    @property
    def about(self) -> About:
        """The figure that it is on."""
        return self.indicator, self.place, self.period


class Comments:
    """The comments in the ledger. None is ever changed; one that is removed stays written and is no longer shown."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def write(self, indicator: str, place: str, period: str, text: str, by: str) -> int:
        """Keep a comment and return its number. Raises LedgerError without words or a name, or where it is too long."""
        if not text.strip():
            raise LedgerError("의견을 적어 주십시오.", "Enter a comment.")
        if len(text.strip()) > LONGEST:
            raise LedgerError(
                f"의견은 {LONGEST}자까지 적을 수 있습니다. 지금은 {len(text.strip()):,}자입니다.",
                f"A comment has at most {LONGEST} characters. This one has {len(text.strip()):,}.",
            )
        if not by.strip():
            raise LedgerError("적는 분의 이름을 적어 주십시오.", "Enter the name of whoever writes it.")
        entry = {"indicator": indicator, "place": place, "period": period, "text": text.strip(), "by": by.strip()}
        with self._engine.begin() as connection:
            written = connection.execute(insert(comments).values(**entry, at=datetime.now(UTC)))
            return int(written.inserted_primary_key[0])  # type: ignore[index]

    def remove(self, number: int, by: str, reason: str = "") -> None:
        """From now on it is not shown. Raises LedgerError without a name, or where there is none of that number."""
        if not by.strip():
            raise LedgerError("지우는 분의 이름을 적어 주십시오.", "Enter the name of whoever removes it.")
        if number not in {comment.number for comment in self.in_force()}:
            raise LedgerError(
                "그 의견은 없거나 이미 지웠습니다.", "There is no such comment, or it was removed already."
            )
        entry = {"comment": number, "by": by.strip(), "reason": reason.strip(), "at": datetime.now(UTC)}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(removed_comments).values(**entry))
        except IntegrityError:  # somebody else was faster
            raise LedgerError("그 의견은 이미 지웠습니다.", "That comment was removed already.") from None

    def in_force(self, at: datetime | None = None) -> tuple[Comment, ...]:
        """The comments that are shown, oldest first; with `at` those of them that were written by then.

        One that is removed is gone from every moment: it was wrong, or nobody's business.
        """
        kept = select(comments).where(comments.c.number.not_in(select(removed_comments.c.comment)))
        kept = kept.where(comments.c.at <= at) if at else kept
        with self._engine.connect() as connection:
            return tuple(Comment(**row) for row in connection.execute(kept.order_by(comments.c.number)).mappings())

    def removed_since(self, at: datetime) -> tuple[About, ...]:
        """The figures whose comments were shown at a moment and are removed by now, one entry each. Their words stay unsaid."""
        gone = select(comments.c.indicator, comments.c.place, comments.c.period).join(
            removed_comments, removed_comments.c.comment == comments.c.number
        )
        gone = gone.where(comments.c.at <= at, removed_comments.c.at > at)
        with self._engine.connect() as connection:
            return tuple((row.indicator, row.place, row.period) for row in connection.execute(gone))

    def state(self) -> tuple[int, int]:
        """How many were ever written and removed: while both stay, so does what is in force."""
        counts = [select(func.count()).select_from(one).scalar_subquery() for one in (comments, removed_comments)]
        with self._engine.connect() as connection:
            written, removed = connection.execute(select(*counts)).one()
        return int(written), int(removed)
