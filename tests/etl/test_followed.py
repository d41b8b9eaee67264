"""A current release that cannot be read stops no build: the next one is made anew, and says so."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.build import build
from etl.command_releases import run_build
from etl.release import ReleaseError
from etl.work import work
from ledger.book import open_ledger
from ledger.outcome import Outcome, outcome_of
from ledger.published import SEAL
from ledger.requests import ask_build
from tests.etl.sheets import Office, saved, training

pytestmark = pytest.mark.usefixtures("plain_rules")
Damage = Callable[[Path], object]
REPORT = "2023년 농성1동 주민자치 교육 실적"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Two dongs' reports are in: two releases."""
    folder = tmp_path_factory.mktemp("two")
    office = Office(folder / "data")
    assert office.load(saved(folder / "양동.xlsx", *training("수료인원"))) == 0
    assert office.load(saved(folder / "농성1동.xlsx", *training("수료인원", title=REPORT))) == 0
    return office


@pytest.fixture
def office(two: Office, tmp_path: Path) -> Office:
    return two.copied(tmp_path / "data")


def cut(curated: Path) -> None:
    with (curated / "2" / "mart.duckdb").open("r+b") as mart:
        mart.truncate(200_000)


def scribble(curated: Path) -> None:
    with (curated / "2" / "mart.duckdb").open("r+b") as mart:
        mart.seek(300_000)
        mart.write(b"scribble" * 512)


def unsealed(curated: Path) -> None:
    (curated / "2" / SEAL).unlink()
    cut(curated)


DAMAGES: tuple[Damage, ...] = (
    cut,
    scribble,
    unsealed,
    lambda curated: (curated / "2" / "mart.duckdb").unlink(),
    lambda curated: shutil.rmtree(curated / "2"),
    lambda curated: (curated / "2").rename(curated / "2.broken"),
    lambda curated: (curated / "2" / "release.json").write_text("{", encoding="utf-8"),
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_with_nothing_new_to_build_a_damaged_release_is_made_anew(office: Office, damage: Damage) -> None:
    before = office.shown("completed_people")
    damage(office.data / "curated")
    built = build(office.data)
    assert (built.new, built.note.number, built.note.follows) == (True, 3, 1)
    assert office.shown("completed_people") == before
    assert built.note.changes == {"trainees": {"added": 4}}
    assert not build(office.data).new


@pytest.mark.parametrize("pointer", [b"", b"\xff\xfe2", b"2.", None])
def test_a_pointer_that_cannot_be_read_is_written_anew(office: Office, pointer: bytes | None) -> None:
    current = office.data / "curated" / "CURRENT"
    current.unlink() if pointer is None else current.write_bytes(pointer)
    built = build(office.data)
    assert (built.note.number, built.note.follows, built.note.changes) == (3, 2, {})
    assert current.read_bytes() == b"3"


def test_what_could_not_be_read_is_told_by_the_command_and_by_the_release(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    cut(office.data / "curated")
    run_build(office.data)
    told = "릴리스 2의 파일을 읽을 수 없어 이 릴리스를 원본에서 처음부터 다시 만들었습니다. 달라진 것은 릴리스 1 뒤로 셌습니다."
    assert told in capsys.readouterr().out
    found = office.query("select severity, ko, en from problems where code = 'release_unreadable'")
    english = "Release 2 could not be read, so this release was made anew from the files. What changed is counted from release 1."
    assert found == [("warning", told, english)]


def test_where_none_can_be_read_no_change_is_counted(office: Office) -> None:
    for number in "12":
        (office.data / "curated" / number / "mart.duckdb").unlink()
    note = build(office.data).note
    assert (note.number, note.follows, note.changes) == (3, None, {})
    assert note.anew is not None
    assert note.anew[0].endswith("달라진 것은 셀 수 없습니다.")


def test_beside_a_damaged_release_no_file_is_said_to_take_nothing_away(office: Office, tmp_path: Path) -> None:
    cut(office.data / "curated")
    with pytest.raises(ReleaseError, match=r"릴리스 2의 파일\(mart.duckdb\)이 손상되어"):
        office.check(saved(tmp_path / "양동.xlsx", *training("수료인원")))


def test_a_job_finds_the_damaged_release_made_anew(office: Office) -> None:
    cut(office.data / "curated")
    ledger = open_ledger(office.data)
    number = ask_build(ledger, 2, "김주무관")
    assert ask_build(ledger, 2, "이주무관") == number
    job = ledger.jobs.take("etl")
    assert job is not None
    work(office.data, job)
    assert outcome_of(ledger.jobs.find(number)) == Outcome(state="done", release=3)
    assert not build(office.data).new
