"""Committees that become councils: two in 2016, all eighteen by 2024. The order of the first six is public."""

import random
from datetime import date

from etl.demonstration.chance import stream
from etl.demonstration.figures import NOT_APPLICABLE, NOTHING, Figure, Key
from etl.demonstration.places import DONGS, YEARS

FORMED: dict[str, tuple[str, date]] = {
    "geumho1": ("행안부형", date(2016, 3, 1)),
    "pungam": ("행안부형", date(2016, 3, 1)),
    "geumho2": ("광주형", date(2017, 3, 2)),
    "chipyeong": ("광주형", date(2019, 1, 1)),
    "sangmu2": ("서구형", date(2020, 1, 2)),
    "dongcheon": ("서구형", date(2020, 1, 2)),
    "hwajeong3": ("서구형", date(2021, 1, 4)),
    "nongseong1": ("서구형", date(2021, 1, 4)),
    "yudeok": ("서구형", date(2021, 3, 2)),
    "sangmu1": ("서구형", date(2022, 1, 3)),
    "hwajeong1": ("서구형", date(2022, 1, 3)),
    "hwajeong4": ("서구형", date(2022, 1, 3)),
    "seochang": ("서구형", date(2022, 3, 2)),
    "hwajeong2": ("서구형", date(2023, 1, 2)),
    "gwangcheon": ("서구형", date(2023, 1, 2)),
    "yang3": ("서구형", date(2023, 3, 2)),
    "nongseong2": ("서구형", date(2024, 1, 2)),
    "yang": ("서구형", date(2024, 1, 2)),
}
OPERATING, CONVERTING, COMMITTEE = "운영 중", "서구형 전환 중", "주민자치위원회 운영"
# quota, members and advisers that the report prints for its own year
PUBLISHED_2019 = {"geumho1": (30, 29, 0), "pungam": (30, 26, 2), "geumho2": (30, 28, 4)}


def figures(seed: int) -> list[Figure]:
    """Type, date, seats and status of every dong's council or committee, year by year."""
    rng = stream(seed, "councils")
    told: list[Figure] = []
    for dong in DONGS:
        committee_seats, council_seats = rng.choice((25, 25, 28)), rng.choice((30, 35, 40, 45))
        for year in YEARS:
            formed = FORMED[dong][1].year <= year
            # until the ordinance of 2019 a council had thirty seats at most
            seats = (council_seats if year >= 2020 else 30) if formed else committee_seats
            told += _of_a_year(rng, dong, year, formed, seats)
    return told


def _of_a_year(rng: random.Random, dong: str, year: int, formed: bool, seats: int) -> list[Figure]:
    kind, day = FORMED[dong]
    members, advisers = seats - rng.randint(0, 4), rng.randint(1 if year >= 2020 else 0, 4)
    if year == 2019 and dong in PUBLISHED_2019:
        seats, members, advisers = PUBLISHED_2019[dong]

    def key(measure: str) -> Key:
        return Key("councils", "council_transition", dong, str(year), measure)

    return [
        Figure(key("council_type"), text=kind) if formed else Figure(key("council_type"), missing=NOT_APPLICABLE),
        Figure(key("formed_on"), text=day.isoformat()) if formed else Figure(key("formed_on"), missing=NOTHING),
        Figure(key("quota"), seats),
        Figure(key("members"), members),
        Figure(key("advisers"), advisers),
        Figure(key("status"), text=_status(day.year, year)),
    ]


def _status(formed: int, year: int) -> str:
    if formed <= year:
        return OPERATING
    return CONVERTING if formed == year + 1 else COMMITTEE
