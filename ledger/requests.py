"""What a page asks for about uploads: each writes into the ledger and returns the number of a job, to be looked at until it is over."""

from typing import Any, Literal

from catalog.problems import Ask, Choice
from ledger.book import Ledger
from ledger.decisions import Decision, refuse
from ledger.entries import Signed
from ledger.found import FoundFile
from ledger.found_problem import Question


def ask_check(ledger: Ledger, batch: str, by: str) -> int:
    """Let the open files of a batch be looked at. A check that waits already is the one."""
    waiting = (job for job in ledger.jobs.about_batch(batch) if (job.kind, job.state) == ("check", "waiting"))
    job = next(waiting, None)
    return job.number if job else ledger.jobs.ask("etl", "check", {"batch": batch}, by)


def ask_publish(ledger: Ledger, batch: str, seen: int, by: str, reason: str) -> int:
    """Let a batch be published as it was seen: `seen` is the number of the check (Found.job)."""
    return ledger.jobs.ask("etl", "publish", {"batch": batch, "seen": seen, "reason": reason}, by)


def ask_marked(ledger: Ledger, batch: str, draft: int, language: Literal["ko", "en"], by: str) -> int:
    """Let the sender's own workbook be made with its bad cells marked; `Outcome.file` is its name within the batch's folder."""
    return ledger.jobs.ask("etl", "marked", {"batch": batch, "draft": draft, "language": language}, by)


def ask_undo(ledger: Ledger, upload: str, by: str, reason: str) -> int:
    """Let a release be made without an upload; those sent later stay."""
    return ledger.jobs.ask("etl", "undo", {"upload": upload, "reason": reason}, by)


def ask_redo(ledger: Ledger, upload: str, by: str, reason: str) -> int:
    """Let an upload that was undone count again."""
    return ledger.jobs.ask("etl", "redo", {"upload": upload, "reason": reason}, by)


def ask_decision(ledger: Ledger, decision: Decision, by: str, reason: str) -> int:
    """Let a decision be judged, entered and released at once; what blocks its release leaves all as it was.

    Raises LedgerError where it can be told already that it cannot be entered.
    """
    refuse(ledger, decision, Signed(by, reason))
    return ledger.jobs.ask("etl", "decide", decided(decision, reason), by)


def decided(decision: Decision, reason: str) -> dict[str, Any]:
    """What a job about a decision is about."""
    return {"decision": decision.model_dump(mode="json"), "reason": reason}


def ask_build(ledger: Ledger, damaged: int | None, by: str) -> int:
    """Let the release be made anew whose number is told, or the pointer to it (None): asked once for each, whoever asks."""
    about = {"damaged": damaged}
    asked = ledger.jobs.same("etl", "build", about)
    return asked[0].number if asked else ledger.jobs.ask("etl", "build", about, by)


def ask_form(ledger: Ledger, table: str, year: int, place: str | None, by: str) -> int:
    """Let the Excel form of a table be made, of all dongs or of one."""
    return ledger.jobs.ask("etl", "form", {"table": table, "year": year, "place": place}, by)


def give_answer(ledger: Ledger, file: FoundFile, question: Question, answer: str, district: str, by: str) -> None:
    """Settle a question of a file for its batch, to be followed by a check. Raises LedgerError where it does not allow the answer.

    It is remembered for the next file of its kind once the batch is published: before, nobody has judged what it does to others.
    Which dong sent a file is known of that file alone, so that the same empty form of two dongs stays two uploads; that a form
    is the whole district's is an answer like all else.
    """
    choices = tuple(Choice(choice.answer, choice.ko, choice.en) for choice in question.choices)
    ask = Ask(question.kind, question.subject, question.form, choices)
    if question.kind == "sender" and answer != district and ask.allows(answer):
        ledger.drafts.name_sender(file.draft, answer)
    else:
        ledger.answers.give_on(ledger.drafts.find(file.draft).batch, ask, answer, by, file.file)
