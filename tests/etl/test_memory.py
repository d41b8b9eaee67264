"""What was answered once is not asked again of the same form, and is asked again of another or once it is forgotten."""

from pathlib import Path

import pytest

from etl import command_files, command_ledger
from etl.command_releases import CRITICAL, DONE
from ledger.book import LedgerError, open_ledger
from tests.etl.sheets import PERSONS, Office, Row, conformed, proposed, saved, saved_sheets, training

pytestmark = pytest.mark.usefixtures("plain_rules")
ANSWERED = "trainees.completed_people"
SILENT = training("수료인원", title="2023년 주민자치 교육 실적")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "data")


@pytest.fixture
def answered(office: Office, tmp_path: Path) -> Path:
    """A file whose heading 이수생 was said to be those who completed."""
    path = saved(tmp_path / "2023 양동.xlsx", *training("이수생"))
    office.answer(path, "measure_unsure", ANSWERED)
    return path


def test_an_answer_must_be_one_of_the_choices(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "양동.xlsx", *training("이수생"))
    with pytest.raises(
        LedgerError, match=r"'예산'은\(는\) 고를 수 없는 답입니다. 고를 수 있는 답: .*trainees\.completed_people"
    ):
        office.answer(path, "measure_unsure", "예산")
    assert office.codes(path) == ["measure_unsure"]


def test_a_question_that_is_not_asked_cannot_be_answered(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "양동.xlsx", *training("수료인원"))
    with pytest.raises(LedgerError, match=r"00000000.*질문이 없습니다. 열린 질문: 없음"):
        command_files.run_answer(office.data, path, None, "00000000", ANSWERED, "김주무관")


CHANGED_BUT_SAME = {
    "another year": (*training("이수생", title="2024년 양동 주민자치 교육 실적"),),
    "another dong": (*training("이수생", title="2023년 화정1동 주민자치 교육 실적"),),
    "another row": (*training("이수생"), ("국외연수", 5, 4)),
    "a total row": (*training("이수생"), ("합계", 50, 34)),
    "fewer rows": training("이수생")[:4],
    "year with an apostrophe": training("이수생", title="'24년 양동 주민자치 교육 실적"),
}


@pytest.mark.parametrize("change", CHANGED_BUT_SAME)
@pytest.mark.usefixtures("answered")
def test_the_same_form_is_not_asked_about_again(office: Office, tmp_path: Path, change: str) -> None:
    path = saved(tmp_path / "다음.xlsx", *CHANGED_BUT_SAME[change])
    assert office.codes(path) == []
    assert (ANSWERED.partition(".")[2], 12.0) in proposed(office.check(path).conformed, "measure", "value")


@pytest.mark.usefixtures("answered")
def test_one_more_column_is_all_that_is_asked_about(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "다음.xlsx", *training("이수생", "재방문"))
    assert [q.found for q in office.check(path).questions] == ["재방문"]


def test_one_renamed_column_is_all_that_is_asked_about(office: Office, tmp_path: Path) -> None:
    first = saved(tmp_path / "2023.xlsx", *training("이수생", "명단", "신청인원"))
    office.answer(first, "measure_unsure", ANSWERED)
    office.answer(first, "measure_unsure", "leave_out")
    changed = saved(tmp_path / "2024.xlsx", *training("이수생", "출석부", "신청인원"))
    assert [q.found for q in office.check(changed).questions] == ["출석부"]


@pytest.mark.usefixtures("answered")
def test_an_answer_does_not_hold_for_another_form(office: Office, tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        ("2023년 주민총회 개최 현황",), ("동", "선거인 수(명)", "투표수(표)", "이수생"), ("양동", 500, 300, 12), ("양3동", 400, 200, 9),
    )  # fmt: skip
    assert "measure_unsure" in office.codes(saved(tmp_path / "총회.xlsx", *rows))


@pytest.mark.usefixtures("answered")
def test_answers_are_listed_with_who_gave_them(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert command_ledger.run_answers(office.data) == DONE
    assert f"measure,이수생,{ANSWERED},2023 양동.xlsx,김주무관," in capsys.readouterr().out


def test_a_question_answered_again_has_the_later_answer(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "양동.xlsx", *training("이수생"))
    question = office.answer(path, "measure_unsure", ANSWERED)
    command_files.run_answer(office.data, path, None, question, "trainees.applied_people", "박팀장")
    assert ("applied_people", 12.0) in proposed(office.check(path).conformed, "measure", "value")
    assert [a.answer for a in open_ledger(office.data).answers.in_force()] == ["trainees.applied_people"]


def test_an_answer_given_anew_changes_what_was_loaded_by_it(office: Office, answered: Path) -> None:
    office.load(answered)
    (given,) = open_ledger(office.data).answers.in_force()
    code = command_files.run_answer(office.data, answered, None, given.id, "trainees.applied_people", "박팀장")
    assert code == DONE
    assert office.shown("completed_people") == []
    assert ("yang", "2023", 12.0) in office.shown("applied_people")


def test_a_forgotten_answer_is_asked_again_and_takes_its_files_figures_along(
    office: Office, answered: Path, tmp_path: Path
) -> None:
    office.load(saved(tmp_path / "양3동.xlsx", *training("수료인원", title="2023년 양3동 교육 실적")))
    assert office.load(answered) == DONE
    assert ("yang", "2023", 12.0) in office.shown("completed_people")
    (given,) = open_ledger(office.data).answers.in_force()
    command_ledger.run_forget(office.data, given.id, "박팀장")
    assert office.query("select distinct file from facts") == [("양3동.xlsx",)]
    assert office.query("select code, file from problems where severity = 'critical'") == [
        ("measure_unsure", "2023 양동.xlsx")
    ]


def test_forgetting_what_was_never_answered_is_told(office: Office) -> None:
    with pytest.raises(LedgerError, match="00000000에 대한 답이 없습니다"):
        command_ledger.run_forget(office.data, "00000000", "박팀장")


def test_what_fits_no_table_is_listed_in_the_release(office: Office, tmp_path: Path) -> None:
    assert office.load(saved(tmp_path / "양동.xlsx", *training("수료인원", "면적(㎡)"))) == DONE
    left = office.query("select cell, printed, why from leftovers order by cell")
    assert left == [("D4", "13", "unknown"), ("D5", "23", "unknown")]


def test_the_answers_are_part_of_the_release(office: Office, answered: Path) -> None:
    office.load(answered)
    assert office.query("select subject, answer, person from answers") == [("이수생", ANSWERED, "김주무관")]


def test_the_same_table_sent_wide_and_long_lands_alike(tmp_path: Path) -> None:
    wide = conformed(
        tmp_path / "가" / "표.xlsx",
        ("마을학교 수료인원",), ("동", "2021년", "2022년"), ("양동", 20, 12), ("양3동", 30, 15),
    )  # fmt: skip
    long = conformed(
        tmp_path / "나" / "표.xlsx",
        ("마을학교 교육 실적",), ("연도", "동", "수료인원"),
        ("2021년", "양동", 20), ("2021년", "양3동", 30), ("2022년", "양동", 12), ("2022년", "양3동", 15),
    )  # fmt: skip
    names = ("table_name", "programme", "place", "period_start", "measure", "value")
    assert len(wide.facts) == 4
    assert proposed(wide, *names) == proposed(long, *names)


WHERE = {
    "title": (training("수료인원", title="2023년 화정1동 교육 실적"), "실적", "2023 보고.xlsx"),
    "sheet": (SILENT, "화정1동", "2023 보고.xlsx"),
    "file": (SILENT, "실적", "2023 화정1동 보고.xlsx"),
}


@pytest.mark.parametrize("where", WHERE)
def test_the_dong_is_found_wherever_it_is_written(tmp_path: Path, office: Office, where: str) -> None:
    rows, sheet, name = WHERE[where]
    found = office.check(saved(tmp_path / name, *rows, sheet=sheet))
    assert {place for (place,) in proposed(found.conformed, "place")} == {"hwajeong1"}
    assert found.questions == ()


@pytest.mark.parametrize("place", ["화정1동", "hwajeong1", "화정 1동"])
def test_the_sender_says_which_dong_where_the_file_is_silent(tmp_path: Path, office: Office, place: str) -> None:
    assert office.load(saved(tmp_path / "보고.xlsx", *SILENT), place) == DONE
    assert office.shown("completed_people") == [("hwajeong1", "2023", 12.0), ("hwajeong1", "2023", 22.0)]


def test_an_unknown_sender_is_refused_with_the_known_ones(tmp_path: Path, office: Office) -> None:
    with pytest.raises(LedgerError, match=r"'신사동'\(이\)라는 곳이 없습니다. 있는 동: 양동, 양3동"):
        office.load(saved(tmp_path / "보고.xlsx", *SILENT), "신사동")


def test_a_silent_file_without_sender_is_asked_about(tmp_path: Path, office: Office) -> None:
    path = saved(tmp_path / "보고.xlsx", *SILENT)
    assert office.codes(path) == ["sender_unknown"]
    assert office.load(path) == CRITICAL


def test_which_dong_sent_one_file_says_nothing_of_the_next(tmp_path: Path, office: Office) -> None:
    first = saved(tmp_path / "보고.xlsx", *SILENT)
    office.answer(first, "sender_unknown", "hwajeong1")
    assert {place for (place,) in proposed(office.check(first).conformed, "place")} == {"hwajeong1"}
    assert office.codes(saved(tmp_path / "보고(2).xlsx", *SILENT, ("국외연수", 5, 4))) == ["sender_unknown"]


def test_that_a_form_is_the_districts_is_remembered(tmp_path: Path, office: Office) -> None:
    office.answer(saved(tmp_path / "보고.xlsx", *SILENT), "sender_unknown", "seogu")
    following = training("수료인원", title="2024년 주민자치 교육 실적")
    assert office.codes(saved(tmp_path / "다음.xlsx", *following)) == []


def test_the_districts_form_with_one_more_column_is_asked_about(tmp_path: Path, office: Office) -> None:
    office.answer(saved(tmp_path / "보고.xlsx", *SILENT), "sender_unknown", "seogu")
    following = training("수료인원", "신청인원", title="2024년 주민자치 교육 실적")
    assert office.codes(saved(tmp_path / "다음.xlsx", *following)) == ["sender_unknown"]


def test_a_place_that_contradicts_the_sender_is_told(tmp_path: Path, office: Office) -> None:
    found = office.check(saved(tmp_path / "보고.xlsx", *training("수료인원")), "양3동")
    assert "sender_conflict" in {problem.code for problem in found.problems}


def test_a_sheet_that_names_no_dong_beside_one_that_does_is_not_the_districts_unasked(
    tmp_path: Path, office: Office
) -> None:
    money: tuple[Row, ...] = (("2023년 예산 현황",), ("사업명", "예산액(천원)"), ("마을학교", 500))
    path = saved_sheets(tmp_path / "보고.xlsx", {"교육": training("수료인원"), "예산": money})
    found = office.check(path).conformed
    assert found.held or ("budget_krw", "seogu") not in proposed(found, "measure", "place")


def test_a_dong_answered_once_is_known_by_that_name_from_then_on(tmp_path: Path, office: Office) -> None:
    rows: tuple[Row, ...] = (
        ("2023년 마을학교 교육 실적",),
        PERSONS,
        ("동", "수료인원"),
        ("화정일동", 20),
        ("양동", 30),
    )
    office.answer(saved(tmp_path / "교육.xlsx", *rows), "place_unknown", "hwajeong1")
    other: tuple[Row, ...] = (("2023년 주민총회 개최 현황",), ("동", "선거인 수(명)"), ("화정일동", 500), ("양동", 400))
    found = office.check(saved(tmp_path / "총회.xlsx", *other)).conformed
    assert proposed(found, "place", "value") == {("hwajeong1", 500.0), ("yang", 400.0)}
