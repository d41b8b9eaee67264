"""Targets in figures: a line over their own year and no other, a tick beside a bar, and labels that keep clear of others."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest
from plotly import graph_objects as go

from dashboard.figures.draw import draw
from dashboard.figures.paint import Paint
from dashboard.figures.rank import rank
from dashboard.figures.target_line import DASH
from ledger.targets import Target
from tests.dashboard.figure_frames import CATALOG, DARK, EN, KO, RATE, SELECTED, good_villages, rates, view


def target(value: float, place: str = "seogu", year: int = 2019, indicator: str = "selected") -> Target:
    signed = {"number": 1, "by": "김주무관", "reason": "계획", "at": datetime(2026, 1, 2, tzinfo=UTC)}
    return Target(indicator, place, year, value, **signed)  # type: ignore[arg-type]


def course(*targets: Target, paint: Paint = KO, **more: object) -> go.Figure:
    return draw(view(**more), good_villages(), SELECTED, paint, CATALOG, targets=targets)


def lines(figure: go.Figure, name: str = "target") -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.name == name]


def labels(figure: go.Figure, name: str = "target") -> list[str]:
    return [note.text for note in figure.layout.annotations if note.name == name]


def key(figure: go.Figure) -> str:
    return " ".join(labels(figure, "key"))


def test_a_target_is_a_dashed_line_over_its_own_year() -> None:
    figure = course(target(70))
    (line,) = lines(figure)
    assert (line.x, line.y) == ((2018.6, 2019.4, None), (70, 70, None))
    assert line.line.dash == DASH
    assert labels(figure) == ["목표 70"]
    assert line.hovertext[0] == "서구 · 2019년<br><b>목표 70개</b>"
    assert "├┄┤ 목표" in key(figure)
    assert figure.layout.yaxis.range[1] > 70


def test_a_figure_without_targets_is_as_it_was() -> None:
    figure = course()
    assert lines(figure) == []
    assert "목표" not in key(figure)
    other = target(70, indicator="residents")
    assert course(other, target(9, place="yang")).to_json() == figure.to_json()


def test_a_target_of_a_year_ahead_makes_the_axis_longer() -> None:
    assert course().layout.xaxis.range[1] == pytest.approx(2019.45)
    figure = course(target(70, year=2021))
    assert figure.layout.xaxis.range[1] == pytest.approx(2021.45)
    assert "2021" in figure.layout.xaxis.ticktext


def test_a_baseline_leads_to_its_target() -> None:
    figure = course(replace(target(70), baseline=59, baseline_year=2017))
    (line,) = lines(figure, "baseline")
    assert (line.x, line.y) == ((2017, 2018.6), (59, 70))
    assert line.hovertext[0] == "서구 · 2017년 기준 59개"
    assert "□ 기준값" in key(figure)
    before = course(replace(target(70), baseline=59, baseline_year=2009))
    assert lines(before, "baseline") == []
    assert before.layout.xaxis.range[0] == pytest.approx(2016.55)


def test_targets_are_drawn_by_years_only() -> None:
    assert lines(course(target(70), grain="month")) == []


@pytest.mark.parametrize("paint", [KO, EN, DARK], ids=["ko", "en", "dark"])
@pytest.mark.parametrize("wanted", [62.9, 63, 63.1, 66])
def test_the_label_keeps_clear_of_the_label_of_its_line(wanted: float, paint: Paint) -> None:
    figure = course(target(wanted), paint=paint)
    notes = [note for note in figure.layout.annotations if note.name in ("end", "target")]
    low, high = figure.layout.yaxis.range
    pixels = (figure.layout.height - 120) / (high - low)
    assert len(notes) == 2
    for one, other in combinations(notes, 2):
        assert abs(one.y - other.y) * pixels >= 16


def test_several_places_name_whose_target_it_is() -> None:
    held = [target(15, "yang", 2024, "rate"), target(22, "seogu", 2024, "rate"), target(9, "pungam", 2024, "rate")]
    figure = draw(view(highlight=("yang",)), rates(), RATE, KO, CATALOG, targets=tuple(held))
    assert sorted(labels(figure)) == ["서구 목표 22", "양동 목표 15"]
    assert len(lines(figure)) == 2


def ranking(*targets: Target, paint: Paint = KO) -> go.Figure:
    return rank(view("rank", period="2024"), rates(), RATE, paint, targets=targets)


def shapes(figure: go.Figure, kind: str) -> list[go.layout.Shape]:
    return [shape for shape in figure.layout.shapes if shape.name == "target" and shape.type == kind]


def test_a_ranking_shows_a_tick_above_and_below_the_bar_and_says_the_target() -> None:
    figure = ranking(target(40, "yang", 2024, "rate"))
    (ticks,) = shapes(figure, "path")
    assert ticks.path == "M 40 0.5 L 40 0.76 M 40 1.24 L 40 1.5"  # the second bar
    assert "┃ 양동 목표 40" in key(figure)
    told = {row[0]: words for bar in figure.data for row, words in zip(bar.customdata, bar.hovertext, strict=True)}
    assert told["yang"].endswith("목표 40%")
    assert "목표" not in told["pungam"]
    assert figure.layout.xaxis.range[1] > 40


def test_the_districts_target_of_a_ratio_is_a_dashed_line_behind_the_bars() -> None:
    (line,) = shapes(ranking(target(25, "seogu", 2024, "rate")), "line")
    assert (line.x0, line.x1, line.layer) == (25, 25, "below")
    assert "dash" in str(line.line.to_plotly_json())


def test_the_districts_target_of_a_sum_has_no_place_among_the_dongs() -> None:
    summed = RATE.model_copy(update={"denominator": None})
    held = (target(2400, "seogu", 2024, "rate"),)
    figure = rank(view("rank", period="2024"), rates(), summed, KO, targets=held)
    assert shapes(figure, "line") == []
    assert figure.layout.xaxis.range[1] < 2400


def test_a_target_of_another_year_is_not_in_a_ranking() -> None:
    assert ranking(target(40, "yang", 2023, "rate")).to_json() == ranking().to_json()


def test_many_targets_are_one_word_in_the_key() -> None:
    held = [target(20, place, 2024, "rate") for place in ("yang", "yang3", "pungam", "seochang")]
    assert "┃ 양동 목표 20" in key(ranking(*held[:3]))
    whole = draw(
        view("rank", period="2024"), rates(), RATE, EN, CATALOG, targets=(*held, target(25, "seogu", 2024, "rate"))
    )
    assert "┆ 서구: target 25" in key(whole)
