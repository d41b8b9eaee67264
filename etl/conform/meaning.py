"""What a figure means: its table, measure, programme and attributes, decided by named evidence, or the reason why not.

Words inside the cell weigh most, then its row and column headings, then the title; the unit must fit; the programme's own
`means`, its group and the title's words for a table break ties. A measure is taken only where the words above the figure
are all explained; otherwise, and between two equally likely ones, a person is asked. What was answered before is kept to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from catalog.model import Programme
from catalog.problems import Ask, Problem
from catalog.vocabulary import squeeze
from etl.conform.asks import Asks, alike
from etl.conform.evidence import Evidence, LeftOut, fits, problem_of
from etl.conform.form import Forms
from etl.conform.lexicon import Candidate
from etl.conform.memory import LEAVE_OUT, Memory
from etl.conform.programmes import Programmes
from etl.conform.signature import Signature

MISSPELT = 0.75  # a heading this like a known one is asked about wherever it stands


@dataclass(frozen=True)
class Meaning:
    """What figures of a signature are. `candidates` holds two where the sheet itself leaves open which is meant; `planned`:
    they are no results yet."""

    candidates: tuple[Candidate, ...]
    programme: Programme | None
    attributes: str = ""
    planned: bool = False

    @property
    def table(self) -> str:
        return self.candidates[0].table.table

    @cached_property
    def measure(self) -> str:
        return "|".join(candidate.measure.id for candidate in self.candidates)


Outcome = Meaning | Problem | LeftOut


@dataclass
class Judge:
    """Decides meanings within one table of one sheet, once for each signature."""

    evidence: Evidence
    asks: Asks
    forms: Forms
    memory: Memory
    form: str
    programmes: Programmes
    _known: dict[Signature, Outcome] = field(default_factory=dict)

    def judge(self, signature: Signature) -> Outcome:
        """The meaning of figures of a signature; a Problem where it cannot be told; LeftOut where it is not wanted."""
        known = self._known.get(signature)
        if known is None:
            known = self._known[signature] = self._decide(signature)
        return known

    def subject(self, signature: Signature) -> str:
        """The words a question about a signature's measure is kept under: those above the figure, else those beside it."""
        row = self.evidence.around.measure_row(signature.row_labels)
        beside = signature.row_labels if row is None else (row,)
        for labels in (signature.column_labels, beside, signature.context):
            if words := [label for text in labels if (label := self._specific(text))]:
                return "/".join(words)
        return self.forms.plain(self.evidence.around.title)

    def _specific(self, text: str) -> str:
        """A label without what changes with the year; empty where it says nothing of its own."""
        label = self.forms.plain(text)
        lexicon = self.evidence.lexicon
        return "" if label in lexicon.generic or squeeze(text) in lexicon.programme_names else label

    def _decide(self, signature: Signature) -> Outcome:
        lexicon = self.evidence.lexicon
        if any(squeeze(word) in lexicon.excluding for phrase in signature.context for word in phrase.split()):
            return LeftOut("excluded")
        if not signature.context and any(lexicon.is_derived(squeeze(label)) for label in signature.labels):
            return LeftOut("derived")
        programme, named_by = self.programmes.find(signature)
        found = self._measure(signature, programme)
        if isinstance(found, LeftOut) and signature.kind == "missing":
            found = self._as_a_number(signature, programme)
        if not isinstance(found, tuple):
            return found
        if programme is None and not signature.total:
            return self.programmes.ask(signature, found[0])
        if doubt := self.programmes.doubt(signature, found[0]):
            return doubt
        return Meaning(found, programme, self._attributes(signature, found[0], named_by), self._is_planned(signature))

    def _is_planned(self, signature: Signature) -> bool:
        lexicon = self.evidence.lexicon
        titled = signature.kind == "number" and lexicon.is_planned(self.evidence.around.title)
        return titled or any(squeeze(label) in lexicon.planned for label in signature.labels)

    def _as_a_number(self, signature: Signature, programme: Programme | None) -> tuple[Candidate, ...] | LeftOut:
        """A dash among figures is one of them, whatever tells what they are."""
        found = self._measure(signature._replace(kind="number"), programme)
        return found if isinstance(found, tuple) else LeftOut("unknown")

    def _measure(self, signature: Signature, programme: Programme | None) -> tuple[Candidate, ...] | Problem | LeftOut:
        """The measures meant: one, two where the sheet leaves it open, or why there is none."""
        if answered := self._answered(signature):
            return answered
        open_pair = next((label for label in signature.column_labels if "|" in label), None)
        if open_pair:
            halves = (self.evidence.best(signature, programme, (half,))[:1] for half in open_pair.split("|"))
            return tuple(candidate for half in halves for candidate in half) or self._unplaced(signature, programme)
        return self._taken(signature, programme, self.evidence.best(signature, programme, signature.column_labels))

    def _taken(
        self, signature: Signature, programme: Programme | None, best: list[Candidate]
    ) -> tuple[Candidate, ...] | Problem | LeftOut:
        """The measure most spoken for, if it may be taken without asking."""
        if not best:
            return self._unplaced(signature, programme)
        if signature.kind == "number" and not signature.context and not self.evidence.belongs(best[0], programme):
            return self._of_another_table(signature, best)
        if len(best) > 1:
            return self._ask_measure("measure_ambiguous", signature, best)
        if self._is_part(signature, best[0]):
            return LeftOut("part")
        if not self.evidence.is_sure(best[0], signature):
            return self._ask_measure("measure_unsure", signature, (best[0], *self._likely(signature)))
        return (best[0],)

    def _of_another_table(self, signature: Signature, best: list[Candidate]) -> Problem | LeftOut:
        """A heading that only another table knows: men and women are parts of what stands here, anything else is asked."""
        if self._is_part(signature, None):
            return LeftOut("part")
        return self._ask_measure("measure_unsure", signature, (*self._likely(signature), *best))

    def _is_part(self, signature: Signature, candidate: Candidate | None) -> bool:
        """Whether figures are parts of others beside them, such as men and women, and no measure of their own."""
        labels = {squeeze(label) for label in (*signature.column_labels, *signature.row_labels)}
        labels &= self.evidence.lexicon.parts
        return bool(labels) and not signature.context and not (candidate and labels & candidate.words)

    def _answered(self, signature: Signature) -> tuple[Candidate, ...] | LeftOut | None:
        """What a person said of the heading before; an answer that names what the catalog no longer has is none."""
        answer = self.memory.recall("measure", self.subject(signature), self.form)
        if answer == LEAVE_OUT:
            return LeftOut("answered")
        candidate = self.evidence.lexicon.by_name.get(answer or "")
        return (candidate,) if candidate else None

    def _unplaced(self, signature: Signature, programme: Programme | None) -> Problem | LeftOut:
        """A number of no measure is asked about where its table is known. Words are only told where a number is wanted."""
        if signature.kind == "number" and not signature.context:
            if wanted := self._of_words(signature.column_labels):
                return Problem("text_expected", expected=wanted.measure.label.ko, ask=self._ask((), signature))
            if signature.unit and (named := self.evidence.named_exactly(signature.column_labels)):
                return Problem("unit_unfit", expected=" · ".join(c.measure.unit or "" for c in named))
            if likely := self._likely(signature):
                return self._ask_measure("measure_unsure", signature, likely)
        if signature.kind == "number":
            return problem_of("measure_unknown", signature)
        if signature.kind == "text":
            as_number = signature._replace(kind="number", unit=None)
            wanted_numbers = self.evidence.best(as_number, programme, signature.column_labels)
            heading = squeeze(signature.column_labels[-1]) if signature.column_labels else ""
            if any(heading in candidate.words for candidate in wanted_numbers):
                return Problem("number_expected", expected=" / ".join(signature.column_labels))
        return LeftOut("unknown")

    def wants_words(self, column_labels: Sequence[str]) -> bool:
        """Whether a heading is the name of a column of words."""
        return self._of_words(column_labels) is not None

    def _of_words(self, column_labels: Sequence[str]) -> Candidate | None:
        heading = squeeze(column_labels[-1]) if column_labels else ""
        of_words = (c for c in self.evidence.lexicon.candidates if c.measure.type == "text" and heading in c.words)
        return next(of_words, None)

    def _likely(self, signature: Signature) -> tuple[Candidate, ...]:
        """What an unknown heading may mean: measures of the table at hand whose unit fits, and any with nearly that name."""
        label = self.subject(signature).rpartition("/")[2]
        fitting = [c for c in self.evidence.lexicon.candidates if fits(c, signature)]
        near = [c for c in fitting if max(alike(label, word) for word in c.words) >= MISSPELT]
        companions = self.evidence.around.companions
        return (*near, *(c for c in fitting if self.evidence.of_table(c) or c.table.table in companions))

    def _ask_measure(self, code: str, signature: Signature, candidates: Iterable[Candidate]) -> Problem:
        ask = self._ask(tuple({candidate.name: candidate for candidate in candidates}.values()), signature)
        told = " · ".join(choice.ko for choice in ask.choices[:3] if choice.answer != LEAVE_OUT)
        return replace(problem_of(code, signature, told, ask), found=self._heading(signature))

    def _heading(self, signature: Signature) -> str:
        """What is asked about, as it is printed."""
        above = [text for text in signature.column_labels if self._specific(text)]
        beside = self.evidence.around.measure_row(signature.row_labels)
        return " / ".join(above) or beside or " / ".join(signature.labels) or signature.unit or ""

    def _ask(self, candidates: tuple[Candidate, ...], signature: Signature) -> Ask:
        return self.asks.measure(self.subject(signature), self.form, candidates, self.evidence.of_table)

    def _attributes(self, signature: Signature, candidate: Candidate, programme_label: str | None) -> str:
        """What tells figures of one programme and place apart: the words that say neither measure nor programme."""
        if not candidate.table.attributes:
            return ""
        attribute = candidate.table.attributes[0]
        said = {squeeze(programme_label or ""), *(squeeze(word) for word in (attribute.label.ko, *attribute.synonyms))}
        said |= set(self.subject(signature).split("/")) if self._answered(signature) else set()
        said |= self.evidence.lexicon.generic | candidate.words
        rest = [text for text in signature.labels if not said & {squeeze(text), squeeze(text).removesuffix("별")}]
        return f"{attribute.id}={' '.join(rest)}" if rest else ""
