"""A passport leads from a number on the screen to the cells that it stands on."""

import pytest

from dashboard import passport
from dashboard.passport import Passport
from dashboard.release import Release
from dashboard.screen import Number
from dashboard.sheet import neighbourhood
from tests.dashboard.small_release import UNFRIENDLY_FILE


def found(small: Release, number: str, *, demonstration: bool = True) -> Passport:
    asked = Number.read(number)
    assert asked is not None
    answer = passport.find(small, asked, demonstration=demonstration, language="ko")
    assert answer is not None
    return answer


def test_a_sum_names_every_part(small: Release) -> None:
    staff = found(small, "staff,seogu,2019")
    assert staff.figure["value"] == 67
    assert [one.value for one in staff.numerator] == [1, 1, 14, 37, 14]
    assert [one.attributes for one in staff.numerator] == ["팀장", "주무관", "동장", "복지", "간호"]


def test_a_source_is_a_cell_with_its_words_as_printed(small: Release) -> None:
    (source,) = found(small, "selected_projects,seogu,2017").numerator
    assert (source.file, source.sheet, source.cell) == ("2019_사례보고서.xlsx", "총괄", "B4")
    assert source.printed == "17년 59개"
    assert source.programme == "주민주도 좋은마을만들기"
    assert not source.demonstration


def test_a_ratio_has_the_rows_of_both_sides(small: Release) -> None:
    per_resident = found(small, "trainees_per_1000,yang,2018")
    assert [one.measure for one in per_resident.numerator] == ["참여인원"]
    assert [one.measure for one in per_resident.denominator] == ["인구"]
    assert per_resident.figure["denominator"] == per_resident.denominator[0].value


def test_a_month_and_a_span_have_their_own(small: Release) -> None:
    assert len(found(small, "trainees,yang,2023-07").numerator) == 1
    assert found(small, "training_targets,seogu,2016/2019").figure["value"] == 565


def test_made_up_numbers_have_no_passport_where_they_are_left_out(small: Release) -> None:
    number = Number("trainees", "yang", "2018")
    assert passport.find(small, number, demonstration=False, language="ko") is None


@pytest.mark.parametrize("number", [Number("nonsense", "yang", "2018"), Number("trainees", "nowhere", "2018")])
def test_a_number_that_does_not_exist_has_none(small: Release, number: Number) -> None:
    assert passport.find(small, number, demonstration=True, language="ko") is None


def test_the_neighbourhood_is_two_cells_each_way_and_ends_at_the_sheets_edge(small: Release) -> None:
    (source,) = found(small, "residents,pungam,2023").numerator
    piece = neighbourhood(small, source)
    assert piece is not None
    assert source.file == UNFRIENDLY_FILE
    assert (piece.row, piece.column) == (4, 3)
    assert (piece.rows, piece.columns) == ((2, 3, 4, 5, 6), (1, 2, 3, 4, 5))
    assert piece.cells[4, 3] == "35,515"
    assert piece.cells[3, 3] == "2023-12"


def test_the_neighbourhood_keeps_the_headings_that_lie_further_away(small: Release) -> None:
    (source,) = found(small, "trainees,dongcheon,2025").numerator
    piece = neighbourhood(small, source)
    assert piece is not None
    assert piece.columns[0] == 1
    assert piece.cells[piece.row, 1] == "동천동"
