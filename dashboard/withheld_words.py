"""Sentences that tell what stands in cells, without the small counts of persons: problems, removals, answers.

A cell is told as printed where it counts no persons or was published. Of a count of persons it is told where the figure itself is
shown and no number below five stands in the sentence. Of a cell that no release has read nobody knows what it counts: there
only numbers below five are left out. Whoever sent a file sees its cells as they stand, in the steps that show the file itself.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalog.problem_figures import COVERED, figures_in, without_figures
from catalog.spelt_counts import tells_spelt_count
from dashboard.history_withheld import withheld_rows
from dashboard.release import Release, Row
from dashboard.small_counts import personal_measures
from dashboard.stats.small_numbers import LEAST_SHOWN
from dashboard.text import say
from dashboard.views import Language
from ledger.found_problem import FoundProblem

# with commas where thousands have them: 12,3 are two numbers, 1,2O4 is none
NUMBER = re.compile(r"(?<![A-Za-z\d.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![A-Za-z\d]|,\d*[A-Za-z])")
LANGUAGES: tuple[Language, ...] = ("ko", "en")
MARKED = "※ 표시는 인원이 적어 적지 않은 값입니다."


@dataclass(frozen=True)
class Told:
    """What would be told of a cell: `figures` are its words, and those of others said beside it."""

    file: str | None
    sheet: str | None
    cell: str | None
    figures: tuple[str, ...]

    @property
    def small(self) -> bool:
        """Whether a number below five is among the words, nothing (0) apart, or one to four persons in so many words."""
        said = " ".join(self.figures)
        return tells_spelt_count(said) or any(
            0 < float(number.replace(",", "")) < LEAST_SHOWN for number in NUMBER.findall(said)
        )


def untold(releases: Iterable[Release], told: Sequence[Told]) -> frozenset[int]:
    """The positions of those that are not told, because of what any of the releases holds; where none knows a cell, by its words."""
    asked = [i for i, one in enumerate(told) if one.figures]
    hidden: set[int] = set()
    known: set[int] = set()
    for opened in releases:
        for row in _read_there(opened, told, asked):
            known.add(row["number"])
            if row["persons"] and (told[row["number"]].small or _withheld(row, opened)):
                hidden.add(row["number"])
    return frozenset(hidden | {i for i in asked if i not in known and told[i].small})


def told_rows(opened: Release, rows: Sequence[Row]) -> list[Row]:
    """The problems that a release tells of itself, with a mark where a figure is not told, and what the mark means."""
    hidden = untold([opened], [_of_problem(row) for row in rows])
    return [row | _covered(row) if i in hidden else row for i, row in enumerate(rows)]


def told_problems(releases: Collection[Release], problems: Sequence[FoundProblem]) -> list[FoundProblem]:
    """The same of what a check found."""
    rows = [problem.model_dump(include=_NAMES) for problem in problems]
    hidden = untold(releases, [_of_problem(row) for row in rows])
    return [
        problem.model_copy(update=_covered(row)) if i in hidden else problem
        for i, (problem, row) in enumerate(zip(problems, rows, strict=True))
    ]


_NAMES = {"code", "file", "sheet", "cell", "found", "expected", "ko", "en", "hint_ko", "hint_en"}


def _of_problem(row: Row) -> Told:
    return Told(row["file"], row["sheet"], row["cell"], figures_in(row["code"], row["ko"], "ko", _known(row)))


def _known(row: Row) -> Mapping[str, str | None]:
    return {name: row[name] for name in ("found", "expected")}


def _covered(row: Row) -> Row:
    words: Row = {"found": COVERED, "expected": None}
    for language in LANGUAGES:
        words[language] = without_figures(row["code"], row[language] or "", language, _known(row))
        words[f"hint_{language}"] = f"{row[f'hint_{language}'] or ''} {say(language)(MARKED)}".strip()
    return words


def _read_there(opened: Release, told: Sequence[Told], asked: Sequence[int]) -> list[Row]:
    """What a release read from these cells: a row for each fact, those of other cells about the same thing too."""
    if not asked:
        return []
    places = {name: [getattr(told[i], name) for i in asked] for name in ("file", "sheet", "cell")}
    return opened.ask(
        "persons_at",
        files=places["file"],
        sheets=places["sheet"],
        cells=places["cell"],
        numbers=list(asked),
        personal=sorted(personal_measures(opened.catalog)),
    )


def _withheld(row: Row, opened: Release) -> bool:
    """Whether the fact is small, or left out of lists."""
    small = row["value"] is not None and 0 < row["value"] < LEAST_SHOWN
    return small or row["row"] in withheld_rows(opened)
