"""How a figure is printed in its cell: numbers or text, thousands of won, dates, advisers in brackets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.demonstration.figures import NOTHING, Figure, Key
from etl.demonstration.words import day_word

Value = str | int | float | date

# a total of these is the ratio of two sums, never a sum
RATIOS = {"turnout": ("voters", "eligible_voters")}
WORDS = {"council_type", "formed_on", "status"}


@dataclass(frozen=True)
class Printing:
    """`scale`: how many stored units one printed unit is. `commas`: numbers are typed as text with commas.

    `advisers_beside`: members are printed as 28(고문4). `real_dates`: dates are date cells instead of text.
    """

    scale: int = 1
    commas: bool = False
    advisers_beside: bool = False
    real_dates: bool = False

    def beside(self, key: Key) -> tuple[Key, ...]:
        """Keys that share the cell of `key`."""
        together = self.advisers_beside and key.measure == "members"
        return (replace(key, measure="advisers"),) if together else ()

    def ratio_of(self, parts: Sequence[Figure]) -> tuple[str, ...]:
        """Numerator and denominator where the parts are ratios, else nothing."""
        return RATIOS.get(parts[0].key.measure, ())


def printed(figures: Sequence[Figure], printing: Printing) -> Value:
    """What stands in the cell of a figure (and of those that share the cell)."""
    figure, *beside = figures
    if figure.missing:
        return figure.missing
    if figure.text is not None:
        return _day(figure.text, printing) if figure.key.measure == "formed_on" else figure.text
    if figure.key.measure == "event":
        return _day(figure.key.period, printing)
    value = _number(figure.value or 0, printing)
    advisers = [int(each.value or 0) for each in beside]
    return f"{value}(고문{advisers[0]})" if advisers and advisers[0] else value


def total(parts: Sequence[Figure], of_ratio: Sequence[Figure], printing: Printing) -> Value:
    """What stands in the cell of a total; words have none, and where every part is missing nothing is added up."""
    if parts[0].key.measure in WORDS:
        return ""
    if all(part.value is None for part in parts):
        return NOTHING
    if parts[0].key.measure in RATIOS:
        numerator, _ = RATIOS[parts[0].key.measure]
        above = sum(each.value or 0 for each in of_ratio if each.key.measure == numerator)
        below = sum(each.value or 0 for each in of_ratio if each.key.measure != numerator)
        return _number(round(above / below * 100, 1), printing)
    return _number(sum(part.value or 0 for part in parts), printing)


def _number(value: float, printing: Printing) -> Value:
    # counts are whole and stay so; a share keeps its decimal even where it is .0
    number = value if printing.scale == 1 else int(value // printing.scale)
    return f"{number:,}" if printing.commas else number


def _day(iso: str, printing: Printing) -> Value:
    day = date.fromisoformat(iso)
    return day if printing.real_dates else day_word(day)
