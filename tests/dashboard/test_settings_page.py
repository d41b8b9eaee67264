"""Settings: what is added is tried first, written with name and reason, listed in words, and taken out again."""

from pathlib import Path
from shutil import copytree

import pytest
from streamlit.testing.v1 import AppTest

from catalog.additions import Alias, NewProgramme
from catalog.load import load_catalog
from catalog.typed import typed_addition
from dashboard.additions import programme_id
from dashboard.office import ledger
from dashboard.text import say
from tests.dashboard.test_history_page import enter_waiting, press, sign, waiting
from tests.dashboard.test_pages import run, words


@pytest.fixture
def office(small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(small_data, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    return tmp_path


def fill(app: AppTest, **fields: str) -> None:
    for name, value in fields.items():
        next(one for one in app.text_input if one.key and one.key.endswith(f"-{name}")).set_value(value)


@pytest.mark.usefixtures("office")
def test_a_programme_is_added_under_an_id_of_its_own_and_waits_to_be_built() -> None:
    app = run(page="settings")
    fill(app, korean="마을 음악회", english="Village Concert!")
    sign(app, "add", why="2026년부터 새로 함")
    press(app, "더하기")
    assert [(kind, by) for kind, _, by in waiting()] == [("decide", "김주무관")]
    enter_waiting()
    app.run()
    (added,) = ledger().additions.in_force()
    assert isinstance(added.addition, NewProgramme)
    assert (added.addition.programme.id, added.by, added.reason) == (
        "village_concert",
        "김주무관",
        "2026년부터 새로 함",
    )
    assert "더한 것 1건" in words(app)
    assert "마을 음악회 (교육)" in words(app)


@pytest.mark.usefixtures("office")
def test_a_name_that_means_something_else_is_refused_and_nothing_is_written() -> None:
    app = run(page="settings")
    app.radio(key="add-what").set_value("alias").run()
    next(box for box in app.selectbox if box.key and box.key.endswith("-of")).set_value("village_school")
    fill(app, name="풍암동")
    sign(app, "add")
    press(app, "더하기")
    assert "&#x27;풍암동&#x27;은(는) 이미 다른 이름으로 쓰입니다." in words(app)
    assert ledger().additions.in_force() == ()
    assert waiting() == []


@pytest.mark.usefixtures("office")
def test_what_another_addition_builds_upon_stays_until_that_is_gone() -> None:
    additions = ledger().additions
    first = additions.add(typed_addition("programme", ["concert", "음악회", "Concert", "training"]), "김주무관")
    additions.add(Alias(of="concert", name="작은 음악회"), "김주무관")
    app = run(page="settings")
    app.selectbox(key="remove-number").set_value(first)
    sign(app, "remove")
    press(app, "이것 빼기")
    assert "여기에 기대어 더한 것이 있어 뺄 수 없습니다." in words(app)
    assert len(additions.in_force()) == 2


@pytest.mark.usefixtures("office")
def test_the_page_speaks_english() -> None:
    shown = words(run(page="settings", lang="en"))
    assert "Added: 0" in shown
    assert "설정" not in shown


def test_an_id_is_made_of_the_english_name_and_never_taken_twice() -> None:
    catalog = load_catalog()
    assert programme_id("Leader Training", catalog, say("ko")) == "leader_training_2"
    assert programme_id("3rd Concert", catalog, say("ko")) == "rd_concert"
