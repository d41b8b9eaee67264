"""The value of one cell of a file: what a person said of it goes before what stands in it, and is asked for where neither tells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalog.declared import Catalog
from catalog.model import Measure
from catalog.problems import Ask, Problem
from etl.conform.asks import MONEY_UNITS, Asks
from etl.conform.facts import Leftover, at, column_of, leftover
from etl.conform.meaning import Judge
from etl.conform.memory import LEAVE_OUT, Memory
from etl.conform.signature import signature_of
from etl.conform.values import Reading, Value, answered_value, value_of
from etl.sources import Source


@dataclass(frozen=True)
class CellValues:
    """The values of the cells of one table."""

    catalog: Catalog
    asks: Asks
    judge: Judge
    memory: Memory
    source: Source

    def said(self, reading: Reading) -> str | None:
        """What a person said of a cell."""
        return self.memory.of_file("cell", _address(reading), self.source.upload)

    def ask(self, reading: Reading, values: Sequence[float] = ()) -> Ask:
        """The question what stands in a cell; `values` are likely."""
        return self.asks.cell(reading["sheet"], reading["cell"], self.source.upload, values)

    def value(self, reading: Reading, measure: Measure, said: str | None) -> Value | Problem | Leftover:
        """The value of a reading, or why there is none."""
        if said == LEAVE_OUT:
            return leftover(reading, "answered", self.source)
        if said:
            value = answered_value(said, reading, measure, self.catalog)
        else:
            value = self._sign_asked(reading) or value_of(reading, measure, self.catalog)
        if isinstance(value, Value):
            return value
        return at(replace(value, ask=value.ask or self._ask_for(value, reading)), reading, self.source)

    def _sign_asked(self, reading: Reading) -> Problem | None:
        """A number in brackets: a negative one, or one beside another."""
        number = reading["value"]
        if not reading["question"] or reading["kind"] != "number" or not number or number > 0:
            return None
        return Problem("sign_unclear", found=reading["raw"], ask=self.ask(reading, (-number, number)))

    def _ask_for(self, problem: Problem, reading: Reading) -> Ask:
        if problem.code == "unit_missing":
            return self.asks.unit(self._subject(reading), self.judge.form)
        return self.ask(reading)

    def in_unit(self, reading: Reading, measure: Measure) -> Reading:
        """Money in the unit a person named: for a cell or column of this file above what is printed, for its form where nothing is."""
        if measure.type != "money":
            return reading
        subjects = (_address(reading), column_of(reading["sheet"], reading["cell"]))
        told = (self.memory.of_file("unit", subject, self.source.upload) for subject in subjects)
        unit = next((unit for unit in told if unit), None)
        if unit is None and reading["unit"] is None:
            unit = self.memory.recall("unit", self._subject(reading), self.judge.form)
        return reading | {"unit": unit} if unit in MONEY_UNITS else reading

    def _subject(self, reading: Reading) -> str:
        return self.judge.subject(signature_of(reading))


def _address(reading: Reading) -> str:
    return f"{reading['sheet']}!{reading['cell']}"
