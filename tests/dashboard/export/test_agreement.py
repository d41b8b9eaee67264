"""Every number in every export is what `python -m etl query` says for the release that the briefing is pinned to."""

import csv
import io
import math
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from catalog.facts import QUALIFIERS
from dashboard import engine
from dashboard.briefing.prepared import Prepared, prepare
from dashboard.export.csvs import csvs
from dashboard.export.deck_passports import passports
from dashboard.export.slides import slides
from dashboard.export.workbook import workbook
from dashboard.figures.paint import Paint
from dashboard.measured import indicator_in
from dashboard.numbers import WON, show_value
from dashboard.periods import show_period
from dashboard.release import Release
from dashboard.views import View
from dashboard.withheld import hidden_figures
from tests.dashboard.export.briefs import ONE_OF_EACH, brief
from tests.dashboard.export.measured_twin import measured

ROOT = Path(__file__).parents[3]
# Complete before partial, real before made up: as the pages choose. Sums within the year run over its months, and end where one
# is missing for another reason than that there was nothing.
FIGURES = """
with chosen as (
    select c.indicator, l.label_ko as place, c.period, c.grain, c.value, c.missing from cube c join places l on l.place = c.place
    where l.kind <> 'dong_offices'
    qualify row_number() over (
        partition by c.indicator, c.place, c.period order by coalesce(c.parts < c.parts_of, false), c.demonstration
    ) = 1
),
running as (
    select indicator, place, period,
        sum(coalesce(value, 0)) over so_far as value, bool_or(value is null and missing <> 'none') over so_far as broken
    from chosen where grain = 'month'
    window so_far as (partition by indicator, place, left(period, 4) order by period)
)
select indicator, place, period, value from chosen where value is not null
union all
select indicator || '.cumulative', place, period, value from running where not broken
"""
Told = dict[tuple[str, str, str], float]


@dataclass(frozen=True)
class Found:
    """A number in a file: where it stands, and of which figure it claims to be."""

    where: str
    figure: tuple[str, str, str]
    value: float


def told(data: Path, release: int) -> Told:
    """What the command says of every indicator, place and period."""
    command = [sys.executable, "-m", "etl", "query", FIGURES, "--release", str(release)]
    environment = {**os.environ, "DONGNE_DATA": str(data)}
    output = subprocess.check_output(command, cwd=ROOT, env=environment, text=True)
    rows = csv.DictReader(io.StringIO(output))
    return {(row["indicator"], row["place"], show_period(row["period"], "ko")): float(row["value"]) for row in rows}


def told_measured(data: Path, opened: Release) -> Told:
    """The same of every indicator in every other measure, reckoned from what the command says."""
    catalog = opened.catalog
    return measured(
        data,
        opened.number,
        in_won=frozenset(name for name, one in catalog.indicators.items() if one.unit.ko in WON),
        breaks={name: [catalog.events[day].since for day in one.breaks] for name, one in catalog.indicators.items()},
        as_of=opened.as_of,
        withheld=hidden_figures(opened, catalog.indicators),
    )


def in_workbook(prepared: tuple[Prepared, ...], release: int) -> Iterator[Found]:
    book = load_workbook(io.BytesIO(workbook(prepared, "보고", release, Paint("ko", dark=False))), data_only=True)
    panels = [panel for slide in prepared for panel in slide.panels or (slide,)]
    for panel, sheet in zip(panels, book.worksheets[1:-1], strict=True):
        rows = list(sheet.iter_rows(values_only=True))
        top = next(number for number, row in enumerate(rows) if row[0] == "장소")
        for row in rows[top + 1 :]:
            if row[0] is None:
                break
            for head, value in zip(rows[top], row, strict=True):
                period = show_period(panel.view.period, "ko") if head == "값" else str(head)
                if isinstance(value, int | float) and (head == "값" or period[:4].isdigit() or period == "기간 없음"):
                    yield Found(sheet.title, (panel.view.indicator, str(row[0]), period), value)


def in_csvs(prepared: tuple[Prepared, ...], release: int) -> Iterator[Found]:
    panels = [panel for slide in prepared for panel in slide.panels or (slide,) if not panel.gone]
    with zipfile.ZipFile(io.BytesIO(csvs(prepared, "보고", release, "ko"))) as packed:
        for panel, name in zip(panels, [one for one in packed.namelist() if one.endswith(".csv")], strict=True):
            lines = csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig")))
            heads, *rows = [line for line in lines if not line[0].startswith(("#", "'#"))]
            for row in (dict(zip(heads, one, strict=True)) for one in rows):
                if row["값"]:
                    yield Found(name, (panel.view.indicator, row["장소"], row["기간"]), float(row["값"]))


def in_slides(prepared: tuple[Prepared, ...]) -> Iterator[Found]:
    content = slides(prepared, Paint("ko", dark=False), Path("/nowhere"))
    made = [slide for slide in Presentation(io.BytesIO(content)).slides if "(2/" not in slide.shapes.title.text]
    for slide, shown in zip(prepared, made, strict=True):
        panels = iter(panel for panel in slide.panels or (slide,) if panel.marks)
        for shape in shown.shapes:
            if shape.has_chart:
                yield from _in_chart(next(panels).view, shape.chart)
            elif shape.has_table:
                yield from _in_table(slide.view, shape.table)


def _in_chart(view: View, chart: Any) -> Iterator[Found]:
    for series in chart.plots[0].series:
        name = series.name.removesuffix("(예시)")
        if view.kind == "funnel" or name.startswith(("95% 범위", "목표")):
            continue  # sizes and limits: tests of their own
        for category, value in zip(chart.plots[0].categories, series.values, strict=True):
            if value is not None:
                yield Found(f"{view.kind} {series.name}", _claimed(view, name, str(category)), value)


def _claimed(view: View, name: str, category: str) -> tuple[str, str, str]:
    if view.kind == "rank":
        return view.indicator, category, show_period(view.period, "ko")
    if view.kind == "against":
        return view.indicator, category, name
    if view.kind == "cumulative":
        return view.indicator, "서구", f"{name} {category}"
    return view.indicator, name, f"{category}년" if category.isdigit() else category


def _in_table(view: View, table: Any) -> Iterator[Found]:
    heads, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    for place, *cells in rows:
        for period, text in zip(heads[1:], cells, strict=True):
            number = text.rstrip("◇○△*").replace(",", "")
            if number.replace(".", "").isdigit() and text != "0":
                yield Found("heat", (view.indicator, place, f"{period}년"), float(number))


def disagreements(found: list[Found], said: Told, *, within: float = 1e-9) -> list[Found]:
    return [one for one in found if one.value != pytest.approx(said.get(one.figure, math.inf), rel=within, abs=within)]


def misprinted(prepared: tuple[Prepared, ...], said: Told, opened: Release) -> tuple[list[str], int]:
    """The numbers of a deck that are not written as the command's would be, and how many were looked at."""
    wrong, seen = [], 0
    for name, one in passports(prepared, "ko").items():
        indicator, _, period = name.rsplit(",", 2)
        value = said.get((indicator, one["place"], show_period(period, "ko")))
        if value is not None:
            seen += 1
            words = {show_value(value, opened.indicator(indicator), "ko", qualifier) for qualifier in QUALIFIERS}
            wrong += [] if one["value"] in words else [name]
    return wrong, seen


def hold(views: tuple[View, ...], data: Path, release: int) -> None:
    """Every number of every file is the command's; and there are as many as there must be."""
    prepared, said = prepare(replace(brief(views, release), staffing=True)), told(data, release)
    assert len(prepared) == len(views)
    if any("." in view.indicator and view.kind != "cumulative" for view in views):
        said |= told_measured(data, engine.release(release))
    assert not [slide.gone for slide in prepared if slide.gone]
    for found in (list(in_workbook(prepared, release)), list(in_csvs(prepared, release))):
        assert disagreements(found, said) == []
        assert len(found) > 20 * len(views)
    shown = list(in_slides(prepared))
    tables = [one for one in shown if one.where == "heat"]
    assert disagreements([one for one in shown if one.where != "heat"], said) == []
    assert disagreements(tables, said, within=0.0501) == []  # written with the indicator's decimals
    assert len(shown) > 10 * len(views)
    wrong, seen = misprinted(prepared, said, engine.release(release))
    assert wrong == []
    assert seen > 10 * len(views)


def test_every_number_of_every_kind_of_view_is_the_release_s(small: Release, small_data: Path) -> None:
    hold(ONE_OF_EACH, small_data, small.number)


def test_every_number_in_another_measure_is_reckoned_of_the_release_s(small: Release, small_data: Path) -> None:
    hold(MEASURED, small_data, small.number)


def test_a_reckoning_that_differs_is_noticed(small: Release, small_data: Path) -> None:
    prepared = prepare(brief((View("trend", "trainees.per_resident"),), small.number))
    said = {key: value * (1 + 1e-6) for key, value in told_measured(small_data, small).items()}
    found = list(in_csvs(prepared, small.number))
    assert len(disagreements(found, said)) == len(found) > 100


MEASURED = (
    View("trend", "trainees.per_resident"),
    View("rank", "trainees.per_resident", period="2024"),
    View("heat", "trainees.index"),
    View("trend", "turnout.index"),
    View("trend", "trainees.per_officer"),
)
WAYS = ("index", "per_resident", "per_officer", "per_budget")
INDICATORS = ("trainees", "residents", "turnout", "selected_projects", "budget", "execution_rate", "trainees_per_1000")


@pytest.mark.soak
@pytest.mark.skipif("DONGNE_SOAK" not in os.environ, reason="make soak")
def test_every_number_of_thirty_views_of_the_shipped_data_is_the_release_s(
    shipped_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(shipped_data))
    views = (
        *(View("trend", name) for name in INDICATORS),
        *(View("trend", name, highlight=("yang", "pungam")) for name in INDICATORS),
        *(View("rank", name, period="2024") for name in INDICATORS),
        *(View("against", name, period="2024", against="2023") for name in INDICATORS[:4]),
        *(View("heat", name) for name in ("trainees", "turnout", "residents")),
        View("cumulative", "trainees.cumulative", grain="month"),
        View("trend", "trainees", indicators=("budget", "turnout", "residents")),
    )
    assert len(views) == 30
    hold(views, shipped_data, engine.current_number())


@pytest.mark.soak
@pytest.mark.skipif("DONGNE_SOAK" not in os.environ, reason="make soak")
def test_every_measure_of_every_indicator_of_the_shipped_data_is_reckoned_of_the_release_s(
    shipped_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(shipped_data))
    opened = engine.release()
    names = [f"{name}.{way}" for way in WAYS for name in opened.catalog.indicators]
    views = tuple(View("trend", name) for name in names if indicator_in(opened.catalog, name))
    prepared = [one for one in prepare(replace(brief(views, opened.number), staffing=True)) if not one.gone]
    found = list(in_csvs(tuple(prepared), opened.number))
    assert disagreements(found, told_measured(shipped_data, opened)) == []
    assert {way for way in WAYS if any(one.figure[0].endswith(way) for one in found)} == set(WAYS)
    hold(
        tuple(View("trend", f"{name}.{way}") for name in ("proposals", "budget") for way in WAYS[:3]),
        shipped_data,
        opened.number,
    )
