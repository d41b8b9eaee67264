"""What people did that goes into a build, besides the files they sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalog.additions import extended
from catalog.declared import Catalog, CatalogError
from ledger.additions import Added
from ledger.answers import Answer
from ledger.book import Ledger
from ledger.entries import Correction, in_utc


@dataclass(frozen=True)
class Acts:
    """Answers, corrections and additions in force, and the uploads that stand beside earlier ones."""

    answers: tuple[Answer, ...] = ()
    corrections: tuple[Correction, ...] = ()
    additions: tuple[Added, ...] = ()
    beside: frozenset[str] = frozenset()

    def told(self) -> list[str]:
        """All of it as lines that change when anything of it does."""
        entries: tuple[Answer | Correction | Added, ...] = (*self.answers, *self.corrections, *self.additions)
        return [*(repr(replace(entry, at=in_utc(entry.at))) for entry in entries), *sorted(self.beside)]

    def answered(self, given: Iterable[Answer]) -> "Acts":
        """As if more had been answered."""
        given = tuple(given)
        questions = {answer.id for answer in given}
        others = tuple(answer for answer in self.answers if answer.id not in questions)
        return replace(self, answers=(*others, *given))

    def catalog(self, base: Catalog) -> Catalog:
        """The catalog with what the office added. Raises CatalogError that names the addition which no longer fits, and the way out."""
        for added in self.additions:
            try:
                base = extended(base, [added.addition])
            except CatalogError as fault:
                way_out = f"'python -m etl remove {added.number}'(으)로 빼 주십시오."
                raise CatalogError(
                    f"{added.number}번으로 더한 것이 맞지 않습니다: {fault} {way_out}",
                    f"What was added under number {added.number} does not fit: {fault.words('en')}"
                    f" Take it out with 'python -m etl remove {added.number}'.",
                ) from None
        return base


def acts_in(ledger: Ledger, batch: str | None = None) -> Acts:
    """What the ledger holds in force; for a batch with what was answered on it."""
    acts = Acts(ledger.answers.in_force(), ledger.corrections.in_force(), ledger.additions.in_force(), ledger.beside())
    return acts.answered(ledger.answers.on(batch)) if batch else acts
