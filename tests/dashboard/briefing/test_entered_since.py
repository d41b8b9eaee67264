"""Targets and comments stand still in a briefing, and what was entered later is told slide by slide."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.briefing.drawn import drawn
from dashboard.briefing.entered_since import Since, entered_since
from dashboard.briefing.moved import Move, no_longer_held
from dashboard.briefing.prepared import prepare, slide_of
from dashboard.export.csvs import csvs
from dashboard.figures.paint import Paint
from dashboard.office import ledger
from dashboard.views import View
from ledger.book import Ledger
from ledger.briefings import Briefing
from ledger.targets import Goal

pytestmark = pytest.mark.usefixtures("small")

TREND, RANK = View("trend", "trainees"), View("rank", "turnout", period="2025")
AGREED = Goal("trainees", "seogu", 2025, 1300)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A ledger with a target and a comment."""
    monkeypatch.setenv("DONGNE_LEDGER", f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    kept = ledger()
    kept.targets.change([AGREED], "김주무관", "업무계획")
    kept.comments.write("turnout", "yang", "2025", "투표 방식이 바뀌었습니다.", "주민자치과")
    return kept


@pytest.fixture
def briefing(book: Ledger) -> Briefing:
    """Pinned before anything else was entered."""
    return book.briefings.make("의회 보고", 1, "김주무관", slides=[slide_of(TREND), slide_of(RANK)])


def goals(briefing: Briefing) -> list[float]:
    """The values at which the trend draws targets."""
    (figure,) = drawn(prepare(briefing)[0], Paint("ko", dark=False))
    return [trace.y[0] for trace in figure.data if trace.name == "target"]


def comments(briefing: Briefing) -> list[str]:
    return [one.comment.text for slide in prepare(briefing) for one in slide.noted]


def test_a_slide_keeps_its_target_until_the_briefing_is_moved(book: Ledger, briefing: Briefing) -> None:
    book.targets.change([replace(AGREED, value=1500)], "이주무관", "추경")
    assert goals(briefing) == goals(book.briefings.find(briefing.id)) == [1300]
    moved = book.briefings.save(replace(briefing, frozen=None), "김주무관")
    assert goals(moved) == [1500]
    book.targets.change([], "이주무관", "취소", removed=[AGREED.key])
    assert goals(moved) == [1500]


def test_a_comment_that_is_written_later_appears_only_when_the_briefing_is_moved(
    book: Ledger, briefing: Briefing
) -> None:
    book.comments.write("turnout", "yang3", "2025", "뒤에 쓴 말", "양3동")
    assert comments(briefing) == ["투표 방식이 바뀌었습니다."]
    content = csvs(prepare(briefing), briefing.name, 1, "ko")
    assert "뒤에 쓴 말".encode() not in content
    assert "뒤에 쓴 말" in comments(book.briefings.save(replace(briefing, frozen=None), "김주무관"))


def test_a_comment_that_is_removed_is_gone_at_once_and_told_without_its_words(book: Ledger, briefing: Briefing) -> None:
    book.comments.remove(1, "김주무관", "개인 사정")
    assert comments(briefing) == []
    assert entered_since(briefing, "ko") == (Since(), Since(removed=1))


def test_nothing_is_told_while_nothing_was_entered(book: Ledger, briefing: Briefing) -> None:
    assert not any(one.any for one in entered_since(briefing, "ko"))
    book.targets.change([Goal("turnout", "yang", 2024, 40)], "김주무관", "계획")
    book.comments.write("trainees", "yang", "2024", "다른 그림의 의견", "양동")
    assert not any(one.any for one in entered_since(briefing, "ko")), "of other years and of places that are not drawn"


def test_targets_and_comments_are_told_slide_by_slide(book: Ledger, briefing: Briefing) -> None:
    book.targets.change([replace(AGREED, value=1500), Goal("turnout", "yang", 2025, 40)], "이주무관", "추경")
    book.comments.write("turnout", "yang3", "2025", "뒤에 쓴 말", "양3동")
    trend, rank = entered_since(briefing, "ko")
    assert trend == Since((Move("trainees", "서구", "2025", "1,300명", "1,500명"),))
    assert rank.targets == (Move("turnout", "양동", "2025", "–", "40%"),)
    assert rank.comments[0].startswith("양3동 2025년: 뒤에 쓴 말 (양3동, 20")


def test_a_target_in_a_headline_is_a_number_of_the_slide_until_it_changes(book: Ledger, briefing: Briefing) -> None:
    worded = replace(briefing, slides=(replace(briefing.slides[0], headline="목표 1,300명"),))
    assert no_longer_held(worded, 1, "ko") == {}
    book.targets.change([replace(AGREED, value=1500)], "이주무관", "추경")
    assert no_longer_held(worded, 1, "ko") == {0: ("1,300은 이 그림에 없는 숫자입니다.",)}
