"""What must hold of the facts, and what is said where it does not. A check that breaks is never taken for good data."""

import logging
from typing import Any

import duckdb
import pytest

from catalog.load import Catalog, load_catalog
from expectations.across import ACROSS
from expectations.compiled import compile_rules
from expectations.rules import Rule
from expectations.runner import Finding, run_rules
from tests.etl.test_cube import Fact, cube, fact
from tests.expectations.plain_rules import run_plainly

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
logging.getLogger("great_expectations").setLevel(logging.ERROR)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def good(place: str = "yang", period: str = "2018", value: float | None = 20.0, **more: Any) -> Fact:
    return fact("trainees", "leader_training", place, period, "attended_people", value, **more)


def failed(catalog: Catalog, *facts: Fact) -> dict[str, Finding]:
    """The findings, which are the same without the library."""
    connection, rules = cube(catalog, list(facts)), [*compile_rules(catalog), *ACROSS]
    found = {f.rule.name: f for f in run_rules(connection, rules) if not f.passed}
    plain = {f.rule.name: f for f in run_plainly(connection, rules) if not f.passed}
    assert {name: f.rows.to_pylist() for name, f in plain.items()} == {n: f.rows.to_pylist() for n, f in found.items()}
    return found


def test_good_facts_break_no_rule(catalog: Catalog) -> None:
    assert failed(catalog, good(), good("yang3"), good(period="2019")) == {}


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        ({"place": "nowhere"}, "trainees.vocabulary"),
        ({"measure": "happy_people"}, "trainees.vocabulary"),
        ({"qualifier": "perhaps"}, "trainees.vocabulary"),
        ({"programme": None}, None),
        ({"cell": None}, "trainees.origin"),
        ({"origin": "demonstration"}, "trainees.origin"),
        ({"value": None}, "trainees.content"),
        ({"period_start": "2018년"}, "trainees.period"),
        ({"period_start": "2019", "period_end": "2018"}, "trainees.period"),
        ({"value": -1.0}, "trainees.range"),
        ({"value": 60000.0}, "trainees.range"),
    ],
)
def test_one_bad_fact_breaks_its_rule_and_no_other(catalog: Catalog, bad: dict[str, Any], rule: str | None) -> None:
    broken = failed(catalog, good("yang3"), {**good(), **bad})
    assert list(broken) == ([rule] if rule else [])
    assert all(f.rule.severity == "critical" and f.rows["row"].to_pylist() == [2] for f in broken.values())


def test_a_key_given_twice_is_critical(catalog: Catalog) -> None:
    broken = failed(catalog, good(), good(value=21.0))
    assert broken["trainees.key"].rows.num_rows == 2


def test_more_completed_than_attended_is_a_warning(catalog: Catalog) -> None:
    completed = fact("trainees", "leader_training", "yang", "2018", "completed_people", 25.0)
    broken = failed(catalog, good(), completed)
    assert list(broken) == ["trainees.completed_people_not_above_attended_people"]
    assert next(iter(broken.values())).rule.severity == "warning"


def test_residents_carried_over_unchanged_are_flagged(catalog: Catalog) -> None:
    facts = [
        fact("population", "resident_register", "nongseong1", p, "residents", 11184.0) for p in ("2020-02", "2020-06")
    ]
    assert failed(catalog, *facts)["population.same_as_before"].rows["period_start"].to_pylist() == ["2020-06"]


def test_a_district_figure_that_is_not_the_sum_of_its_dongs_is_flagged(catalog: Catalog) -> None:
    dongs = [good(dong.id) for dong in catalog.dongs]
    assert list(failed(catalog, *dongs, good("seogu", value=361.0))) == ["district_is_sum"]
    assert failed(catalog, *dongs, good("seogu", value=360.0)) == {}


def test_a_tenfold_jump_asks_for_the_unit(catalog: Catalog) -> None:
    spent = [fact("budgets", "good_village", "yang", str(y), "budget_krw", v) for y, v in ((2018, 5e6), (2019, 5e9))]
    assert list(failed(catalog, *spent)) == ["tenfold"]


def test_a_check_that_breaks_is_told_apart_from_bad_data(catalog: Catalog) -> None:
    broken_rule = Rule("broken", "", "warning", "select * from {batch} where no_such_column = 1", "가", "a")
    (finding,) = run_rules(cube(catalog, [good()]), [broken_rule])
    assert not finding.passed
    assert finding.broken is not None
    assert "no_such_column" in finding.broken


def test_the_pair_of_duckdb_and_its_sqlalchemy_dialect_is_the_one_that_works() -> None:
    from importlib.metadata import version  # noqa: PLC0415

    assert (version("duckdb"), version("duckdb-sqlalchemy")) == (duckdb.__version__, "1.5.6.4")
