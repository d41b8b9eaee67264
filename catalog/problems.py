"""Faults in data, as values: each has a code, a place in a file, and a sentence in plain Korean and English.

Where only a person can tell what is meant, the problem carries an `Ask`: the question, the choices, and the key under which
the answer is kept.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Language = Literal["ko", "en"]
Severity = Literal["critical", "warning", "info"]

FREE = {
    "cell": re.compile(r"value:-?\d+(\.\d+)?"),
    "period": re.compile(r"\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?"),
}
SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where it is there
TO_BE_CONFIRMED = "missing:to_be_confirmed"
CATALOGUE = Path(__file__).with_name("problems.yaml")


@dataclass(frozen=True)
class ProblemKind:
    """One coded fault: how grave it is, what is said, and the way out. `figures` are the names that say what a cell holds."""

    severity: Severity
    ko: str
    en: str
    hint_ko: str
    hint_en: str
    figures: Sequence[str] = ()


@cache
def problem_kinds() -> Mapping[str, ProblemKind]:
    """All coded faults, by code."""
    raw = yaml.load(CATALOGUE.read_text(encoding="utf-8"), Loader=SAFE_LOADER)  # noqa: S506  it is the safe one
    return {code: ProblemKind(**kind) for code, kind in raw.items()}


AskKind = Literal["measure", "programme", "place", "sender", "unit", "period", "cell"]


@dataclass(frozen=True)
class Choice:
    """One way to answer: what is kept, and how it reads on the screen."""

    answer: str
    ko: str
    en: str


@dataclass(frozen=True)
class Ask:
    """A question to a person. `form` is the layout (or the file) for which an answer holds, `subject` what is asked about."""

    kind: AskKind
    subject: str
    form: str
    choices: tuple[Choice, ...]

    @property
    def id(self) -> str:
        """A short name by which the question can be answered; the same question has the same name in the next file."""
        return hashlib.sha256("\x1f".join((self.kind, self.subject, self.form)).encode()).hexdigest()[:8]

    def allows(self, answer: str) -> bool:
        """Whether it is one of the choices, or says in so many words what a cell holds (`value:412`) or of when a sheet is."""
        free = FREE.get(self.kind)
        return answer in {choice.answer for choice in self.choices} or bool(free and free.fullmatch(answer))


@dataclass(frozen=True)
class Problem:
    """A fault found in a file, with the cell that shows it where there is one.

    `details` holds further names used by the sentence of the code. `settled` is how a person settled it: it no longer keeps
    its file out, and is told as information; as a warning while what was answered is that the value has yet to be confirmed.
    """

    code: str
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    expected: str | None = None
    found: str | None = None
    details: tuple[tuple[str, str], ...] = ()
    ask: Ask | None = None
    settled: str | None = None

    @property
    def severity(self) -> Severity:
        if self.settled:
            return "warning" if self.settled == TO_BE_CONFIRMED else "info"
        return problem_kinds()[self.code].severity

    def sentence(self, language: Language = "ko") -> str:
        """What is wrong, in one sentence."""
        kind = problem_kinds()[self.code]
        return self._fill(kind.ko if language == "ko" else kind.en)

    def hint(self, language: Language = "ko") -> str:
        """What to do about it."""
        kind = problem_kinds()[self.code]
        return self._fill(kind.hint_ko if language == "ko" else kind.hint_en)

    def answered(self, language: Language = "ko") -> str:
        """How a question was answered: in the words of the choice, or the number or period that was typed; empty where it was not."""
        if self.ask is None:  # a conflict that a correction settled
            return ""
        settled = self.settled or ""
        words = {choice.answer: choice.ko if language == "ko" else choice.en for choice in self.ask.choices}
        return words.get(settled, settled.removeprefix("value:"))

    def where(self) -> str:
        """File, sheet and cell as they are written in Korean offices: `file › sheet!cell`."""
        place = "!".join(part for part in (self.sheet, self.cell) if part)
        return " › ".join(part for part in (self.file, place) if part)

    def _fill(self, template: str) -> str:
        return template.format(
            **{
                "file": self.file or "",
                "sheet": self.sheet or "",
                "cell": self.cell or "",
                "expected": self.expected or "",
                "found": self.found or "",
                **dict(self.details),
            }
        )
