"""Figures of months or halves added up within their year, as far as the year is complete.

A month that had nothing to count adds nothing; from the first month on that is missing or known only in part there is no sum.
"""

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from dashboard.figures.marks import Mark, read_marks
from dashboard.periods import grain_of

_Row = dict[str, object]
PER_YEAR: Mapping[str, int] = {"month": 12, "half": 2}


def running_totals(plain: pd.DataFrame, nothing: Collection[str]) -> pd.DataFrame:
    """The frame of sums since the year's beginning: a row for each month of `plain`, `numerator_rows` those of all months so far.

    `nothing` are the reasons for a missing value that mean that there was nothing to count.
    """
    rows: list[_Row] = [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]
    marks = read_marks(plain)
    years: dict[tuple[str, str], list[int]] = {}
    for number, mark in enumerate(marks):
        if grain_of(mark.period) in PER_YEAR:
            years.setdefault((mark.place, mark.period[:4]), []).append(number)
        else:  # a figure of several years, or of no known time, is part of no year
            rows[number] |= {"value": None, "numerator": None, "missing": "span", "numerator_rows": None}
    for numbers in years.values():
        _add_up(rows, marks, sorted(numbers, key=lambda n: marks[n].period), nothing)
    return pd.DataFrame(rows, columns=list(plain.columns))


def part_of(period: str) -> int:
    """Which month or half of its year a period is, from 1.

    >>> part_of("2023-07"), part_of("2023-H2")
    (7, 2)
    """
    return int(period.rpartition("-")[2].removeprefix("H"))


def _add_up(rows: list[_Row], marks: tuple[Mark, ...], order: list[int], nothing: Collection[str]) -> None:
    total, facts, covered, words, stopped = 0.0, list[int](), set[str](), set[str](), ""
    made_up: bool | None = None
    for expected, number in enumerate(order, start=1):
        mark, row = marks[number], rows[number]
        stopped = stopped or _stop(mark, expected, nothing)
        if not stopped and mark.value is not None:
            # made-up months are never added to real ones
            stopped = "mixed_origin" if made_up not in (None, mark.demonstration) else ""
            made_up = mark.demonstration if not stopped else made_up
        if stopped:
            rows[number] |= {"value": None, "numerator": None, "missing": stopped, "numerator_rows": None}
            continue
        total += mark.value or 0.0
        facts += _facts(row["numerator_rows"])
        covered |= set(filter(None, mark.covers.split(",")))
        words |= {mark.qualifier} - {"exact"} if mark.value is not None else set()
        rows[number] |= {
            "value": total,
            "numerator": total,
            "numerator_rows": list(facts),
            "covers": ",".join(sorted(covered)),
            "qualifier": "exact" if not words else words.copy().pop() if len(words) == 1 else "approximate",
            "demonstration": bool(mark.demonstration if made_up is None else made_up),
            "basis": "sum",
            "missing": None,
        }


def _facts(cell: Any) -> list[int]:
    return [int(fact) for fact in cell] if hasattr(cell, "__len__") else []


def _stop(mark: Mark, expected: int, nothing: Collection[str]) -> str:
    """Why the year's sum ends before this month, or empty."""
    if part_of(mark.period) != expected:
        return "months_missing"
    if mark.partial:
        return "partial_dongs"
    if mark.value is None and mark.missing not in nothing:
        return mark.missing or "months_missing"
    return "owed" if mark.value is not None and mark.missing else ""
