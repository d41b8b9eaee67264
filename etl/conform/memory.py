"""What people answered before, found again for the same form, or for one that is mostly the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from etl.conform.form import NEAR, likeness

LEAVE_OUT = "leave_out"
ANY_FORM = "*"  # an answer written beside a file holds for whatever stands in it


class Given(Protocol):
    """An answer, wherever it is written: in the ledger or beside the file."""

    @property
    def kind(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def answer(self) -> str: ...


@dataclass(frozen=True)
class Told:
    """An answer and nothing else."""

    kind: str
    subject: str
    form: str
    answer: str


Heard = dict[tuple[str, str, str], str | None]  # what was answered to (kind, subject, form)
WHOLE = "sender of all"  # the kind under which is heard whether every file of a form is the district's


@dataclass(frozen=True)
class Memory:
    """Answers in force, oldest first. `heard` is filled with every question put to it and what was found."""

    answers: tuple[Given, ...] = ()
    heard: Heard = field(default_factory=dict, compare=False)

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str], list[Given]]:
        found: dict[tuple[str, str], list[Given]] = {}
        for given in self.answers:
            found.setdefault((given.kind, given.subject), []).append(given)
        return found

    def recall(self, kind: str, subject: str, form: str) -> str | None:
        """The answer given for this form, else for the form most like it; of two equally like it the later."""
        key = (kind, subject, form)
        if key not in self.heard:
            self.heard[key] = self._find(*key)
        return self.heard[key]

    def of_file(self, kind: str, subject: str, upload: str) -> str | None:
        """What was answered of a cell or a column of one file. It is not heard: what a file gives is kept under its own answers."""
        return self._find(kind, subject, upload) if (kind, subject) in self._by_subject else None

    def sender(self, upload: str, form: str, district: str) -> str | None:
        """Who sent a file, as was said of it, or of every file of its form: only the whole district is remembered so."""
        own = [given.answer for given in self._by_subject.get(("sender", upload), ())]
        return own[-1] if own else self.recall(WHOLE, district, form)

    def says(self, heard: Heard) -> bool:
        """Whether these answers say what others said."""
        return all(self.recall(*key) == answer for key, answer in heard.items())

    def of(self, upload: str) -> tuple[Given, ...]:
        """The answers for one file alone."""
        return (*self._by_name.get(upload, ()), *self._by_name.get(ANY_FORM, ()))

    @cached_property
    def _by_name(self) -> dict[str, list[Given]]:
        """Answers by what they are about and by the form for which they hold: either may be a file."""
        found: dict[str, list[Given]] = {}
        for given in self.answers:
            for name in {given.subject, given.form}:
                found.setdefault(name, []).append(given)
        return found

    def _find(self, kind: str, subject: str, form: str) -> str | None:
        if kind == WHOLE:
            same = (a for a in self.answers if a.kind == "sender" and a.answer == subject)
            return subject if any(likeness(given.form, form) == 1 for given in same) else None
        best, answer = NEAR, None
        for given in self._by_subject.get((kind, subject), ()):
            near = 1.0 if given.form in (form, ANY_FORM) else likeness(given.form, form)
            if near >= best:
                best, answer = near, given.answer
        return answer

    def with_more(self, answers: Iterable[Given]) -> "Memory":
        """These answers and others, which count as later."""
        more = tuple(answers)
        return Memory((*self.answers, *more)) if more else self

    def plain(self) -> "Memory":
        """The same answers, without who gave them and when."""
        return Memory(tuple(Told(a.kind, a.subject, a.form, a.answer) for a in self.answers))

    def listening(self) -> "Memory":
        """The same answers, with nothing heard yet."""
        return Memory(self.answers)
