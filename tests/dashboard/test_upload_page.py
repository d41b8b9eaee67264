"""The page of uploads, step by step, over what the worker's own functions find of small workbooks."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl import work
from etl.check import Check
from etl.publication import publish
from etl.release import current_number
from ledger.book import Ledger, open_ledger
from ledger.drafts import new_batch
from ledger.found import read_found
from ledger.heartbeat import beat
from ledger.outcome import Outcome
from ledger.requests import ask_check, ask_publish, ask_redo, ask_undo, give_answer
from ledger.spool import spool
from tests.dashboard.test_pages import run, words
from tests.etl.sheets import PERSONS, Office, Row, saved, training

TITLE = "2023년 양동 주민자치 교육 실적 (예시 자료)"
UNFRIENDLY = "<script>alert('1')</script>\"&=1+1.xlsx"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, plain_rules: None) -> Path:  # noqa: ARG001
    """An office in which 34 people of one dong completed."""
    data = tmp_path_factory.mktemp("first") / "data"
    assert Office(data).load(saved(data.parent / "양동.xlsx", *training("수료인원", title=TITLE))) == 0
    return data


@pytest.fixture
def data(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(first, tmp_path / "data")
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def ledger(data: Path) -> Ledger:
    return open_ledger(data)


Drop = Callable[..., str]


@pytest.fixture
def drop(data: Path, ledger: Ledger, tmp_path: Path) -> Drop:
    """Drops a file into a batch and has it checked, as the page and the worker do; returns the batch."""

    def dropped(*rows: Row, name: str = "양동_수정.xlsx", batch: str = "", title: str = TITLE) -> str:
        path = saved(tmp_path / "sent.xlsx", (title,), (None, None, None, "(단위: 명)"), *rows)
        batch = batch or new_batch()
        spool(data, ledger, batch, name, path.read_bytes(), "김주무관")
        check(data, ledger, batch)
        return batch

    return dropped


def check(data: Path, ledger: Ledger, batch: str) -> None:
    """What the worker does with a job of checking."""
    job = ledger.jobs.take("etl") if ask_check(ledger, batch, "김주무관") else None
    assert job is not None
    Check(data, batch, job.number, job.by, lambda _progress, _words: None).run()
    ledger.jobs.finish(job.number, Outcome(state="done", batch=batch).model_dump(mode="json"))


HEAD: Row = ("사업명", "참여인원", "수료인원")
SAME: Row = ("마을리더 전문교육", 20, 12)


def opened(batch: str, **more: str) -> AppTest:
    return run(page="upload", batch=batch, **more)


def batch_in(app: AppTest) -> str:
    """The batch that the address names."""
    named = app.query_params["batch"]
    return named if isinstance(named, str) else named[0]


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def test_a_file_is_taken_once_it_is_known_who_sends_it(data: Path, ledger: Ledger) -> None:
    app = run(page="upload")
    assert "파일 하나에 50MB까지, 한 번에 40개까지" in words(app)
    app.file_uploader[0].set_value([("실적.csv", b"a,1\n", "text/csv"), ("빈.csv", b"a,1\n", "text/csv")]).run()
    assert "올리는 사람을 적으면 파일을 읽기 시작합니다." in words(app)
    app.text_input(key="upload-name").set_value("김주무관").run()
    batch = batch_in(app)
    assert [(draft.file, draft.by) for draft in ledger.drafts.open_in(batch)] == [("실적.csv", "김주무관")]
    assert "<b>빈.csv</b> 같은 내용의 파일이 이미 있습니다." in words(app)
    assert (data / "drafts").is_dir()


def test_where_no_worker_lives_the_page_says_so(data: Path, ledger: Ledger) -> None:
    batch = new_batch()
    spool(data, ledger, batch, "실적.csv", b"a,1\n", "김주무관")
    ask_check(ledger, batch, "김주무관")
    bar = opened(batch).get("progress")[0].proto.text
    assert bar.startswith("처리기가 꺼져 있습니다.")
    beat(data, "etl")
    ask_check(ledger, new_batch(), "다른 사람")
    assert opened(batch).get("progress")[0].proto.text == "곧 시작합니다."


def test_each_cell_says_what_it_was_taken_for(drop: Drop) -> None:
    shown = words(opened(drop(HEAD, SAME, ("마을학교", 30, 29))))
    assert "A1:D5 → 교육 인원 표, 값 4개: ‘참여인원’ → 참여인원, ‘수료인원’ → 수료인원" in shown
    assert '<td class="tk value" title="C5 · 값' in shown
    assert '<td class="tk header"' in shown


def test_a_question_is_answered_by_a_click(drop: Drop, ledger: Ledger) -> None:
    batch = drop(("사업명", "참여인원", "다닌 사람"), SAME, ("마을학교", 30, 29))
    app = opened(batch)
    assert "질문 1개에 답하면 게시할 수 있습니다." in words(app)
    assert "다음에 같은 양식이 오면 묻지 않습니다." in words(app)
    assert "답을 하나 이상 골라 주십시오." in words(press(app, "답하기"))
    app.radio[0].set_value("trainees.completed_people")
    press(app, "답하기")
    assert [answer.answer for answer in ledger.answers.on(batch)] == ["trainees.completed_people"]
    assert ledger.answers.in_force() == ()


def test_an_answer_is_taken_back_until_the_batch_is_published(drop: Drop, data: Path, ledger: Ledger) -> None:
    batch = drop(("사업명", "참여인원", "다닌 사람"), SAME, ("마을학교", 30, 29))
    found = read_found(data, batch)
    assert found is not None
    (question,) = (problem.question for problem in found.questions)
    assert question is not None
    give_answer(ledger, found.files[0], question, "trainees.completed_people", "seogu", "김주무관")
    check(data, ledger, batch)
    app = opened(batch)
    assert "이 자료에 한 답 1건" in words(app)
    (picked,) = (box for box in app.checkbox if box.label == "다닌사람 → 수료인원")
    picked.check()
    press(app, "다시 묻기")
    assert ledger.answers.on(batch) == ()
    assert [job.kind for job in ledger.jobs.unfinished("etl")] == ["check"]


def test_an_answer_stands_where_the_fault_is_told(drop: Drop, data: Path, ledger: Ledger) -> None:
    batch = drop(HEAD, SAME, ("마을학교", 30, "2O"))
    found = read_found(data, batch)
    assert found is not None
    question = found.questions[0].question
    assert question is not None
    give_answer(ledger, found.files[0], question, "value:20", "seogu", "김주무관")
    check(data, ledger, batch)
    shown = words(opened(batch))
    assert "답: 20 · 아래 ‘이 자료에 한 답’이나 자료 이력에서 바꿀 수 있습니다." in shown
    assert '<td class="tk value" title="C5' in shown


def test_which_dong_sent_a_file_is_chosen_from_a_list(drop: Drop, ledger: Ledger) -> None:
    batch = drop(HEAD, SAME, title="2023년 주민자치 교육 실적 (예시 자료)", name="실적.xlsx")
    app = opened(batch)
    dongs = next(box for box in app.selectbox if box.key and box.key.startswith("answer-"))
    assert dongs.options[:2] == ["서구", "양동"]
    dongs.set_value("pungam")
    press(app, "답하기")
    assert [draft.place for draft in ledger.drafts.open_in(batch)] == ["pungam"]


def test_a_fault_leads_to_its_cell(drop: Drop, ledger: Ledger) -> None:
    batch = drop(HEAD, ("마을리더 전문교육", 20, 999_999), ("마을학교", 30, 29), name=UNFRIENDLY)
    (draft,) = ledger.drafts.open_in(batch)
    app = opened(batch, cell=f"{draft.number}:0:C4")
    shown = words(app)
    assert "실적!C4</a>" in shown
    assert 'meant" data-cell="C4"' in shown
    assert "<script>" not in shown
    assert 'class="severity warning"' in shown
    app.get("button_group")[1].set_value(["warning"]).run()
    assert 'class="severity warning"' in words(app)


def test_what_would_change_is_said_before_it_does(drop: Drop) -> None:
    app = opened(drop(HEAD, SAME, ("마을학교", 30, 29)))
    assert "지표 2개가 1개 동에서 바뀝니다: 2023년 양동 교육 수료 인원 34명 → 41명" in words(app)
    assert "게시 전 미리보기" in words(app)
    assert len(app.get("plotly_chart")) == 2
    english = opened(batch_in(app), lang="en")
    assert (
        "Indicators that change: 2 (1 dongs): 2023 Yang-dong People who completed training 34 people → 41 people"
        in words(english)
    )


def test_what_a_revised_file_leaves_out_goes_only_when_somebody_says_so(drop: Drop, ledger: Ledger) -> None:
    batch = drop(HEAD, SAME)
    app = opened(batch)
    assert "양동_수정.xlsx: 앞서 올린 값 2개가 이 파일에는 없습니다." in words(app)
    app.text_input(key="upload-why").set_value("수정본")
    assert "③에서 없어지는 값을 확인하고 표시해 주십시오." in words(press(app, "게시"))
    assert [job.kind for job in ledger.jobs.about_batch(batch)] == ["check"]
    press(app, "앞의 자료도 맞습니다. 나란히 둡니다")
    assert [draft.beside for draft in ledger.drafts.open_in(batch)] == [True]
    assert ledger.jobs.about_batch(batch)[-1].kind == "check"


def test_a_small_count_that_would_go_is_not_told(drop: Drop, data: Path) -> None:
    title = TITLE.replace("2023", "2022")
    assert Office(data).load(saved(data.parent / "2022.xlsx", (title,), PERSONS, HEAD, ("마을학교", 30, 3))) == 0
    shown = words(opened(drop(("사업명", "참여인원"), ("마을학교", 30), title=title)))
    assert "앞서 올린 값 1개가 이 파일에는 없습니다." in shown
    assert "적은 인원이라 비공개</td><td>2022.xlsx › 실적!C4" in shown
    assert "<q>3</q>" not in shown


def test_publishing_asks_for_a_name_and_a_reason_and_then_for_the_worker(drop: Drop, ledger: Ledger) -> None:
    batch = drop(HEAD, SAME, ("마을학교", 30, 29))
    app = opened(batch)
    app.text_input(key="upload-name").set_value("")
    shown = words(press(app, "게시"))
    assert "올리는 까닭을 적어 주십시오." in shown
    assert "위의 &#x27;올리는 사람&#x27;을 적어 주십시오." in shown
    app.text_input(key="upload-name").set_value("이주무관")
    app.text_input(key="upload-why").set_value("수정본 제출")
    press(app, "게시")
    asked = ledger.jobs.about_batch(batch)[-1]
    assert (asked.kind, asked.by, asked.about["reason"]) == ("publish", "이주무관", "수정본 제출")


def test_what_was_published_leads_to_its_changed_numbers(drop: Drop, data: Path, ledger: Ledger) -> None:
    batch = drop(HEAD, SAME, ("마을학교", 30, 29))
    ask_publish(ledger, batch, 1, "김주무관", "수정본")
    job = ledger.jobs.take("etl")
    assert job is not None
    built = publish(data, batch, "김주무관", "수정본")
    told = Outcome(state="done", batch=batch, release=built.note.number)
    ledger.jobs.finish(job.number, told.model_dump(mode="json"))
    shown = words(opened(batch))
    assert "게시했습니다: 릴리스 2" in shown
    assert "2023년 양동 교육 수료 인원 34명 → 41명</a>" in shown


def work_all(data: Path, ledger: Ledger) -> None:
    """What the worker does."""
    while job := ledger.jobs.take("etl"):
        work.work(data, job)


def test_the_second_of_two_who_publish_the_same_is_told_who_did_and_nothing_is_done_twice(
    drop: Drop, data: Path, ledger: Ledger
) -> None:
    batch = drop(HEAD, SAME, ("마을학교", 30, 29))
    ask_publish(ledger, batch, 1, "김주무관", "수정본")
    ask_publish(ledger, batch, 1, "이주무관", "같은 수정본")
    work_all(data, ledger)
    shown = words(opened(batch))
    assert "게시했습니다: 릴리스 2" in shown
    assert re.search(r"<li>김주무관이 \d{4}\. \d+\. \d+\. \d\d:\d\d에 게시했습니다\.</li>", shown)
    assert "이주무관의 게시 요청은 그 뒤에 들어와, 아무것도 다시 하지 않았습니다." in shown
    assert len(ledger.uploads()) == 2
    assert current_number(data / "curated") == 2


def test_what_was_published_and_undone_says_so_and_shows_none_of_its_numbers(
    drop: Drop, data: Path, ledger: Ledger
) -> None:
    batch = drop(HEAD, SAME, ("마을학교", 30, 29))
    ask_publish(ledger, batch, 1, "김주무관", "수정본")
    work_all(data, ledger)
    (upload,) = (draft.upload or "" for draft in ledger.drafts.in_batch(batch))
    ask_undo(ledger, upload, "박팀장", "잘못 올림")
    work_all(data, ledger)
    shown = words(opened(batch))
    assert "거둬들인 자료입니다" in shown
    assert re.search(r"박팀장이 [\d. :]+에 거둬들였습니다\. 까닭: 잘못 올림", shown)
    assert "이 자료로 바뀌었던 숫자는 모두 앞의 값으로 돌아갔습니다." in shown
    assert f"about={upload}" in shown
    assert "34명 → 41명" not in shown
    ask_redo(ledger, upload, "박팀장", "맞는 자료였음")
    work_all(data, ledger)
    assert "34명 → 41명" in words(opened(batch))


def test_what_is_dropped_after_publishing_begins_another_batch(drop: Drop, data: Path, ledger: Ledger) -> None:
    batch = drop(HEAD, SAME, ("마을학교", 30, 29))
    publish(data, batch, "김주무관", "수정본")
    app = opened(batch)
    app.text_input(key="upload-name").set_value("이주무관").run()
    app.file_uploader[0].set_value([("새것.csv", b"a,2\n", "text/csv")]).run()
    assert batch_in(app) != batch
    assert ledger.drafts.open_in(batch) == ()


def test_what_others_published_meanwhile_is_told_and_all_is_looked_at_again(drop: Drop, ledger: Ledger) -> None:
    batch = drop(HEAD, SAME, ("마을학교", 30, 29))
    ask_publish(ledger, batch, 1, "김주무관", "수정본")
    job = ledger.jobs.take("etl")
    assert job is not None
    since = ({"ko": "릴리스 2가 나왔습니다.", "en": "Release 2 came out."},)
    outcome = Outcome.model_validate({"state": "overtaken", "batch": batch, "since": since})
    ledger.jobs.fail(job.number, "늦었습니다", outcome.model_dump(mode="json"))
    shown = words(opened(batch))
    assert "확인하는 동안 다른 자료가 게시되어 게시하지 않았습니다." in shown
    assert "릴리스 2가 나왔습니다." in shown
    assert [one.kind for one in ledger.jobs.about_batch(batch)] == ["check", "publish", "check"]


def test_a_file_with_personal_data_is_refused_by_its_cell(drop: Drop, ledger: Ledger) -> None:
    batch = drop(HEAD, SAME, ("900101-1234567", 1, 1), name="명단.xlsx")
    shown = words(opened(batch))
    assert "개인정보가 있어 받지 않았습니다. 파일은 지웠습니다" in shown
    assert "실적!A5" in shown
    assert "1234567" not in shown
    assert [draft.state for draft in ledger.drafts.in_batch(batch)] == ["refused"]


def test_a_file_or_the_whole_upload_can_be_taken_out_again(drop: Drop, ledger: Ledger) -> None:
    batch = drop(HEAD, SAME, ("마을학교", 30, 29))
    drop(HEAD, ("마을리더 전문교육", 2, 1), name="둘.xlsx", batch=batch, title="2024년 양동 교육 실적 (예시 자료)")
    app = press(opened(batch), "빼기")
    assert [draft.file for draft in ledger.drafts.open_in(batch)] == ["둘.xlsx"]
    press(app, "모두 빼기")
    assert ledger.drafts.open_in(batch) == ()
    assert "batch" not in app.query_params


def test_what_was_left_can_be_gone_on_with(drop: Drop) -> None:
    batch = drop(HEAD, SAME)
    shown = words(run(page="upload"))
    assert "김주무관 · 양동_수정.xlsx" in shown
    assert f"batch={batch}" in shown


def test_a_pasted_block_is_a_file_like_any_other(ledger: Ledger) -> None:
    app = run(page="upload")
    app.text_input(key="upload-name").set_value("김주무관")
    app.get("button_group")[0].set_value("pasting").run()
    app.text_input(key="pasted-title").set_value(TITLE)
    app.text_area[0].set_value("사업명\t수료인원\n마을학교\t29").run()
    press(app, "확인하러 보내기")
    (draft,) = ledger.drafts.open_in(batch_in(app))
    assert draft.file == f"붙여 넣은 표 {TITLE}.xlsx"


def test_the_first_release_can_come_from_an_upload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    assert 'href="?page=upload"' in words(run())
    shown = words(run(page="upload"))
    assert "아직 게시된 자료가 없습니다. 여기서 처음으로 올릴 수 있습니다." in shown
    assert "파일 하나에 50MB까지" in shown
