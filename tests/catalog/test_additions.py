"""What an office adds to its catalog is tried on it first, and is in the catalog of the next release."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from catalog.additions import Alias, MeasureWord, NewProgramme, extended
from catalog.declared import CatalogError
from catalog.load import load_catalog
from catalog.model import Programme, Text
from dashboard import engine
from etl import command_ledger
from etl.acts import Acts
from etl.command_releases import CRITICAL, DONE
from etl.release import release_folder
from ledger.additions import Added
from ledger.book import LedgerError, open_ledger
from tests.etl.sheets import PERSONS, TRAINING, Office, Row, saved, training

pytestmark = pytest.mark.usefixtures("plain_rules")
DRONE = ["drone_pilots", "드론 조종사 과정", "Drone pilots’ course", "training"]
DRONE_ROWS: tuple[Row, ...] = ((TRAINING,), PERSONS, ("사업명", "수료인원"), ("드론 조종사 과정", 7))


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory, plain_rules: None) -> Office:  # noqa: ARG001
    """A dong's report is in."""
    folder = tmp_path_factory.mktemp("reported")
    office = Office(folder / "data")
    assert office.load(saved(folder / "양3동.xlsx", *training("수료인원", title="2023년 양3동 교육 실적"))) == DONE
    return office


@pytest.fixture
def office(reported: Office, tmp_path: Path) -> Office:
    return reported.copied(tmp_path / "data")


def test_a_programme_that_was_unknown_is_added_and_its_file_loads(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "양동.xlsx", *DRONE_ROWS)
    assert office.load(path) == CRITICAL
    assert command_ledger.run_add(office.data, "programme", DRONE, "김주무관") == DONE
    assert office.load(path) == DONE
    assert office.query("select programme, value from facts where place = 'yang'") == [("drone_pilots", 7.0)]


def test_the_catalog_of_the_release_holds_what_was_added(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    command_ledger.run_add(office.data, "programme", DRONE, "김주무관")
    folder = release_folder(office.data / "curated")
    assert load_catalog(folder / "catalog").programmes["drone_pilots"].label.ko == "드론 조종사 과정"
    monkeypatch.setenv("DONGNE_DATA", str(office.data))
    assert engine.release().catalog.programmes["drone_pilots"].label.en == DRONE[2]


def test_an_alias_of_a_programme_and_of_a_dong_are_understood(office: Office, tmp_path: Path) -> None:
    command_ledger.run_add(office.data, "alias", ["leader_training", "이끄미 교실"], "김주무관")
    command_ledger.run_add(office.data, "alias", ["yang", "큰장터동"], "김주무관")
    rows: tuple[Row, ...] = (("2023년 이끄미 교실 교육 실적",), ("동", "수료인원"), ("큰장터동", 7), ("화정1동", 8))
    assert office.load(saved(tmp_path / "실적.xlsx", *rows)) == DONE
    facts = office.query("select place, value from facts where programme = 'leader_training' and value < 9 order by 1")
    assert facts == [("hwajeong1", 8.0), ("yang", 7.0)]


def test_a_word_added_to_a_measure_is_its_heading_from_then_on(office: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "양동.xlsx", *training("이수생"))
    assert office.codes(path) == ["measure_unsure"]
    command_ledger.run_add(office.data, "word", ["trainees.completed_people", "이수생"], "김주무관")
    assert office.load(path) == DONE
    assert ("yang", "2023", 12.0) in office.shown("completed_people")


def test_what_is_removed_is_unknown_again_and_its_files_are_left_out(office: Office, tmp_path: Path) -> None:
    command_ledger.run_add(office.data, "programme", DRONE, "김주무관")
    office.load(saved(tmp_path / "양동.xlsx", *DRONE_ROWS))
    command_ledger.run_remove(office.data, 1, "김주무관")
    assert office.query("select count(*) from facts where place = 'yang'") == [(0,)]
    assert office.query("select code from problems where severity = 'critical'") == [("programme_unknown",)]
    with pytest.raises(LedgerError, match="1번으로 더한 것이 없습니다"):
        command_ledger.run_remove(office.data, 1, "김주무관")


def test_what_was_added_is_listed_with_its_number(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    command_ledger.run_add(office.data, "alias", ["yang", "큰장터동"], "김주무관")
    capsys.readouterr()
    command_ledger.run_added(office.data)
    told = capsys.readouterr().out
    assert told.splitlines()[1].startswith("1,")
    assert "큰장터동" in told
    assert "김주무관" in told


REFUSED = {
    "an id that is taken": (
        "programme",
        ["village_school", "새 과정", "New", "training"],
        "village_school.*이미 있습니다",
    ),
    "a name that is taken": (
        "programme",
        ["new_course", "마을 학교", "New", "training"],
        "이미 다른 이름으로 쓰입니다",
    ),
    "an alias that is a dong": ("alias", ["leader_training", "양동"], "이미 다른 이름으로 쓰입니다"),
    "an alias of nothing": ("alias", ["no_such_thing", "새 이름"], "사업이나 곳이 없습니다"),
    "a word of no measure": ("word", ["trainees.no_such", "이수생"], "값이 없습니다"),
    "a word of no table": ("word", ["nothing.people", "이수생"], "값이 없습니다"),
    "a word that another measure of the table has": ("word", ["trainees.completed_people", "신청인원"], "이미"),
    "a word that means a total": ("word", ["trainees.completed_people", "합계"], "이미"),
    "a word that means a missing value": ("word", ["trainees.completed_people", "미제출"], "이미"),
    "an alias that is a total word": ("alias", ["yang", "합계"], "이미"),
    "an alias that is a measure": ("alias", ["yang", "수료인원"], "이미"),
    "an alias of blanks": ("alias", ["yang", "   "], "."),
    "an id with blanks": ("programme", ["Drone Pilots", "드론 과정", "Drones", "training"], "더할 수 없습니다"),
    "a name left to be filled in": ("programme", ["drones", "TODO", "Drones", "training"], "더할 수 없습니다"),
    "a group that is none": ("programme", ["drones", "드론 과정", "Drones", "cooking"], "."),
    "too few words": ("programme", ["drones", "드론 과정"], "더할 수 없습니다"),
    "too many words": ("alias", ["yang", "큰장터동", "또"], "더할 수 없습니다"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_addition_is_refused_in_a_sentence_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    what, words, says = REFUSED[name]
    with pytest.raises((CatalogError, LedgerError), match=says) as refused:
        command_ledger.run_add(tmp_path, what, words, "김주무관")
    assert any("가" <= letter <= "힣" for letter in str(refused.value))
    assert "validation error" not in str(refused.value)
    assert open_ledger(tmp_path).additions.in_force() == ()


def test_additions_build_upon_each_other() -> None:
    programme = Programme.model_validate(
        {"id": "drones", "label": Text(ko="드론 과정", en="Drones"), "group": "training"}
    )
    catalog = extended(load_catalog(), [NewProgramme(programme=programme), Alias(of="drones", name="무인기 과정")])
    assert catalog.vocabulary.programme_words >= {"드론과정", "무인기과정"}


def test_an_addition_that_a_newer_catalog_brings_itself_does_no_harm() -> None:
    """The YAML learns an alias that the office had added before: the office must not be locked out of its own data."""
    once = extended(load_catalog(), [Alias(of="yang", name="큰장터동")])
    assert extended(once, [Alias(of="yang", name="큰장터동")]).places["yang"].aliases.count("큰장터동") == 1


def test_the_same_word_twice_is_one_word() -> None:
    word = MeasureWord(of="trainees.completed_people", word="이수생")
    catalog = extended(load_catalog(), [word, word])
    assert catalog.tables["trainees"].measure("completed_people").synonyms.count("이수생") == 1


def test_the_base_catalog_on_disk_is_not_touched(office: Office, tmp_path: Path) -> None:
    shutil.copytree(Path("catalog"), tmp_path / "before")
    command_ledger.run_add(office.data, "programme", DRONE, "김주무관")
    assert Path("catalog/programmes.yaml").read_bytes() == (tmp_path / "before" / "programmes.yaml").read_bytes()


def test_an_addition_that_a_newer_catalog_contradicts_is_named_with_the_way_out() -> None:
    added = Added(7, Alias(of="yang", name="큰장터동"), "김주무관", "", datetime.now(UTC))
    newer = extended(load_catalog(), [Alias(of="yang3", name="큰장터동")])
    with pytest.raises(CatalogError, match=r"7번으로 더한 것.*'python -m etl remove 7'"):
        Acts(additions=(added,)).catalog(newer)


def test_what_is_known_already_is_not_added_again(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="이미 그렇게 되어 있습니다"):
        command_ledger.run_add(tmp_path, "alias", ["yang", "양동"], "김주무관")
    assert open_ledger(tmp_path).additions.in_force() == ()


def test_what_is_added_before_there_is_any_file_waits_for_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Office(tmp_path / "data")
    assert command_ledger.run_add(office.data, "programme", DRONE, "김주무관") == DONE
    assert "아직 실은 자료가 없어" in capsys.readouterr().out
    assert office.load(saved(tmp_path / "양동.xlsx", *DRONE_ROWS)) == DONE
    assert office.query("select programme from facts") == [("drone_pilots",)]
