"""What a sampling model sees of a figure: so many out of, or per, so much."""

from dataclasses import dataclass

from dashboard.stats.points import Point, flaw
from dashboard.stats.reasons import Model, Refused


@dataclass(frozen=True)
class Counted:
    """`count` events or successes in `size` trials, residents or other units; size 1 where there is no denominator."""

    count: float
    size: float


def counted(point: Point, model: Model) -> Counted | Refused:
    """The counts behind a sound figure, or why no model may be laid over it."""
    if model == "none":
        return Refused("no_model")
    if reason := flaw(point):
        return Refused(reason)
    if point.numerator is None:
        return Refused("no_value")
    if point.denominator is None and model == "binomial":
        return Refused("no_denominator")
    return of_counts(point.numerator, 1 if point.denominator is None else point.denominator, model)


def of_counts(count: float, size: float, model: Model) -> Counted | Refused:
    """Bare counts, checked.

    >>> of_counts(3, 0, "binomial"), of_counts(5, 4, "binomial")
    (Refused(reason='zero_denominator'), Refused(reason='more_than_all'))
    """
    if count < 0 or size < 0:
        return Refused("not_a_count")
    if size == 0:
        return Refused("zero_denominator")
    if model == "binomial" and count > size:
        return Refused("more_than_all")
    return Counted(count, size)
