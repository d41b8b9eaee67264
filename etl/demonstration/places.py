"""The places of the made-up figures: their ids in the order of the forms, and the catalog's names for them."""

from dataclasses import dataclass

from catalog.load import load_catalog

CATALOG = load_catalog()

DONGS: dict[str, str] = {
    dong: CATALOG.places[dong].label.ko
    for dong in (
        *("yang", "yang3", "nongseong1", "nongseong2", "gwangcheon", "yudeok", "chipyeong", "sangmu1", "sangmu2"),
        *("hwajeong1", "hwajeong2", "hwajeong3", "hwajeong4", "seochang", "geumho1", "geumho2", "pungam", "dongcheon"),
    )
}
YEARS = tuple(range(2016, 2026))


@dataclass(frozen=True)
class School:
    """The dong of a school, and the first year of its assembly among the made-up figures."""

    dong: str
    since: int


SCHOOLS: dict[str, School] = {
    "geumbu-elementary": School("geumho1", 2020),
    "geumho-elementary": School("geumho1", 2020),
    "sangmu-elementary": School("sangmu1", 2021),
    "geumho-middle": School("geumho2", 2021),
    "chipyeong-elementary": School("chipyeong", 2022),
    "hwajeong-elementary": School("hwajeong3", 2022),
    "yeomju-elementary": School("hwajeong3", 2023),
    "gwangju-girls-high": School("hwajeong3", 2023),
}
