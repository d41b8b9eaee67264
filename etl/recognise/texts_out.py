"""The cells of a table that are no plain numbers → Readings: which of them there are, row by row."""

from collections.abc import Iterator

import numpy as np

from catalog.vocabulary import Vocabulary
from etl.recognise.cells import Sort
from etl.recognise.emit import Emitter
from etl.recognise.roles import Column, Role
from etl.recognise.said import Grammar
from etl.recognise.table import Table
from etl.recognise.text_reader import Reader, TextReadings


def texts_out(
    table: Table, island: int, file_name: str, vocabulary: Vocabulary, shifted: dict[int, int]
) -> TextReadings:
    """The readings of all cells of words and dates, of figures inside the stub, and of rows that are shifted."""
    out = TextReadings()
    grammar = Grammar(vocabulary.units, vocabulary.places)
    busy = _busy(table)
    reader = Reader(table, busy, Emitter(table, island), file_name, vocabulary, grammar, out)
    for position, row in _rows_with_texts(table, busy, shifted):
        reader.read_row(position, row, shifted.get(row))
    return out


def _rows_with_texts(table: Table, busy: tuple[Column, ...], shifted: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Rows that hold something for this module: words or dates, blanks under them, a shift."""
    rows = table.layout.body_rows
    sorts = table.cells.sorts[np.ix_(rows, np.array([column.index for column in busy], dtype=np.int64))]
    needs = ((sorts == Sort.WORDS) | (sorts == Sort.DATE)).any(axis=1)
    below = np.array([column.mostly in {Sort.WORDS, Sort.DATE} for column in busy], dtype=bool)
    needs |= ((sorts == Sort.EMPTY) & below).any(axis=1) if len(busy) else False
    for position in np.flatnonzero(needs | np.isin(rows, list(shifted))):
        yield int(position), int(rows[position])


def _busy(table: Table) -> tuple[Column, ...]:
    """The columns with cells to be read here: words or dates in the body, and stub columns that say more than a name."""
    found = []
    for column in table.columns:
        sorts = table.cells.sorts[table.layout.body_rows, column.index]
        wordy = bool(((sorts == Sort.WORDS) | (sorts == Sort.DATE)).any())
        named = column.also_read or (column.role in {Role.PERIOD, Role.LABEL} and not table.has_numbers)
        if wordy and (column.role == Role.BODY or named):
            found.append(column)
    return tuple(found)
