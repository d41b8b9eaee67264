"""Targets from a file and from the table on the page: faults by cell, all or nothing, and what saving would do."""

import io

import openpyxl
import pytest
import xlsxwriter

from catalog.load import load_catalog
from dashboard.targets_file import MOST_BYTES, TargetFile, read_target_file
from dashboard.targets_form import target_form
from dashboard.targets_plan import changes, undoing
from dashboard.targets_standing import Standing, edited
from dashboard.text import say
from ledger.targets import Goal, Target
from tests.dashboard.test_targets_words import target

CATALOG = load_catalog()
KO = say("ko")
COUNT, MONEY = CATALOG.indicators["trainees"], CATALOG.indicators["settled_budget"]

HEAD = ["비고", "목표연도", "목표치", "행정동", "지표명", "기준치", "기준년도"]


def workbook(rows: list[list[object]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("2026 목표")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def read(rows: list[list[object]]) -> TargetFile:
    return read_target_file("목표.xlsx", workbook(rows), CATALOG, KO)


def test_columns_stand_in_any_order_and_go_by_several_names() -> None:
    found = read([["2026년 성과 목표"], HEAD, ["계획 12쪽", "2026년", "1,300", "서 구", "교육 참여 인원", 1200, 2025]])
    assert found.faults == ()
    assert found.goals == (Goal("trainees", "seogu", 2026, 1300, 1200, 2025, "계획 12쪽"),)


def test_the_unit_in_a_heading_is_not_lost() -> None:
    found = read([["지표", "동", "연도", "목표(천원)"], [MONEY.label.ko, "양동", 2026, 1200]])
    assert [goal.value for goal in found.goals] == [1_200_000]


def test_every_fault_is_told_by_its_cell_and_nothing_is_taken() -> None:
    found = read(
        [
            HEAD,
            ["", 2026, 1300, "서구", "교육 참여 인원"],
            ["", 2026, 90, "화정5동", "예산 집행율"],
            ["", 26, 60, "양동", "교육 참여 인원", 55],
            ["", 2026, 1400, "서구", "교육 참여 인원"],
        ]
    )
    assert found.goals == ()
    told = {fault.where: fault.sentence for fault in found.faults}
    assert told == {
        "2026 목표!E3": "‘예산 집행율’: 그런 지표가 없습니다. 비슷한 것: 예산 집행률",
        "2026 목표!D3": told["2026 목표!D3"],
        "2026 목표!B4": "‘26’은 연도가 아닙니다. 2026처럼 네 자리로 적어 주십시오.",
        "2026 목표!G4": "기준값과 기준연도는 함께 적어 주십시오.",
        "2026 목표!C5": "같은 지표, 동, 연도의 목표가 2026 목표!C2에도 있습니다.",
    }
    assert "화정4동" in told["2026 목표!D3"]


def test_a_csv_in_the_old_korean_encoding_is_read() -> None:
    content = '지표,동,연도,목표\n교육 참여 인원,양동,2026,"1,300"\n'.encode("cp949")
    assert read_target_file("목표.csv", content, CATALOG, KO).goals == (Goal("trainees", "yang", 2026, 1300),)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("목표.xlsx", b"no workbook", "엑셀 파일(.xlsx)로 열 수 없습니다."),
        ("목표.csv", b"\xff\xfe\x00", "글자를 읽을 수 없는 파일입니다."),
        ("목표.csv", b" " * (MOST_BYTES + 1), "2MB를 넘습니다."),
        ("목표.csv", "동,인구\n양동,3\n".encode(), "열 이름이 있는 줄을 찾지 못했습니다"),
        ("목표.csv", "지표,동,목표\n교육 참여 인원,양동,3\n".encode(), "열이 없습니다: 연도"),
    ],
)
def test_a_file_that_is_none_says_what_to_do(name: str, content: bytes, sentence: str) -> None:
    (fault,) = read_target_file(name, content, CATALOG, KO).faults
    assert sentence in fault.sentence


def test_the_form_comes_back_as_it_went_out_and_its_blank_rows_mean_nothing() -> None:
    held = target(1300, year=2026)
    form = target_form(CATALOG, [held], ["trainees", "execution_rate"], 2026, KO)
    assert read_target_file("양식.xlsx", form, CATALOG, KO) == TargetFile((held.goal,), ())


def test_the_form_offers_indicators_and_dongs_to_choose_from() -> None:
    book = openpyxl.load_workbook(io.BytesIO(target_form(CATALOG, [], ["trainees"], 2026, KO)))
    sheet, lists = book.worksheets
    assert [cell.value for cell in sheet[3]] == [
        "지표",
        "동(또는 구)",
        "연도",
        "목표",
        "단위",
        "기준값",
        "기준연도",
        "비고",
    ]
    assert [cell.value for cell in sheet[5]][:5] == ["교육 참여 인원", "양동", 2026, None, "명"]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert rules["A4"].formula1 == f"'목록'!$A$1:$A${len(CATALOG.indicators)}"
    assert [cell.value for cell in lists["B"]][: len(CATALOG.dongs) + 1][:2] == ["서구", "양동"]


def test_what_is_so_already_is_no_change_and_undoing_brings_back_what_was() -> None:
    held = [target(1300), target(60, place="yang")]
    goals = [held[0].goal, Goal("trainees", "yang", 2025, 70), Goal("trainees", "pungam", 2025, 200)]
    planned = changes(goals, [], held)
    assert [change.key[1] for change in planned] == ["yang", "pungam"]
    assert undoing(planned) == ([held[1].goal], [("trainees", "pungam", 2025)])


def row(held: Target | None, place: str = "yang", name: str = "양동") -> Standing:
    return Standing(place, name, None, None, held, None)


def ask(rows: list[Standing], typed_in: dict[int, dict[str, object]]) -> tuple[list[Goal], list[str], list[str]]:
    names = {"value": "목표값 (명)", "baseline": "기준값", "baseline_year": "기준연도", "note": "비고"}
    found = edited(rows, typed_in, names, (COUNT, 2025), CATALOG, KO)
    return list(found.goals), [key[1] for key in found.removed], [f"{f.where}: {f.sentence}" for f in found.faults]


def test_a_cell_that_is_typed_sets_one_that_is_emptied_removes_and_the_rest_stays() -> None:
    rows = [row(target(60, place="yang")), row(None, "pungam", "풍암동"), row(target(9, place="seochang"), "seochang")]
    goals, removed, faults = ask(rows, {0: {"note": "계획"}, 1: {"value": "1,300"}, 2: {"value": None}})
    assert goals == [Goal("trainees", "yang", 2025, 60, note="계획"), Goal("trainees", "pungam", 2025, 1300)]
    assert (removed, faults) == (["seochang"], [])


def test_a_fault_in_the_table_is_named_by_dong_and_column() -> None:
    _, _, faults = ask([row(None)], {0: {"value": "천", "baseline": "5"}})
    assert faults == [
        "양동 · 목표값 (명): ‘천’은 수가 아닙니다.",
        "양동 · 기준연도: 기준값과 기준연도는 함께 적어 주십시오.",
    ]
