"""Contests for village projects, and proposals that reach the participatory budget.

Where a district figure is published (59, 65 and 63 selections …), the made-up parts of the dongs add up to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from etl.demonstration.chance import scatter, stream
from etl.demonstration.figures import Figure, Key
from etl.demonstration.places import DONGS
from etl.demonstration.residents import Residents


@dataclass(frozen=True)
class Round:
    """One year of a contest in the whole district: how many asked, how many were chosen."""

    asked: int
    chosen: int


CONTESTS: dict[str, dict[int, Round]] = {
    "good_village": {
        2016: Round(70, 52),
        2017: Round(74, 59),
        2018: Round(81, 65),
        2019: Round(77, 63),
        2020: Round(55, 41),
        2021: Round(63, 48),
        2022: Round(72, 57),
        2023: Round(78, 61),
        2024: Round(76, 60),
        2025: Round(75, 58),
    },
    "community_contest": {
        2020: Round(92, 71),
        2021: Round(110, 88),
        2022: Round(128, 106),
        2023: Round(124, 102),
        2024: Round(131, 103),
        2025: Round(127, 99),
    },
}
PROPOSALS: dict[int, Round] = {
    2016: Round(31, 12),
    2017: Round(36, 15),
    2018: Round(42, 18),
    2019: Round(47, 21),
    2020: Round(39, 17),
    2021: Round(44, 20),
    2022: Round(61, 27),
    2023: Round(72, 31),
    2024: Round(83, 35),
    2025: Round(64, 34),
}


def figures(seed: int, residents: Residents) -> list[Figure]:
    """Applications and selections by dong and year, proposals and chosen items likewise."""
    told: list[Figure] = []
    for programme, rounds in CONTESTS.items():
        told += _split(seed, residents, rounds, ("contest_selections", programme))
    return told + _split(seed, residents, PROPOSALS, ("agenda_pipeline", "participatory_budget"))


MEASURES = {
    "contest_selections": ("applied_projects", "selected_projects"),
    "agenda_pipeline": ("proposals", "chosen_items"),
}


def _split(seed: int, residents: Residents, rounds: Mapping[int, Round], of: tuple[str, str]) -> list[Figure]:
    table, programme = of
    asked, chosen = MEASURES[table]
    rng = stream(seed, programme)
    zeal = {dong: rng.uniform(0.7, 1.3) for dong in DONGS}
    told = []
    for year, whole in rounds.items():
        weights = {dong: residents[dong, year] ** 0.6 * zeal[dong] for dong in DONGS}
        won = scatter(rng, whole.chosen, weights)
        lost = scatter(rng, whole.asked - whole.chosen, weights)
        for dong in DONGS:
            told.append(Figure(Key(table, programme, dong, str(year), asked), won[dong] + lost[dong]))
            told.append(Figure(Key(table, programme, dong, str(year), chosen), won[dong]))
    return told
