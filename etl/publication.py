"""Publishing drafts, undoing uploads and doing that again: each is judged first, then written into the ledger and released at once.

The ledger's entry is made when the release lies whole on the disk and nobody has seen it: what blocks it, a full disk or a
kill before that leaves everything as it was; a kill after it leaves an entry that the next build honours.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.problems import Problem
from etl.acts import acts_in
from etl.as_foreseen import as_foreseen, differs_in_answers_only
from etl.build import CATALOG_FOLDER, Built, build_locked
from etl.inputs import Inputs, find_inputs
from etl.release import BuildBlockedError, aside, building
from etl.seen import seen_now, since
from etl.sources import Sidecar, Source, moment
from etl.submitted import keep, stored_place
from ledger.answers import Answer
from ledger.book import Ledger, Upload, open_ledger
from ledger.drafts import Draft
from ledger.entries import upload_name
from ledger.errors import LedgerError
from ledger.found import Seen
from ledger.found_problem import Words

if TYPE_CHECKING:
    from etl.making import Assembled


class OvertakenError(Exception):
    """Something came in between, told in `since`; nothing was done."""

    def __init__(self, since: Sequence[Words]) -> None:
        super().__init__(" ".join(words.ko for words in since))
        self.since = tuple(since)


@dataclass(frozen=True)
class Accepted:
    """A draft beside the upload it becomes."""

    draft: Draft
    entry: Upload

    def source(self, data: Path) -> Source:
        """The file as a build will find it."""
        sidecar = Sidecar(
            origin="submitted", giver=self.entry.sender, place=self.entry.place, date=moment(self.entry.received)[:10]
        )
        path = self.draft.original(data)
        return Source(path, self.entry.file, self.entry.sha256, sidecar, moment(self.entry.received))


def publish(data: Path, batch: str, by: str, reason: str, seen: Seen | None = None, trial: Path | None = None) -> Built:
    """Take in all open drafts of a batch and release; a batch that was taken in before is only built where that is left to do.

    Raises OvertakenError where not all is as it was `seen`; where only answers were given since, it is enough that they
    change nothing of what the `trial` showed. Raises BuildBlockedError with the problems that stand against it,
    LedgerError where there is nothing to publish.
    """
    with building(data / "curated"):
        ledger = open_ledger(data)
        drafts = ledger.drafts.open_in(batch)
        if not drafts:
            if not any(draft.state == "published" for draft in ledger.drafts.in_batch(batch)):
                raise LedgerError(
                    "게시할 파일이 없습니다. 파일을 다시 올려 주십시오.",
                    "There is no file to publish. Please upload it again.",
                )
            return build_locked(data)
        given = ledger.answers.on(batch)
        inputs = find_inputs(data, CATALOG_FOLDER, acts_in(ledger).answered(given))
        now = seen_now(data, inputs, drafts)
        changed = tuple(since(seen, now, inputs)) if seen else ()
        if seen and changed and not (trial and differs_in_answers_only(seen, now)):
            raise OvertakenError(changed)
        accepted = to_accept(drafts, by)
        _refuse_twice(ledger, accepted)

        def look(assembled: "Assembled") -> None:
            if changed and trial and not as_foreseen(assembled, aside(data / "curated"), trial):
                raise OvertakenError(changed)
            _refuse_empty(assembled, {one.entry.upload for one in accepted})

        wanted = with_drafts(inputs, data, accepted)
        return release_entered(data, wanted, lambda: _enter(data, ledger, accepted, reason, given), look)


def undo(data: Path, upload: str, by: str, reason: str) -> Built:
    """Make a release without an upload; one that is undone already is only built. Raises as `publish`."""
    with building(data / "curated"):
        ledger, inputs = open_ledger(data), find_inputs(data, CATALOG_FOLDER)
        if upload in ledger.withdrawn():
            return build_locked(data)
        if upload not in {source.upload for source in inputs.sources}:
            raise LedgerError(f"{upload}(이)라는 자료가 없습니다.", f"There is no upload {upload}.")
        left = inputs.without([upload])
        if not left.sources:
            raise BuildBlockedError([Problem("nothing_left")])
        return release_entered(data, left, lambda: ledger.withdraw(upload, by, reason))


def redo(data: Path, upload: str, by: str, reason: str) -> Built:
    """Let an upload that was undone count again, as if it came now. Raises as `publish`."""
    with building(data / "curated"):
        ledger, inputs = open_ledger(data), find_inputs(data, CATALOG_FOLDER)
        entry = next((entry for entry in ledger.uploads() if entry.upload == upload), None)
        if upload not in ledger.withdrawn() or entry is None:
            return build_locked(data)
        now = datetime.now(UTC)
        sidecar = Sidecar(origin="submitted", giver=entry.sender, place=entry.place, date=moment(now)[:10])
        source = Source(data / entry.stored, entry.file, entry.sha256, sidecar, moment(now))
        return release_entered(data, _now_in(inputs, source), lambda: ledger.restore(upload, by, reason, now))


def to_accept(drafts: Sequence[Draft], by: str) -> tuple[Accepted, ...]:
    """The uploads that drafts would become now."""
    now, accepted = datetime.now(UTC), []
    for place, draft in enumerate(drafts):  # a microsecond apart: the order of arrival is an order
        name = upload_name(draft.sha256, draft.place)
        entry = Upload(
            name,
            draft.file,
            draft.sha256,
            stored_place(name, draft.file),
            by,
            draft.place,
            now + timedelta(microseconds=place),
        )
        accepted.append(Accepted(draft, entry))
    return tuple(accepted)


def with_drafts(inputs: Inputs, data: Path, accepted: Sequence[Accepted]) -> Inputs:
    """As if drafts had been sent too."""
    for one in accepted:
        inputs = _now_in(inputs, one.source(data), beside=one.draft.beside)
    return inputs


def _now_in(inputs: Inputs, source: Source, *, beside: bool = False) -> Inputs:
    """As if a file had been sent; how it stood when it was sent before no longer counts."""
    acts = replace(inputs.acts, beside=inputs.acts.beside - {source.upload})
    return replace(inputs, acts=acts).with_source(source, beside=beside)


def _refuse_twice(ledger: Ledger, accepted: Sequence[Accepted]) -> None:
    counting = {entry.upload for entry in ledger.uploads()} - ledger.withdrawn()
    for one in accepted:
        if one.entry.upload in counting:
            raise LedgerError(
                f"'{one.entry.file}'은(는) 이미 올린 파일입니다 ({one.entry.upload}).",
                f"'{one.entry.file}' is in already ({one.entry.upload}).",
            )


def _enter(data: Path, ledger: Ledger, accepted: Sequence[Accepted], reason: str, given: Sequence[Answer]) -> None:
    """Keep the bytes with the uploads, then take the files in, with what was answered on them."""
    for one in accepted:
        keep(one.draft.original(data), data / one.entry.stored)
    beside = {one.entry.upload for one in accepted if one.draft.beside}
    drafts = {one.draft.number: one.entry for one in accepted}
    ledger.accept_drafts(accepted[0].draft.batch, drafts, beside, reason, given)


def release_entered(
    data: Path, inputs: Inputs, enter: Callable[[], None], look: Callable[["Assembled"], None] | None = None
) -> Built:
    """Release what these inputs give, and `enter` in the ledger what they are made of. Call it inside `building`.

    `look` may raise at what was assembled. Raises BuildBlockedError where something stands against it. Nothing was entered then.
    """
    from etl.making import assemble, release  # noqa: PLC0415  heavy, and not needed where there is nothing to build

    assembled = assemble(data, inputs, aside(data / "curated"))
    if look:
        look(assembled)
    if assembled.blocking:
        raise BuildBlockedError(assembled.blocking)
    return Built(release(data, assembled, enter), new=True)


def _refuse_empty(assembled: "Assembled", own: Collection[str]) -> None:
    """Raise BuildBlockedError where one of the own uploads is held or gives nothing, with all else that stands against it."""
    against: list[Problem] = list(assembled.blocking)
    for entry in assembled.contents.conformed:
        if entry.source.upload in own and entry.held:
            against += [problem for problem in entry.problems if problem.severity == "critical"]
        elif entry.source.upload in own and not entry.facts:
            against.append(Problem("nothing_to_load", file=entry.source.file))
    if against:
        raise BuildBlockedError(against)
