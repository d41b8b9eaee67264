"""Readings: what recognition hands on. One row per figure, in columns; a cell with several figures gives several rows."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

_words = pa.list_(pa.string())

READINGS = pa.schema(
    [
        ("sheet", pa.string()),
        ("island", pa.int32()),
        ("row", pa.int32()),  # 1-based, as a spreadsheet counts
        ("column", pa.int32()),
        ("cell", pa.string()),
        ("part", pa.int32()),  # 0.. within a cell
        ("kind", pa.string()),  # number | date | text | places | missing
        ("value", pa.float64()),
        ("value_low", pa.float64()),
        ("value_high", pa.float64()),
        ("value_text", pa.string()),
        ("unit", pa.string()),
        ("qualifier", pa.string()),  # exact | at least | at most | approximate | planned | ambiguous
        ("basis", pa.string()),  # yearly
        ("period_start", pa.string()),
        ("period_end", pa.string()),
        ("place", pa.string()),
        ("place_code", pa.string()),
        ("places", _words),
        ("row_labels", _words),
        ("column_labels", _words),
        ("context", _words),
        ("title", pa.string()),
        ("total", pa.bool_()),
        ("raw", pa.string()),
        ("filled_from", pa.string()),
        ("question", pa.string()),
        ("evidence", pa.string()),
        # Printed words that became something else above; nothing of a heading is lost.
        ("place_parents", _words),  # outer to inner: 광주광역시, 서구
        ("total_words", _words),
    ]
)

_NOTHING: dict[pa.DataType, Any] = {_words: [], pa.bool_(): False}


def readings_table(rows: Sequence[dict[str, Any]]) -> pa.Table:
    """A table of readings from mappings; a column that a mapping lacks is null (an empty list, False)."""
    columns = [
        pa.array([row.get(field.name, _NOTHING.get(field.type)) for row in rows], type=field.type) for field in READINGS
    ]
    return pa.Table.from_arrays(columns, schema=READINGS)
