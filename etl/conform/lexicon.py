"""The catalog's words, squeezed and ready for comparing with what is printed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from catalog.declared import Catalog
from catalog.model import Measure, Programme, Table
from catalog.vocabulary import squeeze

EXACT, ENDING = 10.0, 5.0
NEGATIONS = ("미", "비", "불", "무")  # 미수료 is the contrary of 수료
FILLING = re.compile(r"[\s()（）\[\]「」『』<>·.,:/~\-_*※\d]+|총$|^총|별$|및")


@dataclass(frozen=True)
class Candidate:
    """A measure of a table, with the words by which it is printed."""

    table: Table
    measure: Measure
    words: frozenset[str]

    @cached_property
    def name(self) -> str:
        return f"{self.table.table}.{self.measure.id}"

    def named_by(self, label: str) -> float:
        """How surely a squeezed label names this measure: whole, or at its end, where Korean puts the noun that counts."""
        if label in self.words:
            return EXACT
        ends = [len(word) for word in self.words if len(word) >= 2 and _ends(label, word)]
        return _of_ending(max(ends)) if ends else 0.0


def _of_ending(length: int) -> float:
    return ENDING + min(length / 10, 1)


def _ends(label: str, word: str) -> bool:
    return label.endswith(word) and not label[: -len(word)].endswith(NEGATIONS)


@dataclass(frozen=True)
class Lexicon:
    """All measures, and all programme names, longest first."""

    catalog: Catalog
    candidates: tuple[Candidate, ...]
    programmes: tuple[tuple[str, Programme], ...]
    excluding: frozenset[str]
    generic: frozenset[str]
    _naming: dict[str, dict[str, float]] = field(default_factory=dict, compare=False, repr=False)
    _explaining: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_name(self) -> Mapping[str, Candidate]:
        """Candidates by `table.measure`."""
        return {candidate.name: candidate for candidate in self.candidates}

    @cached_property
    def by_unit(self) -> Mapping[str | None, tuple[Candidate, ...]]:
        """Candidates by each unit they may be printed in."""
        units = {unit for candidate in self.candidates for unit in candidate.measure.all_units}
        return {unit: tuple(c for c in self.candidates if unit in c.measure.all_units) for unit in units}

    @cached_property
    def programme_names(self) -> frozenset[str]:
        """Every squeezed name of a programme."""
        return frozenset(name for name, _ in self.programmes)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Words for parts of a figure, such as men and women."""
        return frozenset(map(squeeze, self.catalog.words.parts))

    @cached_property
    def _programme_named(self) -> Mapping[str, Programme]:
        return dict(self.programmes)

    @cached_property
    def _named(self) -> frozenset[str]:
        """Every word that names a measure."""
        return frozenset(word for candidate in self.candidates for word in candidate.words)

    def is_derived(self, label: str) -> bool:
        """Whether a squeezed label names a figure that a sheet computes from its others: 집행률, 1인당 사업비."""
        return label not in self._named and (label.startswith(self._derived) or label.endswith(self._derived))

    @cached_property
    def _derived(self) -> tuple[str, ...]:
        return tuple(map(squeeze, self.catalog.words.derived))

    def tables_named(self, labels: Iterable[str]) -> frozenset[str]:
        """The tables with a measure of which one of the squeezed labels is the name."""
        found = set(labels)
        return frozenset(c.table.table for c in self.candidates if found & c.words)

    def _known(self, table: Table | None) -> tuple[str, ...]:
        """Words that explain a part of a heading without saying which measure it is, longest first: general ones, those of the
        table itself, and the programmes it may be about."""
        name = table.table if table else ""
        if name not in self._explaining:
            tables = [table] if table else list(self.catalog.tables.values())
            words = {squeeze(word) for one in tables for word in (one.label.ko, *one.words)}
            words |= {squeeze(word) for one in tables for a in one.attributes for word in (a.label.ko, *a.synonyms)}
            words |= {n for n, p in self.programmes if not table or not table.groups or p.group in table.groups}
            words |= self.generic | set(self.catalog.vocabulary.places)
            words |= self.catalog.vocabulary.total_words | set(self.catalog.vocabulary.units)
            self._explaining[name] = tuple(sorted(words, key=lambda word: (-len(word), word)))
        return self._explaining[name]

    @cached_property
    def planned(self) -> frozenset[str]:
        """Words for figures that are not results yet."""
        return frozenset(map(squeeze, self.catalog.words.planned))

    def is_planned(self, title: str) -> bool:
        """Whether a title ends by saying that its figures are aims: `2024년 교육 계획(안)`."""
        label = squeeze(title).removesuffix("(안)")
        return label.endswith(tuple(self.planned))

    def naming(self, label: str) -> Mapping[str, float]:
        """How surely a squeezed label names each measure (Candidate.named_by), by `table.measure`; those it does not name are not there."""
        if label not in self._naming:
            self._naming[label] = self._named_by(label)
        return self._naming[label]

    def _named_by(self, label: str) -> dict[str, float]:
        strengths = dict.fromkeys(self._by_word.get(label, ()), EXACT)
        for start in range(1, len(label) - 1):  # the longest ending first
            if not label[:start].endswith(NEGATIONS):
                for name in self._by_word.get(label[start:], ()):
                    strengths.setdefault(name, _of_ending(len(label) - start))
        return strengths

    @cached_property
    def _by_word(self) -> Mapping[str, list[str]]:
        """The names of the measures that a word names."""
        names: dict[str, list[str]] = {}
        for candidate in self.candidates:
            for word in candidate.words:
                names.setdefault(word, []).append(candidate.name)
        return names

    def unexplained(self, label: str, candidate: Candidate | None = None) -> str:
        """What of a squeezed label is explained neither by the catalog's general words nor by a measure's own."""
        if label in self.planned or (candidate and label in candidate.words):
            return ""
        if self.attribute_value(candidate, label):
            return ""
        table = candidate.table if candidate else None
        rest = self._without_known(label, table)
        if not rest or candidate is None:
            return rest
        own = [word for word in candidate.words if len(word) >= 2 and _ends(label, word)]
        return self._without_known(label[: -max(map(len, own))], table) if own else rest

    def _without_known(self, label: str, table: Table | None) -> str:
        for word in self._known(table):
            if len(word) > 1 or label == word:
                label = label.replace(word, " ")
        return FILLING.sub("", label)

    def attribute_value(self, candidate: Candidate | None, label: str) -> bool:
        """Whether a squeezed label is a value that the candidate's table declares for an attribute, such as a grade."""
        if candidate is None:
            return False
        return any(
            label in (squeeze(word) for word in (value, *words))
            for attribute in candidate.table.attributes
            for value, words in attribute.values.items()
        )

    def programme_in(self, texts: Iterable[str]) -> tuple[Programme, str] | None:
        """The programme that the texts name, and the text that does: the first whole name before a longer text that holds one."""
        squeezed = [(squeeze(text), text) for text in texts]
        for label, text in squeezed:
            if programme := self._programme_named.get(label):
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
