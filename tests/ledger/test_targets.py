"""Targets in the ledger: the latest entry holds, nothing is ever overwritten, and two people at once are told."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from ledger.book import Ledger, LedgerError, open_ledger
from ledger.tables import targets as entries
from ledger.targets import Goal

DISTRICT = Goal("trainees", "seogu", 2026, 2400, 2100, 2023, "업무계획 12쪽")
DONG = Goal("trainees", "yang", 2026, 70)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path)


def test_a_target_says_who_set_it_why_and_when(ledger: Ledger) -> None:
    ledger.targets.change([DISTRICT], "김주무관", "2026년 업무계획")
    (target,) = ledger.targets.in_force()
    assert target.goal == DISTRICT
    assert (target.by, target.reason) == ("김주무관", "2026년 업무계획")
    assert target.at.year >= 2026


def test_a_later_target_takes_the_place_of_an_earlier_one_and_both_stay_written(ledger: Ledger) -> None:
    ledger.targets.change([DONG], "김주무관", "계획")
    ledger.targets.change([Goal("trainees", "yang", 2026, 80)], "이주무관", "고침")
    assert [(target.value, target.by) for target in ledger.targets.in_force()] == [(80, "이주무관")]
    with ledger.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(entries)).scalar() == 2


def test_targets_of_other_years_places_and_indicators_stand_beside_each_other(ledger: Ledger) -> None:
    ledger.targets.change([DONG, Goal("trainees", "yang", 2027, 75), DISTRICT], "김주무관", "계획")
    assert {target.key for target in ledger.targets.in_force()} == {
        ("trainees", "yang", 2026),
        ("trainees", "yang", 2027),
        ("trainees", "seogu", 2026),
    }


def test_a_target_that_is_taken_away_no_longer_holds_and_can_be_set_again(ledger: Ledger) -> None:
    ledger.targets.change([DONG], "김주무관", "계획")
    before = ledger.targets.last()
    ledger.targets.change([], "김주무관", "잘못 적음", removed=[DONG.key])
    assert ledger.targets.in_force() == ()
    assert ledger.targets.last() > before
    ledger.targets.change([DONG], "김주무관", "다시")
    assert [target.reason for target in ledger.targets.in_force()] == ["다시"]


def test_taking_away_what_is_not_there_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="없애려는 목표가 없습니다"):
        ledger.targets.change([], "김주무관", "정리", removed=[DONG.key])


@pytest.mark.parametrize(
    ("goal", "sentence"),
    [
        (Goal("trainees", "yang", 2026, -1), "0 이상의 수"),
        (Goal("trainees", "yang", 2026, float("nan")), "0 이상의 수"),
        (Goal("trainees", "yang", 2026, 70, baseline=60), "함께 적어"),
        (Goal("trainees", "yang", 2026, 70, 60, 2026), "앞서야"),
    ],
)
def test_one_goal_without_sense_stops_all_of_them(ledger: Ledger, goal: Goal, sentence: str) -> None:
    with pytest.raises(LedgerError, match=sentence):
        ledger.targets.change([DISTRICT, goal], "김주무관", "계획")
    assert ledger.targets.in_force() == ()


@pytest.mark.parametrize(("by", "reason", "sentence"), [(" ", "계획", "이름"), ("김주무관", "", "까닭")])
def test_a_target_needs_a_name_and_a_reason(ledger: Ledger, by: str, reason: str, sentence: str) -> None:
    with pytest.raises(LedgerError, match=sentence):
        ledger.targets.change([DONG], by, reason)


def test_the_second_of_two_people_at_once_is_told_instead_of_writing_over_the_first(ledger: Ledger) -> None:
    ledger.targets.change([DONG], "김주무관", "계획")
    seen = ledger.targets.last()
    ledger.targets.change([Goal("trainees", "yang", 2026, 80)], "이주무관", "고침")
    with pytest.raises(LedgerError, match="이주무관"):
        ledger.targets.change([Goal("trainees", "yang", 2026, 90)], "김주무관", "고침", seen=seen)
    ledger.targets.change([DISTRICT], "김주무관", "계획", seen=seen)
    assert {(target.place, target.value) for target in ledger.targets.in_force()} == {("yang", 80), ("seogu", 2400)}
