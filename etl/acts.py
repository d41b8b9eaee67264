"""What people did that goes into a build, besides the files they sent."""

from dataclasses import dataclass

from ledger.additions import Added
from ledger.answers import Answer
from ledger.book import Ledger
from ledger.corrections import Correction


@dataclass(frozen=True)
class Acts:
    """Answers, corrections and additions in force, and the uploads that stand beside earlier ones."""

    answers: tuple[Answer, ...] = ()
    corrections: tuple[Correction, ...] = ()
    additions: tuple[Added, ...] = ()
    beside: frozenset[str] = frozenset()

    def told(self) -> list[str]:
        """All of it as lines that change when anything of it does."""
        return [repr(entry) for entry in (*self.answers, *self.corrections, *self.additions, *sorted(self.beside))]


def acts_in(ledger: Ledger) -> Acts:
    """What the ledger holds in force."""
    return Acts(ledger.answers.in_force(), ledger.corrections.in_force(), ledger.additions.in_force(), ledger.beside())
