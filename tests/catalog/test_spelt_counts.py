"""One to four persons in words are found, and what only sounds like them is not."""

import pytest

from catalog.spelt_counts import tells_spelt_count, without_spelt_counts


@pytest.mark.parametrize(
    "text",
    [
        *(
            "수료 세 명",
            "세명이 수료",
            "두 사람만 남음",
            "한두 명",
            "서너 명 참석",
            "두 분이 오셨습니다",
            "삼 명",
            "이 명 참석",
            "三名",
        ),
        *("수료자두명", "네 어르신이 참여", "둘뿐입니다", "셋", "두 명씩 참여", "한 사람이 그만두어"),
        *(
            "one person",
            "Two older residents came",
            "only three attended",
            "a couple of participants",
            "one of them left",
        ),
    ],
)
def test_one_to_four_persons_in_words_are_a_small_count(text: str) -> None:
    assert tells_spelt_count(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "한 번",
            "두 해",
            "세 곳",
            "한 동네",
            "동네 명소",
            "동네 사람들",
            "건강한 사람",
            "두 배",
            "세 분기",
            "두 분야",
            "네 분과",
        ),
        *(
            "열한 명",
            "스물두 명",
            "二十三名",
            "이 명단",
            "사명감",
            "일명 마을학교",
            "한 명소",
            "둘레길",
            "하나의 마을",
            "인터넷",
        ),
        *(
            "한 사람도 빠짐없이",
            "한 명당",
            "한 사람 한 표",
            "한 명 한 명의 목소리",
            "두 위원회",
            "네 주민자치회",
            "한 주민은",
        ),
        *("twenty-two people", "one hundred and two people", "one in four residents", "one person, one vote"),
        *("one-person household", "three years", "two dongs", "two classes"),
    ],
)
def test_what_counts_no_persons_or_everybody_is_none(text: str) -> None:
    assert not tells_spelt_count(text)


def test_each_small_count_gives_way_to_a_mark() -> None:
    assert without_spelt_counts("남자 한 명, 여자 두 명이 세 번", "※") == "남자 ※, 여자 ※이 세 번"
