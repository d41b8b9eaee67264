"""What a programme leaves behind or decides: sites, printed copies, approvals, and dated steps."""

from datetime import date, timedelta

from etl.demonstration.chance import apportion, stream
from etl.demonstration.councils import FORMED
from etl.demonstration.figures import NOTHING, Figure, Key
from etl.demonstration.places import DONGS, YEARS
from etl.demonstration.residents import Residents

# fifteen community spaces are published for the years to 2019
SPACE_OPENINGS: dict[int, tuple[str, ...]] = {
    2016: ("geumho1", "pungam", "sangmu2", "yang"),
    2017: ("geumho2", "chipyeong", "hwajeong2", "dongcheon"),
    2018: ("hwajeong4", "nongseong1", "yudeok", "pungam"),
    2019: ("sangmu1", "gwangcheon", "hwajeong1"),
    2021: ("seochang",),
    2022: ("yang3", "geumho1"),
    2024: ("nongseong2", "hwajeong3"),
}
SHARING_CENTRES = {
    "hwajeong2": 2019,
    "dongcheon": 2019,
    "chipyeong": 2020,
    "hwajeong3": 2022,
    "pungam": 2023,
    "yang": 2025,
}
SHARING_YEARS = tuple(range(2020, 2026))
CASEBOOK_COPIES = {
    2017: 3600,
    2018: 3800,
    2019: 4000,
    2020: 3000,
    2021: 3000,
    2022: 3600,
    2023: 4000,
    2024: 4200,
    2025: 4200,
}
APPROVALS: dict[int, tuple[str, ...]] = {
    2020: ("hwajeong3",),
    2021: ("yudeok", "dongcheon"),
    2022: ("sangmu2", "geumho1"),
    2023: ("chipyeong", "seochang", "yang"),
    2024: ("pungam", "hwajeong1"),
    2025: ("gwangcheon", "sangmu1", "nongseong2"),
}
STEPS = {"찾아가는 설명회": -270, "위원 공개추첨": -75}


def figures(seed: int, residents: Residents) -> list[Figure]:
    """Facilities, publications, approvals and milestones."""
    return _spaces() + _centres() + _copies(residents) + _approvals(seed) + _steps(seed)


def _spaces() -> list[Figure]:
    told = []
    for year in YEARS:
        opened = [dong for since, dongs in SPACE_OPENINGS.items() if since <= year for dong in dongs]
        told += [
            Figure(Key("facilities", "community_space", dong, str(year), "sites"), opened.count(dong)) for dong in DONGS
        ]
    return told


def _centres() -> list[Figure]:
    told = []
    for dong, since in SHARING_CENTRES.items():
        for year in SHARING_YEARS:
            key = Key("facilities", "sharing_centre", dong, str(year), "sites")
            told.append(Figure(key, 1) if year >= since else Figure(key, missing=NOTHING))
    return told


def _copies(residents: Residents) -> list[Figure]:
    told = []
    for year, copies in CASEBOOK_COPIES.items():
        bundles = apportion(copies // 20, {dong: residents[dong, year] ** 0.5 for dong in DONGS})
        told += [
            Figure(Key("publications", "casebook", dong, str(year), "copies"), bundles[dong] * 20) for dong in DONGS
        ]
    return told


def _approvals(seed: int) -> list[Figure]:
    rng = stream(seed, "approvals")
    return [
        Figure(Key("approvals", "head_recommendation", dong, str(year), "favour_share"), round(rng.uniform(71, 97), 1))
        for year, dongs in APPROVALS.items()
        for dong in dongs
    ]


def _steps(seed: int) -> list[Figure]:
    rng = stream(seed, "steps")
    told = []
    for dong, (_, formed) in FORMED.items():
        if formed < date(2020, 1, 1):
            continue
        for content, days in STEPS.items():
            day = formed + timedelta(days=days + rng.randint(-20, 20))
            # offices do not meet at the weekend
            day -= timedelta(days=max(0, day.weekday() - 4))
            told.append(Figure(Key("milestones", "council_transition", dong, day.isoformat(), "event", content), 1))
    return told
