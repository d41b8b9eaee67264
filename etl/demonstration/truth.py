"""The answer key: every made-up figure with the cell that prints it, for tests to compare with what was loaded."""

from dataclasses import asdict

import pandas as pd

from etl.demonstration.faults import address, hidden
from etl.demonstration.figures import Key
from etl.demonstration.workbooks import all_cells
from etl.demonstration.world import DEFAULT_SEED, figures


def truth(seed: int = DEFAULT_SEED) -> pd.DataFrame:
    """One row per figure, in stored units (money in won).

    Columns: table, programme, place, period_start, period_end, measure, attribute, value, value_text (words, or an
    ISO date), missing (the word printed because there is no value), fault (code of the planted fault that keeps a
    careful reader from loading it, else null), file, sheet, cell.
    """
    sheets = all_cells(seed)
    faulty, places = hidden(sheets), _places(seed)
    rows = []
    for key, figure in figures(seed).items():
        fields = asdict(key)
        period = fields.pop("period")
        file, sheet, cell = places[key]
        rows.append(
            {
                **fields,
                "period_start": period,
                "period_end": period,
                "value": figure.value,
                "value_text": figure.text,
                "missing": figure.missing,
                "fault": faulty.get(key),
                "file": file,
                "sheet": sheet,
                "cell": cell,
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"value": "float64"})


COLUMNS = (
    *("table", "programme", "place", "period_start", "period_end", "measure", "attribute"),
    *("value", "value_text", "missing", "fault", "file", "sheet", "cell"),
)


def _places(seed: int) -> dict[Key, tuple[str, str, str]]:
    return {
        key: (file, sheet, address(cell))
        for (file, sheet), cells in all_cells(seed).items()
        for cell in cells
        for key in cell.keys
    }
