"""Faults and questions as the worker hands them to the pages: in both languages, and without the catalog."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["critical", "warning", "info"]


class Frozen(BaseModel):
    """What is found is not changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Frozen):
    """A text in both languages of the screen."""

    ko: str
    en: str


class Choice(Frozen):
    """One way to answer."""

    answer: str
    ko: str
    en: str


class Question(Frozen):
    """What only a person can tell. `free` says what may be typed instead of a choice: a number (answer `value:412`) or a
    period (answer `2023`, `2023-H1`, `2023-Q1`, `2023-07`)."""

    id: str
    kind: Literal["measure", "programme", "place", "sender", "unit", "period", "cell"]
    subject: str
    form: str
    choices: tuple[Choice, ...]
    free: Literal["number", "period"] | None = None


class FoundProblem(Frozen):
    """A fault, as catalog.problems.Problem, with its sentences. `settled` is the answer that settled it, `answered` its words."""

    code: str
    severity: Severity
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    expected: str | None = None
    found: str | None = None
    ko: str
    en: str
    hint_ko: str
    hint_en: str
    settled: str | None = None
    answered: Words | None = None
    question: Question | None = None
