"""A file sent again replaces what its table says it does, after telling what would go; what still disagrees stays told."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from etl import command_files
from etl import command_releases as commands
from etl.build import CATALOG_FOLDER, build
from etl.command_releases import CRITICAL, DONE
from ledger.book import open_ledger
from tests.etl.sheets import PERSONS, TRAINING, Office, Row, saved

pytestmark = pytest.mark.usefixtures("plain_rules")
COURSES: Row = ("사업명", "참여인원", "수료인원")
CONFLICTS = "select file, cell, ko from problems where code = 'value_conflict' order by all"


def courses(*rows: Row, title: str = TRAINING) -> tuple[Row, ...]:
    """A table whose file replaces what its place said of its year."""
    return ((title,), PERSONS, COURSES, *rows)


def contest(*rows: Row) -> tuple[Row, ...]:
    """A table whose file replaces what it names and nothing else."""
    return (("2023년 마을공동체 공모 선정 현황",), ("동", "선정 건수"), *rows)


BOTH = courses(("마을리더 전문교육", 20, 12), ("마을학교", 30, 15))
ONE = courses(("마을리더 전문교육", 21, 12))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "data")


@pytest.fixture
def sent(office: Office, tmp_path: Path) -> Office:
    """A report of two courses is in."""
    assert office.load(saved(tmp_path / "처음.xlsx", *BOTH)) == DONE
    return office


def test_check_lists_every_cell_that_would_go(sent: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    command_files.run_check(sent.data, saved(tmp_path / "수정본.xlsx", *ONE))
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    removed = {(p["file"], p["cell"], p["found"]) for p in told if p["code"] == "would_remove"}
    assert removed == {("처음.xlsx", "B5", "30"), ("처음.xlsx", "C5", "15")}


def test_load_refuses_until_it_is_said_what_becomes_of_the_earlier_figures(
    sent: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sent.load(saved(tmp_path / "수정본.xlsx", *ONE)) == CRITICAL
    assert "앞서 올린 값 2개가 없어집니다" in capsys.readouterr().err
    assert len(open_ledger(sent.data).uploads()) == 1
    assert ("yang", "2023", 30.0) in sent.shown("attended_people")


def test_replacing_leaves_out_what_the_later_file_lacks_and_keeps_it_superseded(sent: Office, tmp_path: Path) -> None:
    assert sent.load(saved(tmp_path / "수정본.xlsx", *ONE), replacing=True) == DONE
    assert sent.shown("attended_people") == [("yang", "2023", 21.0)]
    assert sent.query("select count(*) from facts where file = '처음.xlsx' and superseded is null") == [(0,)]
    assert sent.query(CONFLICTS) == []


def test_beside_keeps_both_and_tells_the_conflict_by_both_cells(sent: Office, tmp_path: Path) -> None:
    assert sent.load(saved(tmp_path / "수정본.xlsx", *ONE), beside=True) == DONE
    assert sent.shown("attended_people") == [("yang", "2023", 21.0), ("yang", "2023", 30.0)]
    says = "같은 값이 두 곳에서 다릅니다: 20 ≠ 21 (수정본.xlsx › 실적!B4). 나중 자료를 보여 줍니다."
    assert sent.query(CONFLICTS) == [("처음.xlsx", "B4", says)]


@pytest.mark.parametrize(
    "title", ["2023년 양3동 주민자치 교육 실적", "2024년 양동 주민자치 교육 실적"], ids=["another dong", "another year"]
)
def test_another_dong_or_year_replaces_nothing(sent: Office, tmp_path: Path, title: str) -> None:
    assert sent.load(saved(tmp_path / "다른.xlsx", *courses(("마을리더 전문교육", 9, 8), title=title))) == DONE
    assert sent.query("select count(*) from facts where superseded is not null") == [(0,)]


def test_a_table_by_key_leaves_alone_what_the_later_file_does_not_name(office: Office, tmp_path: Path) -> None:
    office.load(saved(tmp_path / "처음.xlsx", *contest(("양동", 3), ("양3동", 4))))
    assert office.load(saved(tmp_path / "나중.xlsx", *contest(("양동", 5), ("농성1동", 2)))) == DONE
    assert office.shown("selected_projects") == [
        ("nongseong1", "2023", 2.0),
        ("yang", "2023", 5.0),
        ("yang3", "2023", 4.0),
    ]
    assert [row[:2] for row in office.query(CONFLICTS)] == [("처음.xlsx", "B3")]


def test_a_conflict_goes_when_one_side_is_withdrawn(office: Office, tmp_path: Path) -> None:
    office.load(saved(tmp_path / "처음.xlsx", *contest(("양동", 3), ("양3동", 4))))
    office.load(saved(tmp_path / "나중.xlsx", *contest(("양동", 5))))
    first = open_ledger(office.data).uploads()[0].upload
    commands.run_withdraw(office.data, first, "박팀장", "잘못 올림")
    assert office.query(CONFLICTS) == []
    assert office.shown("selected_projects") == [("yang", "2023", 5.0)]


def test_withdrawing_a_resubmission_brings_the_first_back(sent: Office, tmp_path: Path) -> None:
    sent.load(saved(tmp_path / "수정본.xlsx", *ONE), replacing=True)
    later = open_ledger(sent.data).uploads()[1].upload
    commands.run_withdraw(sent.data, later, "박팀장", "잘못 올림")
    assert sent.shown("attended_people") == [("yang", "2023", 20.0), ("yang", "2023", 30.0)]


def test_the_first_file_sent_once_more_after_the_resubmission_is_the_last_word(sent: Office, tmp_path: Path) -> None:
    """Withdrawn, and sent again after its resubmission: what was accepted last is shown."""
    first = open_ledger(sent.data).uploads()[0].upload
    sent.load(saved(tmp_path / "수정본.xlsx", *ONE), replacing=True)
    commands.run_withdraw(sent.data, first, "박팀장", "잘못 올림")
    assert sent.load(saved(tmp_path / "처음.xlsx", *BOTH), replacing=True) == DONE
    assert sent.shown("attended_people") == [("yang", "2023", 20.0), ("yang", "2023", 30.0)]


def test_a_file_once_beside_and_sent_again_as_a_replacement_replaces(sent: Office, tmp_path: Path) -> None:
    later = saved(tmp_path / "수정본.xlsx", *ONE)
    sent.load(later, beside=True)
    commands.run_withdraw(sent.data, open_ledger(sent.data).uploads()[1].upload, "박팀장", "나란히가 아님")
    assert sent.load(later, replacing=True) == DONE
    assert sent.shown("attended_people") == [("yang", "2023", 21.0)]


def test_published_figures_are_not_replaced_by_what_is_sent(office: Office, tmp_path: Path) -> None:
    saved(office.data / "raw" / "published" / "공표.xlsx", *BOTH)
    build(office.data)
    assert office.load(saved(tmp_path / "수정본.xlsx", *ONE)) == DONE
    assert office.shown("attended_people") == [("yang", "2023", 21.0), ("yang", "2023", 30.0)]
    assert len(office.query(CONFLICTS)) == 1


def test_a_rougher_figure_is_no_conflict(office: Office, tmp_path: Path) -> None:
    rows = [
        (("2023년 양동 마을학교 예산 현황",), ("사업명", "예산액"), ("마을학교", text))
        for text in ("1억 9,500만원", "1억 9천여만원")
    ]
    office.load(saved(tmp_path / "처음.xlsx", *rows[0]))
    office.load(saved(tmp_path / "나중.xlsx", *rows[1]))
    assert office.shown("budget_krw") == [("yang", "2023", 195_000_000.0)]
    assert office.query(CONFLICTS) == []


def test_a_table_that_is_replaced_whole_forgets_other_places_and_years(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG_FOLDER, folder)
    path = folder / "tables" / "trainees.yaml"
    table = yaml.safe_load(path.read_text(encoding="utf-8")) | {"replaces": "whole"}
    path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
    office.load(saved(tmp_path / "처음.xlsx", *BOTH))
    office.load(saved(tmp_path / "다음.xlsx", *courses(("마을학교", 9, 8), title="2024년 양3동 교육 실적")))
    assert len(office.shown("attended_people")) == 3
    build(office.data, folder)
    assert office.shown("attended_people") == [("yang3", "2024", 9.0)]


def test_a_made_up_file_replaces_no_real_one(sent: Office, tmp_path: Path) -> None:
    path = saved(tmp_path / "예시.xlsx", *ONE, ("※ 예시 자료(지어낸 값)입니다.",))
    assert sent.check(path).removals == ()
    assert sent.load(path) == DONE
    assert sent.query("select value from facts where measure = 'attended_people' and superseded is null and not demonstration order by 1") == [(20.0,), (30.0,)]  # fmt: skip


def test_one_file_for_several_places_replaces_each_of_them_alone(office: Office, tmp_path: Path) -> None:
    heading: tuple[Row, ...] = (("2023년 마을학교 교육 실적",), ("동", "참여인원", "수료인원"))
    office.load(saved(tmp_path / "처음.xlsx", *heading, ("양동", 3, 2), ("양3동", 4, 1)))
    later = saved(tmp_path / "나중.xlsx", *heading, ("양동", 5, 2))
    assert office.check(later).removals == ()
    assert office.load(later) == DONE
    assert office.shown("attended_people") == [("yang", "2023", 5.0), ("yang3", "2023", 4.0)]


def test_check_of_a_third_file_tells_only_what_it_takes_itself(sent: Office, tmp_path: Path) -> None:
    sent.load(saved(tmp_path / "둘째.xlsx", *ONE), replacing=True)
    third = saved(tmp_path / "셋째.xlsx", *courses(("국외연수", 7, 6)))
    assert {(r.file, r.cell) for r in sent.check(third).removals} == {("둘째.xlsx", "B4"), ("둘째.xlsx", "C4")}


def test_a_plan_sent_after_the_results_of_its_year_takes_none_of_them_away(sent: Office, tmp_path: Path) -> None:
    plan = courses(("마을리더 전문교육", 40, 35), ("마을학교", 50, 45), title="2023년 양동 주민자치 교육 계획(안)")
    path = saved(tmp_path / "계획.xlsx", *plan)
    assert sent.check(path).removals == ()
    assert sent.load(path) == DONE
    results = (
        "select value from facts where superseded is null and qualifier = 'exact' and measure = 'completed_people'"
    )
    assert sorted(sent.query(results)) == [(12.0,), (15.0,)]
