"""What the worker does for each kind of job, and how what came of it is written down. Killed at any moment, doing it again is right."""

import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from catalog.refused import RefusedError
from etl.acts import acts_in
from etl.build import Built, NothingToBuildError, build
from etl.check import Check
from etl.decide import decide
from etl.form_handed import hand_form
from etl.found_words import found_problems
from etl.intake import examine
from etl.marked import marked_suffix, write_marked
from etl.publication import OvertakenError, publish, redo, undo
from etl.release import BuildBlockedError
from etl.seen import CHECKED
from ledger import steps
from ledger.book import Ledger, open_ledger
from ledger.decisions import DECISION, Decision
from ledger.decisions import entered as decision_entered
from ledger.drafts import batch_folder
from ledger.entries import Signed
from ledger.errors import LedgerError
from ledger.found import Found, read_found
from ledger.jobs import Job
from ledger.outcome import Outcome
from ledger.published import current_is_damaged
from ledger.spool import DISK_FULL
from ledger.storage import LedgerUnusableError, disk_full

UNFORESEEN = (
    "처리하다가 예상하지 못한 오류가 났습니다. 자료는 바뀌지 않았습니다. 관리자에게 알려 주십시오. ({0})",
    "Something unforeseen went wrong. The data are unchanged. Please tell the administrator. ({0})",
)
NOBODY = (
    "이 일을 할 줄 모르는 처리기입니다. 프로그램을 새로 시작해 주십시오.",
    "This worker does not know how to do that. Please restart the program.",
)


def work(data: Path, job: Job) -> None:
    """Do a job and write down what came of it. Raises only where it must be done again: what it entered is not released yet."""
    ledger = open_ledger(data)
    try:
        if job.kind not in KINDS:
            raise LedgerError(*NOBODY)
        _mend(data)
        ledger.jobs.finish(job.number, KINDS[job.kind](data, ledger, job).model_dump(mode="json"))
    except OvertakenError as overtaken:
        since = Outcome(state="overtaken", batch=job.about.get("batch"), since=overtaken.since)
        ledger.jobs.fail(job.number, str(overtaken), since.model_dump(mode="json"))
    except BuildBlockedError as blocked:
        _fail_blocked(ledger, job, blocked)
    except RefusedError as fault:
        if isinstance(fault, LedgerUnusableError) and entered(ledger, job):
            raise
        ledger.jobs.fail(job.number, steps.in_both(fault.words("ko"), fault.words("en")))
    except Exception as fault:
        if entered(ledger, job):
            raise
        traceback.print_exc(file=sys.stderr)
        told = DISK_FULL if disk_full(fault) else UNFORESEEN
        ledger.jobs.fail(job.number, steps.in_both(*told).format(type(fault).__name__))


def _mend(data: Path) -> None:
    """Make a current release that cannot be read anew: what any job would change is told beside it.

    One that cannot be made for what was taken in keeps nobody from undoing that.
    """
    if current_is_damaged(data / "curated"):
        with suppress(BuildBlockedError, NothingToBuildError):
            build(data)


def entered(ledger: Ledger, job: Job) -> bool:
    """Whether what a person decided stands in the ledger already, so that the release must follow."""
    if job.kind == "publish":
        states = {draft.state for draft in ledger.drafts.in_batch(str(job.about["batch"]))}
        return "published" in states and "open" not in states  # all are taken in at once: what is open came after
    if job.kind in ("undo", "redo"):
        return (job.about["upload"] in ledger.withdrawn()) == (job.kind == "undo")
    if job.kind == "decide":
        return decision_entered(ledger, *_decided(job))
    return False


def _check(data: Path, ledger: Ledger, job: Job) -> Outcome:
    batch = str(job.about["batch"])
    Check(data, batch, job.number, job.by, partial(ledger.jobs.tell, job.number)).run()
    return Outcome(state="done", batch=batch)


def _marked(data: Path, ledger: Ledger, job: Job) -> Outcome:
    """The sender's own workbook, with what is wrong or unclear marked in its cells."""
    batch, draft = str(job.about["batch"]), ledger.drafts.find(int(job.about["draft"]))
    path = draft.original(data)
    if draft.batch != batch or not path.is_file():
        raise LedgerError(
            "그 파일은 이미 게시했거나 지웠습니다. 다시 올려 주십시오.",
            "That file was published or deleted already. Please upload it again.",
        )
    ledger.jobs.tell(job.number, 0.2, steps.MARKING)
    out = batch_folder(data, batch) / f"marked-{draft.number}{marked_suffix(path)}"
    out.parent.mkdir(parents=True, exist_ok=True)
    problems = examine(data, path, draft.place, file=draft.file, acts=acts_in(ledger, batch)).problems
    write_marked(path, problems, out, "en" if job.about.get("language") == "en" else "ko", draft.file)
    return Outcome(state="done", batch=batch, file=out.name)


def _publish(data: Path, ledger: Ledger, job: Job) -> Outcome:
    batch, reason = str(job.about["batch"]), str(job.about["reason"])
    found = read_found(data, batch)
    taken_in = entered(ledger, job)
    if not taken_in and (found is None or found.job != job.about["seen"]):
        raise OvertakenError([CHECKED])
    ledger.jobs.tell(job.number, 0.1, steps.BUILDING)
    built = publish(data, batch, job.by, reason, found.seen if found else None, _trial(data, found))
    uploads = tuple(draft.upload for draft in ledger.drafts.in_batch(batch) if draft.upload)
    return Outcome(state="done", batch=batch, release=built.note.number, uploads=uploads)


def _trial(data: Path, found: Found | None) -> Path | None:
    """Where the would-be release lies that was shown of a batch."""
    shown = found.consequences.trial if found and found.consequences else None
    return batch_folder(data, found.batch) / shown if found and shown else None


def _undo(data: Path, ledger: Ledger, job: Job) -> Outcome:
    return _once(undo, data, ledger, job)


def _redo(data: Path, ledger: Ledger, job: Job) -> Outcome:
    return _once(redo, data, ledger, job)


def _once(do: Callable[[Path, str, str, str], Built], data: Path, ledger: Ledger, job: Job) -> Outcome:
    ledger.jobs.tell(job.number, 0.1, steps.BUILDING)
    upload = str(job.about["upload"])
    built = do(data, upload, job.by, str(job.about["reason"]))
    return Outcome(state="done", release=built.note.number, uploads=(upload,))


def _decide(data: Path, ledger: Ledger, job: Job) -> Outcome:
    ledger.jobs.tell(job.number, 0.1, steps.BUILDING)
    try:
        return Outcome(state="done", release=decide(data, *_decided(job)).note.number)
    except NothingToBuildError:  # it stands in the ledger, for the first release
        return Outcome(state="done")


def _decided(job: Job) -> tuple[Decision, Signed]:
    """A decision as the page asked for it: whoever asked signs it, as of that moment."""
    return DECISION.validate_python(job.about["decision"]), Signed(job.by, str(job.about["reason"]), job.at)


def _fail_blocked(ledger: Ledger, job: Job, blocked: BuildBlockedError) -> None:
    told = Outcome(state="blocked", batch=job.about.get("batch"), problems=found_problems(blocked.problems))
    words = " ".join(problem.sentence() for problem in blocked.problems[:3])
    ledger.jobs.fail(job.number, words, told.model_dump(mode="json"))


def _build(data: Path, ledger: Ledger, job: Job) -> Outcome:
    """The release of what is there; a current one that could not be read has been made anew by now."""
    ledger.jobs.tell(job.number, 0.1, steps.BUILDING)
    return Outcome(state="done", release=build(data).note.number)


def _form(data: Path, ledger: Ledger, job: Job) -> Outcome:
    ledger.jobs.tell(job.number, 0.1, steps.WRITING)
    about = (str(job.about["table"]), int(job.about["year"]), job.about["place"])
    return Outcome(state="done", file=hand_form(data, ledger, *about, job.number))


KINDS: Mapping[str, Callable[[Path, Ledger, Job], Outcome]] = {
    "check": _check,
    "marked": _marked,
    "publish": _publish,
    "undo": _undo,
    "redo": _redo,
    "decide": _decide,
    "build": _build,
    "form": _form,
}
DEEDS = frozenset({"publish", "undo", "redo", "decide"})  # what a person decided: never given up because a worker died
