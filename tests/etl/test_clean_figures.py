"""Property tests of the cleaners: what is written in a Korean form is read back."""

from hypothesis import given
from hypothesis import strategies as st

from etl.clean.missing import is_missing
from etl.clean.numbers import korean_number, looks_mistyped, plain_number
from etl.clean.period import Period
from etl.clean.periods import whole_period
from etl.clean.places import place_in_title, places_in, read_place
from etl.clean.text import normal, one_line
from etl.clean.units import split_unit, unit_line

WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")


@given(st.integers(-(10**12), 10**12))
def test_a_number_grouped_by_commas_is_read_back(number: int) -> None:
    assert plain_number(f"{number:,}") == number


@given(st.integers(0, 10**9))
def test_full_width_digits_are_digits(number: int) -> None:
    assert plain_number(f"{number:,}".translate(WIDE)) == number


@given(st.integers(1, 10**9))
def test_a_triangle_means_minus(number: int) -> None:
    assert plain_number(f"△{number:,}") == -number


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_eok_and_man_add_up(eok: int, man: int) -> None:
    assert korean_number(f"{eok}억 {man:,}만") == eok * 10**8 + man * 10**4


@given(st.integers(1950, 2059), st.integers(1, 12), st.integers(1, 28))
def test_a_day_is_read_in_every_spelling(year: int, month: int, day: int) -> None:
    written = (f"{year}-{month:02}-{day:02}",) * 2
    for text in (
        f"{year}.{month}.{day}",
        f"{year}. {month:02}. {day:02}.",
        f"{year}년 {month}월 {day}일",
        f"{year}-{month}-{day}",
    ):
        period = whole_period(text)
        assert period is not None
        assert period.written() == written


@given(st.integers(2000, 2059), st.integers(1, 4))
def test_a_quarter_is_read_in_every_spelling(year: int, quarter: int) -> None:
    for text in (f"{year}.{quarter}/4", f"{year}년 {quarter}분기", f"{year}Q{quarter}", f"{year}년 {quarter}/4분기"):
        assert whole_period(text) == Period(year, quarter=quarter)


@given(st.text())
def test_cleaning_text_twice_changes_nothing(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text(max_size=30))
def test_no_text_makes_the_cleaners_fail(text: str) -> None:
    assert plain_number(text) is None or isinstance(plain_number(text), float)
    assert korean_number(text) is None or isinstance(korean_number(text), float)
    assert whole_period(text) is None or isinstance(whole_period(text), Period)
    read_place(text, {})
    unit_line(text)
    split_unit(text, {})


def test_two_digit_years_need_a_mark() -> None:
    assert [whole_period(text) for text in ("'16", "16년도", "16")] == [Period(2016), Period(2016), None]


def test_years_in_a_row_are_no_year() -> None:
    assert whole_period("4년 연속") is None
    assert whole_period("10년 이상") is None


def test_the_end_of_a_span_takes_year_and_month_from_its_start() -> None:
    spans = ("2019. 3. 13. ~ 3. 21.", "2019. 10. ~ 12.", "'16~'19", "2018.1.1.~12.31.", "2016 ~ 현재")
    assert [period.written() for text in spans if (period := whole_period(text))] == [
        ("2019-03-13", "2019-03-21"),
        ("2019-10", "2019-12"),
        ("2016", "2019"),
        ("2018-01-01", "2018-12-31"),
        ("2016", None),
    ]


def test_a_letter_among_digits_is_told_and_not_guessed() -> None:
    assert plain_number("1,2O4") is None
    assert looks_mistyped("1,2O4")
    assert not looks_mistyped("30명")


def test_a_dash_is_missing_and_a_zero_is_not() -> None:
    assert [is_missing(text, {}) for text in ("-", "－", "…", "미실시", "0", "0.0")] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]


def test_spaced_letters_are_one_word() -> None:
    assert [one_line(text) for text in ("합     계", "강 남 구", "화정 1동", "10세\n미만")] == [
        "합계",
        "강남구",
        "화정 1동",
        "10세 미만",
    ]


def test_decomposed_hangul_is_composed() -> None:
    assert normal("\u110b\u1163\u11bc\u1103\u1169\u11bc") == "양동"


def test_a_place_is_not_found_inside_another_name() -> None:
    known = {"양동": "yang", "양3동": "yang3"}
    assert places_in("계양동 주민", known) == []
    assert [name for _, _, name in places_in("양3동, 양동", known)] == ["양3동", "양동"]


def test_a_code_and_parents_are_split_off_a_place() -> None:
    place = read_place("광주광역시 서구 금호1동(2914074500)", {})
    assert place is not None
    assert (place.name, place.parents, place.code) == ("금호1동", ("광주광역시", "서구"), "2914074500")


def test_everyday_words_that_end_like_places_are_none() -> None:
    assert [read_place(word, {}) for word in ("자원봉사활동", "가구", "업무처리", "본청", "기타")] == [None] * 5


def test_a_title_that_names_two_dongs_is_about_neither() -> None:
    known = {"양동": "yang", "양3동": "yang3"}
    assert place_in_title("양동·양3동 합동 교육", known) is None


def test_two_units_in_one_line_stay_two() -> None:
    assert unit_line("(단위 : 명, 천원)") == ("명", "천원")
    assert unit_line("단위 : 명  Unit : person") == ("명",)


def test_a_bracket_that_is_no_unit_stays_in_the_label() -> None:
    assert split_unit("공간 조성(마을품)", {}) == ("공간 조성(마을품)", None)
