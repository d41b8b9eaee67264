"""The answers people gave to what a sheet left open, each kept under the layout it was asked about.

Those given while a batch is worked on are in force for that batch alone; they are entered with its files.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, RowMapping, Select, delete, insert, select

from catalog.problems import Ask
from ledger.errors import LedgerError
from ledger.tables import answers, draft_answers


@dataclass(frozen=True)
class Answer:
    """What was answered to which question, by whom and when. `form` and `subject` are those of the question (Ask)."""

    kind: str
    subject: str
    form: str
    answer: str
    file: str
    by: str
    at: datetime

    @property
    def id(self) -> str:
        """The short name of the question that it answers."""
        return Ask(self.kind, self.subject, self.form, ()).id  # type: ignore[arg-type]


class Answers:
    """The answers in the ledger. An entry is never changed: a later one on the same question takes its place."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def give(self, ask: Ask, answer: str, by: str, file: str, reason: str = "", at: datetime | None = None) -> None:
        """Keep the answer to a question. Raises LedgerError where it is none of those the question allows."""
        refuse_senseless(ask, answer)
        self._write(Answer(ask.kind, ask.subject, ask.form, answer, file, by, at or datetime.now(UTC)), answer, reason)

    def forget(self, answer: Answer, by: str, reason: str = "", at: datetime | None = None) -> None:
        """From now on the question is asked again."""
        self._write(replace(answer, by=by, at=at or datetime.now(UTC)), None, reason)

    def find(self, question: str) -> Answer:
        """The answer in force to the question of that short name. Raises LedgerError where there is none."""
        found = next((answer for answer in self.in_force() if answer.id == question), None)
        if found is None:
            raise LedgerError(
                f"{question}에 대한 답이 없습니다. 이미 잊었을 수 있습니다.",
                f"There is no answer to {question}. It may have been forgotten already.",
            )
        return found

    def in_force(self) -> tuple[Answer, ...]:
        """The answers that hold, oldest first."""
        with self._engine.connect() as connection:
            return _in_force(connection.execute(select(answers).order_by(answers.c.number)).mappings())

    def give_on(self, batch: str, ask: Ask, answer: str, by: str, file: str) -> None:
        """Keep an answer for a batch alone. Raises LedgerError where it is none of those the question allows."""
        refuse_senseless(ask, answer)
        told = Answer(ask.kind, ask.subject, ask.form, answer, file, by, datetime.now(UTC))
        with self._engine.begin() as connection:
            connection.execute(insert(draft_answers).values(batch=batch, reason="", **vars(told)))

    def take_back(self, batch: str, questions: Collection[str]) -> None:
        """Ask questions of a batch again, by their short names, as if nobody had answered them on it."""
        with self._engine.begin() as connection:
            for row in connection.execute(_given_on(batch)).mappings().all():
                if Ask(row["kind"], row["subject"], row["form"], ()).id in questions:
                    connection.execute(delete(draft_answers).where(draft_answers.c.number == row["number"]))

    def on(self, batch: str) -> tuple[Answer, ...]:
        """The answers that hold for a batch alone, oldest first."""
        with self._engine.connect() as connection:
            return _in_force(connection.execute(_given_on(batch)).mappings())

    def _write(self, told: Answer, answer: str | None, reason: str) -> None:
        entry = vars(told) | {"answer": answer, "reason": reason}
        with self._engine.begin() as connection:
            connection.execute(insert(answers).values(**entry))


def enter_given_on(connection: Connection, batch: str, given: Iterable[Answer]) -> None:
    """Let what was answered on a batch hold for all files from now on, within the transaction that takes its files in."""
    for answer in given:
        connection.execute(insert(answers).values(reason="", **vars(answer)))
    connection.execute(delete(draft_answers).where(draft_answers.c.batch == batch))


def _given_on(batch: str) -> Select[tuple[object, ...]]:
    return select(draft_answers).where(draft_answers.c.batch == batch).order_by(draft_answers.c.number)


def _in_force(rows: Iterable[RowMapping]) -> tuple[Answer, ...]:
    """The last answer to each question, without those that were forgotten."""
    last: dict[tuple[str, str, str], Answer | None] = {}
    for row in rows:
        key = (row["kind"], row["subject"], row["form"])
        last.pop(key, None)
        last[key] = Answer(*key, row["answer"], row["file"], row["by"], row["at"]) if row["answer"] else None
    return tuple(answer for answer in last.values() if answer)


def refuse_senseless(ask: Ask, answer: str) -> None:
    """Raise LedgerError where an answer is none of those the question allows."""
    if not ask.allows(answer):
        known = ", ".join(choice.answer for choice in ask.choices)
        raise LedgerError(
            f"'{answer}'은(는) 고를 수 없는 답입니다. 고를 수 있는 답: {known}",
            f"'{answer}' is none of the answers to choose from: {known}",
        )
