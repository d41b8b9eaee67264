"""Figures that compare: the same years under each other, dots joined only where comparable, and what happened numbered."""

from datetime import date

from plotly import graph_objects as go

from catalog.model import Event, Text
from dashboard.figures.against import against
from dashboard.figures.cumulative import cumulative
from dashboard.figures.marks import read_marks
from dashboard.figures.small_multiples import Panel, small_multiples
from dashboard.figures.trend import Setting, trend
from dashboard.pairs import pairs
from dashboard.running import running_totals
from tests.dashboard.figure_frames import EN, EVENTS, KO, RATE, SELECTED, frame, good_villages, row, view

AS_OF = date(2026, 11, 22)
CALL = Event(
    id="call",
    since=date(2018, 3, 11),
    until=date(2018, 4, 12),
    kind="call",
    label=Text(ko="공모", en="Call"),
    source="보고서",
)
ORDINANCE = Event(
    id="ordinance", since=date(2018, 5, 10), kind="ordinance", label=Text(ko="개정", en="Revised"), source="보고서"
)


def texts(figure: go.Figure, name: str) -> list[str]:
    return [note.text for note in figure.layout.annotations if note.name == name]


def panels() -> tuple[go.Figure, ...]:
    long = frame(*(row("seogu", str(year), 20_000 + year) for year in range(2016, 2021)))
    rates = frame(row("seogu", "2018", 80.0), row("seogu", "2019", 81.0))
    shown = [(good_villages(), SELECTED), (long, SELECTED), (rates, RATE)]
    return small_multiples([Panel(view(), one, indicator) for one, indicator in shown], KO, events=EVENTS)


def test_panels_have_the_same_years_and_margins() -> None:
    first, second, third = panels()
    assert first.layout.xaxis.range == second.layout.xaxis.range == third.layout.xaxis.range == (2015.55, 2020.45)
    assert len({(one.layout.margin.l, one.layout.margin.r, one.layout.height) for one in (first, second, third)}) == 1


def test_every_panel_has_an_axis_of_its_own_and_counts_begin_at_zero() -> None:
    first, second, third = panels()
    assert (first.layout.yaxis.range[0], second.layout.yaxis.range[0]) == (0, 0)
    assert second.layout.yaxis.range[1] > 20_000 > first.layout.yaxis.range[1]
    assert third.layout.yaxis.range[0] > 0  # a rate of 80 and 81 % would be flat from zero


def test_a_panel_without_values_says_so_and_eight_are_the_most() -> None:
    shown = [Panel(view(), frame(), SELECTED), *[Panel(view(), good_villages(), SELECTED)] * 9]
    figures = small_multiples(shown, KO)
    assert len(figures) == 8
    assert figures[0].layout.annotations[0].text == "보여 줄 값이 없습니다."


def test_what_happened_is_numbered_and_a_stretch_of_days_is_a_band() -> None:
    figure = trend(view(), good_villages(), SELECTED, KO, events={"call": CALL, "ordinance": ORDINANCE})
    assert texts(figure, "event") == ["1", "2"] or texts(figure, "event") == ["1–2"]
    (band,) = [shape for shape in figure.layout.shapes if shape.name == "band"]
    assert 2017.6 < band.x0 < band.x1 < 2018
    assert [shape.x0 for shape in figure.layout.shapes if shape.name == "event"] == [2018 + 129 / 365 - 0.5]


def test_events_outside_the_years_or_not_wanted_are_not_marked() -> None:
    late = CALL.model_copy(update={"since": date(2024, 1, 1), "until": None})
    assert texts(trend(view(), good_villages(), SELECTED, KO, events={"late": late}), "event") == []
    assert texts(trend(view(events=False), good_villages(), SELECTED, KO, events={"call": CALL}), "event") == []


def test_a_year_that_is_not_over_stands_apart_hollow_and_says_how_far_it_reaches() -> None:
    rows = frame(
        row("seogu", "2024", 5), row("seogu", "2025", 6), row("seogu", "2026", 4, denominator_period="2026-10-14")
    )
    figure = trend(view(), rows, SELECTED, KO, setting=Setting(as_of=AS_OF))
    (line,) = [trace for trace in figure.data if trace.mode == "lines+markers"]
    assert list(line.y) == [5, 6, None, 4]
    assert line.marker.color[-1] == KO.palette.surface
    assert texts(figure, "until") == ["10월까지"]
    assert texts(trend(view(), rows, SELECTED, EN, setting=Setting(as_of=AS_OF)), "until") == ["through Oct"]


def test_a_budget_for_a_year_that_is_not_over_does_not_claim_a_month() -> None:
    rows = frame(row("seogu", "2025", 6), row("seogu", "2026", 4))
    assert texts(trend(view(), rows, SELECTED, KO, setting=Setting(as_of=AS_OF)), "until") == ["끝나지 않은 해"]


def test_a_state_of_an_earlier_month_says_which() -> None:
    rows = frame(row("seogu", "2025", 6), row("seogu", "2026", 4, denominator_period="2026-07"))
    assert texts(trend(view(), rows, SELECTED, KO, setting=Setting(as_of=AS_OF)), "until") == ["7월 기준"]


def test_of_several_small_figures_each_names_only_its_last_part_year() -> None:
    rows = frame(*(row("seogu", year, 9, denominator_period=f"{year}-07") for year in ("2023", "2024")))
    both, small = (trend(view(), rows, SELECTED, KO, setting=Setting(height=height)) for height in (400, 200))
    assert texts(both, "until") == ["7월 기준", "7월 기준"]
    assert texts(small, "until") == ["7월 기준"]


def dumbbells() -> go.Figure:
    rows = frame(
        row("seogu", "2017", 12),
        row("seogu", "2018", 14),
        row("yang", "2017", 3),
        row("yang", "2018", 9),
        row("pungam", "2017", 9),
        row("pungam", "2018", 5, covers="expo"),
    )
    found = pairs(read_marks(rows), SELECTED, "2017", "2018", [], AS_OF)
    return against(found, SELECTED, "2017", "2018", KO)


def test_only_comparable_pairs_are_joined_and_the_change_stands_beside() -> None:
    figure = dumbbells()
    assert list(figure.layout.yaxis.ticktext) == ["양동", "풍암동"]  # the district's sum is in the table
    (bar,) = [shape for shape in figure.layout.shapes if shape.name == "change"]
    assert (bar.x0, bar.x1, bar.y0) == (3, 9, 0)
    assert texts(figure, "change") == ["+6", "–"]
    assert figure.layout.xaxis.range[0] < 0 < figure.layout.xaxis.tickvals[1]


def test_both_dots_lead_to_their_own_numbers() -> None:
    earlier, later = dumbbells().data
    assert [list(key) for key in earlier.customdata] == [["yang", "2017"], ["pungam", "2017"]]
    assert [list(key) for key in later.customdata] == [["yang", "2018"], ["pungam", "2018"]]
    assert later.marker.size > earlier.marker.size


def test_the_latest_year_is_coloured_and_the_others_are_grey() -> None:
    months = [
        row("yang", f"{year}-{month:02d}", 2)
        for year, last in ((2022, 12), (2023, 12), (2024, 4))
        for month in range(1, last + 1)
    ]
    totals = running_totals(frame(*months), set())
    figure = cumulative(view("cumulative", grain="month"), totals, SELECTED, KO)
    assert [trace.line.color for trace in figure.data] == [KO.palette.axis, KO.palette.axis, KO.palette.accent]
    assert [trace.y[-1] for trace in figure.data] == [24, 24, 8]
    assert texts(figure, "end") == ["2022년 24", "2023년 24", "<b>2024년 8</b>"]
    assert figure.layout.xaxis.ticktext[0] == "1월"
