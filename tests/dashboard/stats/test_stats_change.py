"""A change is called one only where it leaves ordinary variation, and no more than 5 % of what a page claims is chance."""

from datetime import date

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from dashboard.stats.change import Change, change, changes, count_test, share_test
from dashboard.stats.counted import Counted
from dashboard.stats.discoveries import benjamini_hochberg, judge_changes
from dashboard.stats.dispersion import DECLARED, Dispersion
from dashboard.stats.points import Point
from dashboard.stats.reasons import Direction, Refused
from dashboard.stats.variation import ordinary_variation
from tests.dashboard.stats.made_up import RESIDENTS, SOAK, in_classes, yearly

PAGES = 1000 if SOAK else 100
VOTING_CHANGED = [date(2025, 1, 1)]


def dongs(chance: np.random.Generator, years: int = 6, grown: int = 0) -> dict[str, list[Point]]:
    """Dongs whose people come in classes of 20, at the same rate every year; the first `grown` of them fourfold in the last."""
    means = np.tile(RESIDENTS[::-1] * 0.02, (years, 1))
    means[-1, :grown] *= 4
    counts = in_classes(chance, means)
    return {f"동{i}": yearly(counts[:, i].tolist(), 2026 - years, f"동{i}") for i in range(18)}


@pytest.mark.parametrize(
    ("before", "after"), [((5, 1), (15, 1)), ((30, 2000), (12, 2100)), ((0, 1), (7, 1)), ((4, 3), (4, 3))]
)
def test_counts_are_compared_by_the_conditional_binomial_test(before: tuple[int, int], after: tuple[int, int]) -> None:
    law = stats.binom(before[0] + after[0], after[1] / (before[1] + after[1]))
    expected = min(1, 2 * min(law.cdf(after[0]), law.sf(after[0] - 1)))
    assert count_test(Counted(*before), Counted(*after)) == pytest.approx(expected)


@pytest.mark.parametrize(("before", "after"), [((12, 40), (25, 45)), ((700, 3400), (810, 3300)), ((9, 10), (3, 10))])
def test_shares_are_compared_by_chi_square_with_n_less_one(before: tuple[int, int], after: tuple[int, int]) -> None:
    table = [[before[0], before[1] - before[0]], [after[0], after[1] - after[0]]]
    size = before[1] + after[1]
    squared = stats.chi2_contingency(table, correction=False).statistic * (size - 1) / size
    assert share_test(Counted(*before), Counted(*after)) == pytest.approx(stats.chi2.sf(squared, 1))


def test_nothing_in_both_years_is_no_change() -> None:
    assert count_test(Counted(0, 1), Counted(0, 1)) == 1


def test_a_share_with_hardly_anybody_expected_is_not_tested() -> None:
    assert share_test(Counted(0, 1000), Counted(1, 5)) is None


def test_an_estimated_phi_gives_a_larger_p_than_one_that_is_certain() -> None:
    certain, estimated = (Dispersion(20.0, freedom, 10, "year_to_year") for freedom in (np.inf, 6.0))
    before, after = Counted(120, 1), Counted(420, 1)
    assert count_test(before, after) < 1e-30
    assert 0.004 < count_test(before, after, certain) < count_test(before, after, estimated) < 0.05


def test_the_fifteen_p_values_of_benjamini_and_hochberg_give_four_findings() -> None:
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240]
    p += [0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert (benjamini_hochberg(np.array(p)) <= 0.05).tolist() == [True] * 4 + [False] * 11


def test_adjusted_p_are_those_of_statsmodels() -> None:
    chance = np.random.default_rng(9)
    for size in (1, 2, 17, 200):
        p = np.round(chance.beta(0.4, 1, size), 3)
        assert benjamini_hochberg(p) == pytest.approx(multipletests(p, method="fdr_bh")[1])
    assert len(benjamini_hochberg(np.array([]))) == 0


@pytest.mark.soak
def test_a_page_on_which_nothing_changed_claims_nothing_on_nineteen_days_of_twenty() -> None:
    chance, claiming = np.random.default_rng(2), 0
    for _ in range(PAGES):
        found = judge_changes(changes(dongs(chance), "2025", "clumped_counts", direction="higher"))
        claiming += any(verdict.is_finding for verdict in found)
    assert claiming / PAGES <= 0.05


@pytest.mark.soak
def test_of_what_a_page_claims_no_more_than_one_in_twenty_is_chance() -> None:
    chance, wrong, right = np.random.default_rng(4), [], []
    for _ in range(PAGES):
        found = judge_changes(changes(dongs(chance, grown=6), "2025", "clumped_counts", direction="higher"))
        claimed = [verdict.is_finding for verdict in found]
        wrong.append(sum(claimed[6:]) / max(1, sum(claimed)))
        right.append(sum(claimed[:6]))
    assert np.mean(wrong) <= 0.05
    assert np.mean(right) > 4


def test_the_same_change_is_a_finding_for_persons_on_their_own_and_not_for_classes() -> None:
    series = {"화정4동": yearly([118, 131, 109, 122, 115, 120, 212], 2019, "화정4동")}
    classes = Dispersion(20.0, 50.0, 60, "year_to_year")
    alone, together = (
        change("화정4동", series["화정4동"], "2025", model, direction="higher", variation=known)
        for model, known in (("poisson", DECLARED), ("clumped_counts", classes))
    )
    verdicts = [judge_changes([one])[0] for one in (alone, together)]
    assert [(v.kind, v.status) for v in verdicts] == [
        ("rise", "better"),
        ("no_clear_difference", "no_clear_difference"),
    ]
    assert verdicts[0].change.difference == 92


@pytest.mark.parametrize(("direction", "status"), [("higher", "worse"), ("lower", "better"), ("neither", None)])
def test_a_fall_is_worse_or_better_only_where_a_direction_is_declared(direction: Direction, status: str | None) -> None:
    fallen = change("양동", yearly([200, 90], 2024), "2025", "poisson", direction=direction, variation=DECLARED)
    verdict = judge_changes([fallen])[0]
    assert (verdict.kind, verdict.status) == ("fall", status)


@pytest.mark.parametrize(
    ("points", "kind", "reason"),
    [
        (yearly([500], 2025), "not_comparable", "no_earlier_value"),
        (yearly([500, None], 2024), "not_comparable", "no_value"),
        (yearly([400, 500], 2024), "not_comparable", "break"),
        ([*yearly([400], 2024), *yearly([500], 2025, whole=False)], "not_comparable", "part_year"),
        ([*yearly([400], 2024, partial=True), *yearly([500], 2025)], "not_comparable", "partial_dongs"),
        ([*yearly([400], 2024), *yearly([500], 2025, owed=True)], "not_comparable", "owed"),
    ],
)
def test_what_is_not_comparable_is_refused_with_its_reason(points: list[Point], kind: str, reason: str) -> None:
    found = change("양동", points, "2025", "poisson", direction="higher", breaks=VOTING_CHANGED, variation=DECLARED)
    verdict = judge_changes([found])[0]
    assert (verdict.kind, verdict.status, verdict.change.reason) == (kind, "not_comparable", reason)
    assert verdict.change.difference is None


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ({"demonstration": True}, {}, "mixed_origin"),
        ({"covers": "training"}, {"covers": "school,training"}, "different_programmes"),
    ],
)
def test_figures_of_different_making_are_not_set_against_each_other(before: dict, after: dict, reason: str) -> None:
    points = [*yearly([400], 2024, **before), *yearly([500], 2025, **after)]
    assert change("양동", points, "2025", "poisson", direction="higher", variation=DECLARED).reason == reason


def test_without_a_model_a_change_is_a_number_and_no_finding() -> None:
    found = change("서구", yearly([98, 59], 2024), "2025", "none", direction="neither", variation=DECLARED)
    verdict = judge_changes([found])[0]
    assert (found.difference, found.reason, found.p) == (-39, "no_model", None)
    assert (verdict.kind, verdict.status) == ("not_judged", None)


def test_a_printed_about_is_stated_and_not_judged() -> None:
    points = [*yearly([98], 2024, exact=False), *yearly([59], 2025)]
    found = change("서구", points, "2025", "poisson", direction="higher", variation=DECLARED)
    assert (found.difference, found.reason, judge_changes([found])[0].kind) == (-39, "inexact", "not_judged")


def test_counts_in_clumps_are_not_judged_before_their_variation_is_known() -> None:
    series = {"양동": yearly([100, 300], 2024), "양3동": yearly([80, 60], 2024, "양3동")}
    found = changes(series, "2025", "clumped_counts", direction="higher")
    assert [one.reason for one in found] == ["variation_unknown", "variation_unknown"]
    assert judge_changes(found)[0].change.difference == 200


def test_ordinary_variation_comes_from_earlier_years_and_not_from_the_one_that_is_judged() -> None:
    calm = {f"동{i}": yearly([100, 110, 95, 105, 900], 2021, f"동{i}") for i in range(10)}
    variation = ordinary_variation(calm.values(), "clumped_counts", before="2025")
    assert isinstance(variation, Dispersion)
    assert variation.observations == 30
    assert variation.phi < 1.5


def test_years_on_either_side_of_a_break_are_no_ordinary_change() -> None:
    series = [yearly([100, 300, 310, 290, 305, 300], 2019)]
    cut = ordinary_variation(series, "poisson", before="2025", breaks=[date(2020, 1, 1)])
    whole = ordinary_variation(series, "poisson", before="2025")
    assert isinstance(cut, Dispersion)
    assert isinstance(whole, Dispersion)
    assert (cut.observations, whole.observations) == (4, 5)
    assert whole.phi > 20 * cut.phi


def test_a_quarter_is_not_set_against_the_quarter_before() -> None:
    points = [Point("양동", "2024-Q4", 10.0, 10), Point("양동", "2025-Q1", 90.0, 90)]
    assert change("양동", points, "2025-Q1", "poisson", direction="higher", variation=DECLARED).reason == "not_a_year"


def test_the_family_of_a_verdict_is_all_that_was_tested_on_the_page() -> None:
    tested = [Change("양동", "2025", "higher", 10.0, 0.03), Change("양3동", "2025", "higher", 10.0, 0.04)]
    untested = Change("풍암동", "2025", "higher", reason="no_value")
    alone, among = (
        judge_changes(tested[:1])[0],
        judge_changes([*tested, untested, Change("금호1동", "2025", "higher", 1.0, 0.9)]),
    )
    assert (alone.kind, alone.family, alone.q) == ("rise", 1, 0.03)
    assert (among[0].kind, among[0].family, round(among[0].q or 0, 3)) == ("no_clear_difference", 3, 0.06)


def test_the_district_is_measured_by_its_own_years() -> None:
    assert ordinary_variation([yearly([1284, 1325, 1243])], "clumped_counts", before="2018") == Refused(
        "variation_unknown"
    )
