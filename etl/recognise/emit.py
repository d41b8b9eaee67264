"""One thing that a cell says → a reading, with what its row, its column and the table tell about it."""

from dataclasses import dataclass
from typing import Any

from etl.clean.period import Period
from etl.recognise.headings import Heading
from etl.recognise.numbers_out import evidence_of
from etl.recognise.roles import Column, Role
from etl.recognise.said import Part, Said
from etl.recognise.table import Table

Row = dict[str, Any]
AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, eq=False)
class Source:
    """The cell that is read: its place in the table, the period that heads its row, and how sure its place is.

    `filled_from` names the cell above that a blank takes its words from, `merged` whether a merge says so; `labels` stand
    for the column's own where the row is shifted.
    """

    position: int
    row: int
    column: Column
    heads: Period | None = None
    filled_from: str | None = None
    merged: bool = False
    labels: tuple[str, ...] | None = None


@dataclass(frozen=True, eq=False)
class Emitter:
    """Makes the readings of one table."""

    table: Table
    island: int

    def readings(self, source: Source, said: Said) -> list[Row]:
        """One mapping for each part, with the columns of READINGS that apply."""
        column, row = source.column, source.row
        heading = self.table.headings[column.index]
        stub = self.table.stub.of(source.position)
        raw = "" if source.filled_from else self.table.cells.grid.shown(row, column.index)
        rows = []
        for number, part in enumerate(said.parts):
            reading = self._reading(
                stub, Heading() if column.role != Role.BODY else heading, column, part, source.heads
            )
            reading |= {
                "row": row + 1,
                "column": column.index + 1,
                "cell": self.table.cells.grid.address(row, column.index),
                "part": number,
                "raw": raw,
            }
            if column.role != Role.BODY:
                reading["column_labels"] = list(heading.labels)
            if part.qualifier == AMBIGUOUS and part.value is not None and part.value < 0:
                reading["question"] = f"'{raw}'은 음수입니까, 괄호 안의 수입니까? (음수 / 괄호 안의 수)"
            if source.filled_from:
                reading["filled_from"] = source.filled_from
                reading["qualifier"] = part.qualifier if source.merged else AMBIGUOUS
            if source.labels is not None:
                reading |= {"column_labels": list(source.labels), "qualifier": AMBIGUOUS}
            rows.append(reading)
        return rows

    def _reading(self, stub: Heading, heading: Heading, column: Column, part: Part, heads: Period | None) -> Row:
        period, place = (
            self._period(stub, heading, part, heads, column.role == Role.BODY),
            self.table.place(stub, heading)[0],
        )
        start, end = (
            (period.written() if period else (None, None))
            if part.ends_at is None
            else (None, part.ends_at.written()[1])
        )
        totals = [*stub.total_words, *heading.total_words]
        return {
            "sheet": self.table.cells.grid.sheet,
            "island": self.island,
            "kind": part.kind,
            "value": part.value,
            "value_low": part.low,
            "value_high": part.high,
            "value_text": part.text,
            "unit": part.unit
            or (self._unit(stub, heading, column) if part.kind == "number" and not part.context else None),
            "qualifier": part.qualifier,
            "basis": part.basis,
            "period_start": start,
            "period_end": end,
            "place": part.place or (place.name if place else None),
            "place_code": place.code if place and not part.place else None,
            "place_parents": list(place.parents) if place and not part.place else [],
            "places": list(part.places),
            "row_labels": list(stub.labels),
            "column_labels": list(heading.labels),
            "context": list(part.context),
            "title": self.table.around.title,
            "total": bool(totals),
            "total_words": totals,
            "evidence": evidence_of(self.table, stub, heading),
        }

    def _period(self, stub: Heading, heading: Heading, part: Part, heads: Period | None, fact: bool) -> Period | None:
        if part.period and not (part.kind == "date" and fact):  # that a fact is a date does not say when it held
            return part.period
        if heads and not stub.period and not (heading.period and heading.period.complete):
            return heads
        return self.table.period(stub, heading)[0]

    def _unit(self, stub: Heading, heading: Heading, column: Column) -> str | None:
        return heading.unit or stub.unit or self.table.units.get(column.index)
