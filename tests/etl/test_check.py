"""Checking a batch: what is read, asked and wrong is told by cell, and what publishing would do is known before it is done."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard import engine
from etl.check import Check
from etl.publication import publish
from etl.reading_one import read_grids
from ledger.book import Ledger, open_ledger
from ledger.drafts import batch_folder, new_batch
from ledger.found import Found, read_found
from ledger.found_sheet import read_cells
from ledger.requests import give_answer
from ledger.spool import spool
from tests.etl.sheets import TRAINING, Office, Row, saved, saved_sheets, training

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dong's report is in: 12 and 22 people completed."""
    data = tmp_path_factory.mktemp("first") / "data"
    assert Office(data).load(saved(data.parent / "양동.xlsx", *training("수료인원"))) == 0
    return data


@pytest.fixture
def office(first: Path, tmp_path: Path) -> Office:
    return Office(shutil.copytree(first, tmp_path / "data"))


@pytest.fixture
def ledger(office: Office) -> Ledger:
    return open_ledger(office.data)


def dropped(office: Office, *paths: Path) -> str:
    batch = new_batch()
    for path in paths:
        spool(office.data, open_ledger(office.data), batch, path.name, path.read_bytes(), "김주무관")
    return batch


def checked(office: Office, batch: str, job: int = 1) -> Found:
    return Check(office.data, batch, job, "김주무관", lambda _progress, _words: None).run()


def test_a_corrected_report_tells_what_would_change_before_it_does(office: Office, tmp_path: Path) -> None:
    rows = training("수료인원")
    batch = dropped(
        office, saved(tmp_path / "양동_수정.xlsx", *rows[:3], ("마을리더 전문교육", 20, 12), ("마을학교", 30, 29))
    )

    found = checked(office, batch)

    assert read_found(office.data, batch) == found
    assert found.publishable
    told = found.consequences
    assert told is not None
    (fact,) = told.facts
    assert fact.before is not None and fact.after is not None  # noqa: PT018
    assert (fact.measure, fact.before.value, fact.after.value) == ("completed_people", 22, 29)
    assert (fact.before.cell, fact.after.cell, fact.after.file) == ("C5", "C5", "양동_수정.xlsx")
    (changed,) = [one for one in told.indicators if (one.indicator, one.place) == ("completions", "yang")]
    assert changed.before is not None and changed.after is not None  # noqa: PT018
    assert (changed.period, changed.before.value, changed.after.value) == ("2023", 34, 41)
    assert told.indicators_changed >= len(told.touched_indicators) >= 1
    opened = engine.trial(batch_folder(office.data, batch) / (told.trial or ""))
    assert opened.number < 0
    assert opened.facts == 8


def test_a_rule_that_would_be_broken_is_told_before_it_is_published_and_not_again_after(
    office: Office, tmp_path: Path
) -> None:
    rows = training("수료인원")
    batch = dropped(
        office, saved(tmp_path / "양동_수정.xlsx", *rows[:3], ("마을리더 전문교육", 20, 31), ("마을학교", 30, 22))
    )

    told = checked(office, batch).consequences

    assert told is not None
    (warning,) = told.warnings
    assert (warning.cell, warning.found, warning.severity) == ("C4", "31", "warning")
    assert "수료인원이(가) 참여인원보다 큽니다." in warning.ko
    publish(office.data, batch, "김주무관", "")
    other = saved(tmp_path / "양3동.xlsx", ("2023년 양3동 주민자치 교육 실적",), *rows[1:])
    later = checked(office, dropped(office, other)).consequences
    assert later is not None
    assert later.warnings == ()


def test_every_cell_of_a_sheet_says_what_it_was_taken_for(office: Office, tmp_path: Path) -> None:
    batch = dropped(
        office, saved(tmp_path / "농성1동.xlsx", *training("수료인원", title="2023년 농성1동 주민자치 교육 실적"))
    )

    found = checked(office, batch)

    (file,) = found.files
    cells = {cell.cell: cell for cell in read_cells(office.data, batch, found.job, file.draft, 0)}
    assert {name: cells[name].taken for name in ("A1", "D2", "C3", "A4", "C4")} == {
        "A1": "title", "D2": "unit", "C3": "header", "A4": "label", "C4": "value",
    }  # fmt: skip
    (said,) = cells["C4"].says
    assert (said.ko, said.en) == (
        "2023 · 농성1동 · 마을리더 전문교육 · 수료인원 12명",
        "2023 · Nongseong 1-dong · Village leaders’ training · People who completed 12 persons",
    )
    assert [(t.table, t.range, {c.heading: c.measure for c in t.columns}) for t in file.tables] == [
        ("trainees", "A1:D5", {"참여인원": "trainees.attended_people", "수료인원": "trainees.completed_people"})
    ]


def test_a_question_answered_by_a_click_opens_the_way(office: Office, ledger: Ledger, tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (("2023년 주민자치 교육 실적",), ("사업명", "수료인원"), ("마을학교", 30))
    batch = dropped(office, saved(tmp_path / "실적.xlsx", *rows))
    before = checked(office, batch)
    (problem,) = before.questions
    assert (problem.code, before.publishable, before.consequences) == ("sender_unknown", False, None)
    assert problem.question is not None

    give_answer(ledger, before.files[0], problem.question, "pungam", "seogu", "김주무관")
    after = checked(office, batch, 2)

    assert after.publishable
    assert [fact.place for fact in after.consequences.facts] == ["pungam"] if after.consequences else False
    assert [folder.name for folder in batch_folder(office.data, batch).glob("*-*")].count("trial-2") == 1
    assert publish(office.data, batch, "김주무관", "", after.seen).note.number == 2


@pytest.mark.parametrize(
    ("answer", "words", "taken", "says"),
    [
        ("value:30", "30", "value", ["2023 · 양동 · 「설레임」 마을학교 · 수료인원 30명"]),
        (
            "missing:not_submitted",
            "값 없음: 미제출",
            "missing",
            ["2023 · 양동 · 「설레임」 마을학교 · 수료인원 미제출"],
        ),
        ("leave_out", "이 값은 싣지 않음", "ignored", []),
    ],
)
def test_what_was_answered_about_a_cell_is_told_where_it_stands(
    office: Office, ledger: Ledger, tmp_path: Path, answer: str, words: str, taken: str, says: list[str]
) -> None:
    batch = dropped(office, saved(tmp_path / "양동_수정.xlsx", *training("수료인원")[:4], ("마을학교", 30, "3O")))
    before = checked(office, batch)
    (problem,) = before.questions
    assert (problem.code, problem.answered) == ("number_mistyped", None)
    assert problem.question is not None

    give_answer(ledger, before.files[0], problem.question, answer, "yang", "김주무관")
    after = checked(office, batch, 2)

    (settled,) = [one for one in after.files[0].problems if one.cell == "C5"]
    assert settled.answered is not None
    assert (settled.answered.ko, settled.severity) == (words, "info")
    (cell,) = [one for one in read_cells(office.data, batch, 2, after.files[0].draft, 0) if one.cell == "C5"]
    assert (cell.taken, [one.ko for one in cell.says]) == (taken, says)


def test_a_resubmission_that_lacks_a_figure_names_it(office: Office, ledger: Ledger, tmp_path: Path) -> None:
    batch = dropped(office, saved(tmp_path / "짧은.xlsx", *training("수료인원")[:4]))

    replacing = checked(office, batch).consequences
    ledger.drafts.stand_beside(ledger.drafts.open_in(batch)[0].number, beside=True)
    beside = checked(office, batch, 2).consequences

    assert replacing is not None and beside is not None  # noqa: PT018
    assert {(gone.cell, gone.printed) for gone in replacing.removals} == {("B5", "30"), ("C5", "22")}
    assert [(t.table, t.removed) for t in replacing.tables] == [("trainees", 2)]
    assert beside.facts_changed == 0


def test_a_file_with_personal_data_is_deleted_and_holds_up_no_other(
    office: Office, ledger: Ledger, tmp_path: Path
) -> None:
    listed: dict[str, Sequence[Row]] = {
        "실적": training("수료인원"),
        "명단": (("성명", "주민번호"), ("김철수", "900101-1234567")),
    }
    good = saved(tmp_path / "농성1동.xlsx", *training("수료인원", title="2023년 농성1동 주민자치 교육 실적"))
    batch = dropped(office, saved_sheets(tmp_path / "명단.xlsx", listed), good)
    number = ledger.drafts.open_in(batch)[0].number

    found = [checked(office, batch, job) for job in (1, 2)][-1]

    refused, other = found.files
    assert (refused.refused, refused.sheets, [p.found for p in refused.problems]) == (True, (), ["900101-*******"])
    assert (other.held, found.publishable) == (False, True)
    assert ledger.drafts.find(number).state == "refused"
    kept = [file for file in office.data.rglob("*") if file.is_file() and b"1234567" in file.read_bytes()]
    assert kept == []
    assert not (office.data / "drafts" / str(number)).exists()


def test_a_file_that_was_sent_before_is_told_so(office: Office, first: Path) -> None:
    found = checked(office, dropped(office, first.parent / "양동.xlsx"))

    assert [problem.code for problem in found.files[0].problems] == ["uploaded_before"]
    assert not found.publishable


def test_a_file_that_kills_its_reader_costs_only_itself(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deadly(path: Path, file: str) -> object:
        if file == "무서운.xlsx":
            os._exit(139)
        return read_grids(path, file)

    monkeypatch.setattr("etl.look.read_grids", deadly)
    bad = saved(tmp_path / "무서운.xlsx", (TRAINING,), ("사업명", "수료인원"), ("마을학교", 31))
    good = saved(tmp_path / "농성1동.xlsx", *training("수료인원", title="2023년 농성1동 주민자치 교육 실적"))

    found = checked(office, dropped(office, bad, good))

    assert [(file.readable, [p.code for p in file.problems if p.severity == "critical"]) for file in found.files] == [
        (False, ["reader_died"]),
        (True, []),
    ]
    assert found.consequences is not None
    assert found.consequences.facts_changed == 4
