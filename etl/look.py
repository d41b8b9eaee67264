"""Looks at one dropped file: reads it apart, draws its sheets, and finds out what its figures mean. Changes nothing."""

from dataclasses import dataclass
from pathlib import Path

from catalog.load import Catalog
from catalog.problems import Problem
from catalog.vocabulary import Vocabulary
from etl.acts import Acts
from etl.apart import ApartError, apart
from etl.drawn import Drawn, draw, mapped, with_figures
from etl.found_words import found_leftover, found_problems
from etl.intake import Examined, examine
from etl.read import Unreadable
from etl.reading import ReadingCache
from etl.reading_entry import write_entry
from etl.reading_one import RefusedError, read_grids, understood
from etl.recognise import recognise
from ledger.drafts import Draft
from ledger.entries import upload_name
from ledger.found import FoundFile
from ledger.found_sheet import Cell
from ledger.limits import JOB_BYTES, READ_SECONDS

PERSONAL = frozenset({"resident_number", "personal_phone", "personal_email"})


@dataclass(frozen=True)
class Looked:
    """What was found of a draft: `drawn` is empty, and `examined` None, where it was not read."""

    draft: Draft
    problems: tuple[Problem, ...]
    drawn: tuple[Drawn, ...] = ()
    examined: Examined | None = None

    @property
    def refused(self) -> bool:
        """Whether it holds personal data."""
        return any(problem.code in PERSONAL for problem in self.problems)

    @property
    def held(self) -> bool:
        return any(problem.severity == "critical" for problem in self.problems)

    def found(self, catalog: Catalog) -> FoundFile:
        """The same in the words of the contract."""
        conformed = self.examined.conformed if self.examined else None
        facts = conformed.proposed if conformed else ()
        return FoundFile(
            draft=self.draft.number,
            file=self.draft.file,
            upload=upload_name(self.draft.sha256, self.draft.place),
            place=self.draft.place,
            readable=conformed is not None,
            refused=self.refused,
            held=self.held,
            demonstration=bool(conformed and conformed.demonstration),
            figures=len(facts),
            sheets=tuple(one.sheet for one in self.drawn),
            tables=tuple(mapped(self.drawn, facts, catalog)),
            problems=found_problems(self.problems),
            leftovers=tuple(map(found_leftover, conformed.leftovers if conformed else ())),
        )

    def cells(self, catalog: Catalog) -> dict[int, tuple[Cell, ...]]:
        """The cells of each sheet, by its number."""
        facts = self.examined.conformed.proposed if self.examined else ()
        answers = {(p.sheet, p.cell): p.settled for p in self.problems if p.sheet and p.cell and p.settled}
        return {one.sheet.number: with_figures(one, facts, answers, catalog) for one in self.drawn}


def read_apart(data: Path, draft: Draft, catalog: Catalog) -> Looked:
    """Read a dropped file in a process of its own, and keep what it gave in the cache."""
    path = draft.original(data)
    entry = ReadingCache(data / "cache", catalog.vocabulary).place(draft.file, draft.sha256)
    try:
        drawn = apart(lambda: _read(path, draft.file, catalog.vocabulary, entry), READ_SECONDS, JOB_BYTES)
    except ApartError as fault:
        return Looked(draft, (_unread(draft.file, fault),))
    except Unreadable as fault:
        return Looked(draft, (fault.problem,))
    except RefusedError as refused:
        return Looked(draft, refused.problems)
    return Looked(draft, (), drawn)


def understand(data: Path, read: Looked, acts: Acts) -> Looked:
    """What a file that was read would give, beside the current release and with what was decided and answered (`acts`)."""
    if read.problems:
        return read
    draft = read.draft
    examined = examine(data, draft.original(data), draft.place, file=draft.file, acts=acts)
    problems = examined.problems
    if not examined.conformed.held and not examined.facts:
        problems = (*problems, Problem("nothing_to_load", file=draft.file))
    return Looked(draft, problems, read.drawn, examined)


def _read(path: Path, file: str, vocabulary: Vocabulary, entry: Path) -> tuple[Drawn, ...]:
    grids = read_grids(path, file)
    recognised = recognise(grids, vocabulary, file)
    write_entry(entry, understood(grids, recognised))
    return draw(grids, recognised)


def _unread(file: str, fault: ApartError) -> Problem:
    if fault.seconds:
        return Problem("read_too_long", file=file, expected=str(fault.seconds))
    return Problem("file_too_large" if fault.memory else "reader_died", file=file)
