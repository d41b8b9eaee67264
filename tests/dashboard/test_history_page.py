"""The history: what was received and what became of it, the releases compared, corrections, reasons for blanks, answers."""

from pathlib import Path
from shutil import copytree

import pytest
from streamlit.testing.v1 import AppTest

from catalog.problems import Ask, Choice
from dashboard import engine
from dashboard.history_facts import key_of
from dashboard.office import ledger
from ledger.decisions import DECISION, enter
from ledger.entries import Said, Signed
from ledger.outcome import Outcome
from tests.dashboard.small_release import make_release
from tests.dashboard.test_pages import run, words

SHA = "a" * 64


@pytest.fixture
def office(small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own with two releases, the second with other trainees, and a ledger to write into."""
    copytree(small_data, tmp_path, dirs_exist_ok=True)
    make_release(tmp_path, scale=2)
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    return tmp_path


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def sign(app: AppTest, key: str, by: str = "김주무관", why: str = "잘못 올림") -> None:
    app.text_input(key=f"by-{key}").set_value(by)
    app.text_input(key=f"why-{key}").set_value(why)


def waiting() -> list[tuple[str, dict[str, object], str]]:
    return [(job.kind, dict(job.about), job.by) for job in ledger().jobs.unfinished("etl")]


def enter_waiting() -> None:
    """What the worker does with decisions, but for the release."""
    while job := ledger().jobs.take("etl"):
        enter(ledger(), DECISION.validate_python(job.about["decision"]), Signed(job.by, job.about["reason"], job.at))
        ledger().jobs.finish(job.number, Outcome(state="done").model_dump(mode="json"))


@pytest.mark.usefixtures("office")
def test_every_file_is_listed_with_its_giver_its_tables_and_its_state() -> None:
    ledger().accept("새 실적.xlsx", SHA, "raw/submitted/x", "박주무관")
    shown = words(run(page="history"))
    assert "받은 자료 12개" in shown
    assert shown.index("새 실적.xlsx") < shown.index("2019_사례보고서.xlsx")
    assert "박주무관" in shown
    assert "다음 릴리스부터" in shown
    assert "공모 선정 4, 인력 5, 교육 인원 1" in shown
    assert "&lt;b&gt;=2020_동&lt;/b&gt;&amp;실적.xlsx" in shown


@pytest.mark.usefixtures("office")
def test_a_file_is_found_by_a_word_and_by_its_state() -> None:
    ledger().withdraw("demo-교육", "박주무관", "옛 양식")
    app = run(page="history")
    app.text_input(key="history-words").set_value("사례보고서").run()
    assert "받은 자료 11개 가운데 1개" in words(app)
    app.text_input(key="history-words").set_value("").run()
    app.selectbox(key="history-state").set_value("withdrawn").run()
    assert "받은 자료 11개 가운데 1개" in words(app)
    assert "교육.xlsx" in words(app)


@pytest.mark.usefixtures("office")
def test_withdrawing_says_what_will_change_asks_who_and_why_and_waits_for_the_worker() -> None:
    app = run(page="history", about="demo-교육")
    shown = words(app)
    assert "이 자료에서 온 값 180개가 모두 없어집니다." in shown
    assert "개가 바뀌거나 없어집니다." in shown
    press(app, "이 자료 거둬들이기")
    assert "이름, 까닭을 적어 주십시오." in words(app)
    assert waiting() == []
    sign(app, "undo")
    press(app, "이 자료 거둬들이기")
    assert "처리 중 1건" in words(app)
    assert "자료 거둬들이기: 교육.xlsx · 김주무관 · 기다리는 중" in words(app)
    assert "처리기가 꺼져 있습니다." in words(app)
    assert waiting() == [("undo", {"upload": "demo-교육", "reason": "잘못 올림"}, "김주무관")]


@pytest.mark.usefixtures("office")
def test_what_was_asked_is_not_told_again_once_it_is_done() -> None:
    app = run(page="history", about="demo-교육")
    sign(app, "undo")
    press(app, "이 자료 거둬들이기")
    ledger().withdraw("demo-교육", "김주무관", "잘못 올림")
    job = ledger().jobs.take("etl")
    assert job is not None
    ledger().jobs.finish(job.number, {"state": "done", "release": 3, "uploads": ["demo-교육"]})
    app.run()
    assert "되살리기" in {button.label for button in app.button}
    assert "요청했습니다." not in words(app)


@pytest.mark.usefixtures("office")
def test_the_second_of_two_who_withdraw_the_same_file_is_told() -> None:
    ledger().jobs.ask("etl", "undo", {"upload": "demo-교육", "reason": "옛 양식"}, "박주무관")
    app = run(page="history", about="demo-교육")
    assert "박주무관이 이미 요청해 차례를 기다립니다." in words(app)
    assert "이 자료 거둬들이기" not in {button.label for button in app.button}


@pytest.mark.usefixtures("office")
def test_a_withdrawn_file_tells_who_withdrew_it_and_what_it_gave_and_can_come_back() -> None:
    ledger().withdraw("demo-교육", "박주무관", "옛 양식")
    app = run(page="history", about="demo-교육")
    assert "거둬들임 · 박주무관 · 옛 양식" in words(app)
    assert "교육 인원 180" in words(app)
    sign(app, "undo", why="맞는 자료였음")
    press(app, "되살리기")
    assert [(kind, about["reason"]) for kind, about, _ in waiting()] == [("redo", "맞는 자료였음")]


@pytest.mark.usefixtures("office")
def test_two_releases_are_compared_figure_by_figure_with_both_cells() -> None:
    app = run(page="history", part="compare", about="1,2")
    shown = words(app)
    assert "다른 값 " in shown
    assert "더해짐 0 · 바뀜 " in shown
    assert "교육.xlsx › 실적 › " in shown
    app.selectbox(key="compare-place").set_value("yang").run()
    assert "풍암동" not in words(app).split("다른 값 ")[1]
    assert "양동 · 2018년" in words(app)


@pytest.mark.usefixtures("small")
def test_one_release_alone_is_compared_with_nothing() -> None:
    assert "릴리스가 아직 하나라 견줄 것이 없습니다." in words(run(page="history", part="compare"))


def row_of(place: str, period: str) -> int:
    facts = engine.release().ask("table_facts", table_name="trainees", row=-1)
    return next(
        f["row"] for f in facts if (f["place"], f["period_start"]) == (place, period) and f["value"] is not None
    )


@pytest.mark.usefixtures("office")
def test_a_value_is_corrected_with_a_reason_and_lifted_again() -> None:
    app = run(page="history", part="corrections", about=f"2,{row_of('pungam', '2018')}")
    key = f"correct-2-{row_of('pungam', '2018')}"
    assert "풍암동 · 2018년" in words(app)
    sign(app, "correct", why="결재 문서와 다름")
    app.text_input(key=f"{key}-value").set_value("백 명")
    press(app, "정정")
    assert "‘백 명’은 수로 읽을 수 없습니다. 단위 명의 수로 적어 주십시오." in words(app)
    app.text_input(key=f"{key}-value").set_value("1,204명")
    press(app, "정정")
    assert "요청했습니다. 처리되면 새 릴리스가 나옵니다." in words(app)
    assert "쓰이는 정정 0건" in words(app)  # until the worker has judged it
    enter_waiting()
    (held,) = ledger().corrections.in_force()
    assert (held.value, held.by, held.reason) == (1204, "김주무관", "결재 문서와 다름")
    app.run()
    assert "쓰이는 정정 1건" in words(app)
    assert "이 릴리스에는 쓰이지 않음" in words(app)
    sign(app, "lift", why="원본이 맞음")
    press(app, "이 정정 거두기")
    enter_waiting()
    assert ledger().corrections.in_force() == ()


def test_a_link_to_a_figure_means_the_same_figure_after_the_next_release(office: Path) -> None:
    row = row_of("pungam", "2018")
    make_release(office, rows_from=8)
    app = run(page="history", part="corrections", about=f"2,{row}")
    assert "풍암동 · 2018년" in words(app)
    sign(app, "correct")
    app.text_input(key=f"correct-3-{row_of('pungam', '2018')}-value").set_value("30")
    press(app, "정정")
    enter_waiting()
    (held,) = ledger().corrections.in_force()
    assert (held.key.place, held.key.period_start, held.value) == ("pungam", "2018", 30)
    assert "그 값은 이 릴리스에 없습니다." in words(run(page="history", part="corrections", about=f"99,{row}"))


@pytest.mark.usefixtures("office")
def test_the_history_acts_on_the_current_release_whichever_one_the_link_looked_at() -> None:
    assert "릴리스 2" in words(run(page="history", about="demo-교육", release="1"))
    assert "아직 게시된 자료가 없습니다" not in words(run(page="upload", release="99"))


@pytest.mark.usefixtures("office")
def test_of_two_releases_the_earlier_one_is_called_so_whichever_was_picked_first() -> None:
    app = run(page="history", part="compare", about="2,1")
    assert (app.selectbox(key="compare-before").value, app.selectbox(key="compare-after").value) == (1, 2)


@pytest.mark.usefixtures("office")
def test_a_small_count_of_persons_is_not_told_by_the_list_of_corrections() -> None:
    fact = engine.release().ask("table_facts", table_name="trainees", row=row_of("pungam", "2018"))[0]
    ledger().corrections.enter([Said(key_of(fact), value=3, source="12")], Signed("김주무관", "다시 셈"))
    shown = words(run(page="history", part="corrections"))
    assert "쓰이는 정정 1건" in shown
    assert "<td>3</td>" not in shown
    assert "‘12’" not in shown


@pytest.mark.usefixtures("office")
def test_a_value_that_cannot_be_one_is_refused_by_the_ledgers_own_words() -> None:
    row = row_of("pungam", "2018")
    app = run(page="history", part="corrections", about=f"2,{row}")
    sign(app, "correct")
    app.text_input(key=f"correct-2-{row}-value").set_value("12.5")
    press(app, "정정")
    assert "소수가 아닌 수여야 합니다" in words(app)
    assert waiting() == []


@pytest.mark.usefixtures("office")
def test_blank_cells_are_given_a_reason_on_the_grid() -> None:
    series = "trainees.attended_people,leader_training"
    assert "표에서 빈칸을 눌러 주십시오." in words(run(page="history", part="missing", about=series))
    gone = run(page="history", part="missing", about="trainees.gone,leader_training,yang3,2025")
    assert "표에서 빈칸을 눌러 주십시오." in words(gone)
    app = run(page="history", part="missing", about=f"{series},yang3,2025")
    assert app.multiselect[0].options == ["양3동"]  # all others have a value of that year
    sign(app, "missing", why="그해에는 열지 않음")
    press(app, "까닭 저장")
    enter_waiting()
    (held,) = ledger().corrections.in_force()
    assert (held.key.place, held.key.period_start, held.missing, held.source) == ("yang3", "2025", "not_held", "미제출")
    assert "1개 동의 2025년 값: ‘미실시’ · 요청했습니다." in words(app)


@pytest.mark.usefixtures("office")
def test_an_answer_is_listed_in_words_and_can_be_forgotten() -> None:
    ask = Ask("measure", "이수생", "#교육|이수생", (Choice("trainees.completed_people", "수료", "Completed"),))
    ledger().answers.give(ask, "trainees.completed_people", "박주무관", "1.xlsx")
    app = run(page="history", part="answers")
    for text in ("쓰이는 답 1건", "이수생", "수료인원", "박주무관", "1.xlsx"):
        assert text in words(app)
    sign(app, "answers", why="다른 뜻")
    press(app, "이 답 잊기")
    press(app, "이 답 잊기")
    assert "김주무관이 이미 요청해 차례를 기다립니다." in words(app)
    enter_waiting()
    assert ledger().answers.in_force() == ()


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("part", ["uploads", "compare", "corrections", "missing", "answers"])
def test_every_part_speaks_english(part: str) -> None:
    shown = words(run(page="history", part=part, lang="en"))
    assert "Files received" in shown
    assert "자료 이력" not in shown


def test_a_paper_is_kept_behind_a_file_under_its_own_name(office: Path) -> None:
    app = run(page="history", about="demo-교육")
    app.file_uploader[0].set_value(("../결재.pdf", b"%PDF-1.7", "application/pdf"))
    app.text_input(key="by-attachment").set_value("김주무관")
    press(app, "보관")
    assert "증빙 1건" in words(app)
    assert "결재.pdf" in words(app)
    assert len([path for path in (office / "attachments").rglob("*") if path.is_file()]) == 1
