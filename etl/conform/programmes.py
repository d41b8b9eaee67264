"""Which programme a figure is about: by its headings, the title, the names of sheet and file, or by what was answered."""

from dataclasses import dataclass, replace
from functools import cached_property

from catalog.model import Programme
from catalog.problems import Problem
from catalog.vocabulary import squeeze
from etl.conform.asks import Asks
from etl.conform.evidence import Evidence, LeftOut, problem_of
from etl.conform.form import Forms
from etl.conform.lexicon import Candidate
from etl.conform.memory import LEAVE_OUT, Memory
from etl.conform.signature import Signature


@dataclass(frozen=True)
class Programmes:
    """Finds the programmes of one table's figures."""

    evidence: Evidence
    asks: Asks
    forms: Forms
    memory: Memory
    form: str

    def find(self, signature: Signature) -> tuple[Programme | None, str | None]:
        """The programme, and the words that name it: headings before what was answered of them, then what stands around."""
        lexicon = self.evidence.lexicon
        headings = (*signature.row_labels, *signature.column_labels)
        if found := lexicon.programme_in(headings):
            answer = self._answered(squeeze(found[1]), "")
            return (answer or found[0]), found[1]
        for text in headings:
            if programme := self._answered(squeeze(text), ""):
                return programme, text
        found = self._named_above or lexicon.programme_in(signature.context) or self._named_by_file
        return found or (self._answered(self._title(), self.form), None)

    @cached_property
    def _named_above(self) -> tuple[Programme, str] | None:
        around, lexicon = self.evidence.around, self.evidence.lexicon
        return lexicon.programme_in((around.title,)) or lexicon.programme_in((around.sheet,))

    @cached_property
    def _named_by_file(self) -> tuple[Programme, str] | None:
        return self.evidence.lexicon.programme_in((self.evidence.around.file,))

    def _answered(self, subject: str, form: str) -> Programme | None:
        answer = self.memory.recall("programme", subject, form)
        return self.evidence.lexicon.catalog.programmes.get(answer or "")

    def doubt(self, signature: Signature, candidate: Candidate) -> Problem | LeftOut | None:
        """A row whose name says more than a programme's: 1기, 신규, 마을학교 강사 양성. None where there is no such name."""
        name = self.evidence.unexplained_row(candidate, signature)
        if name is None or self._answered(squeeze(name), ""):
            return None
        return self.ask(signature, candidate)

    def _title(self) -> str:
        return self.forms.plain(self.evidence.around.title)

    def ask(self, signature: Signature, candidate: Candidate) -> Problem | LeftOut:
        """The row's own name is asked about, else the title's."""
        lexicon = self.evidence.lexicon
        names = [text for text in signature.row_labels if lexicon.unexplained(squeeze(text), candidate)]
        subject, form = (squeeze(names[0]), "") if names else (self._title(), self.form)
        if self.memory.recall("programme", subject, form) == LEAVE_OUT:
            return LeftOut("answered")
        ask = self.asks.programme(subject, form, candidate.table.groups)
        problem = problem_of("programme_unknown", signature, ask.choices[0].ko, ask)
        return replace(problem, found=names[0] if names else self.evidence.around.title or problem.found)
