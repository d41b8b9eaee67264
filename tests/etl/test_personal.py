"""Personal data are found on every sheet, named by cell, masked, and kept nowhere; an office's own number is left in peace."""

from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl import command_files
from etl.command_releases import CRITICAL, NO_TABLE
from etl.grid import grid_of
from etl.personal import personal_data
from etl.read import Unreadable, read_file
from tests.etl.sheets import TRAINING, Office, Row, saved_sheets

ROOT = Path(__file__).parents[2]
TITLE: Row = (TRAINING,)


def found(*rows: Row) -> list[tuple[str, str | None, str | None]]:
    return [(p.code, p.cell, p.found) for p in personal_data([grid_of(rows)], "명단.xlsx")]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("900101-1234567", "900101-*******"),
        ("900101-1******", "900101-*******"),
        ("900101 - 2●●●●●●", "900101 - *●●●●●●"),
        ("주민번호 051231-3******(여)", "051231-*******"),
    ],
)
def test_resident_numbers_are_found_whole_and_hidden_in_part(printed: str, shown: str) -> None:
    assert found(("번호", "확인"), (1, printed)) == [("resident_number", "B2", shown)]


def test_a_resident_number_typed_as_a_number_is_found_under_its_heading() -> None:
    assert found(("성명", "주민등록번호"), ("김철수", 9001011234567)) == [("resident_number", "B2", "900101*******")]


@pytest.mark.parametrize("phone", ["010-1234-5678", "01012345678", "062-360-7114", "010 1234 5678"])
def test_phone_numbers_in_the_row_of_a_name_are_found(phone: str) -> None:
    (problem,) = found(("연번", "성명", "연락처"), (1, "김철수", phone))
    assert problem[:2] == ("personal_phone", "C2")
    assert problem[2] is not None
    assert not problem[2].endswith(("5678", "7114"))


def test_a_mobile_number_that_lost_its_zero_is_found_under_its_heading() -> None:
    assert found(("성명", "연락처"), ("김철수", 1012345678)) == [("personal_phone", "B2", "101*******")]


def test_names_without_a_heading_count_beside_a_mobile_number() -> None:
    assert found(("이영희", "수강", "010-9876-5432")) == [("personal_phone", "C1", "010-****-****")]


def test_a_name_and_its_number_in_one_cell_and_in_a_form_filled_downwards_are_found() -> None:
    assert found(("작성자: 홍길동 주무관(062-360-7114)",))[0][:2] == ("personal_phone", "A1")
    assert found(("성명", "홍길동"), ("소속", "양동"), ("연락처", "010-1234-5678"))[0][:2] == ("personal_phone", "B3")


def test_an_address_of_a_named_person_is_found() -> None:
    assert found(("이름", "메일"), ("박지성", "js.park@korea.kr")) == [("personal_email", "B2", "j***@***")]


@pytest.mark.parametrize(
    "row",
    [
        ("대표전화", "062-360-7114"),
        ("서구청", "양동", "010-1234-5678"),
        ("문의", "자치행정과", "062-360-7114", "minwon@seogu.gwangju.kr"),
        ("230101-12", "2023-01-01", "1,234-5,678"),
        ("계좌", "123456-01-123456", 1234567890123),
        ("기간", "20230101-20231231", "010-12"),
    ],
)
def test_offices_codes_dates_and_counts_are_no_personal_data(row: Row) -> None:
    assert found(("구분", "내용", "비고", "기타"), row) == []


def test_a_file_with_personal_data_is_refused_by_every_command_and_nothing_of_it_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Office(tmp_path / "data")
    figures: tuple[Row, ...] = (TITLE, ("사업명", "수료인원"), ("마을학교", 30))
    path = saved_sheets(
        tmp_path / "양동.xlsx", {"실적": figures, "명단": (("성명", "연락처"), ("김철수", "010-1234-5678"))}
    )
    book = load_workbook(path)
    book["명단"].sheet_state = "veryHidden"
    book.save(path)

    assert office.codes(path) == ["personal_phone"]
    assert office.load(path) == CRITICAL
    assert command_files.run_read(path) == NO_TABLE
    assert "명단!B2" in capsys.readouterr().err
    kept = b"".join(file.read_bytes() for file in office.data.rglob("*") if file.is_file())
    assert b"1234-5678" not in kept
    assert "마을학교".encode() not in kept


def test_the_shipped_files_raise_no_false_alarm() -> None:
    files = [path for path in (ROOT / "data" / "raw").rglob("*") if path.is_file() and path.suffix != ".yaml"]
    alarms = []
    for path in files:
        with suppress(Unreadable):
            alarms += [(path.name, problem.cell) for problem in personal_data(read_file(path), path.name)]
    assert files
    assert alarms == []
