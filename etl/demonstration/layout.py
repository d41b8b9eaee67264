"""Lay a form out on a sheet: title, mark and unit, a header of any depth, stubs, figures, totals, footnotes.

A form is rows crossed with columns. Each head carries printed labels and the part of the key that it stands for;
what both sides and the form say together is the key of the figure in the cell. A total head sums its parts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from etl.demonstration.figures import Figure, Key
from etl.demonstration.printing import Printing, Value, printed, total
from etl.demonstration.words import MARK

Role = Literal["title", "mark", "unit", "header", "stub", "figure", "total", "note"]
Band = Literal["merged", "repeated", "blank"]


@dataclass(frozen=True)
class Head:
    """A row or a column: labels from outer to inner, its part of the key, and for a total the heads it sums."""

    labels: tuple[str, ...]
    fields: Mapping[str, str]
    parts: tuple["Head", ...] = ()


@dataclass(frozen=True)
class Form:
    """One table as an office sends it; no unit line where `unit` is empty.

    `band`: how an outer label covers what belongs to it.
    """

    title: str
    unit: str
    stub: tuple[str, ...]
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    fields: Mapping[str, str]
    notes: tuple[str, ...] = ()
    band: Band = "merged"
    printing: Printing = field(default_factory=Printing)


@dataclass(frozen=True)
class Cell:
    """One cell, 1-based, with its last row and column where it is merged, and the keys of the figures it prints."""

    row: int
    column: int
    value: Value
    role: Role
    last_row: int
    last_column: int
    keys: tuple[Key, ...] = ()


def lay_out(form: Form, figures: Mapping[Key, Figure], top: int = 1, left: int = 1) -> tuple[Cell, ...]:
    """The cells of a form whose title stands at `top`, `left`. Raises KeyError for a figure that was never told."""
    width = len(form.stub) + len(form.columns)
    depth = max(len(head.labels) for head in form.columns)
    head_row, right = top + 2, left + width - 1
    body, first_column = head_row + depth, left + len(form.stub)
    foot = body + len(form.rows)
    # a long mark may run over its neighbours, but the unit keeps the last column for itself
    cells = [
        Cell(top, left, form.title, "title", top, right),
        Cell(top + 1, left, MARK, "mark", top + 1, left),
    ]
    if form.unit:
        cells.append(Cell(top + 1, right, f"(단위: {form.unit})", "unit", top + 1, right))
    cells += [Cell(head_row, left + i, word, "header", body - 1, left + i) for i, word in enumerate(form.stub)]
    cells += _header(form.columns, depth, head_row, first_column, form.band)
    cells += _stubs(form.rows, len(form.stub), body, left, form.band)
    cells += _figures(form, figures, body, first_column)
    cells += [Cell(foot + i, left, note, "note", foot + i, left) for i, note in enumerate(form.notes)]
    return tuple(cells)


def _bands(heads: Sequence[Head], level: int) -> Iterator[tuple[int, int]]:
    """First and last position of the neighbours that share their labels down to `level`."""
    outer = [(head.labels[: level + 1] if level < len(head.labels) - 1 else (i,)) for i, head in enumerate(heads)]
    for _, group in groupby(range(len(heads)), key=outer.__getitem__):
        positions = list(group)
        yield positions[0], positions[-1]


def _header(columns: Sequence[Head], depth: int, top: int, left: int, band: Band) -> Iterator[Cell]:
    for level in range(depth):
        for first, last in _bands(columns, level):
            labels = columns[first].labels
            if level >= len(labels):
                continue
            bottom = depth - 1 if level == len(labels) - 1 else level
            for a, b in _covered(first, last, band):
                yield Cell(top + level, left + a, labels[level], "header", top + bottom, left + b)


def _stubs(rows: Sequence[Head], depth: int, top: int, left: int, band: Band) -> Iterator[Cell]:
    for level in range(depth):
        for first, last in _bands(rows, level):
            labels = rows[first].labels
            if level >= len(labels):
                continue
            right = depth - 1 if level == len(labels) - 1 else level
            for a, b in _covered(first, last, band):
                yield Cell(top + a, left + level, labels[level], "stub", top + b, left + right)


def _covered(first: int, last: int, band: Band) -> Iterator[tuple[int, int]]:
    if band == "merged":
        yield first, last
    else:
        yield from ((i, i) for i in range(first, last + 1 if band == "repeated" else first + 1))


def _figures(form: Form, figures: Mapping[Key, Figure], top: int, left: int) -> Iterator[Cell]:
    for i, row in enumerate(form.rows):
        for j, column in enumerate(form.columns):
            at = (top + i, left + j)
            if row.parts or column.parts:
                parts = [figures[key] for key in _keys(form, row, column)]
                witnesses = [figures[key] for key in _keys(form, row, column, form.printing.ratio_of(parts))]
                yield Cell(*at, total(parts, witnesses, form.printing), "total", *at)
                continue
            (key,) = _keys(form, row, column)
            shown = [figures[key], *(figures[also] for also in form.printing.beside(key))]
            yield Cell(*at, printed(shown, form.printing), "figure", *at, tuple(figure.key for figure in shown))


def _keys(form: Form, row: Head, column: Head, measures: Sequence[str] = ()) -> list[Key]:
    """The keys under a cell; with `measures` the same keys of those measures instead."""
    fields = [{**form.fields, **r.fields, **c.fields} for r in row.parts or (row,) for c in column.parts or (column,)]
    if measures:
        fields = [{**each, "measure": measure} for measure in measures for each in fields]
    return [Key(**each) for each in fields]
