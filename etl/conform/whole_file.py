"""What is asked and told of a file as a whole: who sent it, whether it is ours, and figures that claim to be the same thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from catalog.declared import Catalog
from catalog.problems import Problem
from etl.conform.asks import Asks
from etl.conform.facts import Fact
from etl.conform.keys import claimed_twice
from etl.conform.memory import Memory
from etl.conform.places import Places
from etl.conform.values import Reading
from etl.sources import Source

FEW = 3  # so many unknown places and not one known: the file is another district's


@dataclass(frozen=True)
class WholeFile:
    """One file with the readings of its tables; `form` is the layout of the first."""

    catalog: Catalog
    places: Places
    asks: Asks
    memory: Memory
    source: Source
    tables: Sequence[list[Reading]]
    form: str

    @cached_property
    def sender(self) -> str | None:
        """Whose table it is where none is printed: as the sidecar or the uploader says, or as was answered.

        That a form is the whole district's is remembered; which of eighteen dongs sent it is only known for this file.
        """
        if self.source.sidecar.place or self.source.sidecar.origin != "submitted":
            return self.places.sender(self.source.sidecar.place)
        return self.memory.sender(self.source.upload, self.form, self.catalog.district.id)

    def problems(self, facts: Sequence[Fact]) -> Iterator[Problem]:
        """What is wrong with the file as a whole."""
        if (other := self._other_district()) is not None:
            yield Problem("other_district", self.source.file, found=other, expected=self.catalog.district.label.ko)
        elif self.source.sidecar.origin == "submitted" and self.sender is None and self._belong_to_nobody(facts):
            ask = self.asks.sender(self.form, self.source.upload)
            yield Problem("sender_unknown", self.source.file, self.tables[0][0]["sheet"], ask=ask)
        yield from self._sender_conflict(facts)
        for problem in claimed_twice(facts):
            yield replace(problem, ask=self.asks.cell(problem.sheet or "", problem.cell or "", self.source.upload))

    def one_district(self, problems: Sequence[Problem], facts: Sequence[Fact]) -> Iterator[Problem]:
        """Many places of which not one is ours: the file is another district's, and is told so once."""
        unknown = list(dict.fromkeys(p.found or "" for p in problems if p.code == "place_unknown" and not p.settled))
        dongs = {fact["place"] for fact in facts} - {self.catalog.district.id}
        if len(unknown) < FEW or dongs:
            yield from problems
            return
        names = ", ".join(unknown[:FEW])
        yield Problem("other_district", self.source.file, found=names, expected=self.catalog.district.label.ko)
        yield from (problem for problem in problems if problem.code != "place_unknown")

    def _belong_to_nobody(self, facts: Sequence[Fact]) -> bool:
        """Whether some table with figures names no place at all, whatever the tables beside it name."""
        silent = {rows[0]["sheet"] for rows in self.tables if not any(r["place"] or r["places"] for r in rows)}
        return any(fact["sheet"] in silent and fact["place"] == self.catalog.district.id for fact in facts)

    def _sender_conflict(self, facts: Sequence[Fact]) -> Iterator[Problem]:
        """A dong that sends figures of other dongs only."""
        sender, places = self.sender, self.catalog.places
        named = {fact["place"] for fact in facts} - {self.catalog.district.id}
        if sender and places[sender].kind == "dong" and named and sender not in named:
            told = ", ".join(sorted(places[place].label.ko for place in named)[:FEW])
            yield Problem("sender_conflict", self.source.file, found=places[sender].label.ko, expected=told)

    def _other_district(self) -> str | None:
        """The other district that title, sheet or file name, where no place of ours stands in the file."""
        texts = {text for rows in self.tables for text in (rows[0]["title"] or "", rows[0]["sheet"])}
        other = self.places.elsewhere(texts | {self.source.file})
        return None if other is None or any(self._ours(r) for rows in self.tables for r in rows) else other

    def _ours(self, reading: Reading) -> bool:
        return self.places.find(reading["place"], reading["place_code"], reading["place_parents"]) is not None
