"""What people decide besides the files they send, under the rule of etl/publication.py: judged first, then entered and released at once.

What blocks its release, a full disk or a kill before it is entered leaves everything as it was.
"""

from dataclasses import replace
from pathlib import Path
from typing import assert_never

from catalog.additions import extended
from catalog.load import load_catalog
from etl.acts import Acts, acts_in
from etl.build import CATALOG_FOLDER, Built, NothingToBuildError, build_locked
from etl.inputs import Inputs, find_inputs
from etl.publication import release_entered
from etl.release import BuildBlockedError, aside, building
from ledger.answers import Answer
from ledger.book import Ledger, open_ledger
from ledger.decisions import Add, Correct, Decision, Forget, Lift, Remove, Reply, enter, entered, refuse
from ledger.entries import Signed


def decide(data: Path, decision: Decision, signed: Signed) -> Built:
    """Release with a decision; one that is entered already is only built where that is left to do.

    Raises BuildBlockedError with the problems that stand against it, LedgerError or CatalogError where it does not fit, and
    NothingToBuildError where it was entered and there is no file yet.
    """
    with building(data / "curated"):
        ledger = open_ledger(data)
        if entered(ledger, decision, signed):
            return build_locked(data)
        refuse(ledger, decision, signed)
        inputs = find_inputs(data, CATALOG_FOLDER, _acts_with(ledger, decision, signed))
        if not inputs.sources:
            enter(ledger, decision, signed)
            raise NothingToBuildError("아직 실은 자료가 없습니다.", "There are no data yet.")
        return release_entered(data, inputs, lambda: enter(ledger, decision, signed))


def remember(data: Path, reply: Reply, signed: Signed) -> None:
    """Enter the first answer to a question of a file that is not taken in yet; the release stays the one that it is.

    It may fit files that are in: what would block the next release is refused now. Raises BuildBlockedError or LedgerError.
    """
    with building(data / "curated"):
        ledger = open_ledger(data)
        refuse(ledger, reply, signed)
        now = find_inputs(data, CATALOG_FOLDER)
        _judge(data, now, replace(now, acts=_acts_with(ledger, reply, signed)))
        enter(ledger, reply, signed)


def _judge(data: Path, now: Inputs, then: Inputs) -> None:
    """Raise BuildBlockedError where other inputs give other facts, and a critical rule does not hold of those."""
    from etl.making import assemble, same_facts  # noqa: PLC0415  heavy

    if now.sources and not same_facts(data, now, then):
        assembled = assemble(data, then, aside(data / "curated"))
        if assembled.blocking:
            raise BuildBlockedError(assembled.blocking)


def _acts_with(ledger: Ledger, decision: Decision, signed: Signed) -> Acts:
    """What would be in force. Raises CatalogError where an addition does not fit."""
    acts = acts_in(ledger)
    match decision:
        case Correct():
            new = ledger.corrections.next(decision.said, signed, decision.seen)
            keys = {one.key for one in new}
            return replace(acts, corrections=(*(one for one in acts.corrections if one.key not in keys), *new))
        case Lift():
            return replace(acts, corrections=ledger.corrections.in_force(without=[decision.number]))
        case Add():
            extended(acts.catalog(load_catalog()), [decision.addition])
            return replace(acts, additions=(*acts.additions, ledger.additions.next(decision.addition, signed)))
        case Remove():
            return replace(acts, additions=tuple(one for one in acts.additions if one.number != decision.number))
        case Reply(ask=ask):
            told = Answer(ask.kind, ask.subject, ask.form, decision.answer, decision.file, signed.by, signed.at)
            return acts.answered([told])
        case Forget():
            return replace(acts, answers=tuple(one for one in acts.answers if one.id != decision.question))
        case _:
            assert_never(decision)
