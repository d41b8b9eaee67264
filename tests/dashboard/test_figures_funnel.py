"""The funnel and the ranking with ranges: who stands outside, how sure a rank is, and what is said where nothing can be."""

from datetime import date

import pandas as pd
import pytest

from catalog.model import Indicator, Part
from dashboard.captions import caveats, headline, subtitle
from dashboard.figures.alt import alt
from dashboard.figures.draw import draw
from dashboard.figures.paint import Paint
from dashboard.judgements import Judged, judge
from dashboard.listing import listing
from dashboard.listing_csv import as_csv
from dashboard.statements import statement
from dashboard.stats.funnel import Funnel
from tests.dashboard.figure_frames import BUDGET, CATALOG, DARK, EN, EVENTS, KO, RATE, SELECTED, frame, row, view

TODAY = date(2026, 11, 22)
DONGS = [dong.id for dong in CATALOG.dongs]
SHARE = RATE.model_copy(
    update={
        "model": "binomial",
        "breaks": (),
        "denominator": Part(table="assemblies", measure="eligible_voters"),
    }
)


def shares(outlier: float = 0.5, year: str = "2024", **more: object) -> pd.DataFrame:
    """18 dongs of 1,000 to 18,000 voters near 20 %, every other one a little above; the ninth at `outlier`."""
    rows = []
    for number, dong in enumerate(DONGS):
        size = 1000.0 * (number + 1)
        rate = outlier if number == 8 else 0.2 + (0.6 if number % 2 else -0.6) * (0.16 / size) ** 0.5
        count = round(size * rate)
        rows.append(row(dong, year, 100 * count / size, numerator=count, denominator=size, **more))
    return frame(*rows)


def judged(rows: pd.DataFrame, indicator: Indicator = SHARE, kind: str = "funnel") -> Judged:
    return judge(view(kind), rows, indicator, EVENTS, TODAY)


def drawn(rows: pd.DataFrame, indicator: Indicator = SHARE, paint: Paint = KO, **more: object):  # type: ignore[no-untyped-def]
    asked = view(**({"kind": "funnel"} | more))  # type: ignore[arg-type]
    return draw(asked, rows, indicator, paint, CATALOG, TODAY, judged(rows, indicator, asked.kind))


def names(figure, name: str) -> list[str]:  # type: ignore[no-untyped-def]
    return [note.text for note in figure.layout.annotations if note.name == name]


def test_only_places_outside_and_those_chosen_have_names() -> None:
    figure = drawn(shares(), highlight=("yang",))
    ninth = CATALOG.places[DONGS[8]].label.ko
    assert sorted(names(figure, "place")) == sorted([f"<b>{ninth}</b>", "<b>양동</b>"])
    points = next(trace for trace in figure.data if trace.name == "places")
    assert len(points.x) == 18
    assert points.customdata[0][0] == "yang"
    assert all("우연한 차이의 범위" in text for text in points.hovertext)
    assert "95% 범위" in points.hovertext[0]


def test_the_limits_narrow_with_size_and_stand_around_the_rate_of_all() -> None:
    figure = drawn(shares())
    low, high = (
        next(t for t in figure.data if t.name == "limit" and t.line.dash == "solid" and t.y[0] > v) for v in (-1, 19)
    )
    widths = [above - below for below, above in zip(low.y, high.y, strict=True)]
    assert widths == sorted(widths, reverse=True)
    rate = next(trace for trace in figure.data if trace.name == "rate").y[0]
    assert all(below < rate < above for below, above in zip(low.y, high.y, strict=True))


def test_the_title_names_who_stands_outside_and_the_note_how_many_may_by_chance() -> None:
    rows, ninth = shares(), CATALOG.places[DONGS[8]].label.ko
    found = judged(rows)
    assert (
        headline(view("funnel"), rows, SHARE, "ko", found)
        == f"2024년 참여율: {ninth}(전체보다 높음)은 우연한 차이의 범위 밖, 17개 동은 범위 안"
    )
    said = caveats(view("funnel"), rows, SHARE, EVENTS, "ko", found)
    assert said[0] == "18개 동이면 서로 다르지 않더라도 많아야 1개쯤은 우연히 95% 한계를 벗어날 수 있습니다."


def test_where_all_are_alike_the_title_says_so() -> None:
    rows = shares(outlier=0.2)
    said = statement(view("funnel"), rows, SHARE, "ko", judged(rows))
    assert said.sentence == "2024년 참여율: 18개 동 모두 우연한 차이의 범위 안"
    assert dict(said.evidence.lines)["우연히 95% 한계를 벗어날 곳"] == "많아야 0.9곳쯤"


def test_widened_limits_say_so_on_the_figure_and_below_it() -> None:
    rows = shares(outlier=0.2)
    scattered = rows.assign(numerator=[round(d * (0.15 if i % 2 else 0.25)) for i, d in enumerate(rows["denominator"])])
    scattered["value"] = 100 * scattered["numerator"] / scattered["denominator"]
    found = judged(scattered).places
    assert found is not None
    assert isinstance(found.funnel, Funnel)
    assert found.funnel.widened
    assert "넓힘" in "".join(names(drawn(scattered), "key"))
    assert any(
        "한계를 넓혔습니다" in note
        for note in caveats(view("funnel"), scattered, SHARE, EVENTS, "ko", judged(scattered))
    )


def test_the_status_is_that_of_the_dong_chosen_with_a_sign_of_its_own() -> None:
    rows = shares()
    said = statement(view("funnel", highlight=(DONGS[8],)), rows, SHARE, "ko", judged(rows))
    assert said.status is not None
    assert said.status.mark == "▲"
    assert said.standing.endswith("전체보다 높음")
    inside = statement(view("funnel", highlight=("yang",)), rows, SHARE, "ko", judged(rows))
    assert inside.status is not None
    assert (inside.status.mark, inside.standing) == ("●", "양동: 우연한 차이의 범위 안")


@pytest.mark.parametrize(
    ("indicator", "rows", "reason"),
    [
        (SHARE.model_copy(update={"model": "none"}), shares(), "판단하지 않습니다"),
        (SELECTED.model_copy(update={"model": "poisson"}), shares(), "주민 수처럼 나눌 수가 있어야 합니다"),
        (SHARE, shares().head(5), "값이 있는 곳이 너무 적어"),
    ],
    ids=["no model", "no denominator", "five dongs"],
)
def test_without_a_funnel_the_reason_is_told(indicator: Indicator, rows: pd.DataFrame, reason: str) -> None:
    said = statement(view("funnel"), rows, indicator, "ko", judged(rows, indicator))
    assert said.kind == "no_funnel"
    assert reason in said.evidence.assumptions[0]
    assert not [trace for trace in drawn(rows, indicator).data if trace.name == "limit"]


def test_the_table_has_the_interval_and_where_each_dong_stands() -> None:
    rows = shares()
    table = listing(view("funnel", period="2024"), rows, SHARE, CATALOG, "ko", judged(rows))
    assert table.beside_headings == ("95% 범위", "어디에 있나")
    beside = dict(zip([label for label, _ in table.rows], table.beside, strict=True))
    assert beside[CATALOG.places[DONGS[8]].label.ko][1].endswith("(높음)")
    assert beside["양동"][1] == "● 범위 안"
    low, _, high = beside["양동"][0].partition("~")
    assert float(low) < rows["value"].iloc[0] < float(high)


def test_a_ranking_with_a_model_gives_ranges_in_figure_table_and_title() -> None:
    rows = shares()
    found, asked = judged(rows, kind="rank"), view("rank", highlight=("yang",), period="2024")
    figure = drawn(rows, kind="rank")
    assert figure.data[0].error_x.visible is not False
    assert all(width > 0 for trace in figure.data if trace.type == "bar" for width in trace.error_x.array)
    ranks = list(figure.layout.yaxis3.ticktext)
    assert len(ranks) == len(figure.layout.yaxis2.ticktext) == 18
    assert ranks[0] == "1위"
    assert any("~" in rank for rank in ranks)
    table = listing(asked, rows, SHARE, CATALOG, "ko", found)
    assert table.beside_headings == ("95% 범위", "순위 범위(18곳 중)")
    assert [more[1] for more in table.beside] == ranks
    assert "양동" in headline(asked, rows, SHARE, "ko", found)
    assert "(18개 동 중 " in headline(asked, rows, SHARE, "ko", found)
    assert "우연한 변동을 헤아린 범위" in subtitle(asked, rows, SHARE, "ko", found)


def test_a_ranking_without_a_model_has_no_intervals() -> None:
    plain = SHARE.model_copy(update={"model": "none"})
    figure = drawn(shares(), plain, kind="rank")
    assert all(trace.error_x.array is None for trace in figure.data)
    table = listing(view("rank", period="2024"), shares(), plain, CATALOG, "ko", judged(shares(), plain, "rank"))
    assert table.beside_headings == ("순위(18곳 중)",)


def test_real_and_made_up_places_share_no_funnel() -> None:
    rows = shares()
    rows["demonstration"] = [number < 9 for number in range(18)]
    said = statement(view("funnel"), rows, SHARE, "ko", judged(rows))
    assert said.kind == "no_funnel"
    assert "예시 자료와 실제 자료" in said.evidence.assumptions[0]


@pytest.mark.parametrize("paint", [KO, EN, DARK])
def test_the_funnel_has_words_for_those_who_do_not_see_it(paint: Paint) -> None:
    rows = shares()
    words = alt(view("funnel"), rows, SHARE, paint.language, judged(rows))
    opening, inside = {
        "ko": ("깔때기 그림.", "(우연한 차이의 범위 안)"),
        "en": ("Funnel plot.", "(within what chance"),
    }[paint.language]
    assert words.startswith(opening)
    assert inside in words


def test_where_less_is_better_the_smallest_stands_first() -> None:
    lower = SHARE.model_copy(update={"direction": "lower"})
    rows = shares()
    table = listing(view("rank", period="2024"), rows, lower, CATALOG, "ko", judged(rows, lower, "rank"))
    values = [float(cells[0].text) for _, cells in table.rows]
    assert values == sorted(values)
    assert table.beside[0][1].startswith("1")


def test_the_csv_of_a_ranking_carries_intervals_and_ranges() -> None:
    rows = shares()
    asked = view("rank", period="2024")
    text = as_csv(asked, rows, SHARE, CATALOG, "ko", (), judged(rows, kind="rank")).decode("utf-8-sig")
    head, first, *_ = text.splitlines()
    assert head.endswith("포함된 사업,95% 범위,순위 범위(18곳 중)")
    assert first.endswith(",1위")


def test_a_long_unit_and_the_sign_for_made_up_figures_stand_on_rows_of_their_own() -> None:
    def heights(paint: Paint) -> tuple[float, float]:
        rows = frame(row("seogu", "2024", 982_630_000), row("yang", "2024", 19_390_000, demonstration=True))
        figure = draw(view("rank"), rows, BUDGET, paint, CATALOG, TODAY)
        unit, sign = (
            next(n.yshift for n in figure.layout.annotations if n.name == m) for m in ("unit", "demonstration")
        )
        return unit, sign

    unit, sign = heights(EN)
    assert sign >= unit + 20
