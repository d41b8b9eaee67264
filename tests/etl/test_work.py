"""What comes of the pages' jobs: done, overtaken, blocked or failed, and in words that whoever asked understands."""

import errno
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from catalog.problems import Ask, Choice
from etl import work
from etl.release import current_number
from ledger.book import Ledger, open_ledger
from ledger.drafts import batch_folder, new_batch
from ledger.entries import upload_name
from ledger.jobs import Job
from ledger.outcome import Outcome, outcome_of
from ledger.requests import ask_check, ask_marked, ask_publish
from ledger.spool import DISK_FULL, spool
from ledger.steps import in_both
from tests.etl.sheets import TRAINING, Office, saved, training

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dong's report is in."""
    data = tmp_path_factory.mktemp("first") / "data"
    assert Office(data).load(saved(data.parent / "양동.xlsx", *training("수료인원"))) == 0
    return data


@pytest.fixture
def data(first: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first, tmp_path / "data")


@pytest.fixture
def ledger(data: Path) -> Ledger:
    return open_ledger(data)


def dropped(data: Path, ledger: Ledger, *rows: tuple[str | int | None, ...]) -> str:
    report = rows or training("수료인원", title="2023년 농성1동 주민자치 교육 실적")
    path = saved(data.parent / "보고.xlsx", *report)
    spool(data, ledger, batch := new_batch(), path.name, path.read_bytes(), "김주무관")
    return batch


def done(data: Path, ledger: Ledger, number: int) -> Job:
    """The job, after the worker was at it."""
    job = ledger.jobs.take("etl")
    assert job is not None
    assert job.number == number
    work.work(data, job)
    return ledger.jobs.find(number)


def outcome(job: Job) -> Outcome:
    told = outcome_of(job)
    assert told is not None
    return told


def test_a_batch_is_checked_and_published_as_it_was_seen(data: Path, ledger: Ledger) -> None:
    batch = dropped(data, ledger)
    seen = done(data, ledger, ask_check(ledger, batch, "김주무관"))

    told = outcome(done(data, ledger, ask_publish(ledger, batch, seen.number, "김주무관", "실적")))

    (draft,) = ledger.drafts.in_batch(batch)
    assert (told.state, told.release, told.uploads) == ("done", 2, (draft.upload,))


def test_a_batch_that_was_checked_again_since_is_not_published(data: Path, ledger: Ledger) -> None:
    batch = dropped(data, ledger)
    first = done(data, ledger, ask_check(ledger, batch, "김주무관"))
    done(data, ledger, ask_check(ledger, batch, "김주무관"))

    job = done(data, ledger, ask_publish(ledger, batch, first.number, "김주무관", "실적"))

    assert (job.state, outcome(job).state, job.words) == ("failed", "overtaken", "이 묶음을 다시 확인했습니다.")
    assert current_number(data / "curated") == 1


def test_what_is_dropped_into_a_published_batch_is_not_published_unseen(data: Path, ledger: Ledger) -> None:
    batch = dropped(data, ledger)
    seen = done(data, ledger, ask_check(ledger, batch, "김주무관"))
    done(data, ledger, ask_publish(ledger, batch, seen.number, "김주무관", "실적"))
    spool(
        data, ledger, batch, "둘.xlsx", saved(data.parent / "둘.xlsx", *training("참여인원")).read_bytes(), "이주무관"
    )
    done(data, ledger, ask_check(ledger, batch, "이주무관"))

    job = done(data, ledger, ask_publish(ledger, batch, seen.number, "김주무관", "실적"))

    assert outcome(job).state == "overtaken"
    assert [draft.state for draft in ledger.drafts.in_batch(batch)] == ["published", "open"]


def test_an_answer_about_another_layout_does_not_ask_for_a_second_look(data: Path, ledger: Ledger) -> None:
    batch = dropped(data, ledger)
    seen = done(data, ledger, ask_check(ledger, batch, "김주무관"))
    ask = Ask("measure", "이수생", "#총회|이수생", (Choice("trainees.completed_people", "수료", "Completed"),))
    ledger.answers.give(ask, "trainees.completed_people", "이주무관", "총회.xlsx")

    told = outcome(done(data, ledger, ask_publish(ledger, batch, seen.number, "김주무관", "실적")))

    assert (told.state, told.release) == ("done", 2)


@pytest.mark.parametrize("where", ["in the batch", "in a published file"])
def test_an_answer_that_changes_what_was_seen_asks_for_a_second_look(data: Path, ledger: Ledger, where: str) -> None:
    batch = dropped(data, ledger)
    seen = done(data, ledger, ask_check(ledger, batch, "김주무관"))
    (draft,), (published,) = ledger.drafts.open_in(batch), ledger.uploads()
    file = upload_name(draft.sha256, None) if where == "in the batch" else published.upload
    ledger.answers.give(Ask("cell", "실적!C4", file, ()), "value:11", "이주무관", "보고.xlsx")

    job = done(data, ledger, ask_publish(ledger, batch, seen.number, "김주무관", "실적"))

    assert (outcome(job).state, job.words) == ("overtaken", "질문에 대한 답이 바뀌었습니다.")
    assert (len(ledger.uploads()), current_number(data / "curated")) == (1, 1)


def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_half_there(
    data: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    batch = dropped(data, ledger)
    seen = done(data, ledger, ask_check(ledger, batch, "김주무관")).number
    monkeypatch.setattr("etl.making.write_contents", full)
    job = done(data, ledger, ask_publish(ledger, batch, seen, "김주무관", "실적"))
    monkeypatch.undo()

    assert (job.state, job.words) == ("failed", in_both(*DISK_FULL))
    assert (len(ledger.uploads()), current_number(data / "curated")) == (1, 1)
    assert outcome(done(data, ledger, ask_publish(ledger, batch, seen, "김주무관", "실적"))).release == 2


def test_the_senders_workbook_is_given_back_with_its_bad_cell_marked(data: Path, ledger: Ledger) -> None:
    batch = dropped(data, ledger, (TRAINING,), ("사업명", "수료인원"), ("마을리더 전문교육", 12), ("마을학교", "3O"))

    told = outcome(
        done(data, ledger, ask_marked(ledger, batch, ledger.drafts.open_in(batch)[0].number, "ko", "김주무관"))
    )

    book = load_workbook(batch_folder(data, batch) / (told.file or ""))
    comment = book["실적"]["B4"].comment
    assert comment is not None
    assert "3O" in comment.text
    assert any("보고.xlsx" in str(cell.value) for sheet in book for row in sheet for cell in row)


def test_an_unknown_kind_of_job_and_an_unforeseen_fault_are_said_and_harm_nothing(
    data: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "새로 시작해" in done(data, ledger, ledger.jobs.ask("etl", "dance", {}, "김주무관")).words

    monkeypatch.setattr(work, "KINDS", {"check": lambda *_: 1 / 0})
    assert "ZeroDivisionError" in done(data, ledger, ask_check(ledger, new_batch(), "김주무관")).words
