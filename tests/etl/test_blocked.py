"""What Great Expectations says of a build stops it: the last release stays, and a file that was sent is put back."""

from pathlib import Path

import pytest

from etl.build import build
from etl.command_releases import CRITICAL, DONE, run_build
from etl.release import current_number
from expectations.rules import Rule
from tests.etl.sheets import Office, saved, training

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A dong's report is in, and breaks no rule."""
    folder = tmp_path_factory.mktemp("reported")
    office = Office(folder / "data")
    assert office.load(saved(folder / "양동.xlsx", *training("수료인원"))) == DONE
    return office


@pytest.fixture
def office(reported: Office, tmp_path: Path) -> Office:
    return reported.copied(tmp_path / "data")


def demand(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    """Rows that `sql` finds shall block a release."""
    monkeypatch.setattr("etl.making.ACROSS", (Rule("strict", "", "critical", sql, "안 됨", "not allowed"),))


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("select * from {batch} where measure = 'completed_people'", "안 됨"),
        ("select * from {batch} where nothing_such", "돌지 않았습니다"),
    ],
)
def test_a_critical_rule_that_fails_or_breaks_blocks_the_release_and_the_last_one_stays(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sql: str, says: str
) -> None:
    saved(office.data / "raw" / "published" / "양3동.xlsx", *training("수료인원", title="2023년 양3동 교육 실적"))
    demand(monkeypatch, sql)
    assert run_build(office.data) == CRITICAL
    assert says in capsys.readouterr().err
    assert current_number(office.data / "curated") == 1


def test_a_load_that_would_block_the_release_is_put_back(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demand(monkeypatch, "select * from {batch} where place = 'yang3'")
    path = saved(tmp_path / "양3동.xlsx", *training("수료인원", title="2023년 양3동 교육 실적"))
    assert office.load(path) == CRITICAL
    assert build(office.data).note.number == 1
