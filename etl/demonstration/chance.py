"""Seeded chance. Python's own generator, because its streams stay the same from version to version."""

import math
import random
from collections.abc import Mapping


def stream(seed: int, name: str) -> random.Random:
    """A generator of its own for each family, so that a change in one leaves the others as they were."""
    return random.Random(f"{seed}/{name}")  # noqa: S311 - made-up figures, no secrets


def apportion(total: int, weights: Mapping[str, float], floor: int = 0) -> dict[str, int]:
    """Whole shares by largest remainder that add up to `total`; each gets `floor` first, as far as it lasts.

    >>> apportion(5, {"a": 3.0, "b": 1.0, "c": 1.0})
    {'a': 3, 'b': 1, 'c': 1}
    """
    floor = min(floor, total // len(weights))
    free, mass = total - floor * len(weights), sum(weights.values())
    exact = {name: free * weight / mass for name, weight in weights.items()}
    shares = {name: floor + math.floor(share) for name, share in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (math.floor(exact[name]) - exact[name], name))
    for name in by_remainder[: total - sum(shares.values())]:
        shares[name] += 1
    return shares


def scatter(rng: random.Random, total: int, weights: Mapping[str, float]) -> dict[str, int]:
    """`total` single things that fall on names by weight, so that small names now and then get none."""
    counts = dict.fromkeys(weights, 0)
    for name in rng.choices(list(weights), list(weights.values()), k=total):
        counts[name] += 1
    return counts


def whole(rng: random.Random, expected: float) -> int:
    """A whole number whose mean is `expected`."""
    return math.floor(expected) + (rng.random() < expected % 1)


def thinned(rng: random.Random, count: int, share: float) -> int:
    """How many of `count` people remain when each stays with probability `share`."""
    return sum(rng.random() < share for _ in range(count))
