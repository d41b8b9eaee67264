"""A trial holds what a release would hold, and publishes nothing."""

from pathlib import Path

import duckdb
import pytest

from dashboard import engine
from etl.build import CATALOG_FOLDER, build
from etl.inputs import Inputs, find_inputs
from etl.making import make_trial
from etl.release import current_number, read_note
from etl.sources import Sidecar, Source, sha256_of
from tests.etl.sheets import Office, saved, training

pytestmark = pytest.mark.usefixtures("plain_rules")
UPLOADS = "select upload from uploads order by all"
FACTS = "select * exclude (row, superseded) from facts order by all"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A dong's report is in."""
    made = Office(tmp_path / "data")
    assert made.load(saved(tmp_path / "양동.xlsx", *training("수료인원"))) == 0
    return made


def sent(path: Path) -> Source:
    return Source(path, path.name, sha256_of(path), Sidecar(origin="submitted"), "2999-01-01T00:00:00+00:00")


def inputs(office: Office) -> Inputs:
    return find_inputs(office.data, CATALOG_FOLDER)


def facts(folder: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        return connection.execute(FACTS).fetchall()


def test_a_trial_with_one_more_file_opens_like_a_release_and_publishes_nothing(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "농성1동.xlsx", *training("수료인원", title="2023년 농성1동 주민자치 교육 실적"))
    (trial := tmp_path / "trial").mkdir()
    assembled = make_trial(office.data, inputs(office).with_source(sent(path)), trial)
    assert (assembled.blocking, assembled.contents.facts.num_rows) == ((), 8)
    assert read_note(trial).changes == {"trainees": {"added": 4}}
    opened = engine.trial(trial)
    grids = f"select distinct upload from '{trial}/grids.parquet' order by all"
    assert opened.facts == 8
    assert opened.connection.execute(grids).fetchall() == opened.connection.execute(UPLOADS).fetchall()
    engine.close_all()
    assert current_number(office.data / "curated") == 1
    assert len(office.query("select * from facts")) == 4


def test_what_a_trial_holds_is_what_the_build_makes(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "농성1동.xlsx", *training("수료인원", title="2023년 농성1동 주민자치 교육 실적"))
    (trial := tmp_path / "trial").mkdir()
    make_trial(office.data, inputs(office).with_source(sent(path)), trial)
    office.load(path)
    assert facts(trial) == facts(office.data / "curated" / "2")


def test_a_trial_without_an_upload_shows_what_would_be_left(office: Office, tmp_path: Path) -> None:
    (upload,) = {row[0] for row in office.query("select upload from facts")}
    (trial := tmp_path / "trial").mkdir()
    assembled = make_trial(office.data, inputs(office).without([upload]), trial)
    assert [problem.code for problem in assembled.blocking] == ["no_facts"]
    assert not list(trial.iterdir())
    assert not build(office.data).new
