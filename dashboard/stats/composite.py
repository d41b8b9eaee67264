"""A score put together from several indicators by declared weights, and how far ranks move when the weights do.

OECD & JRC 2008, Handbook on Constructing Composite Indicators, chs. 5 and 7: z-scores, weighted sum, then weights drawn around the
declared ones (Dirichlet).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.stats.ranks import Rank, rank_range
from dashboard.stats.reasons import Reason, Refused

_DRAWS = 2_000
_SEED = 18
_FIRMNESS = 50  # a weight of one third then moves by about 0.07 either way


@dataclass(frozen=True)
class Weight:
    """How much an indicator counts, and whether less of it is better."""

    indicator: str
    weight: float
    lowest_first: bool = False


@dataclass(frozen=True)
class Score:
    """`score` in weighted standard deviations; the range of the rank is that under moved weights."""

    score: float
    rank: Rank


@dataclass(frozen=True)
class Composite:
    """Scores in the order of the places handed in; places that lack an indicator get none."""

    scores: tuple[Score, ...]
    left_out: tuple[tuple[str, Reason], ...]


def composite(values: Mapping[str, Sequence[float | None]], weights: Sequence[Weight]) -> Composite | Refused:
    """`values`: place → one value for each weight, in their order. ValueError where the weights are not all above 0."""
    shares = np.array([weight.weight for weight in weights], dtype=np.float64)
    if not len(shares) or (shares <= 0).any():
        raise ValueError("every weight of a composite score is declared and above 0")
    whole = {place: row for place, row in values.items() if None not in row}
    if len(whole) < 2:
        return Refused("too_few_places")
    shares /= shares.sum()
    table = np.array(list(whole.values()), dtype=np.float64)
    spread = table.std(axis=0)
    signs = np.where([weight.lowest_first for weight in weights], -1, 1)
    scaled = (table - table.mean(axis=0)) / np.where(spread > 0, spread, 1) * signs
    scores = scaled @ shares
    drawn = np.random.default_rng(_SEED).dirichlet(shares * _FIRMNESS, _DRAWS) @ scaled.T
    low, high = rank_range(-drawn)
    return Composite(
        tuple(
            Score(float(score), Rank(place, int((scores > score).sum()) + 1, int(best), int(worst)))
            for place, score, best, worst in zip(whole, scores, low, high, strict=True)
        ),
        tuple((place, "no_value") for place in values if place not in whole),
    )
