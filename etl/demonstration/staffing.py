"""Staff of the dong offices: officials by grade, and those who were placed for self-government and care."""

from etl.demonstration.chance import apportion, stream
from etl.demonstration.figures import Figure, Key
from etl.demonstration.places import DONGS, YEARS
from etl.demonstration.residents import Residents

OFFICIALS = dict(zip(YEARS, (258, 261, 264, 270, 272, 275, 278, 281, 284, 286), strict=True))
GRADES = {"5급": 0.0, "6급": 0.22, "7급": 0.33, "8급": 0.28, "9급": 0.17}
# 14, 37 and 14 are the published posts of December 2019
CARE_POSTS = {
    "동 주민자치": {2019: 14, 2020: 16, 2021: 18, 2022: 18, 2023: 18, 2024: 19, 2025: 20},
    "동 복지": {2019: 37, 2020: 39, 2021: 42, 2022: 44, 2023: 45, 2024: 47, 2025: 48},
    "동 간호": {2019: 14, 2020: 15, 2021: 18, 2022: 18, 2023: 18, 2024: 18, 2025: 19},
}
CARE_YEARS = tuple(CARE_POSTS["동 복지"])


def figures(seed: int, residents: Residents) -> list[Figure]:
    """People by post; a dong without a post has a true zero."""
    return _officials(seed, residents) + _care(residents)


def _officials(seed: int, residents: Residents) -> list[Figure]:
    rng = stream(seed, "officials")
    leaning = {dong: rng.uniform(0.9, 1.1) for dong in DONGS}
    told = []
    for year, total in OFFICIALS.items():
        offices = apportion(total, {d: residents[d, year] ** 0.5 * leaning[d] for d in DONGS}, floor=6)
        for dong, size in offices.items():
            # every office has one head of the fifth grade
            grades = {"5급": 1} | apportion(size - 1, {g: share for g, share in GRADES.items() if share}, floor=1)
            told += [
                Figure(Key("staffing", "district_office", dong, str(year), "people", grade), grades[grade])
                for grade in GRADES
            ]
    return told


def _care(residents: Residents) -> list[Figure]:
    told = []
    for post, totals in CARE_POSTS.items():
        for year, total in totals.items():
            placed = apportion(total, {dong: float(residents[dong, year]) for dong in DONGS}, floor=1)
            if total < len(DONGS):
                first = sorted(DONGS, key=lambda dong: -residents[dong, year])[:total]
                placed = {dong: int(dong in first) for dong in DONGS}
            told += [
                Figure(Key("staffing", "care_fusion", dong, str(year), "people", post), placed[dong]) for dong in DONGS
            ]
    return told
