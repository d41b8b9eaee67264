"""The indicator cube: sums first, divides later, never mixes real and made up, and says what it is made of."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from catalog.facts import FACTS
from catalog.load import Catalog, load_catalog
from etl.mart import UPLOADS, fill_mart
from tests.etl.plain_cube import Fact, year_value


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def fact(table: str, programme: str, place: str, period: str, measure: str, value: float | None, **more: Any) -> Fact:
    blank = dict.fromkeys(FACTS.names)
    start, _, end = period.partition("/")
    key = {"table_name": table, "programme": programme, "place": place, "measure": measure, "attributes": ""}
    when = {"period_start": start or None, "period_end": end or start or None}
    origin = {"origin": "published", "demonstration": False, "upload": "u", "file": "f", "sheet": "s", "cell": "A1"}
    return blank | key | when | origin | {"value": value, "qualifier": "exact", "total": False} | more


def cube(catalog: Catalog, facts: list[Fact]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    rows = [one | {"row": number} for number, one in enumerate(facts, start=1)]
    fill_mart(connection, catalog, pa.Table.from_pylist(rows, schema=FACTS), UPLOADS.empty_table())
    return connection


def one(connection: duckdb.DuckDBPyConnection, indicator: str, place: str, period: str, columns: str = "value") -> Any:
    sql = f"select {columns} from cube where indicator = ? and place = ? and period = ?"
    rows = connection.execute(sql, [indicator, place, period]).fetchall()
    assert len(rows) <= 1
    return rows[0] if rows else None


def demo(*args: Any, **more: Any) -> Fact:
    return fact(*args, **more, origin="demonstration", demonstration=True)


PERIODS = {
    "year": ["{}"],
    "halves": ["{}-H1", "{}-H2"],
    "months": [f"{{}}-{month:02d}" for month in range(1, 13)],
    "half of it": ["{}-H1"],
    "none": [],
}
MEASURES = [
    ("trainees", "attended_people"),
    ("trainees", "completed_people"),
    ("contest_selections", "applied_projects"),
    ("contest_selections", "selected_projects"),
]


def random_facts(catalog: Catalog, seed: int) -> list[Fact]:
    """A few hundred facts over four years with gaps, halves, months, printed totals and printed district figures."""
    chance = random.Random(seed)
    facts = []
    for make in (fact, demo):
        for place in [*chance.sample([d.id for d in catalog.dongs], 5), "seogu"]:
            for year in range(2018, 2022):
                facts += [*counted(chance, make, place, year), *residents_and_staff(chance, make, place, year)]
    return [some_sums_of_dongs(chance, fact, facts) for fact in facts]


def some_sums_of_dongs(chance: random.Random, figure: Fact, facts: list[Fact]) -> Fact:
    """A district's figure as a total over the dongs that a sheet lists: every second one."""
    if figure["place"] != "seogu" or (figure["table_name"], figure["measure"]) not in MEASURES or chance.random() < 0.5:
        return figure
    key = ("table_name", "measure", "programme", "period_start", "demonstration")
    listed = [f["value"] for f in facts if f["place"] != "seogu" and all(f[name] == figure[name] for name in key)]
    known = [value for value in listed if value is not None]
    return figure | {"value": sum(known), "missing": None, "total": True} if known else figure


def counted(chance: random.Random, make: Callable[..., Fact], place: str, year: int) -> Iterator[Fact]:
    for programme in ("leader_training", "village_school", "good_village"):
        for period in PERIODS[chance.choice(list(PERIODS))]:
            for table, measure in MEASURES:
                dice = chance.random()
                if dice < 0.8:
                    yield make(table, programme, place, period.format(year), measure, chance.randrange(1, 90))
                elif dice < 0.9:
                    owed = {"missing": "not_submitted"}
                    yield make(table, programme, place, period.format(year), measure, None, **owed)


def residents_and_staff(chance: random.Random, make: Callable[..., Fact], place: str, year: int) -> Iterator[Fact]:
    for month in chance.sample(range(1, 13), chance.randrange(3)):
        yield make(
            "population", "resident_register", place, f"{year}-{month:02d}", "residents", chance.randrange(3000, 9000)
        )
    for post in ("총괄", "복지", "간호"):
        yield make(
            "staffing", "care_fusion", place, str(year), "people", chance.randrange(9), attributes=f"post={post}"
        )
        if chance.random() < 0.3:  # a total over the dongs, for this post
            yield make(
                "staffing",
                "care_fusion",
                place,
                str(year),
                "people",
                chance.randrange(9),
                attributes=f"post={post}",
                total=True,
            )
    if chance.random() < 0.5:
        yield make("staffing", "care_fusion", place, str(year), "people", chance.randrange(30), total=True)


@pytest.mark.parametrize("seed", range(8))
def test_the_cube_agrees_with_its_plain_twin(catalog: Catalog, seed: int) -> None:
    facts = random_facts(catalog, seed)
    connection = cube(catalog, facts)
    asked = ["trainees", "completion_rate", "selected_projects", "selection_rate", "staff", "residents"]
    compared = 0
    for indicator in asked:
        for place in {f["place"] for f in facts}:
            for year in ("2018", "2019", "2020", "2021"):
                found = one_of_kind(connection, indicator, place, year, demonstration=False)
                expected = year_value(catalog, facts, indicator, place, year, demonstration=False)
                assert found == pytest.approx(expected) if expected is not None else found is None, (
                    indicator,
                    place,
                    year,
                )
                compared += expected is not None
    assert compared > 40


@pytest.mark.parametrize("seed", range(4))
def test_rates_per_resident_agree_with_their_plain_twin(catalog: Catalog, seed: int) -> None:
    facts = [f for f in random_facts(catalog, seed) if not f["demonstration"]]
    connection = cube(catalog, facts)
    compared = 0
    for place in {f["place"] for f in facts} - {"seogu"}:
        for year in ("2018", "2019", "2020", "2021"):
            expected = year_value(catalog, facts, "trainees_per_1000", place, year, demonstration=False)
            found = one_of_kind(connection, "trainees_per_1000", place, year, demonstration=False)
            assert found == pytest.approx(expected) if expected is not None else found is None, (place, year)
            compared += expected is not None
    assert compared >= 3


def one_of_kind(
    connection: duckdb.DuckDBPyConnection, indicator: str, place: str, year: str, *, demonstration: bool
) -> Any:
    sql = "select value from cube where indicator = ? and place = ? and period = ? and demonstration = ?"
    rows = connection.execute(sql, [indicator, place, year, demonstration]).fetchall()
    assert len(rows) <= 1
    return rows[0][0] if rows else None


def test_a_span_stays_one_figure_and_is_no_year(catalog: Catalog) -> None:
    connection = cube(catalog, [fact("trainees", "leader_training", "seogu", "2016/2019", "target_people", 659.0)])
    assert one(connection, "training_targets", "seogu", "2016/2019", "value, grain") == (659.0, "span")
    assert one(connection, "training_targets", "seogu", "2017") is None


def test_the_printed_district_figure_is_shown_rather_than_the_sum_of_the_dongs(catalog: Catalog) -> None:
    dongs = [fact("contest_selections", "good_village", d.id, "2018", "selected_projects", 3.0) for d in catalog.dongs]
    printed = fact("contest_selections", "good_village", "seogu", "2018", "selected_projects", 65.0)
    assert one(cube(catalog, dongs), "selected_projects", "seogu", "2018", "value, basis, parts, parts_of") == (
        54.0,
        "sum",
        18,
        18,
    )
    assert one(cube(catalog, [*dongs, printed]), "selected_projects", "seogu", "2018", "value, basis") == (
        65.0,
        "printed",
    )


@pytest.mark.parametrize(("listed", "basis", "parts"), [(4, "sum", 4), (18, "printed", None)])
def test_a_total_over_some_of_the_dongs_is_not_the_districts(
    catalog: Catalog, listed: int, basis: str, parts: int | None
) -> None:
    dongs = [fact("trainees", "leader_training", d.id, "2026", "attended_people", 20.0) for d in catalog.dongs[:listed]]
    total = fact("trainees", "leader_training", "seogu", "2026", "attended_people", 20.0 * listed, total=True)
    assert one(cube(catalog, [*dongs, total]), "trainees", "seogu", "2026", "value, basis, parts") == (
        20.0 * listed,
        basis,
        parts,
    )


def test_a_total_over_some_of_the_dongs_is_not_the_districts_when_others_have_come_since(catalog: Catalog) -> None:
    dongs = [fact("trainees", "leader_training", d.id, "2026", "attended_people", 20.0) for d in catalog.dongs[:9]]
    total = fact(
        "trainees", "leader_training", "seogu", "2026", "attended_people", 80.0, total=True
    )  # of the first four
    assert one(cube(catalog, [*dongs, total]), "trainees", "seogu", "2026", "value, basis, parts") == (180.0, "sum", 9)


def test_a_rate_of_printed_totals_leaves_out_who_is_known_on_one_side_only(catalog: Catalog) -> None:
    """The total of those who finished lacks a dong that has not told; the total of those who came does not."""
    came = [fact("trainees", "leader_training", d.id, "2026", "attended_people", 20.0) for d in catalog.dongs]
    done = [fact("trainees", "leader_training", d.id, "2026", "completed_people", 10.0) for d in catalog.dongs[1:]]
    owed = fact(
        "trainees", "leader_training", catalog.dongs[0].id, "2026", "completed_people", None, missing="not_submitted"
    )
    totals = [
        fact("trainees", "leader_training", "seogu", "2026", measure, value, total=True)
        for measure, value in (("attended_people", 360.0), ("completed_people", 170.0))
    ]
    made = cube(catalog, [*came, *done, owed, *totals])
    assert one(made, "completion_rate", "seogu", "2026", "value, parts, parts_of") == (50.0, 17, 18)
    assert one(made, "trainees", "seogu", "2026", "value, basis") == (360.0, "printed")


def test_totals_printed_for_each_post_are_added_up_where_none_is_printed_for_all(catalog: Catalog) -> None:
    posts = {"총괄": 14.0, "복지": 37.0, "간호": 14.0}
    facts = [
        fact("staffing", "care_fusion", "seogu", "2019", "people", value, attributes=f"post={post}", total=True)
        for post, value in posts.items()
    ]
    assert one(cube(catalog, facts), "staff", "seogu", "2019", "value, len(numerator_rows)") == (65.0, 3)
    for_all = fact("staffing", "care_fusion", "seogu", "2019", "people", 67.0, total=True)
    assert one(cube(catalog, [*facts, for_all]), "staff", "seogu", "2019", "value, len(numerator_rows)") == (67.0, 1)


def test_a_sum_of_some_dongs_says_of_how_many(catalog: Catalog) -> None:
    dongs = [fact("trainees", "leader_training", d.id, "2018", "attended_people", 10.0) for d in catalog.dongs[:5]]
    assert one(cube(catalog, dongs), "trainees", "seogu", "2018", "value, parts, parts_of") == (50.0, 5, 18)


def test_a_dong_that_held_nothing_is_no_gap_in_the_sum_but_one_that_owes_a_figure_is(catalog: Catalog) -> None:
    def trained(place: str, value: float | None, missing: str | None) -> Fact:
        return fact("trainees", "leader_training", place, "2018", "attended_people", value, missing=missing)

    dongs = [trained(d.id, 10.0, None) for d in catalog.dongs[1:]]
    quiet = cube(catalog, [*dongs, trained("yang", None, "not_held")])
    owing = cube(catalog, [*dongs, trained("yang", None, "not_submitted")])
    assert one(quiet, "trainees", "seogu", "2018", "value, parts, parts_of") == (170.0, 18, 18)
    assert one(owing, "trainees", "seogu", "2018", "value, parts, parts_of") == (170.0, 17, 18)


def test_a_figure_that_is_owed_counts_neither_above_nor_below_the_line(catalog: Catalog) -> None:
    def money(programme: str, measure: str, value: float | None, **more: Any) -> Fact:
        return fact("budgets", programme, "yang", "2018", measure, value, **more)

    facts = [
        money("good_village", "settled_krw", 80.0),
        money("good_village", "revised_krw", 100.0),
        money("community_contest", "settled_krw", None, missing="not_submitted"),
        money("community_contest", "revised_krw", 100.0),
    ]
    columns = "value, covers, missing"
    assert one(cube(catalog, facts), "execution_rate", "yang", "2018", columns) == (
        80.0,
        "good_village",
        "not_submitted",
    )


def test_beside_a_value_only_what_is_owed_to_it_is_told(catalog: Catalog) -> None:
    def trained(programme: str, value: float | None, missing: str | None = None) -> Fact:
        return fact("trainees", programme, "yang", "2018", "attended_people", value, missing=missing)

    whole = cube(catalog, [trained("leader_training", 10.0), trained("village_school", None, "not_held")])
    lacking = cube(catalog, [trained("leader_training", 10.0), trained("village_school", None, "not_submitted")])
    assert one(whole, "trainees", "yang", "2018", "value, missing") == (10.0, None)
    assert one(lacking, "trainees", "yang", "2018", "value, missing") == (10.0, "not_submitted")


def test_no_rate_is_given_for_a_district_of_which_only_some_dongs_are_known(catalog: Catalog) -> None:
    facts = [fact("trainees", "leader_training", d.id, "2018", "attended_people", 10.0) for d in catalog.dongs[:5]]
    facts += [fact("population", "resident_register", d.id, "2018-12", "residents", 1000.0) for d in catalog.dongs]
    assert one(cube(catalog, facts), "trainees_per_1000", "seogu", "2018") is None


def test_real_and_made_up_figures_never_meet_in_one_sum(catalog: Catalog) -> None:
    facts = [
        fact("trainees", "leader_training", "yang", "2018", "attended_people", 10.0),
        demo("trainees", "village_school", "yang", "2018", "attended_people", 90.0),
    ]
    connection = cube(catalog, facts)
    assert one_of_kind(connection, "trainees", "yang", "2018", demonstration=False) == 10.0
    assert one_of_kind(connection, "trainees", "yang", "2018", demonstration=True) == 90.0


def test_a_rate_over_made_up_residents_is_made_up(catalog: Catalog) -> None:
    facts = [
        fact("trainees", "leader_training", "yang", "2018", "attended_people", 10.0),
        demo("population", "resident_register", "yang", "2018-12", "residents", 2000.0),
    ]
    assert one(cube(catalog, facts), "trainees_per_1000", "yang", "2018", "value, demonstration") == (5.0, True)


def test_the_nearest_residents_within_six_months_divide_and_their_date_is_kept(catalog: Catalog) -> None:
    trained = fact("trainees", "leader_training", "yang", "2019", "attended_people", 10.0)
    near = fact("population", "resident_register", "yang", "2020-02", "residents", 4000.0)
    far = fact("population", "resident_register", "yang", "2020-09", "residents", 5000.0)
    columns = "value, denominator, denominator_period"
    assert one(cube(catalog, [trained, near, far]), "trainees_per_1000", "yang", "2019", columns) == (
        2.5,
        4000.0,
        "2020-02",
    )
    assert one(cube(catalog, [trained, far]), "trainees_per_1000", "yang", "2019") is None


def test_a_zero_denominator_gives_no_rate(catalog: Catalog) -> None:
    facts = [
        fact("contest_selections", "good_village", "yang", "2018", "selected_projects", 0.0),
        fact("contest_selections", "good_village", "yang", "2018", "applied_projects", 0.0),
    ]
    assert one(cube(catalog, facts), "selection_rate", "yang", "2018") == (None,)


def test_a_reason_for_a_missing_value_is_kept(catalog: Catalog) -> None:
    connection = cube(
        catalog, [fact("trainees", "leader_training", "yang", "2018", "attended_people", None, missing="not_submitted")]
    )
    assert one(connection, "trainees", "yang", "2018", "value, missing") == (None, "not_submitted")


@pytest.mark.parametrize(
    ("above", "below", "rate"),
    [
        ("exact", "exact", "exact"),
        ("at least", "exact", "at least"),
        ("exact", "at least", "at most"),
        ("exact", "at most", "at least"),
        ("at least", "at least", "approximate"),
        ("exact", "approximate", "approximate"),
    ],
)
def test_a_rate_is_as_certain_as_its_parts_and_turns_with_its_denominator(
    catalog: Catalog, above: str, below: str, rate: str
) -> None:
    facts = [
        fact("agenda_pipeline", "participatory_budget", "seogu", "2024", "chosen_items", 35.0, qualifier=above),
        fact("agenda_pipeline", "participatory_budget", "seogu", "2024", "proposals", 80.0, qualifier=below),
    ]
    assert one(cube(catalog, facts), "budget_reach_rate", "seogu", "2024", "value, qualifier") == (43.75, rate)


def test_a_sum_of_months_of_which_one_is_at_least_is_at_least(catalog: Catalog) -> None:
    months = [fact("trainees", "village_school", "yang", f"2023-{m:02d}", "attended_people", 3.0) for m in range(1, 12)]
    last = fact("trainees", "village_school", "yang", "2023-12", "attended_people", 20.0, qualifier="at least")
    assert one(cube(catalog, [*months, last]), "trainees", "yang", "2023", "value, qualifier") == (53.0, "at least")


def test_planned_and_ambiguous_figures_become_no_indicator(catalog: Catalog) -> None:
    facts = [
        fact("councils", "council_transition", "chipyeong", "2019", "members", 30.0, qualifier="ambiguous"),
        fact("facilities", "sharing_centre", "seogu", "2020", "sites", 1.0, qualifier="planned"),
    ]
    assert one(cube(catalog, facts), "council_members", "chipyeong", "2019") is None


def test_every_figure_names_the_rows_it_was_made_of(catalog: Catalog) -> None:
    facts = [
        fact("contest_selections", "good_village", "yang", "2018", "selected_projects", 3.0),
        fact("contest_selections", "good_village", "yang", "2018", "applied_projects", 4.0),
    ]
    columns = "value, numerator_rows, denominator_rows"
    assert one(cube(catalog, facts), "selection_rate", "yang", "2018", columns) == (75.0, [1], [2])
