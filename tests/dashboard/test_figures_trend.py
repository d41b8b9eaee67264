"""Lines run only where figures belong together, and every mark shows what kind of figure it is."""

import itertools
from datetime import date
from typing import Any

import pytest
from plotly import graph_objects as go

from dashboard.figures.lines import INVISIBLE, spread
from dashboard.figures.trend import trend
from tests.dashboard.figure_frames import (
    BUDGET,
    DARK,
    EN,
    EVENTS,
    KO,
    PER_RESIDENT,
    RATE,
    SELECTED,
    frame,
    good_villages,
    rates,
    row,
    view,
)


def lines(figure: go.Figure) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.mode == "lines+markers" and trace.name != "span"]


def stretches(figure: go.Figure) -> list[list[str]]:
    """The periods that one unbroken line runs through, over all traces."""
    found: list[list[str]] = []
    for trace in lines(figure):
        found.append([])
        for _, period in trace.customdata:
            if period is None:
                found.append([])
            else:
                found[-1].append(period)
    return found


def notes(figure: go.Figure, name: str) -> list[Any]:
    return [note for note in figure.layout.annotations if note.name == name]


def test_the_reports_three_years_are_one_line_with_their_values_written_out() -> None:
    figure = trend(view(), good_villages(), SELECTED, KO)
    assert stretches(figure) == [["2017", "2018", "2019"]]
    assert list(lines(figure)[0].y) == [59, 65, 63]
    assert [note.text for note in notes(figure, "value")] == ["<b>59</b>", "<b>65</b>", "<b>63</b>"]
    assert [note.text for note in notes(figure, "end")] == ["<b>서구</b>"]


def test_years_never_have_a_comma() -> None:
    axis = trend(view(), good_villages(), SELECTED, KO).layout.xaxis
    assert list(axis.ticktext) == ["2017", "2018", "2019"]
    assert axis.type == "linear"


def test_many_years_are_thinned_out_by_the_width_of_the_screen_and_have_no_comma_either() -> None:
    ten = frame(*(row("yang", str(year), 1) for year in range(2016, 2026)))
    axis = trend(view(), ten, SELECTED, KO).layout.xaxis
    assert (axis.tickmode, axis.tickformat, axis.tickangle) == ("auto", "d", 0)


def test_a_few_places_without_a_district_are_all_named() -> None:
    schools = frame(row("geumbu-elementary", "2018", 1), row("geumho-middle", "2019", 1))
    figure = trend(view(), schools, SELECTED, KO)
    assert [note.text for note in notes(figure, "end")] == ["<b>금부초등학교 1</b>", "<b>금호중학교 1</b>"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((row("yang", "2018", 1), row("yang", "2020", 2), row("yang", "2021", 2)), [["2018"], ["2020", "2021"]]),
        ((row("yang", "2018", 1), row("yang", "2019", None, missing="not_held")), [["2018"]]),
        ((row("yang", "2018", 1), row("yang", "2019", 2, covers="expo")), [["2018"], ["2019"]]),
        ((row("yang", "2023", 1), row("yang", "2024", 2), row("yang", "2025", 2)), [["2023", "2024"], ["2025"]]),
        ((row("yang", "2018", 1), row("yang", "2019", 2, demonstration=True)), [["2018"], ["2019"]]),
    ],
    ids=["missing year", "missing value", "other programmes", "break", "made-up beside real"],
)
def test_a_line_stops_where_figures_do_not_belong_together(
    rows: tuple[dict[str, object], ...], expected: list[list[str]]
) -> None:
    assert stretches(trend(view(), frame(*rows), RATE, KO, events=EVENTS)) == expected


def test_a_break_in_the_middle_of_a_year_parts_that_year_from_both_sides() -> None:
    renamed = {"voting": EVENTS["voting"].model_copy(update={"since": date(2026, 7, 1)})}
    rows = frame(*(row("yang", year, 1) for year in ("2024", "2025", "2026", "2027")))
    assert stretches(trend(view(), rows, RATE, KO, events=renamed)) == [["2024", "2025"], ["2026"], ["2027"]]


def test_a_break_stands_between_the_years_with_its_short_label() -> None:
    figure = trend(view(), frame(row("yang", "2024", 1), row("yang", "2025", 2)), RATE, KO, events=EVENTS)
    (line,) = [shape for shape in figure.layout.shapes if shape.name == "break"]
    assert line.x0 == line.x1 == 2024.5
    assert [note.text for note in notes(figure, "break")] == ["투표 방식 변경"]


def test_real_and_made_up_figures_are_told_apart_by_shape_fill_and_dash() -> None:
    rows = frame(row("yang", "2018", 1), row("yang", "2019", 2, demonstration=True))
    real, made_up = lines(trend(view(highlight=("yang",)), rows, SELECTED, KO))
    assert (real.marker.symbol[0], real.line.dash, real.marker.color[0]) == ("circle", "solid", "#256ef4")
    assert made_up.marker.symbol[0] == "diamond"
    assert made_up.line.dash != "solid"
    assert made_up.marker.color[0] == KO.palette.surface


def test_a_sum_over_some_dongs_is_hollow_and_no_line_leads_to_it() -> None:
    rows = frame(row("seogu", "2018", 1, parts=18, parts_of=18), row("seogu", "2019", 2, parts=5, parts_of=18))
    figure = trend(view(), rows, SELECTED, KO)
    (line,) = lines(figure)
    assert (line.marker.color[0], line.marker.color[-1]) == ("#256ef4", KO.palette.surface)
    assert stretches(figure) == [["2018"], ["2019"]]
    made_up = frame(row("seogu", "2019", 2, parts=5, parts_of=18, demonstration=True))
    assert lines(trend(view(), made_up, SELECTED, KO))[0].marker.symbol[0] == "triangle-up"


def test_the_demonstration_mark_is_there_exactly_when_a_drawn_row_is_made_up() -> None:
    assert notes(trend(view(), good_villages(), SELECTED, KO), "demonstration") == []
    rows = frame(row("yang", "2018", 1), row("yang", "2019", 2, demonstration=True))
    assert [n.text for n in notes(trend(view(), rows, SELECTED, KO), "demonstration")] == ["◇ 예시 자료"]
    assert [n.text for n in notes(trend(view(), rows, SELECTED, EN), "demonstration")] == ["◇ Demonstration data"]


def test_the_mark_is_not_there_for_a_made_up_row_that_is_not_drawn() -> None:
    rows = frame(row("seogu", "2019", 30, demonstration=True), row("yang", "2019", 2))
    assert notes(trend(view(highlight=("yang",)), rows, SELECTED, KO), "demonstration") == []


def test_chosen_dongs_are_coloured_the_district_is_dotted_and_the_rest_is_grey() -> None:
    grey, dotted, chosen = lines(trend(view(highlight=("pungam",)), rates(), RATE, KO))
    assert {place for place, _ in grey.customdata if place} == {"yang", "yang3"}
    assert grey.line.color == KO.palette.context
    assert set(grey.marker.color) == {INVISIBLE, KO.palette.context}  # yang3 has but one year
    assert (dotted.line.dash, dotted.customdata[0][0]) == ("dot", "seogu")
    assert (chosen.line.color, chosen.customdata[0][0]) == (KO.palette.highlights[0], "pungam")


def test_no_more_than_four_dongs_are_coloured() -> None:
    places = ("yang", "yang3", "nongseong1", "nongseong2", "pungam")
    rows = frame(*(row(place, "2020", 1) for place in places))
    colours = {trace.line.color for trace in lines(trend(view(highlight=places), rows, RATE, KO))}
    assert colours == {*KO.palette.highlights, KO.palette.context}


def test_a_sum_shows_the_district_alone_until_a_dong_is_chosen() -> None:
    assert {p for t in lines(trend(view(), rates(), SELECTED, KO)) for p, _ in t.customdata} == {"seogu"}
    dongs = trend(view(highlight=("yang",)), rates(), SELECTED, KO)
    assert {p for t in lines(dongs) for p, _ in t.customdata if p} == {"yang", "yang3", "pungam"}


def test_a_span_is_a_bar_over_its_years_and_never_a_point() -> None:
    figure = trend(view(), frame(row("seogu", "2016/2019", 565)), SELECTED, KO)
    (bar,) = [trace for trace in figure.data if trace.name == "span"]
    assert (bar.x[0], bar.x[-1], set(bar.y)) == (2015.6, 2019.4, {565})
    assert bar.marker.opacity == 0
    assert [list(key) for key in bar.customdata] == [["seogu", "2016/2019"]] * 3
    assert lines(figure) == []


def test_a_denominator_of_another_date_is_marked_and_explained() -> None:
    figure = trend(view(), frame(row("yang", "2019", 12.0, denominator_period="2020-02")), PER_RESIDENT, KO)
    assert notes(figure, "value")[0].text == "<b>12.0*</b>"
    assert "* 분모가 연말 값이 아님" in notes(figure, "key")[0].text
    assert "* 분모는 2020년 2월 값" in figure.data[0].hovertext[0]


def test_months_are_dates() -> None:
    months = frame(row("yang", "2023-11", 1), row("yang", "2023-12", 2), row("yang", "2024-01", 3))
    figure = trend(view(grain="month"), months, SELECTED, KO)
    assert figure.layout.xaxis.type == "date"
    assert stretches(figure) == [["2023-11", "2023-12", "2024-01"]]


def test_half_years_stand_half_a_year_apart() -> None:
    halves = frame(row("yang", "2023-H1", 1), row("yang", "2023-H2", 2), row("yang", "2023", 3))
    figure = trend(view(grain="half"), halves, SELECTED, KO)
    assert list(figure.data[0].x) == [2023.0, 2023.5]
    assert list(figure.layout.xaxis.ticktext) == ["2023 상", "2023 하"]


def test_hover_says_place_period_value_and_where_to_ask() -> None:
    told = trend(view(), good_villages(), SELECTED, KO).data[0].hovertext[0]
    assert told == "서구 · 2017년<br><b>59개</b><br>이 숫자는 어디서? – 눌러 보십시오"


def test_labels_at_line_ends_keep_their_distance() -> None:
    rows = frame(*(row(place, "2024", 20 + 0.01 * i) for i, place in enumerate(("yang", "yang3", "pungam", "seogu"))))
    heights = sorted(n.y for n in notes(trend(view(highlight=("yang", "yang3", "pungam")), rows, RATE, KO), "end"))
    low, high = trend(view(highlight=("yang",)), rows, RATE, KO).layout.yaxis.range
    assert min(b - a for a, b in itertools.pairwise(heights)) >= 0.04 * (high - low)


def test_a_label_that_would_take_a_phone_its_plot_stands_on_two_lines() -> None:
    rows = frame(
        *(
            row(place, str(year), 3.15e7, label=place.title())
            for place in ("seochang", "seogu")
            for year in range(2017, 2025)
        )
    )
    figure = trend(view(highlight=("seochang",)), rows, BUDGET, EN)
    assert [note.text for note in notes(figure, "end")] == ["<b>Seochang<br>31.5 million won</b>"]
    assert figure.layout.margin.r < 150


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [([1, 5], [1, 5]), ([5, 5], [5, 6]), ([10, 10, 10], [8, 9, 10]), ([0, 0], [0, 1]), ([], [])],
)
def test_heights_are_moved_no_further_than_needed(wanted: list[float], expected: list[float]) -> None:
    assert spread(wanted, gap=1, low=0, high=10) == expected


def test_nothing_to_draw_is_said_in_words() -> None:
    figure = trend(view(), frame(), SELECTED, DARK)
    assert [note.text for note in figure.layout.annotations] == ["보여 줄 값이 없습니다."]
    assert list(figure.data) == []
