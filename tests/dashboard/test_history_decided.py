"""What is decided on the pages, done by the worker's own functions: shown when it is released, as it was when that is blocked."""

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl import work
from expectations.rules import Rule
from ledger.book import Ledger, open_ledger
from tests.dashboard.test_history_page import press, sign
from tests.dashboard.test_pages import run, words
from tests.etl.sheets import Office, saved, training

pytestmark = pytest.mark.usefixtures("plain_rules")
SERIES = "trainees.completed_people,village_school"
BLOCKED = "검사에서 막혀 하지 않았습니다. 모두 앞의 그대로입니다."
OFFICE = "2023년 양동 주민자치 교육 실적"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, plain_rules: None) -> Path:  # noqa: ARG001
    data = tmp_path_factory.mktemp("first") / "data"
    assert Office(data).load(saved(data.parent / "양동.xlsx", *training("수료인원", title=OFFICE))) == 0
    return data


@pytest.fixture
def data(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(first, tmp_path / "data")
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def ledger(data: Path) -> Ledger:
    return open_ledger(data)


def demand(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Such figures shall block a release."""
    rule = Rule("strict", "", "critical", f"select * from {{batch}} where {where}", "있을 수 없는 값", "impossible")
    monkeypatch.setattr("etl.making.ACROSS", (rule,))


def after_the_worker(app: AppTest, data: Path, ledger: Ledger) -> str:
    """What the page says when the worker has done what was asked."""
    while job := ledger.jobs.take("etl"):
        work.work(data, job)
    app.run()
    assert not app.exception
    return words(app)


def give_a_reason(*dongs: str) -> AppTest:
    app = run(page="history", part="missing", about=f"{SERIES},{dongs[0]},2023")
    app.multiselect[0].set_value(list(dongs))
    sign(app, "missing", why="그해에는 열지 않음")
    return press(app, "까닭 저장")


def blanks(said: str) -> int:
    (count,) = re.findall(r"빈칸 (\d+)개", said)
    return int(count)


def test_a_reason_for_two_dongs_that_is_blocked_for_one_of_them_is_given_to_none(
    data: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = blanks(words(run(page="history", part="missing", about=f"{SERIES},yang3,2023")))
    with monkeypatch.context() as patch:
        demand(patch, "missing = 'not_held' and place = 'yang3'")
        said = after_the_worker(give_a_reason("nongseong1", "yang3"), data, ledger)
    assert f'값이 없는 까닭 적기 · <span class="wrong">{BLOCKED}</span>' in said
    assert "2023 · 양3동 · 「설레임」 마을학교 · 수료인원: 있을 수 없는 값 (적은 값 &#x27;미실시&#x27;)" in said
    assert blanks(said) == before
    assert blanks(after_the_worker(give_a_reason("nongseong1", "yang3"), data, ledger)) == before - 2


def test_a_lifted_correction_whose_source_blocks_stays_in_force(
    data: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    (row,) = [row for (row,) in Office(data).query("select row from facts where value = 22")]
    app = run(page="history", part="corrections", about=f"1,{row}")
    sign(app, "correct", why="결재 문서와 다름")
    app.text_input(key=f"correct-1-{row}-value").set_value("25")
    press(app, "정정")
    assert "쓰이는 정정 1건" in after_the_worker(app, data, ledger)
    demand(monkeypatch, "value = 22 and superseded is null and measure = 'completed_people'")
    sign(app, "lift", why="원본이 맞음")
    press(app, "이 정정 거두기")
    said = after_the_worker(app, data, ledger)
    assert BLOCKED in said
    assert "양동.xlsx › 실적 › C5" in said
    assert "쓰이는 정정 1건" in said
    assert "이 릴리스에는 쓰이지 않음" not in said


def test_a_corrected_value_that_blocks_is_told_as_it_was_typed(
    data: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    (row,) = [row for (row,) in Office(data).query("select row from facts where value = 22")]
    demand(monkeypatch, "value = 26")
    app = run(page="history", part="corrections", about=f"1,{row}", lang="en")
    sign(app, "correct", why="결재 문서와 다름")
    app.text_input(key=f"correct-1-{row}-value").set_value("26")
    press(app, "Correct")
    said = after_the_worker(app, data, ledger)
    assert "impossible (entered: &#x27;26&#x27;)" in said
    assert "Corrections in use: 0" in said
