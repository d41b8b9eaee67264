"""Bars, cells and tiles: places side by side, with what is missing or made up plain to see."""

from itertools import product

import pytest
from plotly import graph_objects as go

from dashboard.figures.colour import along, contrast, ink_on
from dashboard.figures.draw import draw
from dashboard.figures.heat import heat
from dashboard.figures.paint import SMALL_SIZE, Paint
from dashboard.figures.rank import rank
from dashboard.figures.reasons import NAMES
from dashboard.figures.tiles import tiles
from tests.dashboard.figure_frames import BUDGET, CATALOG, DARK, EN, KO, RATE, SELECTED, frame, rates, row, view

MIXED = frame(row("yang", "2024", 10.0), row("pungam", "2024", 30.0, demonstration=True))


def texts(figure: go.Figure, name: str) -> list[str]:
    return [note.text for note in figure.layout.annotations if note.name == name]


def marks(figure: go.Figure, what: str) -> dict[tuple[str, str], object]:
    """(place, period) → the named property of its mark, over all traces that carry marks."""
    return {
        tuple(key): one
        for trace in figure.data
        if trace.customdata is not None
        for key, one in zip(trace.customdata, spread_out(trace, what), strict=True)
    }


def spread_out(trace: go.Bar | go.Scatter, what: str) -> list[object]:
    value = trace[what]
    return [value] * len(trace.customdata) if isinstance(value, str) else list(value)


def bars(figure: go.Figure) -> list[tuple[str, str]]:
    """The bars from top to bottom: place name and what is written on it."""
    written = {y: text for trace in figure.data for y, text in zip(trace.y, trace.text, strict=True)}
    return [(name, written[name]) for name in figure.layout.yaxis.categoryarray]


def shapes(figure: go.Figure, name: str) -> list[go.layout.Shape]:
    return [shape for shape in figure.layout.shapes if shape.name == name]


def test_bars_are_sorted_and_start_at_zero_with_the_missing_ones_last() -> None:
    figure = rank(view("rank"), rates(), RATE, KO)
    assert bars(figure) == [("풍암동", "33.0"), ("양동", "12.5"), ("양3동", "미제출")]
    assert figure.layout.yaxis.autorange == "reversed"
    assert figure.layout.xaxis.range[0] == 0
    assert all(bar.textfont.size >= 12 for bar in figure.data)
    assert marks(figure, "x") == {("pungam", "2024"): 33.0, ("yang", "2024"): 12.5, ("yang3", "2024"): 0}


def test_a_rate_has_the_district_as_a_dotted_line_with_its_label() -> None:
    figure = rank(view("rank"), rates(), RATE, KO)
    (line,) = shapes(figure, "district")
    assert (line.x0, line.x1, line.line.dash) == (21.5, 21.5, "dot")
    assert texts(figure, "district") == ["서구 21.5"]


def test_a_sum_of_all_dongs_is_told_beside_the_unit_and_is_no_line() -> None:
    figure = rank(view("rank"), rates(), SELECTED, KO)
    assert shapes(figure, "district") == []
    assert texts(figure, "unit") == ["서구 22 · 단위: 개"]


def test_a_period_asked_for_is_the_one_shown() -> None:
    figure = rank(view("rank", period="2023"), rates(), RATE, KO)
    assert bars(figure) == [("풍암동", "30.0"), ("양3동", "25.0"), ("양동", "10.0")]


def test_made_up_bars_are_outlined_and_signed_beside_real_ones() -> None:
    figure = rank(view("rank"), MIXED, RATE, KO)
    assert bars(figure) == [("풍암동", "30.0 ◇"), ("양동", "10.0")]
    assert marks(figure, "marker_line_width") == {("pungam", "2024"): 1.2, ("yang", "2024"): 0}
    assert texts(figure, "demonstration") == ["◇ 예시 자료"]
    assert "● 실제 자료" in texts(figure, "key")[0]


def test_no_red_and_no_green_stand_in_any_figure() -> None:
    palette = KO.palette
    colours = marks(rank(view("rank", highlight=("yang",)), rates(), RATE, KO), "marker_color")
    assert set(colours.values()) == {palette.accent, palette.bar}


def test_won_is_printed_in_one_unit_said_once() -> None:
    figure = rank(view("rank"), frame(row("yang", "2024", 176_800_000), row("pungam", "2024", 12_400_000)), BUDGET, KO)
    assert bars(figure) == [("양동", "176,800"), ("풍암동", "12,400")]
    assert texts(figure, "unit") == ["단위: 천원"]


def test_cells_keep_their_numbers_readable_in_both_modes() -> None:
    for paint in (KO, DARK):
        rows = frame(*(row("yang", str(2000 + step), step) for step in range(40)), row("yang3", "2000", 3))
        figure = heat(view("heat"), rows, SELECTED, paint)
        cells, scale = figure.data[0], [colour for _, colour in figure.data[0].colorscale]
        inks = {(x, y): t.textfont.color for t in figure.data[1:] for x, y in zip(t.x, t.y, strict=True)}
        values = {
            (x, y): z for y, line in zip(cells.y, cells.z, strict=True) for x, z in zip(cells.x, line, strict=True)
        }
        assert inks.keys() == values.keys()
        for spot, value in values.items():
            share = 0 if value is None else (value - cells.zmin) / (cells.zmax - cells.zmin)
            ground = paint.palette.absent if value is None else along(scale, share)
            assert contrast(ground, inks[spot]) >= 4.5


def test_missing_cells_are_hatched_and_say_why() -> None:
    figure = heat(view("heat"), rates(), RATE, KO)
    assert len(shapes(figure, "missing")) == 2
    assert marks(figure, "text")["yang3", "2024"] == "?"
    assert marks(figure, "hovertext")["yang3", "2024"] == "양3동 · 2024년<br><b>미제출</b>"
    assert "? 미제출" in texts(figure, "key")[0]


def test_a_year_without_any_row_keeps_its_column() -> None:
    figure = heat(view("heat"), frame(row("yang", "2016", 1), row("yang", "2019", 2)), SELECTED, KO)
    assert list(figure.data[0].x) == ["2016", "2017", "2018", "2019"]
    assert {year: text for (_, year), text in marks(figure, "text").items()} == {
        "2016": "1",
        "2017": "·",
        "2018": "·",
        "2019": "2",
    }
    assert figure.layout.xaxis.type == "category"


def test_the_district_stands_on_top_without_taking_the_colours() -> None:
    figure = heat(view("heat"), rates(), RATE, KO)
    cells = figure.data[0]
    assert cells.y[0] == "서구"
    assert list(cells.z[0]) == [None, None]
    assert marks(figure, "text")["seogu", "2024"] == "21.5"
    assert (cells.zmin, cells.zmax) == (10.0, 33.0)


def test_every_cell_can_be_clicked() -> None:
    assert len(marks(heat(view("heat"), rates(), RATE, KO), "text")) == 8


def test_what_is_not_chosen_keeps_its_ink() -> None:
    for draw_it in (rank, heat, tiles):
        for trace in draw_it(view(), rates(), RATE, KO).data:
            if trace.type != "heatmap":
                assert trace.unselected.textfont.color == trace.selected.textfont.color == trace.textfont.color


def test_tiles_lie_like_the_district() -> None:
    figure = tiles(view("tiles"), rates(), RATE, KO, places=CATALOG.places)
    across, down = marks(figure, "x"), marks(figure, "y")
    at = {place: (across[place, period], down[place, period]) for place, period in across}
    assert at["pungam"] == CATALOG.places["pungam"].tile
    assert len(at) == 18
    assert len(set(at.values())) == 18


def test_a_tile_without_a_value_is_grey_with_a_dash() -> None:
    figure = tiles(view("tiles"), rates(), RATE, KO, places=CATALOG.places)
    words = {place: text for (place, _), text in marks(figure, "text").items()}
    assert words["pungam"] == "풍암동<br><b>33.0</b>"
    assert words["yang3"] == "양3동<br>– 미제출"
    assert words["hwajeong1"] == "화정1동<br>–"
    assert shapes(figure, "yang3")[0].fillcolor == KO.palette.absent


def test_made_up_tiles_have_a_dashed_outline() -> None:
    figure = tiles(view("tiles"), MIXED, RATE, KO, places=CATALOG.places)
    (outline,) = shapes(figure, "demonstration")
    assert outline.line.dash == "4px,3px"
    assert "점선 테두리: 예시 자료" in texts(figure, "key")[0]


def test_places_without_a_tile_stand_in_rows_of_their_own() -> None:
    schools = frame(row("geumbu-elementary", "2019", 2), row("geumho-middle", "2019", 1))
    figure = tiles(view("tiles"), schools, SELECTED, KO, places=CATALOG.places)
    assert list(marks(figure, "x").values()) == [0, 1]
    assert list(marks(figure, "y").values()) == [0, 0]


@pytest.mark.parametrize(("kind", "paint"), [*product(("trend", "rank", "heat", "tiles"), (KO, EN, DARK))])
def test_every_kind_is_drawn_calmly_in_every_mode(kind: str, paint: Paint) -> None:
    for rows in (
        rates(),
        frame(),
        frame(row("seogu", "2019", 0)),
        frame(row("yang", "2019", None, missing="withheld")),
    ):
        figure = draw(view(kind), rows, RATE, paint, CATALOG)
        assert {trace.type for trace in figure.data} <= {"scatter", "bar", "heatmap"}
        assert figure.layout.template.layout.paper_bgcolor == "rgba(0,0,0,0)"
        assert figure.layout.template.layout.font.family.startswith("Pretendard, 'Malgun Gothic'")
        assert all((note.font.size or SMALL_SIZE) >= 12 for note in figure.layout.annotations)


@pytest.mark.parametrize("paint", [KO, DARK])
def test_inks_and_lines_reach_the_contrast_asked_for(paint: Paint) -> None:
    palette = paint.palette
    for ink in (palette.ink, palette.muted, *palette.highlights):
        assert contrast(ink, palette.surface) >= 4.5
    assert contrast(palette.axis, palette.surface) >= 3
    for ground in (*palette.sequential, palette.bar, palette.accent, palette.absent):
        assert contrast(ink_on(ground), ground) >= 4.5


def test_the_reasons_are_those_of_the_catalog() -> None:
    assert {name: words.label.ko for name, words in CATALOG.words.missing.items()} == NAMES
