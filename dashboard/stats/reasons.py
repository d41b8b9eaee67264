"""Why a question about figures is not answered. The words for the screen come later; here the reason is a plain code."""

from dataclasses import dataclass
from typing import Literal

Model = Literal["none", "binomial", "poisson", "clumped_counts"]
Direction = Literal["higher", "lower", "neither"]
Status = Literal["better", "no_clear_difference", "worse", "not_comparable"]

Reason = Literal[
    "no_model",  # the catalog declares no sampling model: a number may be stated, nothing may be judged
    "no_value",
    "no_earlier_value",
    "no_denominator",
    "zero_denominator",
    "more_than_all",  # a part larger than its whole
    "not_a_count",  # negative
    "break",  # method, boundary or definition changed between the two
    "part_year",
    "partial_dongs",  # the sum of some dongs only
    "owed",  # the figure of one of its programmes is missing
    "mixed_origin",  # one is published or submitted, the other made up for demonstration
    "different_programmes",
    "inexact",  # printed as 약, 이상, 이하, planned or ambiguous
    "span",  # one figure for several years
    "not_a_year",
    "variation_unknown",  # counts come in clumps, and there are too few earlier years to know how large
    "too_few_events",
    "too_few_places",
    "no_variation",  # every place has nothing, or everything
]


@dataclass(frozen=True)
class Refused:
    """No answer, and why."""

    reason: Reason


def status_of(rise: bool, direction: Direction) -> Status | None:
    """Better or worse for a rise or a fall; None where neither direction is the better one.

    >>> status_of(True, "higher"), status_of(True, "lower"), status_of(False, "neither")
    ('better', 'worse', None)
    """
    if direction == "neither":
        return None
    return "better" if rise == (direction == "higher") else "worse"
