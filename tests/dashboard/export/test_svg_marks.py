"""The marks of a drawn figure carry the names of their numbers, or none at all where they do not fit."""

import re

from plotly import graph_objects as go

from dashboard.export.svg_marks import with_keys

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg"><clipPath id="c1"/><g clip-path="url(#c1)"><g class="trace scatter a">'
    '<g class="lines"><path class="js-line" d="M0,90L10,50"/></g><g class="points">{points}</g><g class="text"/></g></g></svg>'
)
POINT = '<path class="point" transform="translate({x},{y})"/>'


def drawn(*places: tuple[int, int]) -> bytes:
    return SVG.format(points="".join(POINT.format(x=x, y=y) for x, y in places)).encode()


def line(*values: float | None) -> go.Figure:
    years = ["2023", "2024", "2025"][: len(values)]
    return go.Figure(go.Scatter(x=years, y=values, customdata=[["yang", year] for year in years]))


def keys(svg: str) -> list[tuple[str, str]]:
    return re.findall(r'data-place="(\w+)" data-period="(\w+)"', svg)


def test_every_mark_is_named_by_place_and_period_and_a_line_by_its_place() -> None:
    svg = with_keys(line(10, 50), drawn((0, 90), (10, 50)), "s1")
    assert keys(svg) == [("yang", "2023"), ("yang", "2024")]
    assert '<path class="js-line" d="M0,90L10,50" data-place="yang" />' in svg


def test_a_missing_value_has_no_mark_and_takes_no_name() -> None:
    assert keys(with_keys(line(10, None, 50), drawn((0, 90), (10, 50)), "s1")) == [("yang", "2023"), ("yang", "2025")]


def test_marks_that_are_not_where_the_values_would_be_are_left_without_a_name() -> None:
    assert keys(with_keys(line(10, 50), drawn((0, 50), (10, 90)), "s1")) == []


def test_more_marks_than_values_are_left_without_a_name() -> None:
    assert keys(with_keys(line(10, 50), drawn((0, 90), (10, 50), (20, 40)), "s1")) == []


def test_several_drawings_can_stand_in_one_document() -> None:
    svg = with_keys(line(10, 50), drawn((0, 90), (10, 50)), "s7")
    assert 'id="s7-c1"' in svg
    assert 'clip-path="url(#s7-c1)"' in svg
