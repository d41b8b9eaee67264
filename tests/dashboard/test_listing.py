"""The table and the CSV of a view say what the figure shows, made-up rows included."""

import csv
import io

from dashboard import engine
from dashboard.listing import harmless, listing
from dashboard.listing_csv import as_csv
from dashboard.release import Release
from dashboard.views import View


def rows_of(small: Release, view: View, notes: tuple[str, ...] = ()) -> list[list[str]]:
    data = as_csv(view, engine.frame(view), small.catalog.indicators[view.indicator], small.catalog, "ko", notes)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_trend_has_a_column_for_each_period(small: Release) -> None:
    view = View("trend", "trainees", grain="month")
    table = listing(view, engine.frame(view), small.catalog.indicators["trainees"], small.catalog, "ko")
    assert table.headings[0] == "2023년 1월"
    assert len(table.headings) == 12
    assert [label for label, _ in table.rows][:2] == ["서구", "양동"]


def test_a_ranking_has_one_period_the_district_first_and_then_the_largest(small: Release) -> None:
    view = View("rank", "trainees", "2025")
    table = listing(view, engine.frame(view), small.catalog.indicators["trainees"], small.catalog, "ko")
    labels = [label for label, _ in table.rows]
    assert table.headings == ("2025년",)
    assert labels[0] == "서구"
    values = [float(cells[0].text) for label, cells in table.rows[1:] if label != "양3동"]
    assert values == sorted(values, reverse=True)


def test_a_missing_value_has_its_reason_and_a_partial_sum_its_parts(small: Release) -> None:
    view = View("rank", "trainees", "2025")
    table = listing(view, engine.frame(view), small.catalog.indicators["trainees"], small.catalog, "ko")
    cells = {label: own[0] for label, own in table.rows}
    assert cells["양3동"].text == "미제출"
    assert cells["서구"].partial == "18개 동 중 17개"


def test_a_table_tells_how_much_of_it_is_made_up(small: Release) -> None:
    def made_up(indicator: str, *, demonstration: bool = True) -> str:
        view = View("trend", indicator, demonstration=demonstration)
        declared = small.catalog.indicators[indicator]
        return listing(view, engine.frame(view), declared, small.catalog, "ko").demonstration

    assert made_up("trainees") == "all"
    assert made_up("selected_projects") == "some"
    assert made_up("selected_projects", demonstration=False) == "none"


def test_csv_holds_exactly_the_view(small: Release) -> None:
    view = View("trend", "selected_projects", demonstration=False)
    lines = rows_of(small, view, ("좋은마을만들기", "릴리스 1"))
    assert lines[:2] == [["# 좋은마을만들기"], ["# 릴리스 1"]]
    names = lines[2]
    told = [dict(zip(names, line, strict=True)) for line in lines[3:]]
    assert [(row["기간"], row["값"]) for row in told] == [
        ("2017년", "59"),
        ("2018년", "65"),
        ("2019년", "63"),
        ("2025년", "98"),
    ]
    assert told[-1]["표시"] == "약 98개"
    assert {row["예시 자료"] for row in told} == {""}


def test_every_made_up_row_of_a_csv_says_so(small: Release) -> None:
    lines = rows_of(small, View("trend", "trainees"))
    column = lines[0].index("예시 자료")
    assert {line[column] for line in lines[1:]} == {"예시 자료"}


def test_no_cell_of_a_csv_starts_a_formula(small: Release) -> None:
    lines = rows_of(small, View("trend", "residents"), ("=1+1", "+2", "-3", "@4"))
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]


def test_formula_starts_are_defused() -> None:
    assert [harmless(text) for text in ("=A1", "+1", "-1", "@x", "  =A1", "양동")] == [
        "'=A1",
        "'+1",
        "'-1",
        "'@x",
        "'  =A1",
        "양동",
    ]
