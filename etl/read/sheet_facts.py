"""What a workbook says of one sheet besides its values: marks that the fast reader does not hand on."""

from dataclasses import dataclass, field

from etl.grid import Merge
from etl.read.number_formats import NumberFormat

Cell = tuple[int, int]


@dataclass
class SheetFacts:
    """Marks found in one sheet's part of the file; cells are 0-based (row, column)."""

    errors: dict[Cell, str] = field(default_factory=dict)
    no_value: dict[Cell, str] = field(default_factory=dict)  # the formulas, "" where the file does not spell one out
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[Cell, NumberFormat] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)  # where the fast reader does not know them
