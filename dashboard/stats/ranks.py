"""A rank as a range: 18개 동 중 3~9위.

The rates that could have given the figures are drawn again and again from their sampling model and ranked each time; the range
holds the middle 95 % (Goldstein & Spiegelhalter 1996, League tables and their limitations, JRSS A 159). Jeffreys' prior for every
rate (Gamma or Beta with ½), counts taken at their effective size, and φ drawn anew each time from what is known of it. For what is
no sample a plain rank is given, and that it is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.stats.counted import Counted, counted
from dashboard.stats.dispersion import DECLARED, Array, Dispersion
from dashboard.stats.points import Point, flaw
from dashboard.stats.reasons import Model, Reason, Refused

_DRAWS = 10_000
_SEED = 18


@dataclass(frozen=True)
class Rank:
    """`rank` of the figure as it stands, ties sharing the better one; `low` and `high` the 95 % range, None in a plain order."""

    place: str
    rank: int
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Ranking:
    """Ranks in the order of the points handed in. `plain` says why there are no ranges, else None.

    `left_out` are places whose figure is missing, lacks a part, or (beside ranges) is not sound in another way: what is too small
    because something is owed would be ranked too low.
    """

    ranks: tuple[Rank, ...]
    plain: Reason | None
    left_out: tuple[tuple[Point, Reason], ...]


def ranking(
    points: Sequence[Point], model: Model, *, lowest_first: bool = False, variation: Dispersion | None = None
) -> Ranking:
    """The places of one period by value. Counts in clumps get ranges only with a φ, that of `ordinary_variation` or of a funnel."""
    plain = _no_sample(points, model, variation)
    reasons = [(point, _unfit(point, "none" if plain else model)) for point in points]
    fit = [point for point, reason in reasons if reason is None]
    sign = 1 if lowest_first else -1
    values = np.array([point.value for point in fit], dtype=np.float64) * sign
    ranks = [int((values < value).sum()) + 1 for value in values]
    low: Sequence[int | None] = [None] * len(fit)
    high: Sequence[int | None] = [None] * len(fit)
    if fit and plain is None:
        seen = [one for point in fit if isinstance(one := counted(point, model), Counted)]
        best, worst = rank_range(draw_rates(seen, model, variation or DECLARED) * sign)
        # equal figures share the better rank, which draws that never tie may not reach
        low, high = np.minimum(best, ranks).astype(int).tolist(), np.maximum(worst, ranks).astype(int).tolist()
    found = tuple(
        Rank(point.place, rank, first, last) for point, rank, first, last in zip(fit, ranks, low, high, strict=True)
    )
    return Ranking(found, plain, tuple((point, reason) for point, reason in reasons if reason is not None))


def draw_rates(seen: Sequence[Counted], model: Model, variation: Dispersion) -> Array:
    """Rates that could have given the counts, shape (draws, places)."""
    chance = np.random.default_rng(_SEED)
    counts = np.array([one.count for one in seen], dtype=np.float64)
    sizes = np.array([one.size for one in seen], dtype=np.float64)
    freedom = variation.degrees_of_freedom
    spread = freedom / chance.chisquare(freedom, (_DRAWS, 1)) if np.isfinite(freedom) else np.ones((_DRAWS, 1))
    factor = np.maximum(1, variation.phi * spread)
    if model == "binomial":
        return chance.beta(counts / factor + 0.5, (sizes - counts) / factor + 0.5)
    return chance.gamma(counts / factor + 0.5) * factor / sizes


def rank_range(drawn: Array) -> tuple[Array, Array]:
    """The middle 95 % of the ranks, smallest first, of each column: shape (draws, places) → two of (places,)."""
    ranks = drawn.argsort(axis=1).argsort(axis=1) + 1
    low, high = np.quantile(ranks, (0.025, 0.975), axis=0, method="inverted_cdf")
    return low, high


def _no_sample(points: Sequence[Point], model: Model, variation: Dispersion | None) -> Reason | None:
    if model == "none":
        return "no_model"
    if model == "clumped_counts" and variation is None:
        return "variation_unknown"
    return "mixed_origin" if len({point.demonstration for point in points if point.value is not None}) > 1 else None


def _unfit(point: Point, model: Model) -> Reason | None:
    """A plain order needs only a figure that lacks nothing; dates and qualifiers are told beside it."""
    if model == "none":
        reason = flaw(point)
        return reason if reason in ("no_value", "partial_dongs", "owed") else None
    seen = counted(point, model)
    return seen.reason if isinstance(seen, Refused) else None
