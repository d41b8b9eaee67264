"""What a form asks: its title, its rows and its columns, by the catalog and by what was sent in the last two years."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from catalog.forms import asked_of_dongs, form_heading, form_unit
from catalog.load import Catalog
from catalog.model import Attribute, Measure, Place, Programme, Table
from etl.template.past import History

OPEN_ROWS, OPEN_ROWS_OF_ONE_DONG = 3, 10


@dataclass(frozen=True)
class Asked:
    """One input column: the measure, the unit it is written in, and how much of the measure's own unit that holds.

    `words` are those in which a text was given before.
    """

    measure: Measure
    heading: str
    unit: str | None
    scale: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row: the dong, its programme and attributes. None where the sender writes them; `usual` measures had figures.

    `apart` measures are not asked for: in this programme's row a figure of their unit means another measure.
    """

    place: Place
    programme: Programme | None
    attributes: tuple[str, ...] | None
    usual: frozenset[str]
    last_year: tuple[str | None, ...]
    apart: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plan:
    """A whole form. `beside`: whether real figures of last year stand beside the input cells."""

    table: Table
    year: int
    title: str
    attributes: tuple[Attribute, ...]
    asked: tuple[Asked, ...]
    rows: tuple[Row, ...]
    programmes: tuple[Programme, ...]

    @property
    def beside(self) -> bool:
        return any(value for row in self.rows for value in row.last_year)

    @property
    def open(self) -> bool:
        """Whether the sender writes programme and attributes into the rows."""
        return any(row.programme is None for row in self.rows)


@dataclass(frozen=True)
class _Known:
    """A kind of row that is known beforehand."""

    programme: Programme
    attributes: tuple[str, ...]
    usual: frozenset[str]

    def key(self, place: Place, table: Table) -> tuple[str, str, str]:
        named = zip(table.attributes, self.attributes, strict=True)
        return self.programme.id, place.id, "; ".join(f"{attribute.id}={value}" for attribute, value in named)


def make_plan(catalog: Catalog, table: Table, history: History, year: int, place: Place | None) -> Plan:
    """The form of a table for a year, for all dongs or for one."""
    recent = {figure.measure for figure in history.recent(year)}
    measures = asked_of_dongs(table.measures)
    lately = [measure for measure in measures if measure.id in recent]
    asked = tuple(_asked(measure, catalog, history) for measure in lately or measures)
    known = tuple(_known_rows(catalog, table, history, year, {one.measure.id for one in asked}))
    places = (place,) if place else catalog.dongs
    rows = [
        row
        for dong in places
        for row in (
            [_row(dong, one, table, history, asked, year) for one in known] if known else _open_rows(dong, len(places))
        )
    ]
    where = f"{place.label.ko} " if place else ""
    programmes = tuple(p for p in catalog.programmes.values() if not table.groups or p.group in table.groups)
    return Plan(table, year, f"{year}년 {where}{table.label.ko}", table.attributes, asked, tuple(rows), programmes)


def _asked(measure: Measure, catalog: Catalog, history: History) -> Asked:
    unit, own, scales = form_unit(measure), measure.unit, catalog.words.scales
    scale = 1.0 if unit == own or unit is None or own is None else scales[unit] / scales[own]
    return Asked(measure, form_heading(measure), unit, scale, history.words(measure.id))


def _known_rows(
    catalog: Catalog, table: Table, history: History, year: int, asked: Collection[str]
) -> Iterator[_Known]:
    """The programmes (and posts) that had figures, else the programmes that the table is usually about."""
    if any(measure.type == "event" for measure in table.measures):
        return  # what happened once does not happen again
    recent = [figure for figure in history.recent(year) if figure.measure in asked]
    for programme in catalog.programmes.values():
        own = [f for f in recent if f.programme == programme.id and _names_all(f.attributes, table)]
        for attributes in sorted({f.attributes for f in own}):
            usual = frozenset(f.measure for f in own if f.attributes == attributes)
            yield _Known(programme, _values(attributes), usual)
    if not recent and not table.attributes:
        everything = frozenset(measure.id for measure in table.measures)
        yield from (_Known(p, (), everything) for p in catalog.programmes.values() if p.group in table.groups)


def _names_all(attributes: str, table: Table) -> bool:
    """Whether a figure tells all attributes of its table: a total over posts is no row of its own."""
    return len(_values(attributes)) == len(table.attributes)


def _values(attributes: str) -> tuple[str, ...]:
    """The values of `post=동 복지; …`."""
    return tuple(part.partition("=")[2] for part in attributes.split("; ")) if attributes else ()


def _row(place: Place, known: _Known, table: Table, history: History, asked: Sequence[Asked], year: int) -> Row:
    key = known.key(place, table)
    last_year = tuple(history.printed(key, one.measure, year - 1, one.scale) for one in asked)
    apart = frozenset(one.measure.id for one in asked if _means_another(known.programme, one, table))
    return Row(place, known.programme, known.attributes, known.usual, last_year, apart)


def _means_another(programme: Programme, asked: Asked, table: Table) -> bool:
    means = programme.means.get(asked.unit or "")
    return means is not None and means.partition(".")[0] == table.table and means != f"{table.table}.{asked.measure.id}"


def _open_rows(place: Place, places: int) -> list[Row]:
    return [Row(place, None, None, frozenset(), ())] * (OPEN_ROWS if places > 1 else OPEN_ROWS_OF_ONE_DONG)
