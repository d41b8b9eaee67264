"""Resident assemblies (every dong from 2019 on; one person one vote from 2025 on) and school assemblies."""

import random
from collections.abc import Mapping

from etl.demonstration.chance import scatter, stream
from etl.demonstration.councils import FORMED
from etl.demonstration.figures import NOT_HELD, NOTHING, Figure, Key
from etl.demonstration.places import DONGS, SCHOOLS, YEARS
from etl.demonstration.residents import Residents

# share of those entitled who took part; the method of counting changed in 2025, so the fall is a break and no decline
TURNOUT = {
    2016: 0.07,
    2017: 0.08,
    2018: 0.11,
    2019: 0.16,
    2020: 0.12,
    2021: 0.15,
    2022: 0.20,
    2023: 0.23,
    2024: 0.278,
    2025: 0.115,
}
# before the duty of 2019: dongs that held one beside those with a council
EARLY = {2016: ("sangmu2",), 2017: ("sangmu2", "dongcheon"), 2018: ("sangmu2", "dongcheon", "chipyeong", "nongseong1")}
ENTITLED_SHARE = 0.88
SCHOOL_YEARS = tuple(range(2020, 2026))
# school assemblies beside those of the schools named in places.py
OTHER_SCHOOLS = {2018: 0, 2019: 0, 2020: 0, 2021: 1, 2022: 3, 2023: 5, 2024: 8, 2025: 10}
# the four schools of 2019 and the one of 2018 are public
EARLY_SCHOOLS = {2018: {"geumho1": 1}, 2019: {"geumho1": 2, "geumho2": 1, "sangmu1": 1}}


def figures(seed: int, residents: Residents, proposals: Mapping[Key, Figure]) -> list[Figure]:
    """`proposals` of the participatory budget: from 2019 on they come out of the assembly's agenda."""
    rng = stream(seed, "assemblies")
    told: list[Figure] = []
    for dong in DONGS:
        pull = rng.gauss(1, 0.12)
        for year in YEARS:
            size = (residents[dong, year] / 16_000) ** -0.15
            turnout = TURNOUT[year] * pull * size * rng.gauss(1, 0.06)
            asked = proposals[Key("agenda_pipeline", "participatory_budget", dong, str(year), "proposals")].value or 0
            agenda = max(int(asked), rng.randint(3, 7))
            entitled = round(residents[dong, year] * ENTITLED_SHARE)
            told += _resident_assembly(dong, year, entitled, round(entitled * turnout), agenda)
    return told + _school_assemblies(seed) + _schools_by_dong(seed)


def held_assembly(dong: str, year: int) -> bool:
    """Whether the dong held a resident assembly."""
    return year >= 2019 or FORMED[dong][1].year <= year or dong in EARLY[year]


def _resident_assembly(dong: str, year: int, entitled: int, voters: int, agenda: int) -> list[Figure]:
    held = held_assembly(dong, year)
    turnout = round(voters / entitled * 100, 1)
    values = {"eligible_voters": entitled, "voters": voters, "turnout": turnout, "agenda_items": agenda}
    told = [Figure(Key("assemblies", "resident_assembly", dong, str(year), "assemblies_held"), int(held))]
    for measure, value in values.items():
        key = Key("assemblies", "resident_assembly", dong, str(year), measure)
        told.append(Figure(key, value) if held else Figure(key, missing=NOT_HELD))
    return told


def _school_assemblies(seed: int) -> list[Figure]:
    rng = stream(seed, "schools")
    told: list[Figure] = []
    for name, school in SCHOOLS.items():
        pupils = rng.randint(320, 780)
        for year in SCHOOL_YEARS:
            held = year >= school.since
            pupils = round(pupils * rng.uniform(0.96, 1.0))
            values = (1, pupils, round(pupils * rng.uniform(0.62, 0.88)), rng.randint(3, 6))
            told += [
                Figure(key, value) if held else Figure(key, missing=NOTHING)
                for key, value in zip(_school_keys(name, year), values, strict=True)
            ]
    return told


def _school_keys(school: str, year: int) -> list[Key]:
    measures = ("assemblies_held", "eligible_voters", "voters", "agenda_items")
    return [Key("assemblies", "school_assembly", school, str(year), measure) for measure in measures]


def _schools_by_dong(seed: int) -> list[Figure]:
    rng = stream(seed, "schools by dong")
    without = dict.fromkeys((d for d in DONGS if d not in {school.dong for school in SCHOOLS.values()}), 1.0)
    told = []
    for year, others in OTHER_SCHOOLS.items():
        counts = _extra(rng, without, others) | EARLY_SCHOOLS.get(year, {})
        for school in SCHOOLS.values():
            counts[school.dong] = counts.get(school.dong, 0) + (year >= school.since)
        told += [
            Figure(Key("assemblies", "school_assembly", dong, str(year), "schools_completed"), counts.get(dong, 0))
            for dong in DONGS
        ]
    return told


def _extra(rng: random.Random, dongs: Mapping[str, float], number: int) -> dict[str, int]:
    return scatter(rng, number, dongs)
