"""What tells the meaning of a figure, apart from the figure itself."""

from typing import NamedTuple

from etl.conform.values import Reading


class Signature(NamedTuple):
    """Everything about a figure that tells what it is, save the figure itself. Figures of one signature mean the same."""

    kind: str
    unit: str | None
    total: bool
    listed: bool
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    context: tuple[str, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """All words printed for it, as they stand."""
        return (*self.row_labels, *self.column_labels, *self.context)


def signature_of(reading: Reading) -> Signature:
    """What tells the meaning of a reading."""
    return Signature(
        reading["kind"],
        reading["unit"],
        reading["total"],
        bool(reading["places"]),
        tuple(reading["row_labels"]),
        tuple(reading["column_labels"]),
        tuple(reading["context"]),
    )
