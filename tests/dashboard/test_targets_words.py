"""A target in words: the distance by direction, and what is typed into a cell read without guessing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from catalog.load import load_catalog
from catalog.model import Indicator
from dashboard.targets import distance, show_target, target_of, targets_in_force
from dashboard.targets_cells import NotReadError, read_number, read_place, typed
from dashboard.text import say
from ledger.targets import Target

CATALOG = load_catalog()
KO = say("ko")
COUNT, SHARE, MONEY = (CATALOG.indicators[name] for name in ("trainees", "execution_rate", "settled_budget"))
LOWER = COUNT.model_copy(update={"direction": "lower"})
NEITHER = COUNT.model_copy(update={"direction": "neither"})


def target(value: float, indicator: Indicator = COUNT, place: str = "seogu", year: int = 2025) -> Target:
    signed = {"number": 1, "by": "김주무관", "reason": "계획", "at": datetime(2026, 1, 2, tzinfo=UTC)}
    return Target(indicator.indicator, place, year, value, **signed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("indicator", "value", "korean", "english"),
    [
        (COUNT, 1284, "미달, 도달까지 16명", "Not met, 16 people to go"),
        (COUNT, 1300, "목표 달성", "Target met"),
        (COUNT, 1341, "목표 달성(+41명)", "Target met (+41 people)"),
        (LOWER, 1341, "미달, 도달까지 41명", "Not met, 41 people to go"),
        (LOWER, 1284, "목표 달성(−16명)", "Target met (−16 people)"),
        (NEITHER, 1284, "목표와의 차이 −16명", "Apart from the target by −16 people"),
        (NEITHER, 1300, "목표와 같음", "At the target"),
    ],
)
def test_the_distance_follows_the_direction(indicator: Indicator, value: float, korean: str, english: str) -> None:
    assert distance(value, target(1300), indicator, "ko").words == korean
    assert distance(value, target(1300), indicator, "en").words == english


def test_a_share_just_below_its_target_is_not_met_and_the_gap_does_not_look_like_none() -> None:
    found = distance(89.96, target(90, SHARE), SHARE, "ko")
    assert (found.state, found.words) == ("not met", "미달, 도달까지 0.04%p")


def test_a_made_up_value_says_so_in_its_distance() -> None:
    assert distance(1284, target(1300), COUNT, "ko", demonstration=True).words == "미달, 도달까지 16명 · 예시 값"


def test_a_part_of_the_dongs_is_never_set_against_a_target() -> None:
    found = distance(9000, target(1300), COUNT, "ko", partial=True)
    assert (found.state, found.gap) == ("unclear", None)
    assert "목표와 견주지 않습니다" in found.words


@pytest.mark.parametrize(
    ("value", "qualifier", "state"),
    [
        (1400, "at least", "met"),
        (1200, "at least", "unclear"),
        (1400, "at most", "unclear"),
        (1400, "planned", "unclear"),
        (1400, "approximate", "met"),
    ],
)
def test_a_value_that_may_be_otherwise_is_met_only_where_that_is_certain(
    value: float, qualifier: str, state: str
) -> None:
    assert distance(value, target(1300), COUNT, "ko", qualifier=qualifier).state == state


def test_a_target_is_shown_as_it_was_set_and_not_rounded() -> None:
    assert show_target(89.95, SHARE, "ko") == "89.95%"
    assert show_target(90, SHARE, "ko") == "90%"
    assert show_target(1300, COUNT, "en") == "1,300 people"


def test_a_target_is_found_by_indicator_place_and_year() -> None:
    held = (target(1300), target(60, place="yang"))
    assert target_of(held, "trainees", "yang", "2025") == held[1]
    assert target_of(held, "trainees", "yang", 2026) is None
    assert target_of(held, "trainees", "yang", "2025-H1") is None


def test_looking_for_targets_makes_no_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    assert targets_in_force() == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("cell", "indicator", "value"),
    [
        ("1,300", COUNT, 1300),
        ("1,300명", COUNT, 1300),
        (1300.0, COUNT, 1300),
        ("90%", SHARE, 90),
        (90, SHARE, 90),
        ("0.9%", SHARE, 0.9),
        ("176,800천원", MONEY, 176_800_000),
        ("2억원", MONEY, 200_000_000),
        (0, SHARE, 0),
    ],
)
def test_a_number_is_read_in_the_indicators_unit(cell: object, indicator: Indicator, value: float) -> None:
    assert read_number(cell, indicator, CATALOG, KO) == value
    assert read_number(typed(value, indicator), indicator, CATALOG, KO) == value


@pytest.mark.parametrize(
    ("cell", "indicator", "sentence"),
    [
        ("천삼백", COUNT, "‘천삼백’은 수가 아닙니다."),
        ("1,30", COUNT, "단위 ‘,30’은 쓸 수 없습니다."),
        ("1,2O4", COUNT, "쓸 수 없습니다."),
        ("-5", COUNT, "0보다 작은 목표는 둘 수 없습니다."),
        ("101", SHARE, "0에서 100 사이"),
        (0.9, SHARE, "0.9는 90%인지 0.9%인지 알 수 없습니다."),
        ("5개", COUNT, "단위 ‘개’는 쓸 수 없습니다. 이 지표의 단위는 명입니다."),
    ],
)
def test_a_number_that_could_mean_something_else_is_refused(cell: object, indicator: Indicator, sentence: str) -> None:
    with pytest.raises(NotReadError) as fault:
        read_number(cell, indicator, CATALOG, KO)
    assert sentence in str(fault.value)


def test_an_unknown_dong_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(NotReadError, match=r"‘화정5동’: 그런 동이 없습니다. 비슷한 것: .*화정4동"):
        read_place("화정5동", CATALOG, KO)
    with pytest.raises(NotReadError, match="그런 동이 없습니다"):
        read_place("금부초등학교", CATALOG, KO)
