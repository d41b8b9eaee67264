"""All made-up figures together, so that each fits the others: money follows selections, seats follow conversions."""

from collections.abc import Iterable
from functools import cache

from etl.demonstration import assemblies, assets, budgets, contests, councils, education, residents, staffing
from etl.demonstration.figures import Figure, Key

DEFAULT_SEED = 18


@cache
def figures(seed: int = DEFAULT_SEED) -> dict[Key, Figure]:
    """Every figure by its key. Raises ValueError where a key is told twice."""
    people = residents.residents(seed)
    counted = _by_key(contests.figures(seed, people) + education.figures(education.courses(seed, people)))
    return _by_key(
        [
            *counted.values(),
            *residents.figures(people),
            *education.visitor_figures(seed, people),
            *budgets.figures(seed, people, counted),
            *staffing.figures(seed, people),
            *councils.figures(seed),
            *assemblies.figures(seed, people, counted),
            *assets.figures(seed, people),
        ]
    )


def _by_key(told: Iterable[Figure]) -> dict[Key, Figure]:
    by_key: dict[Key, Figure] = {}
    for figure in told:
        if figure.key in by_key:
            raise ValueError(f"told twice: {figure.key}")
        by_key[figure.key] = figure
    return by_key
