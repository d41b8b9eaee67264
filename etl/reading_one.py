"""One raw file, read and understood. Heavy to import, and not needed for files that were read before."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from catalog.problems import Problem
from catalog.vocabulary import Vocabulary
from etl.grid import Grid, Kind, number_text
from etl.personal import personal_data
from etl.read import Unreadable, read_file
from etl.reading_entry import SHOWN, Entry, unreadable_entry
from etl.recognise import Recognised, recognise
from ledger.limits import MOST_ROWS


class RefusedError(Exception):
    """A file that is not taken as it is: it holds personal data, or more rows than are read. `problems` name the cells."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(problem.sentence() for problem in problems))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type["RefusedError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def read_entry(path: Path, file: str, vocabulary: Vocabulary) -> Entry:
    """Read and understand a file; one that cannot be read, or is not taken, gives its problems and nothing else."""
    try:
        grids = read_grids(path, file)
    except Unreadable as fault:
        return unreadable_entry(fault.problem)
    except RefusedError as refused:
        return unreadable_entry(*refused.problems)
    return understood(grids, recognise(grids, vocabulary, file))


def read_grids(path: Path, file: str) -> tuple[Grid, ...]:
    """The sheets of a file that may be taken. Raises Unreadable or RefusedError."""
    grids = read_file(path, file)
    if problems := (*personal_data(grids, file), *_too_long(grids, file)):
        raise RefusedError(problems)
    return grids


def understood(grids: Sequence[Grid], recognised: Recognised) -> Entry:
    """What is kept of a file."""
    return Entry(recognised.readings, shown_cells(grids), recognised.problems, recognised.demonstration, readable=True)


def _too_long(grids: Sequence[Grid], file: str) -> Iterator[Problem]:
    for grid in grids:
        if (rows := grid.shape[0]) > MOST_ROWS:
            yield Problem("too_many_rows", file, grid.sheet, found=f"{rows:,}", expected=f"{MOST_ROWS:,}")


def shown_cells(grids: Sequence[Grid]) -> pa.Table:
    """Every non-empty cell as a person sees it, 1-based, for drawing a number's neighbourhood."""
    return pa.concat_tables([SHOWN.empty_table(), *map(_shown_cells, grids)])


def _shown_cells(grid: Grid) -> pa.Table:
    rows, columns = (grid.kinds != Kind.EMPTY).nonzero()
    number = (grid.kinds[rows, columns] == Kind.NUMBER).tolist()
    stored = zip(number, grid.numbers[rows, columns].tolist(), grid.texts[rows, columns], strict=True)
    shown = [number_text(value) if is_number else text for is_number, value, text in stored]
    if grid.shown_units:
        shown = [grid.shown(int(row), int(column)) for row, column in zip(rows, columns, strict=True)]
    sheet = pa.repeat(pa.scalar(grid.sheet, pa.string()), len(shown))
    places = (pa.array((index + 1).astype("int32")) for index in (rows, columns))
    return pa.Table.from_arrays([sheet, *places, pa.array(shown, pa.string())], schema=SHOWN)
