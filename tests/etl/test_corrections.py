"""A correction says who, when and why, stands in front of its source, and reports when the source has changed since."""

import csv
import io
from pathlib import Path

import pytest

from etl import command_ledger, trace
from etl.command_releases import DONE
from etl.release import ReleaseError
from ledger.book import LedgerError, open_ledger
from tests.etl.sheets import Office, Row, saved, training

pytestmark = pytest.mark.usefixtures("plain_rules")
COMPLETED = ["trainees.completed_people", "leader_training", "yang", "2023"]
WHY = "명단을 다시 세어 봄"
GUARDS = "select code, cell, ko from problems where code like 'source_%'"
TWELVE = "select row from facts where measure = 'completed_people' and value = 12 and file is not null"


def correct(
    office: Office, what: list[str], value: float | None = None, missing: str | None = None, why: str = WHY
) -> int:
    return command_ledger.run_correct(office.data, what, value=value, missing=missing, by="이팀장", why=why)


def current(office: Office) -> list[tuple[object, ...]]:
    """The figure of the leaders' training that is shown."""
    key = "measure = 'completed_people' and programme = 'leader_training' and place = 'yang'"
    return office.query(f"select value, missing, correction, note from facts where {key} and superseded is null")


def resent(office: Office, tmp_path: Path, completed: int) -> None:
    rows = training("수료인원")
    changed: tuple[Row, ...] = (*rows[:3], ("마을리더 전문교육", 20, completed), rows[4])
    assert office.load(saved(tmp_path / "수정본.xlsx", *changed), replacing=True) == DONE


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory, plain_rules: None) -> Office:  # noqa: ARG001
    """A report is in by which twelve people completed the leaders' training."""
    folder = tmp_path_factory.mktemp("reported")
    office = Office(folder / "data")
    assert office.load(saved(folder / "양동.xlsx", *training("수료인원"))) == DONE
    return office


@pytest.fixture
def office(reported: Office, tmp_path: Path) -> Office:
    return reported.copied(tmp_path / "data")


def test_a_correction_is_shown_and_its_source_stays_superseded(office: Office) -> None:
    assert correct(office, COMPLETED, 14) == DONE
    assert current(office) == [(14.0, None, 1, WHY)]
    source = office.query(
        "select value, cell, superseded is not null from facts where cell = 'C4' and correction is null"
    )
    assert source == [(12.0, "C4", True)]


def test_the_release_tells_who_corrected_when_and_why(office: Office) -> None:
    correct(office, COMPLETED, 14)
    (entry,) = office.query("select measure, value, source, person, reason, corrected_at from corrections")
    assert entry[:5] == ("completed_people", 14.0, "12", "이팀장", WHY)
    assert entry[5].endswith("+00:00")


def test_a_correction_by_row_is_one_of_that_figure(office: Office) -> None:
    ((row,),) = office.query(TWELVE)
    correct(office, [str(row)], 14)
    assert current(office) == [(14.0, None, 1, WHY)]


def test_trace_shows_the_correction_and_what_the_cell_says(office: Office) -> None:
    correct(office, COMPLETED, 14)
    lines = "\n".join(trace.trace_number(office.data, "completions", "yang", "2023"))
    assert "14" in lines
    assert WHY in lines
    assert "이팀장" in lines
    assert "C4" in lines


def test_a_missing_figure_is_given_its_reason(office: Office) -> None:
    what = ["trainees.completed_people", "leader_training", "yang3", "2023"]
    assert correct(office, what, missing="not_submitted") == DONE
    found = office.query("select value, missing, correction, file, origin from facts where place = 'yang3'")
    assert found == [(None, "not_submitted", 1, "정정 대장", "submitted")]


def test_a_reason_the_catalog_does_not_know_is_refused_with_the_known_ones(office: Office) -> None:
    with pytest.raises(LedgerError, match=r"'forgot'.*not_held, not_submitted"):
        correct(office, COMPLETED, missing="forgot")


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(["trainees.nothing", *COMPLETED[1:]], id="measure"),
        pytest.param([COMPLETED[0], "no_such", "yang", "2023"], id="programme"),
        pytest.param([*COMPLETED[:2], "nowhere", "2023"], id="place"),
        pytest.param(["99999"], id="row"),
        pytest.param([*COMPLETED[:3], "작년"], id="period"),
    ],
)
def test_what_is_not_there_cannot_be_corrected(office: Office, what: list[str]) -> None:
    with pytest.raises((LedgerError, ReleaseError)):
        correct(office, what, 14)
    assert open_ledger(office.data).corrections.in_force() == ()


def test_a_correction_without_a_reason_is_refused(office: Office) -> None:
    with pytest.raises(LedgerError, match="정정하는 까닭"):
        correct(office, COMPLETED, 14, why="  ")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -3.0, 3.5, 900_000.0])
def test_a_value_the_measure_cannot_have_is_refused(office: Office, value: float) -> None:
    with pytest.raises((LedgerError, ReleaseError)):
        correct(office, COMPLETED, value)
    assert current(office)[0][0] == 12.0


def test_a_source_that_mends_itself_is_told_and_shown(office: Office, tmp_path: Path) -> None:
    correct(office, COMPLETED, 14)
    resent(office, tmp_path, 14)
    assert current(office) == [(14.0, None, None, None)]
    says = "1번 정정의 원본이 이제 '14'(으)로 고쳐져 정정이 필요 없습니다."
    assert office.query(GUARDS) == [("source_mended", "C4", says)]


def test_a_source_that_changes_to_something_else_is_told_and_the_correction_holds(
    office: Office, tmp_path: Path
) -> None:
    correct(office, COMPLETED, 14)
    resent(office, tmp_path, 15)
    assert current(office)[0][0] == 14.0
    says = "1번 정정을 한 뒤 원본이 '12'에서 '15'(으)로 바뀌었습니다. 화면에는 정정한 값 14이(가) 나옵니다."
    assert office.query(GUARDS) == [("source_changed", "C4", says)]


def test_a_figure_that_arrives_after_its_absence_was_explained_is_shown(office: Office, tmp_path: Path) -> None:
    correct(office, ["trainees.completed_people", "leader_training", "yang3", "2023"], missing="not_submitted")
    office.load(saved(tmp_path / "양3동.xlsx", *training("수료인원", title="2023년 양3동 교육 실적")))
    assert ("yang3", "2023", 12.0) in office.shown("completed_people")
    assert [code for code, *_ in office.query(GUARDS)] == ["source_mended"]


def test_lifting_shows_the_source_again(office: Office) -> None:
    correct(office, COMPLETED, 14)
    assert command_ledger.run_lift(office.data, 1, "이팀장", "처음 값이 맞음") == DONE
    assert current(office) == [(12.0, None, None, None)]
    assert office.query("select count(*) from corrections") == [(0,)]


def test_a_correction_is_lifted_once(office: Office) -> None:
    correct(office, COMPLETED, 14)
    command_ledger.run_lift(office.data, 1, "이팀장", "맞음")
    with pytest.raises(LedgerError, match="1번 정정은 없거나 이미 거두었습니다"):
        command_ledger.run_lift(office.data, 1, "이팀장", "또")


def test_of_two_corrections_the_last_holds_and_lifting_it_brings_the_first_back(office: Office) -> None:
    correct(office, COMPLETED, 14)
    correct(office, COMPLETED, 16)
    assert [row[:3] for row in current(office)] == [(16.0, None, 2)]
    assert office.query(GUARDS) == []
    command_ledger.run_lift(office.data, 2, "이팀장", "열넷이 맞음")
    assert [row[:3] for row in current(office)] == [(14.0, None, 1)]
    assert office.query(GUARDS) == []


def test_a_second_correction_remembers_what_the_source_says_not_what_was_shown(office: Office) -> None:
    correct(office, COMPLETED, missing="to_be_confirmed")
    correct(office, COMPLETED, 16)
    assert office.query("select source from corrections") == [("12",)]


def test_a_conflict_is_settled_by_a_correction(office: Office, tmp_path: Path) -> None:
    rows = training("수료인원")
    office.load(saved(tmp_path / "둘째.xlsx", *rows[:3], ("마을리더 전문교육", 20, 13)), beside=True)
    assert office.query("select severity from problems where code = 'value_conflict'") == [("warning",)]
    correct(office, COMPLETED, 13, why="둘째 파일이 맞음")
    settled = office.query("select severity, settled from problems where code = 'value_conflict'")
    assert settled == [("info", "corrected")]


def test_a_corrected_made_up_figure_stays_made_up(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    office.load(saved(tmp_path / "예시.xlsx", *training("수료인원"), ("※ 예시 자료(지어낸 값)입니다.",)))
    correct(office, COMPLETED, 14)
    assert office.query("select origin, demonstration, value from facts where correction = 1") == [
        ("demonstration", True, 14.0)
    ]


def test_hostile_words_in_a_reason_stay_words(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    why = "'); drop table corrections; -- {value} =cmd|' /C calc'!A0 <script>\n둘째 줄"
    correct(office, COMPLETED, 14, why=why)
    assert office.query("select reason from corrections") == [(why,)]
    capsys.readouterr()
    command_ledger.run_corrections(office.data)
    assert next(csv.DictReader(io.StringIO(capsys.readouterr().out)))["why"] == why


def test_a_withdrawn_source_leaves_its_correction_standing_by_itself(office: Office) -> None:
    correct(office, COMPLETED, 14)
    (upload,) = open_ledger(office.data).uploads()
    open_ledger(office.data).withdraw(upload.upload, "박팀장", "시험")
    assert command_ledger.run_corrections(office.data) == DONE
    assert open_ledger(office.data).corrections.in_force()[0].value == 14.0


@pytest.mark.parametrize("period", ["2023-02-30", "2023-13", "2024/2022", "2023~", "99", ""])
def test_what_is_no_period_is_refused(office: Office, period: str) -> None:
    with pytest.raises(LedgerError, match="기간으로 읽을 수 없습니다"):
        correct(office, [*COMPLETED[:3], period], 14)


def test_a_period_may_be_written_as_people_do(office: Office) -> None:
    assert correct(office, [*COMPLETED[:3], "2023년"], 14) == DONE
    assert current(office) == [(14.0, None, 1, WHY)]


def test_a_reason_may_be_given_before_there_is_any_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = Office(tmp_path / "empty")
    assert correct(office, COMPLETED, missing="not_submitted") == DONE
    assert "아직 실은 자료가 없어" in capsys.readouterr().out
    assert len(open_ledger(office.data).corrections.in_force()) == 1
