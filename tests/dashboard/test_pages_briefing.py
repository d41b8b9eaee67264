"""Pinning on any page, and the page on which a briefing is put together."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import engine
from dashboard.office import ledger
from dashboard.views import View
from ledger.briefings import Briefing, Briefings, Slide
from ledger.targets import Goal
from tests.dashboard.small_release import make_release
from tests.dashboard.test_pages import run, words


@pytest.fixture(scope="module")
def two_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two releases; in the second there are twice as many trainees."""
    data = tmp_path_factory.mktemp("two")
    make_release(data)
    make_release(data, scale=2)
    return data


@pytest.fixture
def briefings(two_releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Briefings:
    """The briefings of a ledger that holds none yet."""
    monkeypatch.setenv("DONGNE_DATA", str(two_releases))
    monkeypatch.setenv("DONGNE_LEDGER", f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    return ledger().briefings


def slide(view: View, headline: str = "") -> Slide:
    return Slide(urlencode(view.query()), headline)


def three(kept: Briefings, release: int = 2) -> Briefing:
    slides = [
        slide(View("trend", "settled_budget"), "집행액 증가"),
        slide(View("rank", "trainees", period="2025")),
        slide(View("trend", "staff")),
    ]
    return kept.make("의회 보고", release, "김주무관", slides=slides)


def opened(briefing: Briefing, **query: str) -> AppTest:
    return run(page="briefing", briefing=briefing.id, **query)


def press(app: AppTest, key: str) -> AppTest:
    """Press the button whose key begins so: the names of slides follow."""
    found = [button for button in app.button if str(button.key).startswith(key)]
    found[0].click().run()
    assert not app.exception
    return app


def test_the_first_press_makes_a_briefing_and_the_next_ones_add_to_it(briefings: Briefings) -> None:
    app = press(run(indicator="turnout"), "pin-trend")
    (made,) = briefings.all()
    assert (made.release, made.language, len(made.slides)) == (2, "ko", 1)
    assert "1번째 장으로 담았습니다" in app.toast[0].value
    press(app, "pin-heat")
    press(app, "pin-heat")
    kinds = [one.view.split("&")[0] for one in briefings.find(made.id).slides]
    assert kinds == ["kind=trend", "kind=heat"]
    assert made.id in app.query_params["briefing"]


@pytest.mark.parametrize(
    ("query", "key", "kind"),
    [
        ({"page": "trends", "indicator": "trainees", "kind": "against", "against": "2024", "period": "2025"}, "pin-against", "against"),
        ({"page": "trends", "indicator": "trainees", "kind": "cumulative", "grain": "month"}, "pin-cumulative", "cumulative"),
        ({"page": "trends", "indicator": "trainees", "indicators": "turnout"}, "pin-panels", "trend"),
        ({"page": "trends", "indicator": "trainees", "indicators": "turnout"}, "pin-panel-turnout", "trend"),
        ({"page": "trends", "indicator": "trainees", "measured": "per_resident"}, "pin-trend", "trend"),
        ({"page": "compare", "indicator": "turnout"}, "pin-rank", "rank"),
        ({"page": "compare", "indicator": "turnout"}, "pin-funnel", "funnel"),
        ({"page": "targets", "indicator": "turnout"}, "pin-trend", "trend"),
    ],
)  # fmt: skip
def test_every_kind_of_card_can_be_pinned_and_its_slide_has_data(
    briefings: Briefings, query: dict[str, str], key: str, kind: str
) -> None:
    press(run(**query), key)
    (made,) = briefings.all()
    assert made.slides[0].view.startswith(f"kind={kind}&")
    shown = words(opened(made))
    assert "에는 없습니다" not in shown
    assert "1 / 1" in shown


def test_of_several_briefings_whoever_pins_is_asked_which(briefings: Briefings) -> None:
    first, second = briefings.make("하나", 2, ""), briefings.make("둘", 2, "")
    app = press(run(indicator="turnout"), "pin-trend")
    assert briefings.find(first.id).slides == briefings.find(second.id).slides == ()
    press(app, f"pin-to-{second.id}")
    press(app, "pin-heat")
    assert [len(briefings.find(one.id).slides) for one in (first, second)] == [0, 2]


def test_a_view_that_is_pinned_to_an_older_briefing_shows_that_release_and_says_so(briefings: Briefings) -> None:
    briefings.make("지난 보고", 1, "")
    app = press(run(indicator="turnout"), "pin-trend")
    assert "릴리스 1의 숫자로 보입니다" in app.toast[0].value.replace("\\", "")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_list_stands_in_its_frame(briefings: Briefings, language: str) -> None:
    three(briefings)
    shown = words(run(page="briefing", lang=language))
    frame = ("발표", "릴리스 2", "의회 보고", "3장") if language == "ko" else ("Briefings", "Release 2", "Slides: 3")
    assert all(text in shown for text in frame)


def test_slides_are_put_in_order_and_every_change_can_be_undone(briefings: Briefings) -> None:
    made = three(briefings)
    app = press(opened(made), "down-")
    assert [one.view for one in briefings.find(made.id).slides] == [made.slides[n].view for n in (1, 0, 2)]
    press(app, "briefing-undo-press")
    assert briefings.find(made.id).slides == made.slides
    press(app, "away-")
    assert briefings.find(made.id).slides == made.slides[1:]
    press(app, "twice-")
    assert briefings.find(made.id).slides == (made.slides[1], *made.slides[1:])


def test_headlines_notes_name_language_and_staff_are_kept(briefings: Briefings) -> None:
    made = three(briefings)
    app = opened(made)
    next(one for one in app.text_input if str(one.key).startswith("headline-")).set_value(" 우리 구 집행 ").run()
    next(one for one in app.text_area if str(one.key).startswith("note-")).set_value("천천히").run()
    app.text_input(key=f"briefing-name-{made.id}").set_value("업무 보고").run()
    app.toggle(key=f"briefing-staffing-{made.id}").set_value(True).run()
    app.button_group(key=f"briefing-language-{made.id}").set_value(["en"]).run()
    found = briefings.find(made.id)
    assert not app.exception
    assert (found.name, found.staffing, found.language) == ("업무 보고", True, "en")
    assert (found.slides[0].headline, found.slides[0].note) == ("우리 구 집행", "천천히")


def test_a_headline_that_claims_too_much_is_marked_and_the_caption_stands_beside_it(briefings: Briefings) -> None:
    shown = words(opened(three(briefings)))
    assert "‘증가’라고 쓰셨지만 변동 범위 안입니다." in shown
    assert "자료가 말하는 것: 서구 주민자치 사업 집행액은 평소 변동 안입니다" in shown
    assert "인력 자료: 발표에서 빠짐" in shown


def test_a_briefing_is_handed_on_by_a_link_to_it_alone(briefings: Briefings) -> None:
    made = three(briefings)
    app = opened(made, highlight="yang", indicator="turnout")
    assert app.code[0].value.endswith(f"?page=briefing&briefing={made.id}")


def test_the_second_of_two_people_at_once_is_told_and_nothing_is_lost(briefings: Briefings) -> None:
    made = three(briefings)
    app = opened(made)
    briefings.save(replace(made, name="다른 분이 고침"), "이주무관")
    press(app, "down-")
    assert "그사이 다른 분이 이 발표를 바꾸어" in words(app)
    assert briefings.find(made.id).slides == made.slides
    assert briefings.find(made.id).name == "다른 분이 고침"


def test_an_older_briefing_says_what_has_changed_and_moves_only_when_asked(briefings: Briefings) -> None:
    made = three(briefings, release=1)
    app = opened(made)
    shown = words(app)
    assert "2026. 1. 20. 이후 숫자" in shown
    assert "바뀐 장: 2" in shown
    assert briefings.find(made.id).release == 1
    press(app, "briefing-move")
    assert briefings.find(made.id).release == engine.current_number() == 2
    assert "이후 숫자" not in words(app)


def test_a_target_that_was_changed_is_told_on_its_slide_and_taken_over_only_when_asked(briefings: Briefings) -> None:
    made = three(briefings)
    ledger().targets.change([Goal("trainees", "yang", 2025, 40)], "이주무관", "추경")
    ledger().comments.write("trainees", "pungam", "2025", "<b>새 강좌</b>", "풍암동")
    app = opened(made)
    shown = words(app)
    assert "이후 이 발표의 목표나 의견이 달라졌습니다." in shown
    assert "목표가 바뀐 장: 2 · 새 의견이 있는 장: 2" in shown
    assert "풍암동 2025년: &lt;b&gt;새 강좌&lt;/b&gt; (풍암동" in shown
    press(app, "briefing-move")
    assert "달라졌습니다" not in words(app)
    assert briefings.find(made.id).frozen == briefings.find(made.id).at
    press(app, "briefing-undo-press")
    assert "목표가 바뀐 장: 2" in words(app)


def test_files_are_left_to_the_worker(briefings: Briefings) -> None:
    made = three(briefings)
    app = press(opened(made), "make-pptx")
    job = ledger().jobs.find(1)
    assert (job.queue, job.kind, job.about["briefing"], job.about["version"]) == ("export", "pptx", made.id, 1)
    assert "처리기가 꺼져 있습니다." in words(app)
    ledger().jobs.fail(1, "파워포인트 서식 파일을 읽지 못했습니다.")
    app.run()
    assert "파워포인트 서식 파일을 읽지 못했습니다." in words(app)


def test_a_file_that_was_made_before_a_change_says_so(briefings: Briefings) -> None:
    made = three(briefings)
    app = press(opened(made), "make-pptx")
    assert "파일을 만든 뒤에 발표를 고쳤습니다" not in words(app)
    briefings.save(replace(made, name="다른 이름"), "박주무관")
    app.run()
    assert "파일을 만든 뒤에 발표를 고쳤습니다(PPTX)." in words(app)


@pytest.mark.parametrize("token", ["nonsense", "<script>alert(1)</script>", "%00"])
def test_a_link_to_no_briefing_says_so_and_lists_those_there_are(briefings: Briefings, token: str) -> None:
    three(briefings)
    shown = words(run(page="briefing", briefing=token))
    assert "링크가 찾는 발표가 없습니다" in shown
    assert "의회 보고" in shown
    assert "<script>" not in shown


def test_words_of_presenters_are_never_markup(briefings: Briefings) -> None:
    wild = "<script>alert(1)</script> **굵게** 😀" + "가" * 300
    made = briefings.make(
        "<b>이름</b>", 2, "<i>이</i>", slides=[Slide("kind=trend&indicator=turnout", wild, wild)] * 13
    )
    shown = words(opened(made))
    assert "<script>" not in shown
    assert "<b>이름" not in shown
    assert "1 / 13" in shown


def test_a_briefing_is_removed_behind_a_second_press(briefings: Briefings) -> None:
    made = three(briefings)
    app = press(opened(made), f"remove-{made.id}")
    assert briefings.all() == ()
    assert "아직 만든 발표가 없습니다." in words(app)
