"""Readings as JSON lines, for `python -m etl read`: numbers only, one line for each.

The lines are put together by column of arrow: a file of 150,000 numbers would take seconds, dict by dict.
"""

import json
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.recognise import Recognised

_LABELS = ("place_parents", "row_labels", "column_labels", "total_words", "context")
_BATCH = 50_000


def json_lines(recognised: Recognised) -> Iterator[str]:
    """One line for each number of a file: sheet, cell, value, unit, period, place, labels, total, raw, question."""
    readings = recognised.readings
    numbers = readings.filter(pc.and_(pc.equal(readings["kind"], "number"), pc.is_valid(readings["value"])))
    for start in range(0, numbers.num_rows, _BATCH):
        yield from _lines(numbers.slice(start, _BATCH).combine_chunks()).to_pylist()


def _lines(rows: pa.Table) -> pa.Array:
    fields = {
        "sheet": _texts(rows, "sheet"),
        "cell": _texts(rows, "cell"),
        "value": _values(rows),
        "unit": _texts(rows, "unit"),
        "period": _quoted(_periods(rows)),
        "place": _texts(rows, "place"),
        "labels": _labels(rows),
        "total": pc.if_else(_column(rows, "total"), "true", "false"),
        "raw": _texts(rows, "raw"),
    }
    pieces = [piece for name, values in fields.items() for piece in (pa.scalar(f'"{name}": '), values, pa.scalar(", "))]
    question = _column(rows, "question")
    asked = pc.if_else(pc.is_valid(question), pc.binary_join_element_wise(', "question": ', _quoted(question), ""), "")
    return pc.binary_join_element_wise(pa.scalar("{"), *pieces[:-1], asked, pa.scalar("}"), "")


def _column(rows: pa.Table, name: str) -> pa.Array:
    column = rows.column(name)
    return column.chunk(0) if column.num_chunks else pa.array([], column.type)


def _texts(rows: pa.Table, name: str) -> pa.Array:
    return _quoted(_column(rows, name))


def _quoted(values: pa.Array) -> pa.Array:
    """JSON strings; a null becomes `null`. Each distinct text is written once."""
    coded = pc.dictionary_encode(values)
    written = pa.array([json.dumps(text, ensure_ascii=False) for text in coded.dictionary.to_pylist()], pa.string())
    return pc.fill_null(written.take(coded.indices), "null")


def _values(rows: pa.Table) -> pa.Array:
    values = _column(rows, "value").to_numpy()
    whole = (np.floor(values) == values) & (np.abs(values) < 1e15)
    integers = pc.cast(pa.array(np.where(whole, values, 0).astype(np.int64)), pa.string())
    return pc.if_else(pa.array(whole), integers, pc.cast(pa.array(values), pa.string()))


def _periods(rows: pa.Table) -> pa.Array:
    """A period as one text: `2019`, a span as `2016/2019`; null where an end is open."""
    start, end = _column(rows, "period_start"), _column(rows, "period_end")
    span = pc.binary_join_element_wise(start, end, "/")
    return pc.if_else(pc.equal(start, end), start, span)


def _labels(rows: pa.Table) -> pa.Array:
    """The labels of all kinds in one JSON list."""
    pieces = []
    for name in _LABELS:
        column = _column(rows, name)
        written = pa.ListArray.from_arrays(column.offsets, _quoted(column.values)) if len(column) else column
        joined = pc.binary_join(written, ", ")
        pieces.append(pc.if_else(pc.equal(joined, ""), "", pc.binary_join_element_wise(", ", joined, "")))
    together = pc.utf8_slice_codeunits(pc.binary_join_element_wise(*pieces, ""), 2)
    return pc.binary_join_element_wise("[", together, "]", "")
