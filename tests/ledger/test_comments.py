"""Comments in the ledger: written by a person, kept with their figure, removed but never unwritten."""

from pathlib import Path

import pytest

from ledger.book import LedgerError, open_ledger
from ledger.comments import LONGEST, Comments

FIGURE = ("trainees", "hwajeong1", "2023")


@pytest.fixture
def comments(tmp_path: Path) -> Comments:
    return open_ledger(tmp_path).comments


def test_a_comment_stays_with_its_figure_and_says_who_wrote_it_and_when(comments: Comments) -> None:
    comments.write(*FIGURE, " 신규 아파트 입주로 강좌를 늘림 ", "김주무관")
    (comment,) = comments.in_force()
    assert (comment.about, comment.text, comment.by) == (FIGURE, "신규 아파트 입주로 강좌를 늘림", "김주무관")
    assert comment.at.year >= 2026


def test_a_removed_comment_is_no_longer_shown_and_the_others_are(comments: Comments) -> None:
    first, before = comments.write(*FIGURE, "첫째", "김주무관"), comments.state()
    comments.write(*FIGURE, "둘째", "박주무관")
    comments.remove(first, "김주무관", "잘못 적음")
    assert [comment.text for comment in comments.in_force()] == ["둘째"]
    assert comments.state() != before
    with pytest.raises(LedgerError, match="이미 지웠습니다"):
        comments.remove(first, "박주무관")


@pytest.mark.parametrize(
    ("text", "by", "sentence"),
    [(" ", "김주무관", "의견을 적어"), ("늘림", "", "이름"), ("가" * (LONGEST + 1), "김주무관", "500자까지")],
)
def test_a_comment_needs_words_and_a_name_and_is_no_book(comments: Comments, text: str, by: str, sentence: str) -> None:
    with pytest.raises(LedgerError, match=sentence):
        comments.write(*FIGURE, text, by)
    assert comments.in_force() == ()
