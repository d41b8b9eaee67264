"""Frames written out by hand, in the shape that the engine gives, and what else a figure is drawn from."""

from dataclasses import replace
from datetime import date

import pandas as pd

from catalog.load import load_catalog
from catalog.model import Event, Indicator, Part, Text
from dashboard.figures.paint import Paint
from dashboard.views import View

CATALOG = load_catalog()
KO, EN, DARK = Paint("ko", dark=False), Paint("en", dark=False), Paint("ko", dark=True)
COLUMNS = [
    "place",
    "kind",
    "label",
    "period",
    "value",
    "numerator",
    "denominator",
    "demonstration",
    "parts",
    "parts_of",
    "covers",
    "basis",
    "qualifier",
    "missing",
    "denominator_period",
    "numerator_rows",
    "denominator_rows",
]

SELECTED = Indicator(
    indicator="selected",
    label=Text(ko="선정 사업 수", en="Selected projects"),
    group="contest",
    numerator=Part(table="contest_selections", measure="selected_projects"),
    unit=Text(ko="개", en="projects"),
    direction="neither",
    why=Text(ko="공모에서 뽑힌 사업의 수입니다.", en="Projects selected in the contest."),
)
RATE = Indicator(
    indicator="rate",
    label=Text(ko="참여율", en="Turnout"),
    group="assembly",
    numerator=Part(table="assemblies", measure="voters"),
    denominator=Part(table="assemblies", measure="eligible_voters"),
    scale=100,
    unit=Text(ko="%", en="%"),
    decimals=1,
    direction="higher",
    why=Text(ko="투표에 참여한 비율입니다.", en="The share that voted."),
    breaks=("voting",),
)
PER_RESIDENT = RATE.model_copy(
    update={"denominator": Part(table="population", measure="residents", at="year_end"), "breaks": ()}
)
BUDGET = SELECTED.model_copy(update={"label": Text(ko="예산", en="Budget"), "unit": Text(ko="원", en="won")})
VOTING = Event(
    id="voting",
    since=date(2025, 1, 1),
    kind="break",
    label=Text(ko="투표 방식 변경(1인 1표)", en="Voting changed (one person one vote)"),
    source="신문",
)
EVENTS = {"voting": VOTING}


def row(place: str, period: str, value: float | None, **more: object) -> dict[str, object]:
    """One row of a frame; what is not said is whole, real, exact and printed."""
    known = CATALOG.places[place]
    plain: dict[str, object] = dict.fromkeys(COLUMNS)
    plain |= {"place": place, "kind": known.kind, "label": known.label.ko, "period": period, "value": value}
    plain |= {"demonstration": False, "covers": "good_village", "basis": "printed", "qualifier": "exact"}
    return plain | more


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS)


def view(kind: str = "trend", **more: object) -> View:
    return replace(View("trend", "selected"), kind=kind, **more)  # type: ignore[arg-type]


def good_villages() -> pd.DataFrame:
    """The report's own figures: 59, 65 and 63."""
    return frame(row("seogu", "2017", 59), row("seogu", "2018", 65), row("seogu", "2019", 63))


def rates() -> pd.DataFrame:
    """Four places over two years; one of them was not submitted in the second."""
    return frame(
        *(row("seogu", year, value) for year, value in (("2023", 20.0), ("2024", 21.5))),
        *(row("yang", year, value) for year, value in (("2023", 10.0), ("2024", 12.5))),
        *(row("pungam", year, value) for year, value in (("2023", 30.0), ("2024", 33.0))),
        row("yang3", "2023", 25.0),
        row("yang3", "2024", None, missing="not_submitted"),
    )
