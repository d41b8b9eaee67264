"""What a user types: builds that go on without a bad file, loads that can be undone, queries that can touch nothing else."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from catalog.load import CatalogError
from etl import command_files, reading_one, trace
from etl import command_releases as commands
from etl.build import CATALOG_FOLDER, NothingToBuildError, build
from etl.release import ReleaseError, current_number

pytestmark = pytest.mark.usefixtures("plain_rules")
ROOT = Path(__file__).parents[2]
COURSE = ["교육과정", "신청인원", "참여인원", "수료인원"]

Told = Callable[[], str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    return lambda: capsys.readouterr().out


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An installation with one published workbook."""
    folder = tmp_path / "raw" / "published"
    folder.mkdir(parents=True)
    for name in ("마을공동체 공모 현황.xlsx", "마을공동체 공모 현황.xlsx.yaml"):
        shutil.copy(ROOT / "data" / "raw" / "published" / name, folder / name)
    return tmp_path


def training_report(path: Path, people: int = 20) -> Path:
    """A dong's report of its training, as an office lays it out."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["2023년 양동 주민자치 교육 실적"])
    sheet.append([None, None, None, "(단위: 명)"])
    sheet.append(["사업명", *COURSE[1:]])
    sheet.append(["마을리더 전문교육", people + 5, people, people - 3])
    workbook.save(path)
    return path


def queried(data: Path, told: Told, sql: str, release: int | None = None) -> list[list[str]]:
    told()
    assert commands.run_query(data, sql, release) == commands.DONE
    return list(csv.reader(io.StringIO(told())))[1:]


ATTENDED = "select place, value::int, file, cell, origin from observations where measure = 'attended_people'"


def test_a_file_loaded_is_a_number_with_its_cell_and_withdrawn_it_is_gone(
    data: Path, tmp_path: Path, told: Told
) -> None:
    build(data)
    report = training_report(tmp_path / "양동 '23 실적.xlsx")
    assert command_files.run_load(data, report, "김주무관", None) == commands.DONE
    said = told()
    assert queried(data, told, ATTENDED) == [["양동", "20", "양동 '23 실적.xlsx", "C4", "submitted"]]
    upload = queried(data, told, "select upload from uploads where origin = 'submitted'")[0][0]

    assert "trainees: 더해짐 3" in said
    assert commands.run_diff(data, 1, 2) == commands.DONE
    assert "added,trainees,leader_training,yang,2023,2023,,attended_people,False,,20.0" in told()

    assert commands.run_withdraw(data, upload, "박팀장", "시험") == commands.DONE
    assert queried(data, told, ATTENDED) == []
    assert queried(data, told, ATTENDED, release=2) == [["양동", "20", "양동 '23 실적.xlsx", "C4", "submitted"]]


SHOWN = "select value::int from facts where measure = 'attended_people' and superseded is null"


def test_a_resubmission_takes_the_place_of_the_first_file_without_a_conflict(
    data: Path, tmp_path: Path, told: Told
) -> None:
    command_files.run_load(data, training_report(tmp_path / "처음.xlsx", 20), "김주무관", None)
    command_files.run_load(data, training_report(tmp_path / "수정본.xlsx", 24), "김주무관", None)
    assert queried(data, told, SHOWN) == [["24"]]
    assert queried(data, told, "select * from problems where code = 'value_conflict'") == []


def test_a_later_file_with_another_value_wins_and_the_conflict_names_both_cells(
    data: Path, tmp_path: Path, told: Told
) -> None:
    command_files.run_load(data, training_report(tmp_path / "처음.xlsx", 20), "김주무관", None)
    command_files.run_load(data, training_report(tmp_path / "수정본.xlsx", 24), "김주무관", None, beside=True)
    assert queried(data, told, SHOWN) == [["24"]]
    conflicts = queried(data, told, "select file, cell, ko from problems where code = 'value_conflict' and cell = 'C4'")
    assert conflicts == [
        ["처음.xlsx", "C4", "같은 값이 두 곳에서 다릅니다: 20 ≠ 24 (수정본.xlsx › Sheet!C4). 나중 자료를 보여 줍니다."]
    ]


def test_an_unchanged_installation_is_not_built_again(data: Path, told: Told) -> None:
    assert commands.run_build(data) == commands.DONE
    assert "새로 만들었습니다" in told()
    assert commands.run_build(data) == commands.DONE
    assert "바뀐 것이 없습니다" in told()
    assert current_number(data / "curated") == 1


def test_an_unchanged_file_is_not_read_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(data)
    training_report(data / "raw" / "published" / "양동.xlsx")
    read = []
    real = reading_one.read_entry
    monkeypatch.setattr(reading_one, "read_entry", lambda path, *more: read.append(path.name) or real(path, *more))
    build(data)
    assert read == ["양동.xlsx"]


BAD_FILES = {
    "empty.xlsx": b"",
    "damaged.xlsx": b"PK\x03\x04 and then nothing",
    "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "unknown.xlsx": bytes(range(256)) * 8,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_left_out_with_one_korean_sentence_and_the_exit_code_tells(
    data: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "raw" / "published" / name).write_bytes(BAD_FILES[name])
    assert commands.run_build(data) == commands.LEFT_OUT
    said = capsys.readouterr().err
    assert said.count(name) >= 1
    assert any("가" <= letter <= "힣" for letter in said)
    assert (
        commands.run_query(data, "select file, severity from problems where severity = 'critical'", None)
        == commands.DONE
    )
    assert f"{name},critical" in capsys.readouterr().out
    assert commands.run_build(data) == commands.LEFT_OUT, "the next build, with nothing changed, still tells"


def test_a_release_is_never_replaced_by_one_of_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(data)
    for path in (data / "raw" / "published").glob("*.xlsx"):
        path.write_bytes(b"not a workbook any more")
    assert commands.run_build(data) == commands.CRITICAL
    assert "값을 하나도 읽지 못해" in capsys.readouterr().err
    assert current_number(data / "curated") == 1


def test_half_a_workbook_is_left_out(data: Path) -> None:
    folder = data / "raw" / "published"
    whole = (folder / "마을공동체 공모 현황.xlsx").read_bytes()
    (folder / "half.xlsx").write_bytes(whole[: len(whole) // 2])
    assert commands.run_build(data) == commands.LEFT_OUT


def test_with_no_raw_data_it_is_said_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuildError, match="읽을 자료가 없습니다"):
        build(tmp_path)


def test_a_broken_catalog_stops_before_anything_is_built(data: Path, tmp_path: Path) -> None:
    broken = tmp_path / "catalog"
    shutil.copytree(CATALOG_FOLDER, broken)
    (broken / "indicators" / "turnout.yaml").write_text("indicator: turnout", encoding="utf-8")
    with pytest.raises(CatalogError, match=r"turnout\.yaml"):
        build(data, broken)
    assert current_number(data / "curated") is None


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "create table x as select 1",
        "selec",
        "attach 'x.duckdb'",
        "set enable_external_access=true",
    ],
)
def test_a_query_can_only_read_the_release(data: Path, sql: str, capsys: pytest.CaptureFixture[str]) -> None:
    build(data)
    assert commands.run_query(data, sql, None) == commands.MISUSE
    assert "질의를 실행하지 못했습니다" in capsys.readouterr().err


def test_trace_shows_the_cell_and_its_neighbourhood(data: Path, tmp_path: Path) -> None:
    command_files.run_load(data, training_report(tmp_path / "양동.xlsx"), "김주무관", None)
    lines = "\n".join(trace.trace_number(data, "trainees", "yang", "2023"))
    assert "trainees · yang · 2023 = 20.0" in lines
    assert "양동.xlsx › Sheet!C4  '20'" in lines
    assert "4 | 마을리더 전문교육 | 25 | [20] | 17" in lines


def test_trace_of_a_number_that_is_not_there_says_so(data: Path) -> None:
    build(data)
    with pytest.raises(ReleaseError, match="그런 값이 없습니다"):
        list(trace.trace_number(data, "trainees", "yang", "1999"))


def test_check_names_the_cell_and_changes_nothing(data: Path, tmp_path: Path, told: Told) -> None:
    report = training_report(tmp_path / "양동.xlsx")
    workbook = load_workbook(report)
    workbook.active["C4"] = "2O"
    workbook.save(report)
    told()
    command_files.run_check(data, report)
    problems = [json.loads(line) for line in told().splitlines()]
    assert [(p["code"], p["cell"], p["found"]) for p in problems] == [("number_expected", "C4", "2O")]
    assert current_number(data / "curated") is None
    assert not (data / "raw" / "submitted").exists()


def test_a_sheet_that_calls_itself_made_up_is_treated_so_wherever_it_lies(data: Path, told: Told) -> None:
    report = training_report(data / "raw" / "published" / "양동.xlsx")
    workbook = load_workbook(report)
    workbook.active["A6"] = "※ 예시 자료(지어낸 값)입니다."
    workbook.save(report)
    build(data)
    assert queried(data, told, ATTENDED) == [["양동", "20", "양동.xlsx", "C4", "demonstration"]]
    assert queried(data, told, "select count(*) from problems where code = 'marked_demonstration'") == [["1"]]


def test_the_dong_that_sends_a_silent_file_is_its_place(data: Path, tmp_path: Path, told: Told) -> None:
    report = training_report(tmp_path / "실적.xlsx")
    workbook = load_workbook(report)
    workbook.active["A1"] = "2023년 주민자치 교육 실적"
    workbook.save(report)
    command_files.run_load(data, report, "김주무관", "화정1동")
    assert queried(data, told, ATTENDED)[0][0] == "화정1동"
