"""What a page refuses before it asks the ledger."""

from ledger.errors import LedgerError


class RefusedHereError(LedgerError):
    """What was typed cannot be taken. `told` is in the language of the screen already."""

    def __init__(self, told: str) -> None:
        super().__init__(told, told)
