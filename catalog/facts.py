"""The one shape in which every number of every table is stored: a fact, with its meaning and its origin.

One row per number (or date, or word). The key is table, programme, place, period, attributes and measure. `row` numbers
the facts of a release. `attributes` is written `post=동 복지; …` in the order the table declares, empty where there are none.
`value` is in the measure's own unit (won, not thousand won); `printed_value` and `printed_unit` are as the sender wrote it.
`missing` is the reason why there is no value. `total` marks a figure printed as the total of others. `superseded` is the
row that is shown instead: a later, more precise or corrected figure for the same key, or a row of the resubmission that left
this one out. `correction` is the ledger's number of the correction that gave the value.
"""

import pyarrow as pa

FACTS = pa.schema(
    [
        ("row", pa.int64()),
        ("table_name", pa.string()),
        ("programme", pa.string()),
        ("place", pa.string()),
        ("period_start", pa.string()),
        ("period_end", pa.string()),
        ("attributes", pa.string()),
        ("measure", pa.string()),
        ("value", pa.float64()),
        ("value_low", pa.float64()),
        ("value_high", pa.float64()),
        ("value_text", pa.string()),
        ("unit", pa.string()),
        ("qualifier", pa.string()),
        ("basis", pa.string()),
        ("missing", pa.string()),
        ("total", pa.bool_()),
        ("printed_value", pa.string()),
        ("printed_unit", pa.string()),
        ("origin", pa.string()),
        ("demonstration", pa.bool_()),
        ("upload", pa.string()),
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("cell", pa.string()),
        ("filled_from", pa.string()),
        ("note", pa.string()),
        ("superseded", pa.int64()),
        ("correction", pa.int64()),
    ]
)

KEY = ("table_name", "programme", "place", "period_start", "period_end", "attributes", "measure")
ORIGINS = ("published", "submitted", "demonstration")
QUALIFIERS = ("exact", "at least", "at most", "approximate", "planned", "ambiguous")
