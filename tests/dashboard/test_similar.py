"""Similar dongs are those nearest in residents, a ratio counting the same anywhere."""

from dashboard.figures.marks import Mark
from dashboard.similar import similar
from dashboard.stats.reasons import Refused

SIZES = {"yang": 3000, "yang3": 3300, "pungam": 30000, "geumho2": 27000, "seochang": 6000}


def marks(period: str = "2024") -> list[Mark]:
    district = Mark("seogu", "district", "서구", period, 69300)
    return [district, *(Mark(place, "dong", place, period, size) for place, size in SIZES.items())]


def test_the_one_asked_about_comes_first_and_then_the_nearest() -> None:
    found = similar("yang", marks(), "2024")
    assert not isinstance(found, Refused)
    assert [one.residents.place for one in found] == ["yang", "yang3", "seochang", "geumho2"]
    assert found[0].distance == 0
    assert 0.05 < found[1].distance < 0.15


def test_a_tenth_more_is_as_far_among_small_dongs_as_among_large_ones() -> None:
    small, large = similar("yang", marks(), "2024"), similar("geumho2", marks(), "2024")
    assert not isinstance(small, Refused)
    assert not isinstance(large, Refused)
    assert abs(small[1].distance - large[1].distance) < 0.02


def test_without_residents_of_that_year_the_reason_is_told() -> None:
    assert similar("yang", marks("2023"), "2024") == Refused("no_value")
