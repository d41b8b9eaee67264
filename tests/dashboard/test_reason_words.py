"""Every code of the tests has words in both languages, and a sign that is told apart by its shape."""

import re
from typing import get_args

import pytest

from dashboard.reason_words import Kind, kind_words, reason_sentence, reason_words, status_of
from dashboard.stats.reasons import Reason

HANGUL = re.compile("[가-힣]")


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_has_a_few_words_and_a_sentence(reason: Reason) -> None:
    assert HANGUL.search(reason_words(reason, "ko"))
    assert reason_sentence(reason, "ko").endswith("니다.")
    assert not HANGUL.search(reason_words(reason, "en") + reason_sentence(reason, "en"))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_has_words_and_a_sign(kind: Kind) -> None:
    assert HANGUL.search(kind_words(kind, "ko"))
    assert not HANGUL.search(kind_words(kind, "en"))
    assert status_of(kind).mark in "●–↗↘"
    assert HANGUL.search(status_of(kind).words("ko"))


def test_the_four_states_have_four_shapes() -> None:
    states = ("better", "no_clear_difference", "worse", "not_comparable")
    assert [status_of("rise", state).mark for state in states] == ["▲", "●", "▼", "–"]
    assert [status_of("rise", state).words("ko") for state in states] == [
        "나아짐",
        "평소 변동 안",
        "나빠짐",
        "비교하지 않음",
    ]


def test_where_neither_direction_is_better_an_arrow_only_says_which_way() -> None:
    assert (status_of("rise").mark, status_of("rise").words("ko")) == ("↗", "늘어남")
    assert (status_of("falling").mark, status_of("falling").words("en")) == ("↘", "less")
