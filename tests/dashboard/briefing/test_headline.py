"""Headlines held against what their slide carries, both ways: what goes through, and what is marked with which reason."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dashboard.briefing.headline import doubts
from dashboard.briefing.prepared import Prepared, prepare_slide, slide_of
from dashboard.figures.marks import read_marks
from dashboard.views import Language, View
from ledger.briefings import Slide
from tests.dashboard.figure_frames import frame, row

COURSES = {
    "rising": [50, 54, 55, 60, 61, 66],
    "falling": [66, 61, 60, 55, 54, 50],
    "within": [59, 54, 61, 57, 62, 58],
    "short": [59, 65, 63],
}


def course(values: Sequence[float]) -> Prepared:
    """A slide of the district's selected projects from 2016 on: in them neither direction is called the better one."""
    shown = prepare_slide(slide_of(View("trend", "selected_projects")), 1, "ko")
    table = frame(*(row("seogu", str(2016 + number), value) for number, value in enumerate(values)))
    return replace(shown, frame=table, marks=read_marks(table), caption="", subtitle="", notes=())


def said(slide: Prepared, headline: str, language: Language = "ko") -> list[str]:
    return [doubt.sentence for doubt in doubts(replace(slide, slide=Slide("", headline)), language)]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("data", "headline"),
    [
        ("rising", "선정 사업이 늘었습니다"),
        ("rising", "선정 사업 증가"),
        ("rising", "서구, 꾸준한 증가세"),
        ("rising", "50개에서 66개로 늘었습니다"),
        ("rising", "2016년 50개 → 2021년 66개"),
        ("rising", "5년 사이 16개, 32% 증가"),
        ("rising", "1.3배로 늘었습니다"),
        ("rising", "Selections rose to 66 projects in 2021"),
        ("rising", "2016~2021년 가운데 2021년이 가장 많습니다"),
        ("falling", "선정 사업이 줄었습니다"),
        ("falling", "선정 사업 감소"),
        ("falling", "Selections fell from 66 to 50"),
        ("falling", "선정 사업이 늘지 않았습니다"),
        ("within", "선정 사업은 평소와 비슷합니다"),
        ("within", "선정 사업이 늘지 않았습니다"),
        ("within", "뚜렷한 증가는 없습니다"),
        ("within", "증가했다고 볼 수 없습니다"),
        ("within", "줄었다고 하기 어렵습니다"),
        ("within", "Selections did not rise"),
        ("within", "No increase in selections"),
        ("within", "선정 사업을 늘리겠습니다"),
        ("within", "공모 지원 확대 방안"),
        ("within", "선정 사업이 늘었을까요?"),
        ("within", "How to increase selections"),
        ("within", "오늘의 주민자치, 하늘을 보다"),
        ("within", "2021년 58개"),
        ("within", "약 60개가 해마다 뽑힙니다"),
        ("within", "60여 개를 뽑습니다"),
        ("short", "2016년 59개, 2017년 65개, 2018년 63개"),
        ("short", "변함없는 참여"),
        ("within", "주민 역량 향상 교육, 58개"),
        ("falling", "증가세 꺾여"),
        ("within", ""),
    ],
)
def test_a_headline_that_the_data_carry_goes_through(data: str, headline: str) -> None:
    assert said(course(COURSES[data]), headline) == []


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("data", "headline", "sentence"),
    [
        ("within", "선정 사업 증가", "‘증가’라고 쓰셨지만 변동 범위 안입니다."),
        ("within", "선정 사업이 늘었습니다", "‘늘었습니다’라고 쓰셨지만 변동 범위 안입니다."),
        ("within", "선정 사업이 줄었음", "‘줄었음’이라고 쓰셨지만 변동 범위 안입니다."),
        ("within", "선정 사업 상승", "‘상승’이라고 쓰셨지만 변동 범위 안입니다."),
        ("within", "주민자치 확대", "‘확대’라고 쓰셨지만 변동 범위 안입니다."),
        ("within", "선정 사업 급증", "‘급증’이라고 쓰셨지만 변동 범위 안입니다."),
        ("within", "선정 사업 껑충", "‘껑충’이라고 쓰셨지만 변동 범위 안입니다."),
        ("within", "선정 사업 주춤", "‘주춤’이라고 쓰셨지만 변동 범위 안입니다."),
        ("within", "공모 호조", "‘호조’라고 쓰셨지만 변동 범위 안입니다."),
        ("rising", "증가세 꺾여", "‘꺾여’라고 쓰셨지만 이 그림에서 서구는 늘었습니다."),
        ("within", "Selections grew", "‘grew’라고 쓰셨지만 변동 범위 안입니다."),
        ("within", "3년 연속 하락", "‘하락’이라고 쓰셨지만 변동 범위 안입니다."),
        ("short", "선정 사업 증가", "견줄 수 있는 해가 5개보다 적어 방향을 말할 수 없습니다."),
        ("rising", "선정 사업이 줄었습니다", "‘줄었습니다’라고 쓰셨지만 이 그림에서 서구는 늘었습니다."),
        ("rising", "선정 사업 제자리", "‘제자리’라고 쓰셨지만 이 그림에서 서구는 늘었습니다."),
        ("rising", "늘지 않았습니다", "‘늘지 않았습니다’라고 쓰셨지만 이 그림에서 서구는 늘었습니다."),
        ("falling", "Selections rose", "‘rose’라고 쓰셨지만 이 그림에서 서구는 줄었습니다."),
        ("rising", "선정 사업 개선", "느는 것이 좋은지 나쁜지 정하지 않은 지표입니다."),
        ("rising", "선정 사업 급증", "‘급증’: 방향은 맞지만 얼마나 크게 달라졌는지는 살피지 않았습니다."),
        ("rising", "역대 최고 66개", "‘역대’라고 쓰셨지만 이 그림은 2016~2021년의 값만 보입니다."),
        ("falling", "최고 기록", "이 그림에서 서구의 가장 큰 값은 2016년 66개입니다."),
        ("rising", "The lowest of all years", "이 그림에서 서구의 가장 작은 값은 2016년 50개입니다."),
        ("within", "412개를 뽑았습니다", "412는 이 그림에 없는 숫자입니다."),
        ("within", "2021년 61개", "61은 2021년이 아니라 2018년의 값입니다."),
        ("within", "59% 달성", "59는 이 그림에 없는 숫자입니다."),
        ("within", "두 배로", "두 배는 이 그림에 없는 숫자입니다."),
        ("within", "세 명이 수료", "세 명은 이 그림에 없는 숫자입니다."),
        ("within", "60개를 뽑았습니다", "60은 이 그림에 없는 숫자입니다."),
        ("within", "조례 개정 덕분에 62개", "‘덕분에’: 이 숫자만으로는 까닭을 알 수 없습니다."),
        ("within", "62 thanks to the new ordinance", "‘thanks to’: 이 숫자만으로는 까닭을 알 수 없습니다."),
        ("within", "양동이 늘었습니다", "‘늘었습니다’라고 쓰셨지만 그곳의 값은 이 그림에 없습니다."),
    ],
)
def test_a_headline_that_claims_more_is_marked_with_the_reason(data: str, headline: str, sentence: str) -> None:
    found = said(course(COURSES[data]), headline)
    assert found
    assert any(sentence in one for one in found)


@pytest.mark.usefixtures("small")
def test_causes_and_strong_words_are_hints_and_the_rest_are_claims() -> None:
    slide = replace(course(COURSES["rising"]), slide=Slide("", "조례 덕분에 급증, 412개"))
    assert [doubt.gravity for doubt in doubts(slide, "ko")] == ["hint", "hint", "claim"]


@pytest.mark.usefixtures("small")
def test_reasons_are_told_in_the_language_of_the_screen() -> None:
    assert said(course(COURSES["within"]), "선정 사업 증가", "en") == [
        "You wrote “증가”, but it lies within ordinary variation."
    ]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("양동이 가장 높습니다", "이 그림에서 값이 가장 큰 곳은"),
        ("Yang-dong ranked first", "우연을 헤아리면 양동은 18개 동 중 1~18위입니다."),
        ("참여율이 올랐습니다", "이 그림은 한 시점의 값이라"),
        ("역대 최고", "의 값만 보입니다."),
    ],
)
def test_ranks_and_extremes_are_held_against_the_ranges(headline: str, sentence: str) -> None:
    slide = prepare_slide(slide_of(View("rank", "turnout", period="2025")), 1, "ko")
    assert any(sentence in one for one in said(slide, headline))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("금호1동이 서창동보다 높습니다", ""),
        ("금호1동이 구 전체보다 높습니다", "금호1동은 우연한 차이의 범위 안입니다."),
        ("양동이 서구보다 높지 않습니다", ""),
        ("생각보다 많은 주민이 모였습니다", ""),
        ("서창동이 금호1동보다 높습니다", "‘높습니다’라고 쓰셨지만 이 그림의 값은 그렇지 않습니다."),
        ("Seochang-dong is above the average", "‘above’라고 쓰셨지만 이 그림의 값은 그렇지 않습니다."),
        ("금호1동이 풍암동보다 높습니다", "금호1동과 풍암동의 95% 범위가 겹쳐"),
        ("작년보다 높습니다", "이 그림은 한 시점의 값이라"),
    ],
)
def test_a_place_is_set_beside_another_only_where_their_ranges_part(headline: str, sentence: str) -> None:
    slide = prepare_slide(slide_of(View("rank", "turnout", period="2025")), 1, "ko")
    found = said(slide, headline)
    assert any(sentence in one for one in found) if sentence else found == []


@pytest.mark.usefixtures("small")
def test_a_generated_caption_is_never_doubted() -> None:
    for view in (
        View("trend", "turnout"),
        View("rank", "turnout", period="2025", highlight=("yang",)),
        View("heat", "trainees"),
        View("against", "trainees", period="2025", against="2024"),
        View("trend", "trainees", indicators=("turnout",)),
    ):
        slide = prepare_slide(slide_of(view), 1, "ko")
        assert said(slide, slide.caption) == []
        assert said(slide, slide.caption + " ") == []
        assert not [one for one in said(slide, f"{slide.caption}.") if "숫자" in one]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "headline",
    ["가" * 400, "😀" * 50, "<script>alert(1)</script>", "%s {place} {0}", "9" * 400, "약 " + "9" * 390, "1만" * 200],
)
def test_any_headline_can_be_read(headline: str) -> None:
    for view in (View("trend", "turnout"), View("rank", "turnout", period="2025")):
        said(prepare_slide(slide_of(view), 1, "ko"), headline)
