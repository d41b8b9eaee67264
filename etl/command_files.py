"""The commands about single files: read, check, answer, load. Each returns the exit code."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog.load import load_catalog
from catalog.problems import Ask, Problem
from etl.clearing import clear_draft
from etl.command_releases import CRITICAL, DONE, MISUSE, NO_TABLE, run_decide, say_problems, tell
from etl.decide import remember
from etl.intake import Examined, examine
from etl.marked import WrongOutputError, write_marked
from etl.publication import publish
from etl.read import Unreadable
from etl.reading_one import RefusedError, read_grids
from etl.recognise import recognise
from etl.recognise.explain import explain
from etl.recognise.lines import json_lines
from etl.release import BuildBlockedError
from etl.sources import nfc
from ledger.book import LedgerError, open_ledger
from ledger.decisions import Reply
from ledger.drafts import new_batch
from ledger.entries import Signed
from ledger.spool import spool


def run_read(path: Path, drawing: Path | None = None) -> int:
    """Print one JSON line for every number read, or draw what was understood into `drawing`; 3 where there is no table."""
    try:
        grids = read_grids(path, nfc(path.name))
        recognised = recognise(grids, load_catalog().vocabulary, nfc(path.name))
    except Unreadable as fault:
        print(f"{path.name}: {fault.problem.sentence()} {fault.problem.hint()}", file=sys.stderr)
        return NO_TABLE
    except RefusedError as refused:
        say_problems(refused.problems)
        return NO_TABLE
    if drawing:
        drawing.write_text(explain(grids, recognised, nfc(path.name)), encoding="utf-8")
        print(drawing)
        return DONE
    lines = list(json_lines(recognised))
    if not lines:
        print(f"{path.name}: 표를 찾지 못했습니다.", file=sys.stderr)
        return NO_TABLE
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return CRITICAL if any(p.severity == "critical" for p in recognised.problems) else DONE


def run_check(data: Path, path: Path, place: str | None = None, marked: Path | None = None) -> int:
    """Print the problems and questions that taking the file in would meet, as JSON lines; mark them in a copy if asked."""
    examined = examine(data, path, place)
    for line in _told(_all_problems(examined)):
        print(json.dumps(line, ensure_ascii=False))
    if marked:
        try:
            write_marked(path, examined.problems, marked)
        except WrongOutputError as fault:
            print(fault, file=sys.stderr)
            return MISUSE
        print(marked, file=sys.stderr)
    return CRITICAL if examined.conformed.held else DONE


def run_answer(data: Path, path: Path, place: str | None, question: str, answer: str, by: str) -> int:
    """Answer one question of a file, or answer it anew and build; the same form is not asked about again.

    Raises LedgerError where the file asks no such thing.
    """
    answers, asked = open_ledger(data).answers, _asked(examine(data, path, place))
    again = question not in asked and question in {given.id for given in answers.in_force()}
    wanted = (_asked(examine(data, path, place, without=question)) if again else asked).get(question)
    if wanted is None:
        raise LedgerError(
            f"'{path.name}'에 {question}(이)라는 질문이 없습니다. 열린 질문: {', '.join(asked) or '없음'}",
            f"'{path.name}' asks no question {question}. Open questions: {', '.join(asked) or 'none'}",
        )
    reply = Reply(ask=wanted, answer=answer, file=nfc(path.name))
    if again:
        return run_decide(data, reply, Signed(by), "답을 바꾸어 적어 두었습니다.")
    try:
        remember(data, reply, Signed(by))
    except BuildBlockedError as blocked:
        print("이 답은 이미 실은 자료에도 맞아 다음 릴리스를 막으므로 적어 두지 않았습니다.", file=sys.stderr)
        say_problems(blocked.problems)
        return CRITICAL
    print(f"답을 적어 두었습니다. 남은 질문 {len(examine(data, path, place).questions)}개")
    return DONE


def _asked(examined: Examined) -> dict[str, Ask]:
    """The open questions by their short names."""
    return {problem.ask.id: problem.ask for problem in examined.questions if problem.ask}


def run_load(
    data: Path, path: Path, sender: str, place: str | None, *, replacing: bool = False, beside: bool = False
) -> int:
    """Check a file, take it in, build and release. A file that would block the release is put back.

    One that lacks what earlier files of its table say is taken in only `replacing` them, or `beside` them.
    """
    examined = examine(data, path, place)
    if examined.conformed.held or not examined.facts:
        say_problems(examined.problems)
        print(f"{path.name}: 싣지 않았습니다.", file=sys.stderr)
        return CRITICAL
    if examined.removals and not (replacing or beside):
        say_problems(_removed(examined))
        print(
            f"{path.name}: 앞서 올린 값 {len(examined.removals):,}개가 없어집니다. "
            "수정본이면 --replace, 앞의 자료도 맞으면 --beside를 붙여 주십시오.",
            file=sys.stderr,
        )
        return CRITICAL
    print(f"{examined.source.upload}: {examined.source.file}, 값 {len(examined.facts):,}개")
    return _publish(data, path, sender, examined.source.sidecar.place, beside=beside)


def _publish(data: Path, path: Path, sender: str, place: str | None, *, beside: bool) -> int:
    """The same way as a file that is dropped on the page; nothing is left where it blocks the release."""
    ledger, batch = open_ledger(data), new_batch()
    draft = spool(data, ledger, batch, path.name, path.read_bytes(), sender)
    try:
        ledger.drafts.name_sender(draft.number, place)
        ledger.drafts.stand_beside(draft.number, beside=beside)
        return tell(publish(data, batch, sender, ""))
    except BuildBlockedError as blocked:
        say_problems(blocked.problems)
        print(f"{draft.file}: 이 자료가 릴리스를 막아 싣지 않았습니다.", file=sys.stderr)
        return CRITICAL
    finally:
        if ledger.drafts.find(draft.number).state == "open":
            ledger.drafts.drop(draft.number)
        clear_draft(data, draft.number)


def _all_problems(examined: Examined) -> Iterator[Problem]:
    yield from examined.problems
    yield from _removed(examined)


def _removed(examined: Examined) -> list[Problem]:
    """What the file would take away, cell by cell."""
    return [
        Problem("would_remove", removal.file, removal.sheet, removal.cell, found=removal.printed)
        for removal in examined.removals
    ]


def _told(problems: Iterable[Problem]) -> Iterator[dict[str, object]]:
    for problem in problems:
        fields = {
            name: getattr(problem, name) for name in ("code", "file", "sheet", "cell", "expected", "found", "settled")
        }
        fields |= {"severity": problem.severity, "ko": problem.sentence("ko"), "en": problem.sentence("en")}
        fields |= {"hint_ko": problem.hint("ko"), "hint_en": problem.hint("en")}
        if problem.ask and not problem.settled:
            fields |= {"question": problem.ask.id, "choices": [vars(choice) for choice in problem.ask.choices]}
        yield fields
