"""Residents at the year's end: made up where no public figure exists, along the real course of the counts that do.

The anchors are registered residents as published by the ministry of the interior; 2017 and 2020 are used as they
are, to scale other figures, and never written out: they are published data and not demonstration.
"""

from bisect import bisect_left

from etl.demonstration.chance import apportion, stream
from etl.demonstration.figures import Figure, Key
from etl.demonstration.places import DONGS, YEARS

Residents = dict[tuple[str, int], int]

PUBLISHED_YEARS = (2017, 2020)
# months after 2017-12 of the anchors: 2017-12, 2020-02, 2020-12, 2021-07, 2023-01
MONTHS = (0, 26, 36, 43, 61)
ANCHORS: dict[str, tuple[int, ...]] = {
    "yang": (4473, 4167, 4015, 3831, 3416),
    "yang3": (4965, 4863, 4765, 4625, 4411),
    "nongseong1": (8487, 11184, 11071, 10964, 11321),
    "nongseong2": (5476, 5294, 5125, 4996, 4656),
    "gwangcheon": (9470, 8894, 8639, 8247, 7610),
    "yudeok": (11405, 10942, 10770, 10957, 10684),
    "sangmu1": (23375, 25146, 25076, 24808, 24323),
    "sangmu2": (25566, 24442, 24062, 23796, 23006),
    "hwajeong1": (15916, 15833, 15838, 15683, 15522),
    "hwajeong2": (21699, 21321, 20945, 20712, 19943),
    "hwajeong3": (11264, 10609, 10317, 10169, 9561),
    "hwajeong4": (17743, 16176, 15833, 15573, 19018),
    "seochang": (5507, 5184, 5944, 5816, 5691),
    "chipyeong": (31270, 31055, 30602, 30382, 29414),
    "pungam": (39827, 38273, 37513, 37033, 35515),
    "geumho1": (22504, 21181, 20570, 20133, 19957),
    "geumho2": (30538, 29576, 29122, 28811, 27480),
    "dongcheon": (17472, 16875, 16369, 16188, 15819),
}
# the district's published totals at or next to these year ends
DISTRICT = {2016: 309_579, 2024: 278_900, 2025: 274_620}


def residents(seed: int) -> Residents:
    """Residents of every dong at the end of every year."""
    rng = stream(seed, "residents")
    counts: Residents = {}
    for dong, anchors in ANCHORS.items():
        for year in range(2017, 2023):
            exact = _between(anchors, (year - 2017) * 12)
            noise = 1 if year in PUBLISHED_YEARS else rng.gauss(1, 0.0015)
            counts[dong, year] = round(exact * noise)
    _outside(counts, 2016, {dong: anchors[0] * rng.gauss(1, 0.004) for dong, anchors in ANCHORS.items()})
    drift = {dong: (anchors[4] / anchors[0]) ** (12 / 61) for dong, anchors in ANCHORS.items()}
    for year, start in ((2024, 2022), (2025, 2024)):
        moved = {dong: counts[dong, start] * drift[dong] ** (year - start) * rng.gauss(1, 0.004) for dong in DONGS}
        _outside(counts, year, moved)
    for dong in DONGS:
        counts[dong, 2023] = round((counts[dong, 2022] + counts[dong, 2024]) / 2 * rng.gauss(1, 0.0015))
    return counts


def _between(anchors: tuple[int, ...], month: int) -> float:
    right = max(1, bisect_left(MONTHS, month))
    share = (month - MONTHS[right - 1]) / (MONTHS[right] - MONTHS[right - 1])
    return anchors[right - 1] + share * (anchors[right] - anchors[right - 1])


def _outside(counts: Residents, year: int, weights: dict[str, float]) -> None:
    for dong, count in apportion(DISTRICT[year], weights).items():
        counts[dong, year] = count


def figures(counts: Residents) -> list[Figure]:
    """The year ends that no publisher gives, as of December."""
    return [
        Figure(Key("population", "resident_register", dong, f"{year}-12", "residents"), counts[dong, year])
        for dong in DONGS
        for year in YEARS
        if year not in PUBLISHED_YEARS
    ]
