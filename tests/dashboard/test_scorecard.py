"""The scorecard judges all changes of the page together, and says what is missing and from whom."""

from datetime import date
from random import Random

import pandas as pd
import pytest

from catalog.load import Catalog, load_catalog
from dashboard.release import Release, Row
from dashboard.scorecard import Scorecard, scorecard
from dashboard.scorecard_owed import gap_words, needed_words, owed, place_words
from dashboard.scorecard_words import by_group, group_words, tell
from tests.dashboard.scorecards import judged

AS_OF = date(2026, 1, 20)
YEARS = [str(year) for year in range(2016, 2024)]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def figures(catalog: Catalog, *, leap: float = 1, last: str = "2023") -> list[Row]:
    """People in training, of 18 dongs and of the district: steady but for chance, and 화정4동 multiplied by `leap` in the last year."""
    chance, rows = Random(4), []
    for number, dong in enumerate(catalog.dongs):
        for year in YEARS:
            value = round((100 + 10 * number) * chance.uniform(0.95, 1.05))
            rows.append(row(dong.id, year, value * leap if (dong.id, year) == ("hwajeong4", last) else value))
    for year in YEARS:
        rows.append(row("seogu", year, sum(one["value"] for one in rows if one["period"] == year)))
    return rows


def row(place: str, period: str, value: float | None, **more: object) -> Row:
    kind = "district" if place == "seogu" else "dong"
    known = {"indicator": "trainees", "place": place, "kind": kind, "label": place, "period": period, "value": value}
    rest = {"numerator": value, "denominator": None, "demonstration": False, "parts": None, "parts_of": None}
    words = {"covers": "leader_training", "qualifier": "exact", "missing": None, "denominator_period": None}
    return known | rest | words | more


def card_of(rows: list[Row], catalog: Catalog, year: str = "2023") -> Scorecard:
    return scorecard(pd.DataFrame(rows), year, catalog, AS_OF)


def test_one_dong_that_leaps_is_the_one_finding_of_the_page(catalog: Catalog) -> None:
    card = card_of(figures(catalog, leap=3), catalog)
    assert [finding.after.place for finding in card.findings] == ["hwajeong4"]
    assert card.looked_at == 18
    assert card.findings[0].verdict.family == 19  # the district's own change is judged with them


def test_a_finding_is_a_sentence_from_value_to_value_with_its_grounds(catalog: Catalog) -> None:
    (finding,) = card_of(figures(catalog, leap=3), catalog).findings
    told = tell(finding, catalog, "ko")
    assert told.sentence == "화정4동 교육 참여 인원이 늘었습니다"
    assert (told.before, told.after) == ("231명", "654명")
    assert (told.status.mark, told.first.period, told.last.period) == ("▲", "2022", "2023")
    assert "이 화면의 변화 19건을 함께" in told.grounds


def test_where_only_chance_moved_nothing_is_found(catalog: Catalog) -> None:
    card = card_of(figures(catalog), catalog)
    assert (card.findings, card.looked_at) == ((), 18)


def test_made_up_and_real_figures_are_never_set_against_each_other(catalog: Catalog) -> None:
    rows = [one | {"demonstration": one["period"] < "2023"} for one in figures(catalog, leap=3)]
    card = card_of(rows, catalog)
    assert (card.findings, card.looked_at) == ((), 0)
    assert card.standing("trainees").verdict.change.reason == "mixed_origin"


def test_a_year_that_is_not_over_is_not_compared(catalog: Catalog) -> None:
    card = scorecard(pd.DataFrame(figures(catalog, leap=3)), "2023", catalog, date(2023, 11, 22))
    assert card.findings == ()
    assert (card.standing("trainees").verdict.change.reason, card.standing("trainees").incomplete) == (
        "part_year",
        True,
    )


def test_the_mean_is_that_of_five_comparable_years_before(catalog: Catalog) -> None:
    values = dict(zip(YEARS, (9, 9, 10, 20, 30, 40, 50, 99), strict=True))
    rows = [row("seogu", year, value) for year, value in values.items()]
    assert card_of(rows, catalog).standing("trainees").mean == 30
    changed = [one | {"covers": "village_school"} if one["period"] < "2020" else one for one in rows]
    assert card_of(changed, catalog).standing("trainees").mean is None


def test_the_mean_of_a_rate_is_the_sums_divided(catalog: Catalog) -> None:
    sizes = dict(zip(YEARS, (1, 1, 100, 100, 100, 100, 600, 100), strict=True))
    rows = [
        row(
            "seogu",
            year,
            50.0,
            indicator="completion_rate",
            numerator=size if size == 600 else 0.5 * size,
            denominator=size,
        )
        for year, size in sizes.items()
    ]
    assert card_of(rows, catalog).standing("completion_rate").mean == 80


def test_a_count_and_the_same_per_resident_are_told_once(catalog: Catalog) -> None:
    per_resident = [one | {"indicator": "trainees_per_1000", "denominator": 10_000} for one in figures(catalog, leap=3)]
    card = card_of([*figures(catalog, leap=3), *per_resident], catalog)
    assert [finding.indicator.indicator for finding in card.findings] == ["trainees"]


def test_every_indicator_stands_in_one_named_group(small: Release) -> None:
    card = judged(small, "2024")
    grouped = [(group_words(group, "ko"), [one.indicator.indicator for one in own]) for group, own in by_group(card)]
    assert [name for name, _ in grouped][:3] == ["교육", "공모", "예산"]
    assert sorted(name for _, own in grouped for name in own) == sorted(small.catalog.indicators)


def test_an_indicator_without_figures_names_the_tables_and_dongs_it_needs(small: Release) -> None:
    standing = judged(small, "2024", demonstration=False).standing("turnout")
    words = needed_words(standing, small.catalog, "ko")
    assert words == "필요한 자료: 주민총회·학교총회(투표 참여 인원, 선거인 수) · 18개 동 모두"


def test_a_partial_sum_names_the_dong_that_it_lacks(small: Release) -> None:
    standing = judged(small, "2025").standing("trainees")
    assert (standing.lacking, standing.flaw) == (("yang3",), "partial_dongs")


def test_a_table_is_owed_by_the_dongs_that_have_nothing_in_it(small: Release) -> None:
    rows = small.ask("owed", year="2025", demonstration=False)
    found = {one.table.table: one for one in owed(rows, "2025", small.catalog)}
    trainees = found["trainees"]
    assert trainees.due == date(2026, 1, 31)
    assert place_words(trainees.absent, trainees.of, small.catalog, "ko") == "18개 동 모두"
    assert "population" not in found  # nobody owes it


def test_a_figure_with_a_reason_is_told_with_it(small: Release) -> None:
    rows = small.ask("owed", year="2025", demonstration=True)
    (trainees,) = [one for one in owed(rows, "2025", small.catalog) if one.table.table == "trainees"]
    assert (trainees.absent, trainees.demonstration) == ((), True)
    told = [gap_words(gap, trainees.table, small.catalog, "ko") for gap in trainees.gaps]
    assert told == ["양3동 마을리더 전문교육 참여인원: 미제출"]


def test_what_had_nothing_to_count_owes_nothing(catalog: Catalog) -> None:
    missing = [
        {"table_name": "trainees", "place": dong.id, "programme": "village_school", "measure": "attended_people"}
        | {"missing": "not_held", "demonstration": False, "figures": 0}
        for dong in catalog.dongs
    ]
    (trainees,) = [one for one in owed(missing, "2020", catalog) if one.table.table == "trainees"]
    assert trainees.complete


def test_warnings_count_for_the_indicators_whose_figures_lie_in_that_sheet(small: Release) -> None:
    found = {one["indicator"]: one["warnings"] for one in small.ask("warned", year="2023", demonstration=False)}
    assert found["residents"] == 1
    assert "selected_projects" not in found
