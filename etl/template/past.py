"""What the current release knows of a table's last two years: which rows and measures were filled, and with what.

Made-up figures may suggest rows. Their values never reach a form, for what comes back in a form counts as real.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb

from catalog.model import Measure, Table

PARTS_OF_A_YEAR = {"H": 2, "Q": 4, "M": 12}
FEWEST_SHOWN = 5  # personal counts below are not printed into a form that goes to many
MORE_OR_LESS = {"at least": "{} 이상", "at most": "{} 이하", "approximate": "약 {}"}

FACTS_OF_DONGS = """
select f.programme, f.place, f.attributes, f.measure, f.period_start, f.period_end, f.value, f.value_text,
    f.qualifier, r.label_ko as missing, f.total, f.demonstration
from facts f
join places p on p.place = f.place and p.kind = 'dong'
left join reasons r on r.reason = f.missing
where f.table_name = $table_name and f.superseded is null and f.programme is not null
    and f.qualifier not in ('planned', 'ambiguous') and f.period_start is not null and f.period_end is not null
order by f.row
"""


@dataclass(frozen=True)
class Past:
    """One figure of an earlier year. `missing` is the reason as printed."""

    programme: str
    place: str
    attributes: str
    measure: str
    start: str
    end: str
    value: float | None
    text: str | None
    qualifier: str
    missing: str | None
    total: bool
    demonstration: bool

    @property
    def year(self) -> int | None:
        """The year it lies in; None for a span of years."""
        return int(self.start[:4]) if self.start[:4] == self.end[:4] else None


@dataclass(frozen=True)
class History:
    """The figures of one table by dong."""

    figures: tuple[Past, ...] = ()

    def recent(self, year: int) -> Iterator[Past]:
        """Those of the two years before `year`."""
        return (figure for figure in self.figures if figure.year in {year - 1, year - 2})

    def words(self, measure: str) -> tuple[str, ...]:
        """The words that real figures of a text measure were ever given in."""
        told = {f.text for f in self.figures if f.measure == measure and f.text and not (f.missing or f.demonstration)}
        return tuple(sorted(told))

    def printed(self, key: tuple[str, str, str], measure: Measure, year: int, scale: float) -> str | None:
        """The year's real figure of (programme, place, attributes) as a form shows it; None where there is none.

        `scale`: how much of the measure's own unit the form's unit holds.
        """
        figure = _of_the_year(self._real.get((*key, measure.id, year), []), measure, str(year))
        return _shown(figure, measure, scale) if figure else None

    @cached_property
    def _real(self) -> dict[tuple[object, ...], list[Past]]:
        """The figures that are not made up, by programme, place, attributes, measure and year."""
        found: dict[tuple[object, ...], list[Past]] = {}
        for f in self.figures:
            if not f.demonstration:
                found.setdefault((f.programme, f.place, f.attributes, f.measure, f.year), []).append(f)
        return found


def read_history(release: Path | None, table: Table) -> History:
    """What a release folder holds of a table; nothing where there is no release."""
    if release is None:
        return History()
    with duckdb.connect(str(release / "mart.duckdb"), read_only=True) as connection:
        return History(
            tuple(Past(*row) for row in connection.execute(FACTS_OF_DONGS, {"table_name": table.table}).fetchall())
        )


def _of_the_year(figures: Sequence[Past], measure: Measure, year: str) -> Past | None:
    """The figure printed for the year, else the latest state of a stock, else the sum of all parts."""
    whole = sorted((f for f in figures if f.start == f.end == year), key=lambda f: f.total)
    if whole or not figures:
        return whole[0] if whole else None
    if measure.scope == "stock" or measure.type in ("text", "date"):
        return max(figures, key=lambda f: f.end)
    return _summed(figures, measure)


def _summed(figures: Sequence[Past], measure: Measure) -> Past | None:
    """One figure for several exact ones; a flow adds up only where every part of the year is there."""
    values = [f.value for f in figures if f.value is not None and f.qualifier == "exact"]
    if measure.type not in ("count", "money") or len(values) != len(figures):
        return None
    grains = {f.start[5:6] if f.start[5:6] in PARTS_OF_A_YEAR else "M" for f in figures}
    complete = len(grains) == 1 and len({f.start for f in figures}) == len(figures) == PARTS_OF_A_YEAR[grains.pop()]
    if measure.scope == "flow" and not complete:
        return None
    return Past(**{**vars(figures[0]), "value": sum(values)})


def _shown(figure: Past, measure: Measure, scale: float) -> str | None:
    if figure.missing:
        return figure.missing
    if figure.value is None or measure.type in ("text", "date", "event"):
        return figure.text
    if measure.personal and 0 < figure.value < FEWEST_SHOWN:
        return f"{FEWEST_SHOWN} 미만"
    digits = f"{round(figure.value / scale, 6):,.6f}".rstrip("0").rstrip(".")
    return MORE_OR_LESS.get(figure.qualifier, "{}").format(digits)
