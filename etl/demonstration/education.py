"""Trainees and workshops, told course by course: people come in classes of about twenty, never one by one."""

import math
import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from etl.demonstration.chance import apportion, stream, thinned, whole
from etl.demonstration.figures import NOT_HELD, NOTHING, Figure, Key
from etl.demonstration.places import DONGS, YEARS
from etl.demonstration.residents import Residents

# how much was going on in a year; gatherings were few in 2020 and 2021
PACE = {
    2016: 0.90,
    2017: 0.96,
    2018: 1.02,
    2019: 1.08,
    2020: 0.30,
    2021: 0.50,
    2022: 0.90,
    2023: 1.02,
    2024: 1.10,
    2025: 1.14,
}
QUIET_YEARS = (2020, 2021)
MONTHLY_YEARS = (2023, 2024, 2025)
MONTHLY_PROGRAMMES = ("village_school", "leader_training")
HALF_YEARLY = ("leader_training",)
HALF_YEARS = (2023, 2024)
TARGET_YEARS = (2024, 2025)
CLASS_SEATS = 20
PEOPLE = ("applied_people", "attended_people", "completed_people")
LESSONS = ("lectures", "hours", "times")


@dataclass(frozen=True)
class Plan:
    """How often a programme opens a class per 10,000 residents, its usual lectures, and its first year."""

    classes: float
    lectures: int
    since: int
    months: tuple[int, ...]


PLANS = {
    "committee_workshop": Plan(0.9, 6, 2016, (3, 4, 5, 9, 10)),
    "leader_training": Plan(1.2, 5, 2016, (3, 4, 5, 6, 9, 10, 11)),
    "village_school": Plan(1.5, 4, 2017, (4, 5, 6, 7, 8, 9, 10, 11)),
}


@dataclass(frozen=True)
class Course:
    """One class of a programme in a dong."""

    programme: str
    place: str
    year: int
    month: int
    lectures: int
    hours: int
    applied_people: int
    attended_people: int
    completed_people: int
    target_people: int = CLASS_SEATS
    times: int = 1


def courses(seed: int, residents: Residents) -> list[Course]:
    """All classes of the ten years."""
    rng = stream(seed, "courses")
    opened = []
    for programme, plan in PLANS.items():
        for dong in DONGS:
            taste = math.exp(rng.gauss(0, 0.18))
            for year in range(plan.since, YEARS[-1] + 1):
                expected = plan.classes * residents[dong, year] / 10_000 * taste * PACE[year]
                number = whole(rng, expected if year in QUIET_YEARS else max(expected, 0.9))
                opened += [_course(rng, programme, plan, dong, year) for _ in range(number)]
    return opened


def _course(rng: random.Random, programme: str, plan: Plan, dong: str, year: int) -> Course:
    lectures = plan.lectures + rng.choice((-1, 0, 0, 1))
    applied = rng.randint(17, 25)
    attended = max(9, thinned(rng, applied, 0.9))
    completed = max(6, thinned(rng, attended, 0.86))
    month, hours = rng.choice(plan.months), round(lectures * 1.8)
    return Course(programme, dong, year, month, lectures, hours, applied, attended, completed)


def figures(held: Iterable[Course]) -> list[Figure]:
    """Trainees and workshops by year, and by month or half-year where offices send those too."""
    by_year = defaultdict(list)
    for course in held:
        by_year[course.programme, course.place, course.year].append(course)
    told: list[Figure] = []
    for programme, plan in PLANS.items():
        for dong in DONGS:
            for year in range(plan.since, YEARS[-1] + 1):
                told += _of_a_year(programme, dong, year, by_year[programme, dong, year])
    return told


def _of_a_year(programme: str, dong: str, year: int, held: list[Course]) -> list[Figure]:
    def key(table: str, period: str, measure: str) -> Key:
        return Key(table, programme, dong, period, measure)

    people = PEOPLE + (("target_people",) if year in TARGET_YEARS else ())
    told = [_sum(key("trainees", str(year), measure), held, NOT_HELD) for measure in people]
    told += [_sum(key("workshops", str(year), measure), held, NOT_HELD) for measure in LESSONS]
    if programme in MONTHLY_PROGRAMMES and year in MONTHLY_YEARS:
        for month in range(1, 13):
            classes = [course for course in held if course.month == month]
            told.append(_sum(key("trainees", f"{year}-{month:02}", "attended_people"), classes, NOTHING))
    if programme in HALF_YEARLY and year in HALF_YEARS:
        for half in (1, 2):
            classes = [course for course in held if (course.month > 6) == (half == 2)]
            # a half without a class is a true zero where the other half had one
            otherwise = None if held else NOT_HELD
            told += [_sum(key("workshops", f"{year}-H{half}", measure), classes, otherwise) for measure in LESSONS]
    return told


def _sum(key: Key, held: list[Course], otherwise: str | None) -> Figure:
    if not held and otherwise:
        return Figure(key, missing=otherwise)
    return Figure(key, sum(getattr(course, key.measure) for course in held))


EXPO_VISITORS = {2016: 104, 2017: 110, 2018: 113, 2019: 118, 2022: 96, 2023: 112, 2024: 116, 2025: 121}


def visitor_figures(seed: int, residents: Residents) -> list[Figure]:
    """People of each dong who went to see the national fair; it was not visited in 2020 and 2021."""
    rng = stream(seed, "visitors")
    told = []
    for year in YEARS:
        shares = apportion(
            EXPO_VISITORS.get(year, 0), {d: residents[d, year] ** 0.3 * rng.uniform(0.7, 1.3) for d in DONGS}
        )
        for dong in DONGS:
            key = Key("trainees", "expo", dong, str(year), "visitors")
            told.append(Figure(key, missing=NOT_HELD) if year in QUIET_YEARS else Figure(key, shares[dong]))
    return told
