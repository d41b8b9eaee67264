"""Where a figure belongs, as its row or column names it; what is told of a name that is no place of the district."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalog.declared import Catalog
from catalog.problems import Problem
from catalog.vocabulary import squeeze
from etl.conform.asks import Asks
from etl.conform.facts import Leftover, at, leftover
from etl.conform.memory import LEAVE_OUT, Memory
from etl.conform.places import Places
from etl.conform.values import Reading
from etl.sources import Source


@dataclass(frozen=True)
class Placing:
    """Finds the places of one file's figures."""

    catalog: Catalog
    places: Places
    asks: Asks
    memory: Memory
    source: Source

    def named(
        self, name: str, code: str | None, parents: Sequence[str], reading: Reading
    ) -> str | list[Problem | Leftover]:
        """The place of a printed name, or what is told of a name that is none."""
        found = self.places.find(name, code, parents)
        if found and not self._is_gone(found, reading):
            return found
        if self.places.is_foreign(parents):
            return [leftover(reading, "other_place", self.source)]
        answer = self.memory.recall("place", squeeze(name), "")
        if answer and answer in self.catalog.places:
            return answer
        problem = self._no_place(name, found, reading)
        if answer == LEAVE_OUT:
            return [leftover(reading, "answered", self.source), replace(problem, settled=answer)]
        return [problem]

    def _no_place(self, name: str, gone: str | None, reading: Reading) -> Problem:
        nearest = list(self.catalog.places[gone].successors) if gone else self.places.nearest(name)
        labels = " · ".join(self.catalog.places[place].label.ko for place in nearest[:2])
        ask = self.asks.place(name, nearest)
        return at(
            Problem("place_gone" if gone else "place_unknown", expected=labels, found=name, ask=ask),
            reading,
            self.source,
        )

    def _is_gone(self, place: str, reading: Reading) -> bool:
        until = self.catalog.places[place].until
        return until is not None and str(reading["period_start"] or "")[:4] > str(until.year)
