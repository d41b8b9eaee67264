"""The page of targets: what stands to its target, a file that is shown before it is saved, and the way back."""

from pathlib import Path
from shutil import copytree

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import office as in_office
from dashboard.targets import targets_in_force
from ledger.targets import Goal
from tests.dashboard.test_pages import run, words
from tests.dashboard.test_targets_file import HEAD, workbook


@pytest.fixture
def office(small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, for what is written into its ledger."""
    copytree(small_data, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("office")
def test_the_page_shows_target_distance_and_who_set_it() -> None:
    goals = [Goal("trainees", "yang", 2025, 1, 5, 2023, "계획 <b>12</b>쪽"), Goal("trainees", "pungam", 2025, 99_999)]
    in_office.ledger().targets.change(goals, "김주무관", "업무계획")
    shown = words(run(page="targets", indicator="trainees", period="2025"))
    assert "2025년 교육 참여 인원: 목표 2건 가운데 달성 1건(예시 값 기준)" in shown
    assert "목표 달성(+" in shown
    assert "· 예시 값" in shown
    assert "99,999명" in shown
    assert "2023년 기준 5명" in shown
    assert "김주무관이 " in shown
    assert "업무계획 · 계획 &lt;b&gt;12&lt;/b&gt;쪽" in shown


@pytest.mark.usefixtures("office")
def test_a_target_stands_on_an_overview_that_was_looked_at_before_it_was_set() -> None:
    assert "99,999명" not in words(run(period="2025"))
    in_office.ledger().targets.change([Goal("trainees", "seogu", 2025, 99_999)], "김주무관", "업무계획")
    assert words(run(period="2025")).count("99,999명") == 2  # on its card and in the scorecard


@pytest.mark.usefixtures("office")
def test_the_page_speaks_english() -> None:
    in_office.ledger().targets.change([Goal("trainees", "pungam", 2025, 99_999)], "Kim", "plan")
    shown = words(run(page="targets", indicator="trainees", period="2025", lang="en"))
    assert "0 of 1 targets met (by made-up values)" in shown
    assert "Not met, " in shown


@pytest.mark.usefixtures("small")
def test_a_year_ahead_can_be_chosen_and_has_no_figures_yet() -> None:
    app = run(page="targets", indicator="trainees", period="2027")
    assert "2027년 교육 참여 인원: 정한 목표가 없습니다" in words(app)
    years = app.selectbox(key="year").options
    assert years[:3] == ["2028년", "2027년", "2026년"]


def upload(app: AppTest, rows: list[list[object]]) -> AppTest:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    app.file_uploader[0].set_value(("목표.xlsx", workbook(rows), kind)).run()
    assert not app.exception
    return app


def sign_and_save(app: AppTest) -> None:
    app.text_input(key="target-by-file").set_value("김주무관")
    app.text_input(key="target-why-file").set_value("2025년 업무계획")
    next(button for button in app.button if button.label == "파일의 목표 저장").click().run()
    assert not app.exception


@pytest.mark.usefixtures("office")
def test_a_file_is_shown_before_it_is_saved_and_can_be_taken_back() -> None:
    rows = [HEAD, ["", 2025, 1300, "서구", "교육 참여 인원"], ["", 2025, 60, "양동", "교육 참여 인원"]]
    app = upload(run(page="targets", indicator="trainees", period="2025"), rows)
    assert "새 목표 2건, 바뀌는 목표 0건, 그대로 0건" in words(app)
    assert targets_in_force() == ()
    sign_and_save(app)
    assert "목표 2건을 저장했습니다." in words(app)
    assert [(one.place, one.value, one.by) for one in targets_in_force()] == [
        ("seogu", 1300, "김주무관"),
        ("yang", 60, "김주무관"),
    ]
    app.button(key="target-undo-file").click().run()
    assert targets_in_force() == ()
    assert "되돌렸습니다." in words(app)


@pytest.mark.usefixtures("office")
def test_a_file_with_a_fault_saves_nothing_and_offers_no_saving() -> None:
    rows = [HEAD, ["", 2025, 1300, "서구", "교육 참여 인원"], ["", 2025, "많이", "양동", "교육 참여 인원"]]
    app = upload(run(page="targets", indicator="trainees", period="2025"), rows)
    assert "고칠 곳이 1곳 있어 아무것도 저장하지 않았습니다." in words(app)
    assert "<b>2026 목표!C3</b> ‘많이’는 수가 아닙니다." in words(app)
    assert "파일의 목표 저장" not in {button.label for button in app.button}


@pytest.mark.usefixtures("office")
def test_nothing_is_saved_without_a_name() -> None:
    app = upload(run(page="targets", indicator="trainees"), [HEAD, ["", 2025, 60, "양동", "교육 참여 인원"]])
    next(button for button in app.button if button.label == "파일의 목표 저장").click().run()
    assert "저장하지 않았습니다. 고칠 곳 2곳" in words(app)
    assert targets_in_force() == ()


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("language", "told"), [("ko", "여기에 놓으십시오"), ("en", "Drop here")])
def test_the_place_to_drop_a_file_speaks_the_language_of_the_screen(language: str, told: str) -> None:
    style = next(
        body for body in words(run(page="targets", lang=language)).split("<style>") if "stFileUploader" in body
    )
    assert ".st-key-target-file-0 [data-testid=stFileUploaderDropzone]" in style
    assert f"content: '{told}'" in style
