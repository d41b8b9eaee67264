"""Value → colour on a sequential scale, and the words that tell which way it runs."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.figures.paint import Paint


@dataclass(frozen=True)
class Shade:
    """A sequential scale laid over the values from `low` to `high`."""

    low: float
    high: float
    colours: tuple[str, ...]
    words: str

    def share(self, value: float) -> float:
        """Where on the scale a value lies, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def shade_for(values: Iterable[float | None], paint: Paint) -> Shade:
    """The scale from the smallest to the largest value; of a single value, from zero."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    if high <= low:
        low, high = min(low, 0.0), max(high, low + 1.0)
    words = paint.say("밝을수록 큰 값" if paint.dark else "진할수록 큰 값")
    return Shade(low, high, paint.palette.sequential, words)
