"""Each fault of a sheet has its own code, its cell and its nearest guess, keeps its file out until settled, and no other."""

import shutil
from pathlib import Path

import pytest
import yaml

from catalog.load import Catalog, load_catalog
from etl.build import CATALOG_FOLDER
from etl.command_releases import CRITICAL, DONE, LEFT_OUT, run_build
from tests.etl.sheets import PERSONS, TRAINING, Office, Row, conformed, proposed, saved, told, training

pytestmark = pytest.mark.usefixtures("plain_rules")
WON: Row = (None, None, None, "(단위: 천원)")
COURSES: Row = ("사업명", "참여인원", "수료인원")


def report(*rows: Row) -> tuple[Row, ...]:
    return ((TRAINING,), PERSONS, COURSES, *rows)


def budget(*rows: Row, unit: Row = WON) -> tuple[Row, ...]:
    return (("2023년 양동 예산 집행 현황",), unit, ("사업명", "예산액", "집행액"), *rows)


FAULTS: dict[str, tuple[tuple[Row, ...], str, str, tuple[str, ...]]] = {
    "columns_unknown": (training("만족", "재방문"), "C4", "만족, 재방문", ()),
    "columns_claim_one": (
        ((TRAINING,), PERSONS, ("사업명", "수료인원", "수료자"), ("마을학교", 20, 12)), "C4", "12", ("leave_out",),
    ),
    "key_twice": (report(("마을학교", 30, 15), ("마을학교", 31, 15)), "B5", "31", ("leave_out",)),
    "measure_unsure": (training("수료인언"), "C4", "수료인언", ("trainees.completed_people", "leave_out")),
    "place_unknown": (
        (("2023년 마을학교 교육 실적",), ("동", "수료인원"), ("화정일동", 20), ("양동", 30)), "B3", "화정일동", ("hwajeong1",),
    ),
    "programme_unknown": (report(("마을리더 심화", 20, 3)), "B4", "마을리더 심화", ("leader_training", "leave_out")),
    "number_mistyped": (report(("마을리더 전문교육", 2000, "1,2O4"), ("마을학교", 20, 3)), "C4", "1,2O4", ("value:1204",)),
    "figure_not_computed": (
        report(("마을리더 전문교육", 20, "=B4-8"), ("마을학교", 20, 3)), "C4", "=B4-8", ("leave_out",),
    ),
    "figure_unreadable": (report(("마을리더 전문교육", 20, "#REF!"), ("마을학교", 20, 3)), "C4", "#REF!", ("leave_out",)),
    "number_expected": (
        report(("마을리더 전문교육", 20, 8), ("마을학교", 20, "별도 보고"), ("국외연수", 20, 3)), "C5", "별도 보고", ("leave_out",),
    ),
    "text_expected": (
        (("2023년 주민자치회 구성 현황",), ("동", "정원(명)", "유형"), ("양동", 30, 3), ("양3동", 25, "시범형")), "C3", "3", (),
    ),
    "out_of_range": (report(("마을리더 전문교육", 70000, 12)), "B4", "70000", ("leave_out",)),
    "not_whole": (report(("마을리더 전문교육", 20, 3.5)), "C4", "3.5", ("leave_out",)),
    "unit_missing": (budget(("마을학교", 2000, 1200), unit=()), "B4", "2000", ("천원", "원")),
    "sign_unclear": (budget(("마을학교", 2000, "(1,234)"), ("국외연수", 900, 800)), "C4", "(1,234)", ("value:1234",)),
}  # fmt: skip


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_has_its_code_its_cell_what_stands_there_and_the_nearest_guess(tmp_path: Path, code: str) -> None:
    rows, cell, found, guesses = FAULTS[code]
    entry = conformed(tmp_path / "자료.xlsx", *rows)
    problem = told(entry.problems).get(code)
    assert problem, [p.code for p in entry.problems]
    assert (problem.cell, problem.found, entry.held, entry.facts) == (cell, found, True, ())
    choices = [choice.answer for choice in problem.ask.choices] if problem.ask else []
    assert set(guesses) <= set(choices)
    assert choices[:1] == list(guesses[:1]) or guesses[:1] in {(), ("leave_out",), ("천원",)}


@pytest.mark.parametrize(
    "name", ["columns_claim_one", "key_twice", "number_mistyped", "unit_missing", "programme_unknown"]
)
def test_a_faulty_file_is_refused_and_leaves_no_trace(tmp_path: Path, name: str) -> None:
    office = Office(tmp_path / "data")
    assert office.load(saved(tmp_path / "양3동.xlsx", *training("수료인원", title="2023년 양3동 교육 실적"))) == DONE
    assert office.load(saved(tmp_path / "자료.xlsx", *FAULTS[name][0])) == CRITICAL
    assert office.query("select distinct file from facts") == [("양3동.xlsx",)]
    assert len(list((tmp_path / "data" / "raw" / "submitted").glob("*"))) == 1


def test_a_faulty_file_among_the_raw_ones_is_left_out_whole_and_the_exit_code_tells(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    published = tmp_path / "data" / "raw" / "published"
    saved(published / "양3동.xlsx", *training("수료인원", title="2023년 양3동 교육 실적"))
    saved(published / "양동.xlsx", *FAULTS["number_mistyped"][0])
    assert run_build(office.data) == LEFT_OUT
    assert office.shown("completed_people") == [("yang3", "2023", 12.0), ("yang3", "2023", 22.0)]
    assert office.query("select file, cell from problems where code = 'number_mistyped'") == [("양동.xlsx", "C4")]


def test_the_number_a_mistyped_one_stands_for_loads_its_file(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    path = saved(tmp_path / "자료.xlsx", *FAULTS["number_mistyped"][0])
    office.answer(path, "number_mistyped", "value:1204")
    assert office.load(path) == DONE
    facts = office.query(
        "select value, printed_value, cell from facts where measure = 'completed_people' order by cell"
    )
    assert facts == [(1204.0, "1,2O4", "C4"), (3.0, "3", "C5")]


def test_a_formula_without_a_value_is_told_as_it_stands_with_the_way_out(tmp_path: Path) -> None:
    entry = conformed(tmp_path / "자료.xlsx", *FAULTS["figure_not_computed"][0])
    problem = told(entry.problems)["figure_not_computed"]
    what, way_out = problem.sentence().split(". ")
    assert what == "C4 칸에는 수식 '=B4-8'만 있고, 그 계산 결과가 파일에 들어 있지 않습니다"
    assert way_out == "엑셀이나 한셀에서 열어 저장한 뒤 다시 올려 주십시오."
    assert entry.held


def test_a_repeated_key_is_settled_by_leaving_one_cell_out(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    path = saved(tmp_path / "자료.xlsx", *FAULTS["key_twice"][0])
    office.answer(path, "key_twice", "leave_out")
    assert office.load(path) == DONE
    assert office.query("select cell, why from leftovers") == [("B5", "answered")]
    assert office.shown("attended_people") == [("yang", "2023", 30.0)]


def test_all_headings_unknown_are_settled_one_by_one(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    path = saved(tmp_path / "자료.xlsx", *FAULTS["columns_unknown"][0])
    office.answer(path, "measure_unsure", "trainees.completed_people")
    assert office.codes(path) == ["measure_unsure"]
    office.answer(path, "measure_unsure", "leave_out")
    assert office.load(path) == DONE
    assert office.shown("completed_people") == [("yang", "2023", 12.0), ("yang", "2023", 22.0)]


def test_a_value_answered_for_one_cell_is_still_held_to_the_range(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    path = saved(tmp_path / "자료.xlsx", *FAULTS["out_of_range"][0])
    office.answer(path, "out_of_range", "value:60000")
    assert office.codes(path) == ["out_of_range"]


def test_an_error_in_a_rate_that_is_computed_anyway_blocks_nothing(tmp_path: Path) -> None:
    rows = (
        (TRAINING,),
        PERSONS,
        (*COURSES, "수료율"),
        ("마을리더 전문교육", 20, 3, 0.15),
        ("마을학교", 0, 0, "#DIV/0!"),
    )
    entry = conformed(tmp_path / "자료.xlsx", *rows)
    assert not entry.held
    assert ("village_school", "completed_people", 0.0) in proposed(entry, "programme", "measure", "value")


@pytest.mark.parametrize(
    "rows",
    [
        report(("마을리더 전문교육", 20, "#REF!"), ("마을학교", 30, "#REF!")),
        report(("마을리더 전문교육", 20, 12), ("마을학교", "#REF!", "#REF!")),
    ],
    ids=["a whole column", "a whole row"],
)
def test_errors_all_along_a_column_or_row_of_figures_keep_the_file_out(tmp_path: Path, rows: tuple[Row, ...]) -> None:
    assert conformed(tmp_path / "자료.xlsx", *rows).held


def test_words_where_every_second_cell_is_a_number_are_told(tmp_path: Path) -> None:
    entry = conformed(tmp_path / "자료.xlsx", *report(("마을리더 전문교육", 20, "별도 보고"), ("마을학교", 30, 15)))
    assert told(entry.problems)["number_expected"].cell == "C4"


@pytest.mark.parametrize(
    "course", ["마을 학교장 과정", "마을학교 강사 양성", "주민자치박람회 안내원 교육", "청년 마을리더 교육"]
)
def test_a_course_whose_name_only_holds_a_known_one_is_asked_about(tmp_path: Path, course: str) -> None:
    entry = conformed(tmp_path / "자료.xlsx", *report((course, 20, 3)))
    assert told(entry.problems)["programme_unknown"].found == course


def test_a_file_whose_title_names_another_district_is_refused(tmp_path: Path) -> None:
    entry = conformed(tmp_path / "자료.xlsx", *training("수료인원", title="2023년 광산구 주민자치 교육 실적"))
    assert told(entry.problems)["other_district"].sentence() == (
        "'자료.xlsx'은(는) 서구 자료가 아닌 것 같습니다. 광산구이(가) 적혀 있습니다."
    )


def test_a_file_of_dongs_that_are_all_unknown_is_told_once_as_another_districts(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        ("2023년 마을학교 교육 실적",), ("동", "수료인원"), ("신사동", 20), ("역삼동", 21), ("청담동", 22),
    )  # fmt: skip
    entry = conformed(tmp_path / "자료.xlsx", *rows)
    assert [(p.code, p.found) for p in entry.problems] == [("other_district", "신사동, 역삼동, 청담동")]


def test_another_districts_dongs_beside_ours_are_listed_and_not_ours(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        ("2023년 마을학교 교육 실적",), ("구", "동", "수료인원"), ("서구", "양동", 20), ("강남구", "신사동", 21),
    )  # fmt: skip
    entry = conformed(tmp_path / "자료.xlsx", *rows)
    assert entry.held or proposed(entry, "place", "value") == {("yang", 20.0)}


@pytest.fixture
def with_a_dong_that_is_gone(tmp_path: Path) -> Catalog:
    """A district where 구양동 was split into 양동 and 양3동 at the end of 2020."""
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG_FOLDER, folder)
    places = yaml.safe_load((folder / "dongs.yaml").read_text(encoding="utf-8"))
    gone = {"id": "old_yang", "kind": "dong", "label": {"ko": "구양동", "en": "Old Yang"}, "parent": "seogu"}
    template = {k: v for k, v in places["places"][0].items() if k not in gone and k not in ("codes", "aliases")}
    places["places"].append(template | gone | {"codes": [], "until": "2020-12-31", "successors": ["yang", "yang3"]})
    (folder / "dongs.yaml").write_text(yaml.safe_dump(places, allow_unicode=True), encoding="utf-8")
    return load_catalog(folder)


@pytest.mark.parametrize(("year", "codes"), [("2020", []), ("2021", ["place_gone"])])
def test_a_dong_that_is_gone_is_asked_about_from_the_year_after(
    tmp_path: Path, with_a_dong_that_is_gone: Catalog, year: str, codes: list[str]
) -> None:
    rows: tuple[Row, ...] = ((f"{year}년 마을학교 교육 실적",), ("동", "수료인원"), ("구양동", 20), ("농성1동", 21))
    entry = conformed(tmp_path / "자료.xlsx", *rows, catalog=with_a_dong_that_is_gone)
    assert [p.code for p in entry.problems] == codes
    for problem in entry.problems:
        assert problem.sentence() == "'구양동'은(는) 그때 이미 없어진 동입니다. 지금은 양동 · 양3동입니다."
        assert problem.ask
        assert [c.answer for c in problem.ask.choices] == ["yang", "yang3", "leave_out"]
