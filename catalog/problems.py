"""Faults in data, as values: each has a code, a place in a file, and a sentence in plain Korean and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

Language = Literal["ko", "en"]
Severity = Literal["critical", "warning", "info"]

CATALOGUE = Path(__file__).with_name("problems.yaml")


class ProblemKind(BaseModel):
    """One coded fault: how grave it is, what is said, and the way out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    severity: Severity
    ko: str
    en: str
    hint_ko: str
    hint_en: str


@cache
def problem_kinds() -> Mapping[str, ProblemKind]:
    """All coded faults, by code."""
    raw = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    return {code: ProblemKind.model_validate(kind) for code, kind in raw.items()}


@dataclass(frozen=True)
class Problem:
    """A fault found in a file, with the cell that shows it where there is one.

    `details` holds further names used by the sentence of the code.
    """

    code: str
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    expected: str | None = None
    found: str | None = None
    details: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        return problem_kinds()[self.code].severity

    def sentence(self, language: Language = "ko") -> str:
        """What is wrong, in one sentence."""
        kind = problem_kinds()[self.code]
        return self._fill(kind.ko if language == "ko" else kind.en)

    def hint(self, language: Language = "ko") -> str:
        """What to do about it."""
        kind = problem_kinds()[self.code]
        return self._fill(kind.hint_ko if language == "ko" else kind.hint_en)

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
