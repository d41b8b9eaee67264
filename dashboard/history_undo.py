"""What withdrawing a file would do, as far as the release on the screen tells it."""

from dataclasses import dataclass
from functools import lru_cache

from dashboard.release import Release


@dataclass(frozen=True)
class Touched:
    """An indicator that stands on the file: so many of its figures, of so many places, from the first year to the last."""

    indicator: str
    figures: int
    places: int
    first: str
    last: str


@dataclass(frozen=True)
class Undoing:
    """Of its `figures` that are shown `returning` give way to those of another file, the rest go; indicators that change."""

    figures: int
    returning: int
    touched: tuple[Touched, ...]

    @property
    def going(self) -> int:
        return self.figures - self.returning

    @property
    def values(self) -> int:
        """How many figures of indicators change."""
        return sum(one.figures for one in self.touched)


@lru_cache(maxsize=64)
def undoing(opened: Release, upload: str) -> Undoing:
    """What withdrawing `upload` would do."""
    tables = opened.ask("undo_tables", upload=upload)
    touched = [
        Touched(row["indicator"], row["figures"], row["places"], row["first_year"], row["last_year"])
        for row in opened.ask("undo_figures", upload=upload)
        if row["indicator"] in opened.catalog.indicators
    ]
    return Undoing(sum(row["figures"] for row in tables), sum(row["returning_ones"] for row in tables), tuple(touched))
