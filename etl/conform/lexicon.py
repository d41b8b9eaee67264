"""The catalog's words, squeezed and ready for comparing with what is printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from catalog.load import Catalog
from catalog.model import Measure, Programme, Table
from catalog.vocabulary import squeeze

EXACT, ENDING, HOLDING = 10.0, 5.0, 4.0


@dataclass(frozen=True)
class Candidate:
    """A measure of a table, with the words by which it is printed."""

    table: Table
    measure: Measure
    words: frozenset[str]

    @property
    def name(self) -> str:
        return f"{self.table.table}.{self.measure.id}"

    def named_by(self, label: str) -> float:
        """How surely a squeezed label names this measure: whole, or at its end, where Korean puts the noun that counts."""
        if label in self.words:
            return EXACT
        ends = [len(word) for word in self.words if len(word) >= 2 and label.endswith(word)]
        return ENDING + min(max(ends) / 10, 1) if ends else 0.0


@dataclass(frozen=True)
class Lexicon:
    """All measures, and all programme names, longest first."""

    catalog: Catalog
    candidates: tuple[Candidate, ...]
    programmes: tuple[tuple[str, Programme], ...]
    excluding: frozenset[str]
    generic: frozenset[str]

    @cached_property
    def programme_names(self) -> frozenset[str]:
        """Every squeezed name of a programme."""
        return frozenset(name for name, _ in self.programmes)

    def programme_in(self, texts: Iterable[str]) -> tuple[Programme, str] | None:
        """The programme that the texts name, and the text that does: a whole name before a longer text that holds one."""
        squeezed = [(squeeze(text), text) for text in texts]
        for name, programme in self.programmes:
            for label, text in squeezed:
                if label == name:
                    return programme, text
        for name, programme in self.programmes:
            for label, text in squeezed:
                if name in label:
                    return programme, text
        return None

    def table_evidence(self, texts: Mapping[str, float]) -> dict[str, float]:
        """How strongly titles, sheet names and the like speak for each table. `texts` carry their weights."""
        evidence = dict.fromkeys(self.catalog.tables, 0.0)
        for text, weight in texts.items():
            label = squeeze(text)
            for table in self.catalog.tables.values():
                found = [len(word) for word in map(squeeze, table.words) if word in label]
                evidence[table.table] += weight * (1 + max(found) / 10) if found else 0.0
        return evidence


def make_lexicon(catalog: Catalog) -> Lexicon:
    """The lexicon of a catalog."""
    candidates = tuple(
        Candidate(table, measure, frozenset(squeeze(word) for word in (measure.label.ko, *measure.synonyms)))
        for table in catalog.tables.values()
        for measure in table.measures
    )
    names = [(squeeze(n), p) for p in catalog.programmes.values() for n in (p.label.ko, *p.aliases)]
    programmes = tuple(sorted(names, key=lambda entry: (-len(entry[0]), entry[0])))
    excluding, generic = (frozenset(map(squeeze, words)) for words in (catalog.words.excluding, catalog.words.generic))
    return Lexicon(catalog, candidates, programmes, excluding, generic)
