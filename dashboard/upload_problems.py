"""What is wrong with the files of a batch, gravest first, filtered, and in words."""

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.text import Say
from dashboard.views import Language
from ledger.found import Found, FoundFile
from ledger.found_problem import FoundProblem, Severity

SEVERITIES: tuple[Severity, ...] = ("critical", "warning", "info")


@dataclass(frozen=True)
class Fault:
    """One problem with the file and the sheet it stands in; `sheet` None where its sheet is not drawn."""

    draft: int
    file: str
    sheet: int | None
    problem: FoundProblem

    @property
    def where(self) -> str:
        """`집행!C17`; empty for a problem of the whole file."""
        return "!".join(part for part in (self.problem.sheet, self.problem.cell) if part)

    @property
    def place(self) -> str:
        """The cell as a link names it: draft, sheet and address; empty where there is none to be shown."""
        return f"{self.draft}:{self.sheet}:{self.problem.cell}" if self.sheet is not None and self.problem.cell else ""


def severity_words(speak: Say) -> dict[Severity, str]:
    """How grave a problem is: it keeps its file out, it is to be looked at, or it is only told."""
    return {"critical": speak("막음"), "warning": speak("주의"), "info": speak("알림")}


def faults(found: Found, severities: Collection[str] = (), drafts: Collection[int] = ()) -> list[Fault]:
    """The problems of a batch, gravest first; of these severities and files, all of them where none are named.

    Open questions are no part of it: they are asked, and stand where they are asked.
    """
    listed = [
        fault_in(file, problem)
        for file in found.files
        for problem in file.problems
        if not is_open(problem)
        and (not severities or problem.severity in severities)
        and (not drafts or file.draft in drafts)
    ]
    return sorted(listed, key=lambda fault: SEVERITIES.index(fault.problem.severity))


def first_of_all(found: Found) -> list[Fault]:
    """Of files that are asked about, what should be known before anybody answers: no answer lifts it."""
    asked = [file for file in found.files if any(map(is_open, file.problems))]
    return [fault_in(file, one) for file in asked for one in file.problems if one.code == "other_district"]


def is_open(problem: FoundProblem) -> bool:
    """Whether it is a question that nobody has answered."""
    return problem.question is not None and problem.settled is None


def fault_in(file: FoundFile, problem: FoundProblem) -> Fault:
    """A problem of a file with the sheet that it stands in."""
    sheet = next((one.number for one in file.sheets if one.name == problem.sheet), None)
    return Fault(file.draft, file.file, sheet, problem)


def fault_of(found: Found, problem: FoundProblem) -> Fault:
    """A problem of the whole batch with the sheet that it stands in, where that is one of the batch's."""
    for file in found.files:
        if file.file == problem.file:
            return fault_in(file, problem)
    return Fault(0, problem.file or "", None, problem)


def counts(found: Found) -> dict[Severity, int]:
    """How many problems of each severity."""
    listed = faults(found)
    return {severity: sum(one.problem.severity == severity for one in listed) for severity in SEVERITIES}


def sentence(problem: FoundProblem, language: Language) -> str:
    """What is wrong."""
    return problem.ko if language == "ko" else problem.en


def hint(problem: FoundProblem, language: Language) -> str:
    """What to do about it."""
    return problem.hint_ko if language == "ko" else problem.hint_en
