"""Which figures may stand beside one another, and how the marks of a figure become points."""

from datetime import date

import pytest

from catalog.load import load_catalog
from dashboard.figures.marks import Mark
from dashboard.stats.of_marks import point_of, points_of
from dashboard.stats.points import Point, course, incomparable
from tests.dashboard.stats.made_up import yearly


def test_a_missing_year_does_not_cut_a_run_and_a_break_does() -> None:
    found = course(yearly([10, None, 30, 40], 2022), [date(2025, 1, 1)])
    assert [[point.period for point in run] for run in found.runs] == [["2022", "2024"], ["2025"]]
    assert [(cut.before.period, cut.reason) for cut in found.cuts] == [("2024", "break")]
    assert [(point.period, reason) for point, reason in found.left_out] == [("2023", "no_value")]


@pytest.mark.parametrize(
    ("before", "after", "reason"), [("2025", "2026", "break"), ("2026", "2027", "break"), ("2027", "2028", None)]
)
def test_a_year_with_a_break_inside_it_is_comparable_with_neither_side(
    before: str, after: str, reason: str | None
) -> None:
    renamed = [date(2026, 7, 1)]
    assert incomparable(Point("양동", before, 1.0), Point("양동", after, 2.0), renamed) == reason


def test_quarters_and_undated_figures_are_left_out_of_a_course_of_years() -> None:
    points = [*yearly([10, 20], 2023), Point("양동", "2024-Q1", 5.0), Point("양동", "", 7.0)]
    assert {(point.period, reason) for point, reason in course(points).left_out} == {
        ("2024-Q1", "not_a_year"),
        ("", "not_a_year"),
    }


def test_no_figures_make_no_course() -> None:
    assert course([]).latest == ()


def test_a_mark_keeps_what_a_judgement_needs() -> None:
    turnout = load_catalog().indicators["turnout"]
    mark = Mark("yang", "dong", "양동", "2024", 22.0, 704, 3200, covers="resident_assembly", qualifier="approximate")
    assert point_of(mark, turnout, date(2026, 1, 31)) == Point(
        "yang", "2024", 22.0, 704, 3200, covers="resident_assembly", exact=False
    )


def test_a_year_that_is_not_over_and_a_figure_that_is_owed_are_known_as_such() -> None:
    trainees = load_catalog().indicators["trainees"]
    marks = [
        Mark("yang", "dong", "양동", "2025", 120.0, 120, missing="not_submitted"),
        Mark("yang", "dong", "양동", "2026", 60.0, 60),
        Mark("seogu", "district", "서구", "2025", 900.0, 900, parts=12, parts_of=18),
    ]
    found = points_of(marks, trainees, date(2026, 7, 31))
    assert [(point.owed, point.whole, point.partial) for point in found] == [
        (True, True, False),
        (False, False, False),
        (False, True, True),
    ]
