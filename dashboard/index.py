"""An indicator as an index: each place's first comparable year is 100, and every cut begins anew.

Not comparable with the base, and so without an index, is what stats.points calls flawed: sums of some dongs, parts of a year, spans;
and a figure of which nobody knows the year.
Where the very first figure is flawed so, or is zero, there is no base and no index until the next cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from catalog.model import Indicator
from dashboard.figures.marks import Mark, read_marks
from dashboard.periods import grain_of
from dashboard.stats.of_marks import point_of
from dashboard.stats.points import Point, flaw, incomparable

_WITHOUT_VALUE = ("no_value", "span", "undated")  # neither a base nor in the way of one
_Row = dict[str, object]


@dataclass
class _Run:
    """What an index needs to know on its way along a place's years."""

    base: int | None = None
    refused: str = ""
    last: Point | None = field(default=None)


def as_index(plain: pd.DataFrame, indicator: Indicator, breaks: Sequence[date], as_of: date) -> pd.DataFrame:
    """The frame of an index: value = value ÷ base × 100, numerator the year's value, denominator the base year's.

    `denominator_period` is the base year, `denominator_rows` are the facts behind the base. Same rows in the same order as
    `plain`, the yearly frame of `indicator`.
    """
    rows: list[_Row] = [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]
    places: dict[object, list[int]] = {}
    for number, row in enumerate(rows):
        places.setdefault(row["place"], []).append(number)
    marks = read_marks(plain)
    for numbers in places.values():
        _index_place(rows, marks, sorted(numbers, key=lambda n: marks[n].period), indicator, breaks, as_of)
    return pd.DataFrame(rows, columns=list(plain.columns))


def _index_place(
    rows: list[_Row],
    marks: Sequence[Mark],
    order: Sequence[int],
    indicator: Indicator,
    breaks: Sequence[date],
    as_of: date,
) -> None:
    sources = [dict(row) for row in rows]
    run, used = _Run(), dict[int, int]()
    for number in order:
        point = point_of(marks[number], indicator, as_of)
        fault = _fault(point)
        if fault not in _WITHOUT_VALUE:
            _advance(run, number, point, fault, breaks)
        why = fault or run.refused
        if why or run.base is None:
            rows[number] |= _nothing(sources[number], why)
        else:
            rows[number] |= _indexed(sources[number], sources[run.base])
            used[run.base] = used.get(run.base, 0) + 1
    for base in (base for base, years in used.items() if years == 1):  # a hundred with nothing beside it says nothing
        rows[base] |= _nothing(sources[base], "alone")


def _fault(point: Point) -> str:
    """Why a figure has no index by itself; empty where it may have one."""
    reason = flaw(point)
    if reason not in (None, "inexact"):
        return str(reason)
    return "undated" if grain_of(point.period) == "none" else ""


def _advance(run: _Run, number: int, point: Point, fault: str, breaks: Sequence[date]) -> None:
    """Take the next figure in: it may begin a run, and be its base or refuse it one."""
    cut = run.last is None or incomparable(run.last, point, breaks) is not None
    run.last = point
    if not cut:
        return
    run.base, run.refused = None, ""
    if fault:
        run.refused = "flawed_base"
    elif point.value == 0:
        run.refused = "zero_base"
    else:
        run.base = number


def _indexed(row: _Row, base: _Row) -> _Row:
    value, first = float(str(row["value"])), float(str(base["value"]))
    exact = base["qualifier"] == "exact"
    return {
        "value": 100 * value / first,
        "numerator": value,
        "denominator": first,
        "denominator_period": base["period"],
        "demonstration": bool(row["demonstration"]) or bool(base["demonstration"]),
        "qualifier": row["qualifier"] if exact else "approximate",
        "numerator_rows": _facts(row),
        "denominator_rows": _facts(base),
    }


def _nothing(row: _Row, why: str) -> _Row:
    kept = row["missing"] if why == "no_value" and row["missing"] else why
    return {
        "value": None,
        "numerator": row["value"],
        "denominator": None,
        "denominator_period": None,
        "missing": kept,
        "numerator_rows": _facts(row),
        "denominator_rows": None,
    }


def _facts(row: _Row) -> list[int]:
    """The facts behind a value: of a quotient, those above and those below the line."""
    cells: list[Any] = [row[name] for name in ("numerator_rows", "denominator_rows")]
    return [int(fact) for cell in cells if hasattr(cell, "__len__") for fact in cell]
