"""Two periods side by side: a number where they are comparable, a finding only where a test found one."""

from datetime import date

import pytest

from catalog.model import Indicator
from dashboard.captions_compare import against_notes, against_title, cumulative_notes, cumulative_title
from dashboard.figures.cumulative import years_of
from dashboard.figures.marks import read_marks
from dashboard.pairs import Pair, pairs
from dashboard.running import running_totals
from tests.dashboard.figure_frames import CATALOG, RATE, SELECTED, frame, row, view

AS_OF = date(2026, 3, 1)
COUNTED = SELECTED.model_copy(update={"model": "poisson", "direction": "higher"})


def paired(
    *rows: dict[str, object],
    earlier: str,
    later: str,
    indicator: Indicator = SELECTED,
    breaks: list[date] | None = None,
) -> tuple[Pair, ...]:
    return pairs(read_marks(frame(*rows)), indicator, earlier, later, breaks or [], AS_OF)


def test_years_far_apart_give_a_difference_and_no_judgement() -> None:
    (pair,) = paired(row("yang", "2017", 5), row("yang", "2023", 50), earlier="2017", later="2023", indicator=COUNTED)
    assert (pair.difference, pair.verdict) == (45, None)
    assert against_notes((pair,), "ko") == (
        "바로 앞 해와의 변화만 평소 변동과 견줍니다. 여기서는 값의 차이만 적습니다.",
    )


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (row("seogu", "2017", 5), row("seogu", "2023", 9, parts=3, parts_of=18), "partial_dongs"),
        (row("seogu", "2017", 5), row("seogu", "2023", 9, covers="expo"), "different_programmes"),
        (row("seogu", "2017", 5), row("seogu", "2023", 9, demonstration=True), "mixed_origin"),
        (row("seogu", "2017", 5), row("seogu", "2023", None, missing="not_submitted"), "no_value"),
        (row("seogu", "2017", 5), row("seogu", "2026", 9), "part_year"),
    ],
)
def test_what_is_not_comparable_has_no_difference(
    before: dict[str, object], after: dict[str, object], reason: str
) -> None:
    (pair,) = paired(before, after, earlier="2017", later=str(after["period"]))
    assert (pair.difference, pair.reason) == (None, reason)


def test_no_difference_is_told_across_a_break() -> None:
    rows = (row("yang", "2023", 20.0), row("yang", "2025", 10.0))
    (pair,) = paired(*rows, earlier="2023", later="2025", indicator=RATE, breaks=[date(2025, 1, 1)])
    assert (pair.difference, pair.reason) == (None, "break")
    assert against_notes((pair,), "ko") == ("비교하지 않은 곳: 양동(집계 방식이 바뀜).",)
    assert against_notes((pair,), "en") == ("Not compared: 양동 (counted in another way).",)


def test_a_year_on_the_year_before_is_judged_all_places_together() -> None:
    rows = [
        row(place, str(year), value, numerator=value)
        for place, course in (("yang", (50, 51, 49, 50, 400)), ("pungam", (80, 79, 81, 80, 82)))
        for year, value in zip(range(2019, 2024), course, strict=True)
    ]
    found = {pair.place: pair for pair in paired(*rows, earlier="2022", later="2023", indicator=COUNTED)}
    kinds = {place: pair.verdict.kind for place, pair in found.items() if pair.verdict}
    assert kinds == {"yang": "rise", "pungam": "no_clear_difference"}
    assert against_notes(tuple(found.values()), "ko") == ("변화 2건을 함께 판단해 1건이 평소 변동보다 컸습니다.",)


def test_without_a_model_the_change_is_a_number_and_no_finding() -> None:
    (pair,) = paired(row("yang", "2018", 5), row("yang", "2019", 50), earlier="2018", later="2019")
    assert pair.verdict is not None
    assert (pair.difference, pair.reason, pair.verdict.is_finding) == (45, "no_model", False)


def test_months_can_be_set_against_each_other() -> None:
    (pair,) = paired(row("yang", "2023-03", 5), row("yang", "2024-03", 8), earlier="2023-03", later="2024-03")
    assert pair.difference == 3


def test_the_title_tells_both_values_of_the_dong_chosen_else_of_the_district() -> None:
    found = paired(
        row("seogu", "2017", 59),
        row("seogu", "2018", 65),
        row("yang", "2017", 3),
        row("yang", "2018", 4),
        earlier="2017",
        later="2018",
    )
    assert against_title(found, (), SELECTED, "ko") == "서구 선정 사업 수: 2017년 59개, 2018년 65개"
    assert against_title(found, ("yang",), SELECTED, "ko") == "양동 선정 사업 수: 2017년 3개, 2018년 4개"
    assert (
        against_title(found, ("yang",), SELECTED, "en")
        == "Selected projects, 양동: 3 projects in 2017, 4 projects in 2018"
    )


def test_sums_within_the_year_are_told_up_to_the_same_month() -> None:
    months = [
        row("yang", f"{year}-{month:02d}", 10) for year, last in ((2023, 12), (2024, 3)) for month in range(1, last + 1)
    ]
    found = read_marks(running_totals(frame(*months, row("yang", "2024-05", 10)), set()))
    looked = view("cumulative", grain="month")
    years = years_of(looked, found)
    assert cumulative_title(years, "month", SELECTED, "ko") == "양동 선정 사업 수: 3월까지 2023년 30개, 2024년 30개"
    notes = cumulative_notes(years, found, "month", CATALOG, "ko")
    assert "2024년 5월부터 더하지 않았습니다(앞선 달의 값이 없음)." in notes
