"""What people answered before, found again for the same form, or for one that is mostly the same."""

from collections.abc import Iterable
from dataclasses import dataclass
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
class Memory:
    """Answers in force, oldest first."""

    answers: tuple[Given, ...] = ()

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str], list[Given]]:
        found: dict[tuple[str, str], list[Given]] = {}
        for given in self.answers:
            found.setdefault((given.kind, given.subject), []).append(given)
        return found

    def recall(self, kind: str, subject: str, form: str) -> str | None:
        """The answer given for this form, else for the form most like it; of two equally like it the later."""
        best, answer = NEAR, None
        for given in self._by_subject.get((kind, subject), ()):
            near = 1.0 if given.form in (form, ANY_FORM) else likeness(given.form, form)
            if near >= best:
                best, answer = near, given.answer
        return answer

    def with_more(self, answers: Iterable[Given]) -> "Memory":
        """These answers and others, which count as later."""
        return Memory((*self.answers, *answers))
