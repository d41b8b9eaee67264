"""From readings to facts: which table, measure, programme and place each figure belongs to, by the catalog alone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from catalog.load import Catalog
from catalog.model import Measure
from catalog.problems import Problem
from etl.conform.lexicon import Lexicon, make_lexicon
from etl.conform.meaning import Judge, Meaning, Signature, Surroundings
from etl.conform.places import Places
from etl.conform.values import Reading, Value, value_of
from etl.reading import FileReading
from etl.sources import Source

Fact = dict[str, Any]


@dataclass(frozen=True)
class Conformed:
    """What one file gives: facts without row numbers, and what was wrong."""

    source: Source
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    demonstration: bool


class Conformer:
    """Makes facts of readings, by one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._places = Places(catalog)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return make_lexicon(self._catalog)

    def conform(self, reading: FileReading) -> Conformed:
        """All facts of a file. What cannot be placed is a Problem with its cell, and leaves everything else alone."""
        source = reading.source
        problems = [*source.problems, *reading.problems]
        demonstration = reading.demonstration or source.sidecar.origin == "demonstration"
        if reading.demonstration and source.sidecar.origin != "demonstration":
            problems.append(Problem("marked_demonstration", file=source.file))
        facts: list[Fact] = []
        for sheet in _sheets(reading):
            for outcome in self._sheet(sheet, source):
                if isinstance(outcome, Problem):
                    problems.append(outcome)
                else:
                    facts.append(outcome | {"origin": "demonstration" if demonstration else source.sidecar.origin})
        return Conformed(source, tuple(facts), tuple(_once(problems)), demonstration)

    def _sheet(self, readings: list[Reading], source: Source) -> Iterator[Fact | Problem]:
        first = readings[0]
        judge = Judge(self._lexicon, Surroundings(first["title"] or "", first["sheet"], source.file.rpartition(".")[0]))
        has_dongs = any(self._is_dong(r) for r in readings)
        mostly_numbers = _columns_of_numbers(readings)
        for reading in readings:
            meaning = judge.judge(_signature(reading))
            if meaning is None or (
                reading["kind"] == "text" and isinstance(meaning, Problem) and _prose(reading, mostly_numbers)
            ):
                continue
            if isinstance(meaning, Problem):
                yield _at(meaning, reading, source)
                continue
            yield from self._facts(reading, meaning, source, has_dongs)

    def _is_dong(self, reading: Reading) -> bool:
        place = self._places.find(reading["place"], reading["place_code"], reading["place_parents"])
        return place is not None and self._catalog.places[place].kind == "dong"

    def _facts(self, reading: Reading, meaning: Meaning, source: Source, has_dongs: bool) -> Iterator[Fact | Problem]:
        measure = meaning.candidates[0].measure
        place = self._place(reading, source, has_dongs)
        if isinstance(place, Problem):
            yield _at(place, reading, source)
            return
        value = value_of(reading, measure, self._catalog)
        if isinstance(value, Problem):
            yield _at(value, reading, source)
            return
        if reading["places"] and measure.lists == "each":
            yield from self._each(reading, meaning, measure, value, source)
        else:
            yield _fact(reading, meaning, measure, value, place, source)

    def _each(
        self, reading: Reading, meaning: Meaning, measure: Measure, value: Value, source: Source
    ) -> Iterator[Fact | Problem]:
        """A list of places in a cell, where each place is a fact of its own."""
        own = value if measure.type in ("text", "date") else replace(value, value=1.0)
        for name in reading["places"]:
            place = self._places.find(name)
            if place is None:
                yield _at(Problem("place_unknown", expected=self._places.nearest(name), found=name), reading, source)
            else:
                yield _fact(reading, meaning, measure, own, place, source)

    def _place(self, reading: Reading, source: Source, has_dongs: bool) -> str | Problem:
        """Where a figure belongs: as printed, else a total over dongs is the district's, else as the sender says."""
        name = reading["place"]
        if name is None:
            if reading["total"] and has_dongs:
                return self._catalog.district.id
            sent = self._places.find(source.sidecar.place)
            return sent or self._catalog.district.id
        place = self._places.find(name, reading["place_code"], reading["place_parents"])
        return place or Problem("place_unknown", expected=self._places.nearest(name), found=name)


def _sheets(reading: FileReading) -> Iterator[list[Reading]]:
    """The readings of each table of a file, in order."""
    together: dict[tuple[str, int], list[Reading]] = {}
    for row in reading.readings.to_pylist():
        together.setdefault((row["sheet"], row["island"]), []).append(row)
    yield from together.values()


def _signature(reading: Reading) -> Signature:
    return Signature(
        reading["kind"],
        reading["unit"],
        reading["total"],
        bool(reading["places"]),
        tuple(reading["row_labels"]),
        tuple(reading["column_labels"]),
        tuple(reading["context"]),
    )


def _fact(reading: Reading, meaning: Meaning, measure: Measure, value: Value, place: str, source: Source) -> Fact:
    attributes, start, end = meaning.attributes, reading["period_start"], reading["period_end"]
    if measure.type == "date" and reading["qualifier"] == "ambiguous" and not reading["filled_from"]:
        start = end = value.text  # out of its column, all that is known of a date is the day it names
    if measure.type == "event" and reading["kind"] == "date":
        start, _, later = reading["value_text"].partition("/")
        end = later or start
    return {
        "table_name": meaning.table,
        "programme": meaning.programme.id if meaning.programme else None,
        "place": place,
        "period_start": start,
        "period_end": end,
        "attributes": attributes,
        "measure": meaning.measure,
        "value": value.value,
        "value_low": value.low,
        "value_high": value.high,
        "value_text": value.text,
        "unit": measure.unit,
        "qualifier": "ambiguous" if len(meaning.candidates) > 1 else reading["qualifier"] or "exact",
        "basis": reading["basis"],
        "missing": value.missing,
        "total": bool(reading["total"]),
        "printed_value": reading["raw"],
        "printed_unit": reading["unit"],
        "upload": source.upload,
        "file": source.file,
        "sheet": reading["sheet"],
        "cell": reading["cell"],
        "filled_from": reading["filled_from"],
        "note": reading["question"],
    }


def _columns_of_numbers(readings: list[Reading]) -> set[int]:
    balance: Counter[int] = Counter()
    for reading in readings:
        balance[reading["column"]] += {"number": 1, "text": -1}.get(reading["kind"], 0)
    return {column for column, more in balance.items() if more > 0}


def _prose(reading: Reading, mostly_numbers: set[int]) -> bool:
    """Words that nobody meant as a number: no digit in them, in a column that is not of numbers."""
    return reading["column"] not in mostly_numbers and not any(letter.isdigit() for letter in reading["raw"])


def _at(problem: Problem, reading: Reading, source: Source) -> Problem:
    found = problem.found or reading["raw"]
    return replace(problem, file=source.file, sheet=reading["sheet"], cell=reading["cell"], found=found)


def _once(problems: list[Problem]) -> Iterator[Problem]:
    """Each kind of fault once for a table: the first cell stands for the others that fail for the same reason."""
    seen: set[tuple[object, ...]] = set()
    for problem in problems:
        key = (problem.code, problem.file, problem.sheet, problem.found, problem.expected)
        if key not in seen:
            seen.add(key)
            yield problem
