"""What goes wrong with the ledger."""


class LedgerError(Exception):
    """What was asked of the ledger cannot be done."""
