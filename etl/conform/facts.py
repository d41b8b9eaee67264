"""A fact of a reading: what it means, where it belongs, and where it was printed."""

from dataclasses import dataclass, replace
from typing import Any

from catalog.model import Measure
from catalog.problems import Problem
from etl.conform.meaning import Meaning
from etl.conform.values import Reading, Value
from etl.sources import Source

Fact = dict[str, Any]


@dataclass(frozen=True)
class Leftover:
    """A figure that was read and is not loaded: listed with its cell, never dropped. `why` as in LeftOut, or `other_place`."""

    file: str
    sheet: str
    cell: str
    printed: str
    labels: str
    why: str


def column_of(sheet: str, cell: str) -> str:
    """How a column of a file is called when a person is asked about all of it.

    >>> column_of("집행", "C17")
    '집행!C'
    """
    return f"{sheet}!{cell.rstrip('0123456789')}"


def at(problem: Problem, reading: Reading, source: Source) -> Problem:
    """The problem with file, sheet and cell of a reading, and the words printed there where none are told."""
    found = problem.found or reading["raw"]
    return replace(problem, file=source.file, sheet=reading["sheet"], cell=reading["cell"], found=found)


def leftover(reading: Reading, why: str, source: Source) -> Leftover:
    """The entry for a reading that is not loaded."""
    labels = " / ".join((*reading["row_labels"], *reading["column_labels"], *reading["context"]))
    return Leftover(source.file, reading["sheet"], reading["cell"], reading["raw"], labels, why)


def make_fact(reading: Reading, meaning: Meaning, measure: Measure, value: Value, place: str, source: Source) -> Fact:
    """One row of catalog/facts.py, without its number, and the labels of its row."""
    start, end = reading["period_start"], reading["period_end"]
    if measure.type == "date" and reading["qualifier"] == "ambiguous" and not reading["filled_from"]:
        start = end = value.text  # out of its column, all that is known of a date is the day it names
    if measure.type == "event" and reading["kind"] == "date":
        start, _, later = reading["value_text"].partition("/")
        end = later or start
    return {
        "table_name": meaning.table,
        "programme": meaning.programme.id if meaning.programme else None,
        "place": place,
        "period_start": start,
        "period_end": end,
        "attributes": meaning.attributes,
        "measure": meaning.measure,
        "value": value.value,
        "value_low": value.low,
        "value_high": value.high,
        "value_text": value.text,
        "unit": measure.unit,
        "qualifier": _qualifier(reading, meaning),
        "basis": reading["basis"],
        "missing": value.missing,
        "total": bool(reading["total"]),
        "printed_value": reading["raw"],
        "printed_unit": reading["unit"],
        "upload": source.upload,
        "file": source.file,
        "sheet": reading["sheet"],
        "cell": reading["cell"],
        "filled_from": reading["filled_from"],
        "note": reading["question"],
        "labels": tuple(reading["row_labels"]),
    }


def _qualifier(reading: Reading, meaning: Meaning) -> str:
    if len(meaning.candidates) > 1:
        return "ambiguous"
    return "planned" if meaning.planned else reading["qualifier"] or "exact"
