"""Briefings as PowerPoint, opened again by python-pptx."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from dashboard import engine
from dashboard.briefing.prepared import prepare
from dashboard.export.errors import ExportError
from dashboard.export.slides import slides
from dashboard.figures.paint import Paint
from dashboard.office import ledger
from dashboard.release import Release
from dashboard.views import Kind, Language, View
from ledger.briefings import Briefing
from tests.dashboard.export.briefs import ONE_OF_EACH, brief, of_slides

LINES = {XL_CHART_TYPE.LINE, XL_CHART_TYPE.LINE_MARKERS}  # the first line may have no points
CHARTS = {
    "trend": LINES,
    "cumulative": LINES,
    "rank": {XL_CHART_TYPE.BAR_CLUSTERED},
    "against": {XL_CHART_TYPE.BAR_CLUSTERED},
    "funnel": {XL_CHART_TYPE.XY_SCATTER},
}


def made(briefing: Briefing, data: Path = Path("/nowhere")) -> list[Any]:
    """The slides of a briefing's .pptx."""
    paint = Paint(briefing.language, dark=False)
    return list(Presentation(io.BytesIO(slides(prepare(briefing), paint, data))).slides)


def charts(slide: Any) -> list[Chart]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def values(view: View, place: str) -> dict[str, float]:
    """Period → value of a place in the release."""
    frame = engine.frame(view)
    own = frame[(frame["place"] == place) & frame["value"].notna()]
    return dict(zip(own["period"], own["value"], strict=True))


def words(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_every_kind_of_view_is_native(small: Release) -> None:
    made_slides = made(brief(ONE_OF_EACH, small.number))
    for view, slide in zip(ONE_OF_EACH, made_slides, strict=True):
        kinds = {chart.chart_type for chart in charts(slide)}
        assert kinds <= CHARTS.get(view.kind, set()), view
        assert bool(kinds) == (view.kind in CHARTS), view
    assert len(charts(made_slides[-1])) == 3
    assert not [shape for slide in made_slides for shape in slide.shapes if shape.shape_type == 13], "no pictures"


def test_a_trend_holds_the_values_of_the_release(small: Release) -> None:
    chart = charts(made(brief([View("trend", "turnout")], small.number))[0])[0]
    district: dict[str, float] = {}
    for series in chart.plots[0].series:
        if series.name == "서구(예시)":
            found = zip(chart.plots[0].categories, series.values, strict=True)
            district |= {year: value for year, value in found if value is not None}
    assert district == pytest.approx(values(View("trend", "turnout", release=small.number), "seogu"))


def test_a_line_breaks_where_figures_may_not_be_compared(small: Release) -> None:
    chart = charts(made(brief([View("trend", "turnout")], small.number))[0])[0]
    years = list(chart.plots[0].categories)
    district = [series for series in chart.plots[0].series if series.name == "서구(예시)"]
    spans = [[year for year, v in zip(years, one.values, strict=True) if v is not None] for one in district]
    assert spans == [["2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"], ["2025"]]


def test_made_up_and_real_figures_are_series_apart_and_named(small: Release) -> None:
    chart = charts(made(brief([View("trend", "selected_projects")], small.number))[0])[0]
    found = [(series.name, [v for v in series.values if v is not None]) for series in chart.plots[0].series]
    assert ("서구", [59, 65, 63]) in found
    assert ("서구", [98]) in found
    assert "서구(예시)" in [name for name, _ in found]


def test_a_ranking_stands_in_order_with_limits_and_ranks(small: Release) -> None:
    slide = made(brief([View("rank", "trainees", period="2024")], small.number))[0]
    plot = charts(slide)[0].plots[0]
    bars = dict(zip(plot.categories, plot.series[0].values, strict=True))
    frame = engine.frame(View("rank", "trainees", release=small.number))
    at = frame[(frame["period"] == "2024") & (frame["kind"] == "dong")]
    assert bars == dict(zip(at["label"], at["value"], strict=True))
    assert list(bars.values()) == sorted(bars.values(), reverse=True)
    assert plot.series[0]._element.find(qn("c:errBars")) is not None
    label = plot.series[2].points[0].data_label.text_frame.text
    assert label.startswith(f"{max(bars.values()):,.0f} · 1")
    assert label.endswith("위")


def test_a_place_without_a_value_says_why(small: Release) -> None:
    plot = charts(made(brief([View("rank", "trainees", period="2025")], small.number))[0])[0].plots[0]
    assert list(plot.categories)[-1] == "양3동 (미제출)"
    assert plot.series[0].values[-1] is None


def test_a_heat_map_is_a_table_of_the_values(small: Release) -> None:
    slide = made(brief([View("heat", "trainees")], small.number))[0]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0][1:] == [str(year) for year in range(2016, 2026)]
    own = values(View("heat", "trainees", release=small.number), "yang")
    assert next(row for row in rows if row[0] == "양동")[1:] == [f"{own[year]:,.0f}" for year in rows[0][1:]]
    assert next(row for row in rows if row[0] == "양3동")[-1] == "?"


def test_tiles_are_equal_shapes_with_name_and_value(small: Release) -> None:
    slide = made(brief([View("tiles", "trainees", period="2024")], small.number))[0]
    tiles = {shape.name: shape for shape in slide.shapes if shape.name.endswith("동")}
    assert len(tiles) == 18
    assert len({(shape.width, shape.height) for shape in tiles.values()}) == 1
    value = values(View("tiles", "trainees", release=small.number), "yang")["2024"]
    assert tiles["양동"].text_frame.text == f"양동\n{value:,.0f}"


def test_a_funnel_has_its_limits_and_a_point_for_each_dong(small: Release) -> None:
    plot = charts(made(brief([View("funnel", "turnout", period="2024")], small.number))[0])[0].plots[0]
    names = [series.name for series in plot.series]
    assert names[:5] == ["95% 한계(아래)", "95% 한계(위)", "99.8% 한계(아래)", "99.8% 한계(위)", "동 전체"]
    frame = engine.frame(View("funnel", "turnout", release=small.number))
    at = frame[(frame["period"] == "2024") & (frame["kind"] == "dong")]
    points = [value for series in list(plot.series)[5:] for value in series.values]
    assert sorted(points) == pytest.approx(sorted(at["value"]))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_text_names_its_fonts(small: Release, language: Language) -> None:
    for slide in made(brief(ONE_OF_EACH, small.number, language=language)):
        parts = [slide._element, *(chart._chartSpace for chart in charts(slide))]
        found = [one for part in parts for tag in ("a:rPr", "a:defRPr") for one in part.iter(qn(tag))]
        assert found
        for properties in found:
            named = {child.tag: child.get("typeface") for child in properties}
            assert (named[qn("a:latin")], named[qn("a:ea")]) == ("맑은 고딕", "맑은 고딕")


def test_targets_of_a_trend_name_their_place_where_several_are_named(aimed: int) -> None:
    view = View("trend", "trainees", highlight=("yang", "pungam"))
    (slide,) = made(brief([view], aimed))
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert [one.name for one in chart.plots[0].series if "목표" in one.name] == ["양동 목표 40명"]
    (slide,) = made(brief([View("trend", "trainees")], aimed))
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    targets = [one for one in chart.plots[0].series if "목표" in one.name]
    assert [one.name for one in targets] == ["목표 2,000.5명", "목표 2,500명"]
    assert [len(one._element.findall(f".//{qn('a:t')}")) for one in targets] == [0, 1], "the latest alone has words"


def test_every_figure_is_told_in_words_and_every_slide_says_where_from(small: Release) -> None:
    briefing = brief(ONE_OF_EACH, small.number, note="천천히 말합니다.")
    made_slides = made(briefing)
    for prepared, slide in zip(prepare(briefing), made_slides, strict=True):
        figures = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        alts = {shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in figures}
        assert alts <= {prepared.alt, *(panel.alt for panel in prepared.panels)}
        holders = {holder.placeholder_format.type: holder for holder in slide.placeholders}
        assert f"릴리스 {small.number} · 기준 " in holders[PP_PLACEHOLDER.FOOTER].text_frame.text
        assert PP_PLACEHOLDER.SLIDE_NUMBER in holders
        assert holders[PP_PLACEHOLDER.BODY].text_frame.text == prepared.subtitle
        assert "◇ 예시 자료" in words(slide)
    assert made_slides[0].notes_slide.notes_text_frame.text.startswith("천천히 말합니다.")


def test_a_long_headline_is_shortened_and_whole_in_the_notes(small: Release) -> None:
    long = "화정4동 주민이 함께 만든 마을 " * 22 + "🎉"
    slide = made(brief([View("trend", "trainees")], small.number, headline=long))[0]
    shown = slide.shapes.title.text_frame
    assert shown.text.endswith("…")
    assert shown.paragraphs[0].runs[0].font.size.pt >= 20
    assert f"제목 전체: {long}" in slide.notes_slide.notes_text_frame.text


def test_signs_of_markup_and_controls_are_plain_words(small: Release) -> None:
    headline = "<b>늘었습니다</b> & 🎉\x0b\x00"
    slide = made(brief([View("trend", "trainees")], small.number, headline=headline))[0]
    assert slide.shapes.title.text_frame.text == "<b>늘었습니다</b> & 🎉"


def test_a_slide_whose_data_are_gone_says_so_and_the_rest_goes_on(small: Release) -> None:
    views = [View("trend", "no_such_indicator"), View("trend", "trainees")]
    made_slides = made(brief(views, small.number, headline="예전 지표"))
    assert made_slides[0].shapes.title.text_frame.text == "예전 지표"
    assert "이 장이 찾는 지표나 기간이 릴리스" in words(made_slides[0])
    assert len(charts(made_slides[1])) == 1


def labels(slide: Any) -> list[str]:
    """What is written at the points of its charts."""
    found = [label for chart in charts(slide) for label in chart._chartSpace.iter(qn("c:dLbl"))]
    return ["".join(run.text or "" for run in label.iter(qn("a:t"))) for label in found]


@pytest.mark.parametrize(
    ("view", "signed"),
    [
        (View("trend", "turnout"), ["③", "①", "서구 8.9 ②"]),
        (View("rank", "turnout", period="2025"), ["7.5 · 1~18위 ②"]),
        (View("against", "turnout", period="2025", against="2024"), ["①", "8.9 (–) ②", "7.5 (–) ③"]),
        (View("funnel", "turnout", period="2025"), ["②"]),
        (View("cumulative", "trainees.cumulative", grain="month"), ["①"]),
    ],
    ids=lambda one: one.kind if isinstance(one, View) else "",
)
def test_native_charts_carry_the_signs_of_comments_as_words_that_can_be_edited(
    view: View, signed: list[str], small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGNE_LEDGER", f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    for about in (("turnout", "seogu", "2024"), ("turnout", "seogu", "2025"), ("turnout", "yang", "2025")):
        ledger().comments.write(*about, "사유", "주민자치과")
    ledger().comments.write("trainees.cumulative", "seogu", "2023-05", "사유", "주민자치과")
    slide = made(brief([view], small.number))[0]
    assert [words for words in labels(slide) if words[-1] in "①②③"] == signed
    assert all(f"{words[-1]} " in slide.notes_slide.notes_text_frame.text for words in signed)


@pytest.mark.parametrize("kind", ["heat", "tiles"])
def test_tables_and_tiles_carry_them_too(
    kind: Kind, small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGNE_LEDGER", f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    ledger().comments.write("turnout", "yang", "2025", "사유", "주민자치과")
    slide = made(brief([View(kind, "turnout", period="2025")], small.number))[0]
    assert [run.text for run in slide._element.iter(qn("a:t")) if (run.text or "").endswith("①")] == ["7.5①"]


def test_a_large_heat_map_goes_on_over_several_slides(small: Release) -> None:
    view = View("heat", "trainees", grain="month")
    found = made(brief([view], small.number))
    tables = [shape.table for slide in found for shape in slide.shapes if shape.has_table]
    assert all(len(table.columns) <= 15 for table in tables)
    assert len(found) == 1 or found[0].shapes.title.text_frame.text.endswith(f"(1/{len(found)})")


def test_the_offices_own_template_is_used_without_its_sample_slides(small: Release, tmp_path: Path) -> None:
    office = Presentation()
    office.slides.add_slide(office.slide_layouts[0]).shapes.title.text = "서식 견본"
    (tmp_path / "templates").mkdir()
    office.save(tmp_path / "templates" / "office.pptx")
    found = made(brief(ONE_OF_EACH, small.number), tmp_path)
    assert len(found) == len(ONE_OF_EACH)
    assert {slide.slide_layout.name for slide in found} == {"Title Only"}
    assert found[0].part.package.presentation_part.presentation.slide_width == office.slide_width
    assert all(f"릴리스 {small.number} · 기준 " in words(slide) for slide in found)
    edges = [(s.left + s.width, s.top + s.height) for slide in found for s in slide.shapes if s.has_chart]
    assert all(right <= office.slide_width and low <= office.slide_height for right, low in edges)


def test_a_template_that_cannot_be_opened_is_named(small: Release, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "old.pptx").write_bytes(b"not a pptx")
    with pytest.raises(ExportError) as fault:
        made(brief(ONE_OF_EACH, small.number), tmp_path)
    assert fault.value.words("ko").startswith("서식 파일(old.pptx)을 열 수 없습니다.")


@pytest.mark.soak
@pytest.mark.skipif("DONGNE_SOAK" not in os.environ, reason="make soak")
def test_two_hundred_slides_are_made(small: Release) -> None:
    repeated = [slide for slide in brief(ONE_OF_EACH, small.number).slides for _ in range(25)]
    assert len(made(of_slides(repeated, small.number))) == 200
