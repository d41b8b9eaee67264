"""Problems as they are put to their reader: which cell each is about, and what is written there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.problems import Language, Problem, Severity
from etl.clean.text import normal
from etl.grid import Grid
from etl.marked.sheet_part import Cell, cell_at

GRAVEST_FIRST: tuple[Severity, ...] = ("critical", "warning", "info")
SEVERITY_WORDS: dict[Language, dict[Severity, str]] = {
    "ko": {"critical": "막음", "warning": "주의", "info": "참고"},
    "en": {"critical": "Blocks", "warning": "Look at", "info": "Note"},
}
_CHOICES = {"ko": "고를 수 있는 답", "en": "Possible answers"}
_SETTLED = {"ko": "정해진 답", "en": "Settled"}
_OF_A_TABLE = re.compile(r"(T\d+(?:R\d+C\d+T\d+)*)R(\d+)C(\d+)")
_LONGEST_COMMENT = 8000  # letters; Excel holds 32,767


@dataclass(frozen=True)
class Remark:
    """A problem, the Grid and the cell it is about where it is about one, and what is written there."""

    problem: Problem
    grid: int | None
    cell: Cell | None
    written: str
    also: str | None = None  # a range to be looked at together with the cell: C4:C20


def remarks(problems: Sequence[Problem], grids: Sequence[Grid]) -> tuple[Remark, ...]:
    """The problems, gravest first, with the cells that show them."""
    ordered = sorted(problems, key=lambda problem: GRAVEST_FIRST.index(problem.severity))
    return tuple(_remark(problem, grids) for problem in ordered)


def _remark(problem: Problem, grids: Sequence[Grid]) -> Remark:
    place = next(_places(problem, grids), None)
    if place is None:
        return Remark(problem, _grid_named(problem.sheet, grids), None, problem.found or "")
    number, (row, column) = place
    grid = grids[number]
    inside = row < grid.shape[0] and column < grid.shape[1]
    written = grid.shown(row, column) if inside else problem.found or ""
    return Remark(problem, number, _corner(grid, (row, column)), written, _parts(problem))


def _places(problem: Problem, grids: Sequence[Grid]) -> Iterator[tuple[int, Cell]]:
    table = _OF_A_TABLE.fullmatch(problem.cell or "")
    cell = cell_at(problem.cell or "")
    for number, grid in enumerate(grids):
        if table and grid.table == table[1]:
            yield number, (int(table[2]) - 1, int(table[3]) - 1)
        elif cell and not grid.table and normal(grid.sheet) == normal(problem.sheet or ""):
            yield number, cell


def _grid_named(sheet: str | None, grids: Sequence[Grid]) -> int | None:
    names = [normal(grid.sheet) for grid in grids]
    return names.index(normal(sheet)) if sheet and normal(sheet) in names else None


def _corner(grid: Grid, cell: Cell) -> Cell:
    """Only the corner of merged cells is seen."""
    for merge in grid.merges:
        if merge.top <= cell[0] <= merge.bottom and merge.left <= cell[1] <= merge.right:
            return merge.top, merge.left
    return cell


def _parts(problem: Problem) -> str | None:
    """The parts of a total, which may be what is wrong: C4~C20 → C4:C20."""
    ends = dict(problem.details).get("parts", "").split("~")
    return ":".join(ends) if len(ends) == 2 and all(cell_at(end) for end in ends) else None


def comment(about: Sequence[Remark], language: Language) -> str:
    """What is written beside a cell: each problem by its severity, what to do, and the answers to choose from."""
    text = "\n\n".join(
        "\n".join((f"{severity_word(r, language)}: {said(r, language)}", *way_out(r, language))) for r in about
    )
    return text if len(text) <= _LONGEST_COMMENT else text[: _LONGEST_COMMENT - 1] + "…"


def severity_word(remark: Remark, language: Language) -> str:
    return SEVERITY_WORDS[language][remark.problem.severity]


def said(remark: Remark, language: Language) -> str:
    return remark.problem.sentence(language)


def way_out(remark: Remark, language: Language) -> tuple[str, ...]:
    """What to do, line by line."""
    problem = remark.problem
    lines = [f"→ {problem.hint(language)}"]
    if answered := problem.answered(language):
        lines.append(f"{_SETTLED[language]}: {answered}")
    elif problem.ask and problem.ask.choices:
        lines.append(f"{_CHOICES[language]}:")
        lines += [f"· {choice.ko if language == 'ko' else choice.en}" for choice in problem.ask.choices]
    return tuple(lines)
