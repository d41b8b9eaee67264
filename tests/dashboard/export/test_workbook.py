"""Briefings as Excel, opened again by openpyxl."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, LineChart, ScatterChart

from dashboard import engine
from dashboard.briefing.prepared import prepare
from dashboard.export.facts import plain_subtitle
from dashboard.export.workbook import workbook
from dashboard.figures.paint import Paint
from dashboard.release import Release
from dashboard.views import View
from ledger.briefings import Briefing
from tests.dashboard.export.briefs import ONE_OF_EACH, brief


def made(briefing: Briefing, *, formulas: bool = False) -> Any:
    paint = Paint(briefing.language, dark=False)
    content = workbook(prepare(briefing), briefing.name, briefing.release, paint)
    return load_workbook(io.BytesIO(content), data_only=not formulas)


def one(view: View, release: int, *, formulas: bool = False, **worded: str) -> Any:
    """The sheet of one view."""
    return made(brief([view], release, **worded), formulas=formulas).worksheets[1]


def table(sheet: Any) -> dict[str, dict[str, Any]]:
    """Place → heading → cell, of the table under the heads."""
    rows = list(sheet.iter_rows())
    top = next(number for number, row in enumerate(rows) if row[0].value in ("장소", "Place"))
    heads = [cell.value for cell in rows[top] if cell.value]
    found: dict[str, dict[str, Any]] = {}
    for row in rows[top + 1 :]:
        if row[0].value is None:
            break
        found[row[0].value] = dict(zip(heads, row, strict=False))
    return found


def test_every_view_has_a_sheet_with_a_native_chart(small: Release) -> None:
    book = made(brief(ONE_OF_EACH, small.number))
    kinds = {sheet.title.partition(" ")[0]: {type(chart) for chart in sheet._charts} for sheet in book.worksheets}
    assert kinds["1"] == kinds["7"] == kinds["8-1"] == kinds["8-3"] == {LineChart}
    assert kinds["2"] == kinds["4"] == kinds["6"] == {BarChart}
    assert kinds["5"] == {ScatterChart}
    assert kinds["3"] == set(), "a heat map is shaded cells"
    assert book.worksheets[3].conditional_formatting


def test_the_cells_of_a_trend_are_the_release_s_numbers(small: Release) -> None:
    cells = table(one(View("trend", "turnout"), small.number))
    frame = engine.frame(View("trend", "turnout", release=small.number))
    for label, period, value in zip(frame["label"], frame["period"], frame["value"], strict=True):
        assert cells[label][f"{period}년"].value == pytest.approx(value)
    assert cells["양동"]["2024년"].number_format == "#,##0.0"


def test_a_district_that_is_the_sum_of_its_dongs_is_a_formula(small: Release) -> None:
    cells = table(one(View("trend", "trainees"), small.number, formulas=True))
    total = cells["서구"]["2024년"]
    first, *_, last, _district = cells
    assert total.value == f"=SUM({cells[first]['2024년'].coordinate}:{cells[last]['2024년'].coordinate})"
    shown = table(one(View("trend", "trainees"), small.number))["서구"]["2024년"].value
    assert shown == sum(
        row["2024년"].value
        for label, row in table(one(View("trend", "trainees"), small.number)).items()
        if label != "서구"
    )


def test_a_district_that_lacks_a_dong_or_was_printed_is_a_number(small: Release) -> None:
    lacking = table(one(View("trend", "trainees"), small.number, formulas=True))
    assert isinstance(lacking["서구"]["2025년"].value, int | float)
    assert lacking["양3동"]["2025년"].value == "미제출"
    rate = table(one(View("trend", "turnout"), small.number, formulas=True))
    assert isinstance(rate["서구"]["2024년"].value, int | float)


def test_words_of_a_number_are_its_format(small: Release) -> None:
    cells = table(one(View("trend", "selected_projects"), small.number))
    about = next(row["2025년"] for row in cells.values() if row["2025년"].value == 98)
    assert about.number_format == '"약 "#,##0'


def test_made_up_cells_are_told_from_real_ones(small: Release) -> None:
    sheet = one(View("trend", "selected_projects"), small.number)
    cells = table(sheet)["서구"]
    assert (cells["2018년"].font.italic, cells["2016년"].font.italic) == (False, True)
    assert "지어낸 예시 자료" in " ".join(str(row[0].value) for row in sheet.iter_rows())


def test_the_unit_that_is_named_is_that_of_the_cells(small: Release) -> None:
    (slide,) = prepare(brief([View("rank", "settled_budget", period="2024")], small.number))
    assert slide.subtitle.startswith("주민자치 사업 집행액(천원), 서구")
    assert plain_subtitle(slide, "ko").startswith("주민자치 사업 집행액(원), 서구")
    sheet = one(View("rank", "settled_budget", period="2024"), small.number)
    assert "집행액(원)" in str(sheet["A2"].value)


def test_a_ranking_holds_values_limits_and_ranks(small: Release) -> None:
    cells = table(one(View("rank", "trainees", period="2024"), small.number))
    frame = engine.frame(View("rank", "trainees", release=small.number))
    at = frame[frame["period"] == "2024"]
    assert {label: row["값"].value for label, row in cells.items()} == dict(zip(at["label"], at["value"], strict=True))
    first = next(row for label, row in cells.items() if label != "서구")
    assert first["95% 범위 아래 끝"].value < first["값"].value < first["95% 범위 위 끝"].value
    assert first["순위 범위(18곳 중)"].value.startswith("1~")


def test_the_axis_of_a_ranking_reaches_beyond_every_limit(small: Release) -> None:
    sheet = one(View("rank", "trainees", period="2024"), small.number)
    highest = max(row["95% 범위 위 끝"].value or 0 for label, row in table(sheet).items() if label != "서구")
    assert highest <= sheet._charts[0].y_axis.scaling.max < 2 * highest


def test_two_periods_have_their_difference_as_a_formula(small: Release) -> None:
    row = table(one(View("against", "trainees", period="2022", against="2021"), small.number, formulas=True))["양동"]
    assert row["차이"].value == f"={row['2022년'].coordinate}-{row['2021년'].coordinate}"


def test_periods_that_may_not_be_compared_have_no_difference(small: Release) -> None:
    row = table(one(View("against", "trainees", period="2024", against="2023"), small.number))["양동"]
    assert (row["차이"].value, row["비교하지 않은 까닭"].value) == ("–", "포함된 사업이 다름")


def test_targets_stand_under_a_trend_with_their_difference_as_a_formula_and_in_its_chart(aimed: int) -> None:
    view = View("trend", "trainees")
    book, formulas = made(brief([view], aimed)), made(brief([view], aimed), formulas=True)
    sheet = book.worksheets[1]
    (top,) = [row[0].row for row in sheet.iter_rows() if row[3].value == "목표값"]
    *others, yang = [[cell.value for cell in row[:6]] for row in sheet.iter_rows(min_row=top + 1, max_row=top + 3)]
    value = table(sheet)["양동"]["2024년"].value
    assert yang == ["양동", "2024년", value, 40, value - 40, f"미달, 도달까지 {40 - value:.0f}명 · 예시 값"]
    assert formulas.worksheets[1].cell(top + 3, 5).value == f"=C{top + 3}-D{top + 3}"
    assert [row[:2] + row[3:4] for row in others] == [["서구", "2025년", 2000.5], ["서구", "2027년", 2500]]
    assert [row[4] for row in others] == ["–", "–"], "a partial sum, and a year ahead, are not compared"
    names = [series.tx.strRef.f for series in sheet._charts[0].series]
    assert [sheet[name.split("!")[1].replace("$", "")].value for name in names[-2:]] == [
        "목표 2,000.5명",
        "목표 2,500명",
    ]
    cover = "\n".join(str(row[1]) for row in book.worksheets[0].iter_rows(values_only=True))
    assert "서구 2027년 목표 2,500명 (김주무관, 20" in cover


def test_targets_stand_beside_the_values_of_a_ranking(aimed: int) -> None:
    cells = table(one(View("rank", "trainees", period="2024"), aimed))
    yang = cells["양동"]
    assert yang["목표값"].value == 40
    assert yang["목표와의 차이"].value == yang["값"].value - 40
    assert yang["거리"].value.startswith("미달, 도달까지 ")
    assert {cells[place]["목표값"].value for place in cells if place != "양동"} == {""}
    assert "목표값" not in table(one(View("tiles", "trainees", period="2024"), aimed))["양동"]


def test_the_first_sheet_says_what_all_of_it_is(small: Release) -> None:
    book = made(brief(ONE_OF_EACH, small.number))
    told = "\n".join(str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell)
    assert f"릴리스\n{small.number}\n릴리스를 만든 날\n2026. 1. 20." in told
    assert "이 파일에는 지어낸 예시 자료가 들어 있습니다. 실제 값이 아닙니다." in told
    assert "주민자치 교육이 얼마나 많은 주민에게 닿았는지 봅니다." in told
    assert "교육.xlsx" in {row[0] for row in book["원본 파일"].iter_rows(values_only=True)}


def test_no_words_become_a_formula(small: Release) -> None:
    sheet = one(View("trend", "trainees"), small.number, headline="=1+1", formulas=True)
    assert sheet["A1"].value == "'=1+1"
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert all(cell.value.startswith("=SUM(") for cell in cells)


def test_a_view_whose_data_are_gone_has_a_sheet_that_says_so(small: Release) -> None:
    book = made(brief([View("trend", "no_such_indicator"), View("trend", "trainees")], small.number))
    told = [row[0] for row in book.worksheets[1].iter_rows(values_only=True)]
    assert any("이 장이 찾는 지표나 기간이 릴리스" in str(words) for words in told)
    assert table(book.worksheets[2])["양동"]
