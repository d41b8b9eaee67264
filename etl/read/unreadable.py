"""The one error of reading: a file that holds nothing that could be read, with the sentence to say about it."""

from pathlib import Path

from catalog.problems import Problem


class Unreadable(Exception):  # noqa: N818 - it says what the file is
    """A file that cannot be read as a spreadsheet; `problem` says why and what to do about it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[Problem]]:
        return type(self), (self.problem,)


def unreadable(code: str, path: Path, found: str | None = None) -> Unreadable:
    """An Unreadable with the problem of this code."""
    return Unreadable(Problem(code, file=path.name, found=found))
