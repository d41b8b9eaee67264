"""What somebody decides about figures, names and answers: asked of the worker, and in force once a release was made with it."""

from collections.abc import Mapping
from typing import Annotated, Literal, assert_never

from pydantic import Field, TypeAdapter
from sqlalchemy import Table, select

from catalog.additions import Addition
from catalog.problems import Ask
from ledger.answers import refuse_senseless
from ledger.book import Ledger
from ledger.entries import Said, Signed
from ledger.found_problem import Frozen
from ledger.tables import additions, answers, corrections, lifted, removed_additions


class Correct(Frozen):
    """Values, or reasons why there are none, put in the place of what the sources say: all of them or none.

    `seen`: the last correction that whoever asks knew of.
    """

    what: Literal["correct"] = "correct"
    said: tuple[Said, ...]
    seen: int | None = None


class Lift(Frozen):
    """A correction no longer holds: the source's own value is shown."""

    what: Literal["lift"] = "lift"
    number: int


class Add(Frozen):
    """A programme, another name or a heading is added to the catalog."""

    what: Literal["add"] = "add"
    addition: Annotated[Addition, Field(discriminator="what")]


class Remove(Frozen):
    """An addition is taken out again."""

    what: Literal["remove"] = "remove"
    number: int


class Reply(Frozen):
    """A question that was answered before is answered anew."""

    what: Literal["reply"] = "reply"
    ask: Ask
    answer: str
    file: str


class Forget(Frozen):
    """An answer, by the short name of its question, is forgotten: it is asked again."""

    what: Literal["forget"] = "forget"
    question: str


Decision = Correct | Lift | Add | Remove | Reply | Forget
DECISION: TypeAdapter[Decision] = TypeAdapter(Annotated[Decision, Field(discriminator="what")])

TABLES: Mapping[str, Table] = {
    "correct": corrections,
    "lift": lifted,
    "add": additions,
    "remove": removed_additions,
    "reply": answers,
    "forget": answers,
}


def refuse(ledger: Ledger, decision: Decision, signed: Signed) -> None:
    """Raise LedgerError where the ledger would not take a decision in: somebody else was faster, or something is lacking."""
    match decision:
        case Correct():
            ledger.corrections.next(decision.said, signed, decision.seen)
        case Lift():
            ledger.corrections.refuse_lifted(decision.number)
        case Remove():
            ledger.additions.refuse_removed(decision.number)
        case Reply():
            refuse_senseless(decision.ask, decision.answer)
        case Forget():
            ledger.answers.find(decision.question)
        case Add():
            pass  # the catalog refuses it, where it must
        case _:
            assert_never(decision)


def enter(ledger: Ledger, decision: Decision, signed: Signed) -> None:
    """Write a decision into the ledger, whole or not at all. Raises LedgerError as `refuse`."""
    by, reason, at = signed.by, signed.reason, signed.at
    match decision:
        case Correct():
            ledger.corrections.enter(decision.said, signed, decision.seen)
        case Lift():
            ledger.corrections.lift(decision.number, by, reason, at)
        case Add():
            ledger.additions.add(decision.addition, by, reason, at)
        case Remove():
            ledger.additions.remove(decision.number, by, reason, at)
        case Reply():
            ledger.answers.give(decision.ask, decision.answer, by, decision.file, reason, at)
        case Forget():
            ledger.answers.forget(ledger.answers.find(decision.question), by, reason, at)
        case _:
            assert_never(decision)


def entered(ledger: Ledger, decision: Decision, signed: Signed) -> bool:
    """Whether the ledger holds a decision already: whoever was at it was stopped after that."""
    table = TABLES[decision.what]
    told = select(table.c.at).where(table.c.by == signed.by, table.c.at == signed.at)
    with ledger.engine.connect() as connection:
        return connection.execute(told).first() is not None
