"""A department's comment is written at a number, stays with it, and is shown on its chart, its card, its table and its CSV."""

from pathlib import Path
from shutil import copytree

import pytest

from dashboard import engine
from dashboard.comments import comments_in_force, noted, signs_by_figure, told_by_figure
from dashboard.figures.paint import Paint
from dashboard.finished import figure_of
from dashboard.listing import listing
from dashboard.listing_csv import as_csv
from dashboard.office import ledger
from dashboard.views import Kind, View
from tests.dashboard.test_history_page import press
from tests.dashboard.test_pages import run, words

WORDS = "신규 아파트 입주로 <b>강좌</b>를 늘림"


@pytest.fixture
def office(small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(small_data, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def said(office: Path) -> Path:
    """With two comments on figures of 2024, and one on another year's."""
    comments = ledger().comments
    comments.write("trainees", "pungam", "2024", WORDS, "풍암동")
    comments.write("trainees", "yang", "2024", "=강사 사정", "양동")
    comments.write("trainees", "seogu", "2023", "구 전체 사유", "주민자치과")
    return office


def view(kind: Kind, **more: object) -> View:
    return View(kind, "trainees", period="2024", release=1, **more)  # type: ignore[arg-type]


@pytest.mark.usefixtures("small")
def test_looking_for_comments_makes_no_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    assert comments_in_force() == ()
    assert not (tmp_path / "ledger.sqlite").exists()


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("kind", ["rank", "trend", "tiles"])
def test_the_sign_stands_at_the_mark_and_the_words_under_the_pointer(kind: Kind) -> None:
    figure = figure_of(view(kind, highlight=("pungam", "yang")), Paint("ko", False))
    texts = [text for trace in figure.data if trace.text is not None for text in trace.text]
    assert {"①", "②"} <= {text[-1] for text in texts if text}
    hover = "\n".join(text for trace in figure.data if trace.hovertext is not None for text in trace.hovertext)
    assert "① 의견: 신규 아파트 입주로 ‹b›강좌‹/b›를 늘림" in hover
    assert "<b>강좌" not in hover


@pytest.mark.usefixtures("said")
def test_a_figure_without_a_comment_stays_as_it_was() -> None:
    figure = figure_of(View("rank", "trainees", period="2022", release=1), Paint("ko", False))
    assert [trace for trace in figure.data if trace.name == "comments"] == []


@pytest.mark.usefixtures("said")
def test_a_table_carries_the_signs_and_a_csv_the_words_without_formulas() -> None:
    asked, opened = view("rank"), engine.release()
    frame, indicator = engine.frame(asked), opened.indicator("trainees")
    found = noted(asked, frame, comments_in_force())
    table = listing(asked, frame, indicator, opened.catalog, "ko", signs=signs_by_figure(found))
    assert {label: cell.noted for label, (cell,) in table.rows if cell.noted} == {"풍암동": "①", "양동": "②"}
    text = as_csv(asked, frame, indicator, opened.catalog, "ko", (), comments=told_by_figure(found)).decode("utf-8-sig")
    head, *lines = text.splitlines()
    assert head.endswith(",의견")
    assert next(line for line in lines if line.startswith("양동,")).endswith(",'=강사 사정")


@pytest.mark.usefixtures("said")
def test_the_words_stand_under_the_figure_on_the_card_and_in_the_scorecard() -> None:
    shown = words(run(page="compare", indicator="trainees", period="2024"))
    assert "① 풍암동 2024년: 신규 아파트 입주로 &lt;b&gt;강좌&lt;/b&gt;를 늘림 (풍암동, " in shown
    overview = words(run(period="2023"))
    assert overview.count("의견: 구 전체 사유 (주민자치과)") == 2  # the card and the row


@pytest.mark.usefixtures("office")
def test_a_comment_is_written_at_the_number_and_removed_with_a_reason() -> None:
    app = run(number="trainees,pungam,2024")
    app.text_area[0].set_value(WORDS)
    press(app, "의견 남기기")
    assert "이름을 적어 주십시오." in words(app)
    app.text_input(key="by-comment").set_value("김주무관")
    press(app, "의견 남기기")
    assert [(one.about, one.text, one.by) for one in comments_in_force()] == [
        (("trainees", "pungam", "2024"), WORDS, "김주무관")
    ]
    assert "의견 1건" in words(app)
    number = comments_in_force()[0].number
    app.text_input(key=f"why-comment-{number}").set_value("다른 동의 사유")
    press(app, "이 의견 지우기")
    assert comments_in_force() == ()


@pytest.mark.usefixtures("office")
def test_a_comment_does_not_tell_how_few_there_were_where_the_figure_does_not() -> None:
    frame = engine.frame(View("trend", "trainees", grain="month"))
    place, period = frame[frame["missing"] == "small_count"][["place", "period"]].iloc[0]
    app = run(page="trends", number=f"trainees,{place},{period}")
    app.text_input(key="by-comment").set_value("김주무관")
    app.text_area[0].set_value("세 사람이 이사하여 줄었음")
    press(app, "의견 남기기")
    assert "의견에서도 인원수를 빼고 적어 주십시오." in words(app)
    app.text_area[0].set_value("이사로 줄었음. 강좌는 3개")
    press(app, "의견 남기기")
    assert [one.text for one in comments_in_force()] == ["이사로 줄었음. 강좌는 3개"]


@pytest.mark.usefixtures("small")
def test_the_passport_tells_the_checks_and_since_when_the_figure_stands() -> None:
    shown = words(run(number="trainees,pungam,2024"))
    assert "통과한 검사 1개 · 같은 표에서 걸린 검사 1개 · 이 숫자의 칸에서 찾은 문제는 없습니다" in shown
    assert "릴리스 1(2026. 1. 20.)부터 그대로입니다." in shown
    assert "page=history&amp;about=demo-" in shown
    assert "part=corrections" in shown
