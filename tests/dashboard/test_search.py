"""Dongs, indicators and programmes are found by any of their names."""

import pytest

from dashboard import reach, search
from dashboard.release import Release
from dashboard.views import Language


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("풍암동", "ko", "pungam"),
        ("양 3 동", "ko", "yang3"),
        ("2914057500", "ko", "yang"),
        ("pungam", "en", "pungam"),
        ("예산 집행률", "ko", "execution_rate"),
        ("turnout", "en", "turnout"),
        ("설레임 마을학교", "ko", "village_school"),
    ],
)
def test_a_name_leads_to_what_it_names(small: Release, words: str, language: Language, found: str) -> None:
    entry = search.find(search.entries(small, True, language), words)
    assert entry is not None
    assert entry.id == found


def test_a_programme_leads_to_the_indicator_that_says_most_about_it(small: Release) -> None:
    entries = {entry.id: entry for entry in search.entries(small, True, "ko")}
    assert entries["good_village"].indicator == "selected_projects"
    assert entries["care_fusion"].indicator == "staff"


def test_programmes_without_figures_are_not_offered(small: Release) -> None:
    names = {entry.id for entry in search.entries(small, False, "ko")}
    assert "village_school" not in names
    assert "good_village" in names


@pytest.mark.parametrize("words", ["", "  ", "없는이름"])
def test_what_has_no_name_is_not_found(small: Release, words: str) -> None:
    assert search.find(search.entries(small, True, "ko"), words) is None


def test_grains_and_twins_are_those_that_there_are(small: Release) -> None:
    assert reach.grains(small, "trainees", True) == ["year", "month"]
    assert reach.grains(small, "training_hours", True) == ["year", "half"]
    assert reach.twin(small, "trainees") == "trainees_per_1000"
    assert reach.twin(small, "trainees_per_1000") == "trainees"
    assert reach.twin(small, "selected_projects") == ""
    assert reach.fullest_year(small, ["selected_projects"], False) == "2025"
