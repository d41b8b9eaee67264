"""One raw file, read and understood. Heavy to import, and not needed for files that were read before."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from catalog.vocabulary import Vocabulary
from etl.grid import Grid, Kind, number_text
from etl.read import Unreadable, read_file
from etl.reading_entry import SHOWN, Entry, unreadable_entry
from etl.recognise import recognise


def read_entry(path: Path, file: str, vocabulary: Vocabulary) -> Entry:
    """Read and understand a file; one that cannot be read gives its problem and nothing else."""
    try:
        grids = read_file(path)
    except Unreadable as fault:
        return unreadable_entry(fault.problem)
    recognised = recognise(grids, vocabulary, file)
    return Entry(recognised.readings, shown_cells(grids), recognised.problems, recognised.demonstration, readable=True)


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
