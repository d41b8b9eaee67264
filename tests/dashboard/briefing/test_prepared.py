"""Slides as a release has them: their words, their source, and what they say where their data are gone."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from dashboard.briefing.drawn import drawn
from dashboard.briefing.prepared import Prepared, prepare, slide_of, view_of
from dashboard.export.deck_slide import slide_markup
from dashboard.export.facts import facts_of
from dashboard.figures.paint import Paint
from dashboard.office import ledger
from dashboard.text import say
from dashboard.views import View
from ledger.briefings import Briefing, Slide

SIGN = re.compile("[①-⑳]")
VIEWS = {
    "trend": View("trend", "trainees"),
    "rank": View("rank", "trainees_per_1000", period="2025"),
    "heat": View("heat", "turnout"),
    "tiles": View("tiles", "turnout", period="2025"),
    "against": View("against", "trainees", period="2025", against="2024"),
    "panels": View("trend", "trainees", indicators=("turnout", "selected_projects")),
}


def briefing(slides: Iterable[Slide], **changes: object) -> Briefing:
    said: dict[str, object] = {"release": 1, "language": "ko", "staffing": False} | changes
    return Briefing("x", 1, "발표", slides=tuple(slides), by="", at=datetime.now(UTC), **said)  # type: ignore[arg-type]


def one(slide: Slide | View, **changes: object) -> Prepared:
    (prepared,) = prepare(briefing([slide if isinstance(slide, Slide) else slide_of(slide)], **changes))
    return prepared


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("kind", VIEWS)
def test_every_kind_of_view_makes_a_slide_with_its_figures(kind: str) -> None:
    slide = one(VIEWS[kind])
    assert not slide.gone
    assert slide.caption == slide.title
    assert all((slide.subtitle, slide.alt, slide.marks, len(slide.frame)))
    assert "릴리스 1 · 기준 2025. 12. 31." in slide.source
    assert len(drawn(slide, Paint("ko", dark=False))) == (3 if kind == "panels" else 1)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("kind", ["rank", "tiles"])
def test_a_view_that_leaves_its_period_open_is_drawn_listed_and_sourced_at_the_latest(
    kind: Literal["rank", "tiles"],
) -> None:
    slide = one(View(kind, "turnout"))
    assert slide.view.period == "2025"
    assert set(slide.frame["period"]) == {"2025"}
    assert (slide.demonstration_in_frame, slide.demonstration) == ("all", "all")
    assert slide.source.startswith("출처: 선거인.xlsx, 투표.xlsx")


@pytest.mark.usefixtures("small")
def test_a_slide_tells_the_values_of_its_release_and_where_they_come_from() -> None:
    slide = one(View("trend", "selected_projects", demonstration=False))
    assert slide.title.startswith("서구 좋은마을만들기 선정 사업 수: ")
    assert "2018년 65개" in slide.title
    assert slide.source == "출처: 2019_사례보고서.xlsx · 릴리스 1 · 기준 2025. 12. 31."
    assert (slide.demonstration, slide.demonstration_in_frame) == ("none", "none")


@pytest.mark.usefixtures("small")
def test_the_headline_of_the_presenter_stands_over_the_caption() -> None:
    pinned = slide_of(VIEWS["trend"])
    slide = one(Slide(pinned.view, " 우리 구의 교육 ", "여기서 잠깐 쉽니다"))
    assert (slide.title, slide.note) == ("우리 구의 교육", "여기서 잠깐 쉽니다")
    assert "교육 참여 인원" in slide.caption


@pytest.mark.usefixtures("small")
def test_a_slide_in_english_is_english() -> None:
    slide = one(VIEWS["rank"], language="en")
    assert slide.source.startswith("Source: ")
    assert "Release 1 · As of 31 Dec 2025" in slide.source
    assert slide.caption.startswith("People in training per 1,000 residents, 2025")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("slide", "sentence"),
    [
        (slide_of(View("trend", "nonsense")), "이 장이 찾는 지표나 기간이 릴리스 1에 없습니다."),
        (slide_of(View("rank", "trainees", period="zzz")), "이 장이 찾는 지표나 기간이 릴리스 1에 없습니다."),
        (Slide("%%%&kind=<b>"), "이 장이 찾는 지표나 기간이 릴리스 1에 없습니다."),
        (
            slide_of(View("rank", "trainees", period="1990")),
            "교육 참여 인원: 이 장이 보여 주던 값이 릴리스 1에는 없습니다.",
        ),
        (
            slide_of(View("against", "trainees", period="1991", against="1990")),
            "교육 참여 인원: 이 장이 보여 주던 값이 릴리스 1에는 없습니다.",
        ),
    ],
)
def test_a_slide_whose_data_are_gone_says_so_and_the_rest_goes_on(slide: Slide, sentence: str) -> None:
    gone, following = prepare(briefing([slide, slide_of(VIEWS["trend"])]))
    assert (gone.gone, gone.title) == (sentence, sentence)
    assert drawn(gone, Paint("ko", dark=False)) == ()
    assert not following.gone


@pytest.mark.usefixtures("small")
def test_without_its_release_every_slide_says_so() -> None:
    assert one(VIEWS["trend"], release=77).gone == "릴리스 77이 없어 이 장을 보여 드릴 수 없습니다."


@pytest.mark.usefixtures("small")
def test_of_several_indicators_the_one_that_is_gone_is_left_out() -> None:
    slide = one(View("trend", "nonsense", indicators=("trainees", "turnout")))
    assert [panel.view.indicator for panel in slide.panels] == ["trainees", "turnout"]
    assert set(slide.frame["indicator"]) == {"trainees", "turnout"}
    assert slide.caption.startswith("교육 참여 인원, 주민총회 참여율: ")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("indicator", ["staff", "trainees.per_officer"])
def test_slides_about_staff_are_left_out_unless_they_are_chosen(indicator: str) -> None:
    slides = [slide_of(View("trend", indicator)), slide_of(View("trend", "trainees", indicators=("staff",)))]
    assert prepare(briefing(slides)) == ()
    assert len(prepare(briefing(slides, staffing=True))) == 2


def test_a_view_is_pinned_without_the_release_it_was_looked_at_in() -> None:
    view = View("rank", "trainees", period="2025", highlight=("yang", "pungam"), release=7)
    assert view_of(slide_of(view), 9) == replace(view, release=9, events=False)


@pytest.mark.usefixtures("small")
def test_comments_on_the_figures_drawn_stand_below_the_slide_with_who_wrote_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGNE_LEDGER", f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    said = ledger().comments
    said.write("turnout", "yang", "2025", "투표 방식이 바뀌었습니다.", "주민자치과")
    said.write("turnout", "yang", "2024", "다른 해의 의견", "주민자치과")
    (comment,) = one(VIEWS["tiles"]).comments
    assert comment.startswith("① 양동 2025년: 투표 방식이 바뀌었습니다. (주민자치과, 20")
    assert comment in slide_markup(one(VIEWS["tiles"]), 1, 1, ["<svg/>"], say("ko"))
    assert dict(facts_of(one(VIEWS["tiles"]), "ko"))["부서 의견"] == comment
    assert one(VIEWS["trend"]).comments == ()


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("view", "signs"),
    [
        (View("against", "turnout", period="2025", against="2024"), ["①②"]),
        (View("trend", "trainees", indicators=("turnout",)), ["①", "②③"]),
        (View("cumulative", "trainees.cumulative", grain="month"), ["①"]),
        (View("heat", "turnout"), ["①②"]),
        (View("funnel", "turnout", period="2025"), ["①"]),
    ],
    ids=lambda one: one.kind if isinstance(one, View) else "",
)
def test_every_kind_of_figure_carries_the_signs_of_its_comments(
    view: View, signs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGNE_LEDGER", f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    for about in (
        ("turnout", "yang", "2024"),
        ("turnout", "yang", "2025"),
        ("trainees", "seogu", "2024"),
        ("trainees.cumulative", "seogu", "2023-05"),
    ):
        ledger().comments.write(*about, "사유", "주민자치과")
    slide = one(view)
    found = [
        "".join(SIGN.findall("".join(text for trace in figure.data if trace.text is not None for text in trace.text)))
        for figure in drawn(slide, Paint("ko", dark=False))
    ]
    assert ["".join(sorted(one)) for one in found] == signs
    assert [words[0] for words in slide.comments] == list("".join(signs))
