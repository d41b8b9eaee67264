"""Budgets of the dongs by programme: planned, revised and settled, in whole thousands of won, stored in won."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace

from etl.demonstration.chance import apportion, stream
from etl.demonstration.contests import CONTESTS, PROPOSALS
from etl.demonstration.education import QUIET_YEARS
from etl.demonstration.figures import NOT_SUBMITTED, Figure, Key
from etl.demonstration.places import DONGS, YEARS
from etl.demonstration.residents import Residents

SINCE = {
    "leader_training": 2016,
    "village_school": 2017,
    "good_village": 2016,
    "community_contest": 2020,
    "resident_assembly": 2019,
    "participatory_budget": 2016,
}
# thousand won for each selected project; 195,000 for 63 selections in 2019 are published, 370,000 in 2024
PER_PROJECT = {"good_village": 3_090, "community_contest": 3_690, "participatory_budget": 26_600}
DISTRICT = {("good_village", 2019): 195_000, ("community_contest", 2022): 396_400, ("community_contest", 2024): 370_000}
# thousand won a year: a fixed part, and one for every thousand residents
BY_SIZE = {"leader_training": (1_800, 290), "village_school": (1_500, 330), "resident_assembly": (3_600, 260)}
# one settlement was never handed in: see faults.py
WITHHELD = Key("budgets", "good_village", "yang3", "2025", "settled_krw")

Counted = Mapping[Key, Figure]


def figures(seed: int, residents: Residents, counted: Counted) -> list[Figure]:
    """`counted` holds the selections and classes that the money goes to."""
    rng = stream(seed, "budgets")
    told: list[Figure] = []
    for programme, since in SINCE.items():
        for year in range(since, YEARS[-1] + 1):
            planned = _planned(rng, programme, year, residents, counted)
            for dong in DONGS:
                key = Key("budgets", programme, dong, str(year), "budget_krw")
                told += _spent(rng, key, planned[dong], _was_held(key, counted))
    return told


def _planned(rng: random.Random, programme: str, year: int, residents: Residents, counted: Counted) -> dict[str, int]:
    if programme in BY_SIZE:
        fixed, per_thousand = BY_SIZE[programme]
        growth = 1.02 ** (year - YEARS[0])
        exact = {d: (fixed + per_thousand * residents[d, year] / 1_000) * growth * rng.uniform(0.9, 1.1) for d in DONGS}
        return {dong: round(amount / 100) * 100 for dong, amount in exact.items()}
    won = {dong: _selected(programme, dong, year, counted) for dong in DONGS}
    rounds = PROPOSALS if programme == "participatory_budget" else CONTESTS[programme]
    total = DISTRICT.get((programme, year), rounds[year].chosen * PER_PROJECT[programme])
    weights = {dong: number * rng.uniform(0.75, 1.25) for dong, number in won.items()}
    return {dong: tens * 10 for dong, tens in apportion(total // 10, weights).items()}


def _selected(programme: str, dong: str, year: int, counted: Counted) -> float:
    if programme == "participatory_budget":
        key = Key("agenda_pipeline", programme, dong, str(year), "chosen_items")
    else:
        key = Key("contest_selections", programme, dong, str(year), "selected_projects")
    return counted[key].value or 0


def _was_held(key: Key, counted: Counted) -> bool:
    classes = counted.get(replace(key, table="workshops", measure="times"))
    return classes is None or classes.missing is None


def _spent(rng: random.Random, key: Key, planned: int, held: bool) -> Iterable[Figure]:
    quiet = int(key.period) in QUIET_YEARS and key.programme in BY_SIZE
    revised = round(planned * (rng.uniform(0.45, 0.7) if quiet else rng.choice((1, 1, 1, 1.05, 0.96))) / 10) * 10
    settled = round(revised * rng.uniform(0.84, 0.995)) if held else 0
    for measure, amount in (("budget_krw", planned), ("revised_krw", revised), ("settled_krw", settled)):
        told = replace(key, measure=measure)
        yield Figure(told, missing=NOT_SUBMITTED) if told == WITHHELD else Figure(told, amount * 1_000)
