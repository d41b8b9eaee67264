"""The answers people gave to what a sheet left open, each kept under the layout it was asked about."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select

from catalog.problems import Ask
from ledger.errors import LedgerError
from ledger.tables import answers


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
        last: dict[tuple[str, str, str], Answer | None] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(select(answers).order_by(answers.c.number)).mappings():
                key = (row["kind"], row["subject"], row["form"])
                last.pop(key, None)
                last[key] = Answer(*key, row["answer"], row["file"], row["by"], row["at"]) if row["answer"] else None
        return tuple(answer for answer in last.values() if answer)

    def _write(self, told: Answer, answer: str | None, reason: str) -> None:
        entry = vars(told) | {"answer": answer, "reason": reason}
        with self._engine.begin() as connection:
            connection.execute(insert(answers).values(**entry))


def refuse_senseless(ask: Ask, answer: str) -> None:
    """Raise LedgerError where an answer is none of those the question allows."""
    if not ask.allows(answer):
        known = ", ".join(choice.answer for choice in ask.choices)
        raise LedgerError(
            f"'{answer}'은(는) 고를 수 없는 답입니다. 고를 수 있는 답: {known}",
            f"'{answer}' is none of the answers to choose from: {known}",
        )
