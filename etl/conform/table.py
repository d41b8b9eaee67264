"""One table of one sheet: each of its readings becomes facts, a problem, or a figure that is left over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from catalog.declared import Catalog
from catalog.model import Measure
from catalog.problems import Ask, Problem
from etl.conform.asks import Asks
from etl.conform.cell_values import CellValues
from etl.conform.evidence import LeftOut
from etl.conform.facts import Fact, Leftover, at, leftover, make_fact
from etl.conform.lost import LOST, as_reading, guesses
from etl.conform.meaning import Judge, Meaning
from etl.conform.memory import Memory
from etl.conform.placing import Placing
from etl.conform.signature import signature_of
from etl.conform.values import Reading, Value
from etl.sources import Source

Outcome = Fact | Problem | Leftover
_AS_WORDS: Reading = {"kind": "text", "value": None, "value_low": None, "value_high": None, "unit": None, "context": []}


@dataclass
class TableConformer:
    """Makes facts of the readings of one table. `sender` is the place whose table it is where none is printed."""

    catalog: Catalog
    placing: Placing
    cells: CellValues
    asks: Asks
    judge: Judge
    memory: Memory
    source: Source
    rows: Sequence[Reading]
    sender: str

    def outcomes(self, lost: Sequence[Problem]) -> Iterator[Outcome]:
        """What every reading gives, and every cell of the table that the reader could not read."""
        for reading in self.rows:
            if not self._is_sentence(reading):
                yield from self._outcome(reading)
            elif not reading["part"]:
                yield from self._outcome(reading | _AS_WORDS | {"value_text": reading["raw"]})
        for problem in lost:
            yield from self._lost(problem)

    def _outcome(self, reading: Reading) -> Iterator[Outcome]:
        meaning = self.judge.judge(signature_of(reading))
        if isinstance(meaning, LeftOut):
            if reading["kind"] == "number":
                yield leftover(reading, meaning.why, self.source)
        elif isinstance(meaning, Meaning):
            yield from self._facts(reading, meaning)
        elif not (reading["kind"] == "text" and self._is_prose(reading)):
            yield from self._unclear(reading, meaning)

    def _is_sentence(self, reading: Reading) -> bool:
        """A figure inside words, where words are what the column is for: `의제 5건 제출` is a stage and no count."""
        return (
            reading["kind"] in ("number", "date")
            and bool(reading["context"])
            and self.judge.wants_words(reading["column_labels"])
        )

    def _unclear(self, reading: Reading, problem: Problem) -> Iterator[Outcome]:
        """A figure whose meaning is not known: asked about, or at least listed."""
        if problem.code in ("number_expected", "unit_unfit"):
            yield from self._cell(reading, problem)
            return
        if problem.code == "measure_unknown":
            yield leftover(reading, "unknown", self.source)
        yield at(problem, reading, self.source)

    def _facts(self, reading: Reading, meaning: Meaning) -> Iterator[Outcome]:
        measure = meaning.candidates[0].measure
        place = self._place(reading)
        if not isinstance(place, str):
            yield from place
            return
        if self._undated(reading, measure):
            ask = self.asks.period(reading["sheet"], self.source.upload)
            period = self.memory.recall("period", ask.subject, ask.form)
            if period is None:
                yield at(Problem("period_unknown", ask=ask), reading, self.source)
                return
            reading = reading | {"period_start": period, "period_end": period}
        reading = self.cells.in_unit(reading, measure)
        answer = self.cells.said(reading)
        value = self.cells.value(reading, measure, answer)
        if not isinstance(value, Value):
            yield value
        elif reading["places"] and measure.lists == "each":
            yield from self._each(reading, meaning, measure, value)
        else:
            yield make_fact(_as_told(reading) if answer else reading, meaning, measure, value, place, self.source)

    def _undated(self, reading: Reading, measure: Measure) -> bool:
        """A number of which nothing says when. Files in data/raw were looked at by whoever put them there."""
        told = reading["period_start"] or reading["period_end"] or reading["total"]
        return not told and measure.type in ("count", "money", "share") and self.source.sidecar.origin == "submitted"

    def _cell(self, reading: Reading, problem: Problem) -> Iterator[Outcome]:
        """Words where a number is wanted, or a number in another unit: a person may say what is meant."""
        answer = self.cells.said(reading)
        if answer:
            yield from self._outcome(reading | {"kind": "number", "unit": None})
        else:
            yield at(replace(problem, ask=self.cells.ask(reading)), reading, self.source)

    def _lost(self, problem: Problem) -> Iterator[Outcome]:
        """A cell that the reader could not read: where it belongs to figures that are loaded, their sum lacks it."""
        address = f"{problem.sheet}!{problem.cell}"
        answer = self.memory.of_file("cell", address, self.source.upload)
        reading = as_reading(problem, self.rows)
        if reading is None:
            ask = self.asks.cell(problem.sheet or "", problem.cell or "", self.source.upload)
            yield replace(problem, settled=answer, ask=ask) if answer else self._all_along(problem, ask)
        elif not isinstance(self.judge.judge(signature_of(reading)), Meaning):
            yield problem
        elif answer:
            yield from self._outcome(reading)
            yield replace(problem, settled=answer, ask=self.cells.ask(reading))
        else:
            yield replace(problem, code=_unread(problem), ask=self.cells.ask(reading, guesses(problem.found or "")))

    def _all_along(self, problem: Problem, ask: Ask) -> Problem:
        """Errors all along a row or a column: it may hold figures. A division by zero is a rate's."""
        if problem.code == "cell_not_understood" or problem.found == "#DIV/0!":
            return problem
        return replace(problem, code=_unread(problem), ask=ask)

    def _each(self, reading: Reading, meaning: Meaning, measure: Measure, value: Value) -> Iterator[Outcome]:
        """A list of places in a cell, where each place is a fact of its own."""
        own = value if measure.type in ("text", "date") else value._replace(value=1.0)
        for name in reading["places"]:
            place = self.placing.named(name, None, (), reading)
            if isinstance(place, str):
                yield make_fact(reading, meaning, measure, own, place, self.source)
            else:
                yield from place

    def _place(self, reading: Reading) -> str | list[Problem | Leftover]:
        """Where a figure belongs: as printed, else a total over dongs is the district's, else as the sender says."""
        name = reading["place"]
        if name is None:
            return self.catalog.district.id if reading["total"] and self._has_dongs else self.sender
        return self.placing.named(name, reading["place_code"], reading["place_parents"], reading)

    @cached_property
    def _has_dongs(self) -> bool:
        find = self.placing.places.find
        found = {find(r["place"], r["place_code"], r["place_parents"]) for r in self.rows if r["place"]}
        return any(place and self.catalog.places[place].kind == "dong" for place in found)

    @cached_property
    def _columns_of_numbers(self) -> frozenset[int]:
        """Columns in which a number stands by itself."""
        return frozenset(r["column"] for r in self.rows if r["kind"] == "number" and not r["context"])

    def _is_prose(self, reading: Reading) -> bool:
        """Words that nobody meant as a number: no digit in them, in a column that is not of numbers."""
        in_figures = reading["column"] in self._columns_of_numbers
        return not in_figures and not any(letter.isdigit() for letter in reading["raw"])


def _as_told(reading: Reading) -> Reading:
    """A value that a person gave says so wherever it is shown."""
    return reading | {"question": f"담당자가 정한 값입니다 (적힌 말: '{reading['raw']}')."}


def _unread(problem: Problem) -> str:
    """The code of a cell that holds no readable figure although one belongs there."""
    own = {"number_mistyped": "number_mistyped", "formula_without_value": "figure_not_computed"}
    return own.get(problem.code, "figure_unreadable")


def lost_in(problem: Problem, rows: Sequence[Reading]) -> bool:
    """Whether a problem is about a cell of a table that could not be read."""
    return problem.code in LOST and problem.cell is not None and problem.sheet == rows[0]["sheet"]
