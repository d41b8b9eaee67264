"""What goes wrong with the ledger."""

from catalog.refused import RefusedError


class LedgerError(RefusedError):
    """What was asked of the ledger cannot be done."""
