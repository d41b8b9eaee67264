"""Rows that fit their columns only if moved one to the left: a date stands under a heading of counts."""

from itertools import pairwise

from etl.clean.periods import whole_period
from etl.recognise.cells import Sort
from etl.recognise.roles import Column
from etl.recognise.table import Table


def shifted_rows(table: Table) -> dict[int, int]:
    """Sheet row → column of the date that stands one column to the right of where dates stand."""
    body = table.body
    found = {}
    for left, right in pairwise(body):
        if right.mostly != Sort.NUMBER or right.index != left.index + 1 or not _is_dated(table, left):
            continue
        blank = table.cells.sorts[table.layout.body_rows, left.index] == Sort.EMPTY
        for row in map(int, table.layout.body_rows[blank]):
            if _is_date(table, row, right.index):
                found[row] = right.index
    return found


def _is_dated(table: Table, column: Column) -> bool:
    if column.mostly not in {Sort.WORDS, Sort.DATE}:
        return False
    rows = table.layout.body_rows[table.cells.sorts[table.layout.body_rows, column.index] != Sort.EMPTY][:40]
    return len(rows) > 0 and sum(_is_date(table, int(row), column.index) for row in rows) >= 0.5 * len(rows)


def _is_date(table: Table, row: int, column: int) -> bool:
    sort = table.cells.sorts[row, column]
    if sort == Sort.DATE:
        return True
    period = whole_period(table.cells.words(row, column)) if sort == Sort.WORDS else None
    return period is not None and period.day is not None
