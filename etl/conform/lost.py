"""Cells that hold no readable figure although one belongs there: found by what stands beside and above them."""

from collections.abc import Sequence

from catalog.problems import Problem
from etl.conform.values import Reading
from etl.grid import column_index

LOST = frozenset({"number_mistyped", "error_cell", "formula_without_value", "number_or_date", "cell_not_understood"})
FIGURES = ("number", "missing")
FROM_ROW = ("row_labels", "total_words")
LETTERS = str.maketrans("OoQDlI|SB", "000011158")


def as_reading(problem: Problem, rows: Sequence[Reading]) -> Reading | None:
    """The reading that would have stood in the cell, without a value; None where no figures stand above or below it.

    Its column tells measure and unit, its row whose figure it is; period and place come from whichever of the two agrees
    in itself.
    """
    row, column = _position(problem.cell or "A1")
    above = [r for r in rows if r["column"] == column and r["kind"] in FIGURES]
    beside = [r for r in rows if r["row"] == row and r["column"] != column]
    if not above or not beside:
        return None
    down, across = min(above, key=lambda r: abs(r["row"] - row)), min(beside, key=lambda r: abs(r["column"] - column))
    taken = dict(down) | {name: across[name] for name in FROM_ROW}
    for names in (("period_start", "period_end"), ("place", "place_code", "place_parents")):
        source = down if _agree(above, names) and not (_agree(beside, names) and len(above) == 1) else across
        taken |= {name: source[name] for name in names}
    blank: Reading = dict.fromkeys(
        ("value", "value_low", "value_high", "value_text", "basis", "filled_from", "question")
    )
    cell: Reading = {
        "row": row,
        "cell": problem.cell,
        "part": 0,
        "raw": problem.found or "",
        "places": [],
        "context": [],
    }
    return taken | blank | cell | {"kind": "number", "qualifier": "exact", "total": down["total"] or across["total"]}


def guesses(found: str) -> tuple[float, ...]:
    """The number that was probably meant by one with letters in it.

    >>> guesses("1,2O4"), guesses("별도 보고")
    ((1204.0,), ())
    """
    try:
        return (float(found.replace(",", "").translate(LETTERS)),)
    except ValueError:
        return ()


def _agree(rows: Sequence[Reading], names: Sequence[str]) -> bool:
    return len({tuple(str(row[name]) for name in names) for row in rows}) == 1


def _position(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 0), column_index(letters) + 1 if letters.isalpha() else 0
