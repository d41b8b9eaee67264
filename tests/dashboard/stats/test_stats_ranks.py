"""A rank is a range, a peer is the nearest, and a composite score says how far its ranks move."""

import numpy as np
import pytest

from dashboard.stats.composite import Composite, Weight, composite
from dashboard.stats.dispersion import Dispersion
from dashboard.stats.peers import Variable, peers
from dashboard.stats.points import Point
from dashboard.stats.ranks import Rank, ranking
from dashboard.stats.reasons import Refused
from tests.dashboard.stats.made_up import RESIDENTS, SOAK, in_classes, rates

DRAWS = 1000 if SOAK else 60
CLASSES_OF_20 = Dispersion(20.0, 40.0, 60, "year_to_year")


@pytest.mark.soak
def test_the_range_of_a_rank_holds_the_true_one() -> None:
    chance = np.random.default_rng(18)
    means = np.linspace(0.01, 0.06, 18)[chance.permutation(18)]
    true = (-means).argsort().argsort() + 1
    held = []
    for _ in range(DRAWS):
        found = ranking(rates(in_classes(chance, means * RESIDENTS)), "clumped_counts", variation=CLASSES_OF_20)
        held += [(one.low or 99) <= rank <= (one.high or 0) for one, rank in zip(found.ranks, true, strict=True)]
    assert 0.94 <= np.mean(held) <= 0.995


def test_equal_small_dongs_may_stand_almost_anywhere() -> None:
    found = ranking(rates(RESIDENTS * 0.01), "clumped_counts", variation=CLASSES_OF_20)
    first = found.ranks[0]
    assert (first.rank, first.low) == (1, 1)
    assert (first.high or 0) >= 17


def test_a_range_is_the_same_on_every_day() -> None:
    points = rates(np.round(RESIDENTS * np.linspace(0.01, 0.03, 18)))
    assert ranking(points, "poisson") == ranking(points, "poisson")


def test_people_in_classes_give_wider_ranges_than_people_on_their_own() -> None:
    points = rates(np.round(RESIDENTS * np.linspace(0.01, 0.03, 18)))
    alone, together = ranking(points, "poisson"), ranking(points, "clumped_counts", variation=CLASSES_OF_20)
    widths = [sum((r.high or 0) - (r.low or 0) for r in found.ranks) for found in (alone, together)]
    assert widths[1] > 2 * widths[0]


def test_what_is_no_sample_gets_a_plain_rank_and_says_so() -> None:
    points = [Point(place, "2024", value) for place, value in (("양동", 3.0), ("풍암동", 7.0), ("상무1동", 7.0))]
    found = ranking(points, "none")
    assert found.plain == "no_model"
    assert found.ranks == (Rank("양동", 3), Rank("풍암동", 1), Rank("상무1동", 1))
    assert ranking(points, "none", lowest_first=True).ranks[0] == Rank("양동", 1)


def test_a_figure_to_which_something_is_owed_is_not_ranked() -> None:
    lacking = Point("동3", "2024", 5.0, 28, 5600, owed=True)
    for model in ("poisson", "none"):
        found = ranking([*rates([30, 60], [3400, 4800]), lacking], model)
        assert [rank.place for rank in found.ranks] == ["동1", "동2"]
        assert found.left_out == ((lacking, "owed"),)


def test_without_a_phi_and_among_made_up_figures_the_order_is_plain() -> None:
    points = rates([30, 60], [3400, 4800])
    assert ranking(points, "clumped_counts").plain == "variation_unknown"
    mixed = ranking([*points, Point("동3", "2024", 5.0, 28, 5600, demonstration=True)], "poisson")
    assert (mixed.plain, [rank.rank for rank in mixed.ranks]) == ("mixed_origin", [2, 1, 3])


def test_the_rank_lies_within_its_range_even_where_many_share_it() -> None:
    found = ranking(rates([0] * 9 + [900] * 9), "poisson")
    assert [rank.rank for rank in found.ranks[:9]] == [10] * 9
    assert all((rank.low or 99) <= rank.rank <= (rank.high or 0) for rank in found.ranks)


def test_no_figures_make_no_ranks() -> None:
    assert ranking([Point("양동", "2024", None)], "poisson").ranks == ()


def test_shares_are_ranked_with_the_smallest_first_where_less_is_better() -> None:
    found = ranking(rates([20, 300, 640], [1000, 1000, 1000], 100), "binomial", lowest_first=True)
    assert found.ranks == (Rank("동1", 1, 1, 1), Rank("동2", 2, 2, 2), Rank("동3", 3, 3, 3))


def test_the_nearest_places_are_those_alike_in_size_and_age() -> None:
    values = {
        "양동": (3400, 0.31),
        "양3동": (3500, 0.30),
        "농성1동": (6800, 0.31),
        "풍암동": (35000, 0.12),
        "금호1동": (30000, None),
    }
    found = peers("양동", values, [Variable("residents", logged=True), Variable("over_65")], count=2)
    assert not isinstance(found, Refused)
    assert [peer.place for peer in found] == ["양3동", "농성1동"]
    assert found[0].distance < 0.2 < found[1].distance


def test_twice_as_many_residents_are_as_far_for_small_places_as_for_large_ones() -> None:
    values = {"가": (1000.0,), "나": (2000.0,), "다": (16000.0,), "라": (32000.0,)}
    small = peers("가", values, [Variable("residents", logged=True)], count=1)
    large = peers("라", values, [Variable("residents", logged=True)], count=1)
    assert not isinstance(small, Refused)
    assert not isinstance(large, Refused)
    assert small[0].distance == pytest.approx(large[0].distance)


def test_equally_near_places_come_by_name() -> None:
    values = {"나동": (10.0,), "다동": (12.0,), "가동": (8.0,)}
    found = peers("나동", values, [Variable("posts")])
    assert not isinstance(found, Refused)
    assert [peer.place for peer in found] == ["가동", "다동"]


def test_a_place_without_the_declared_figures_has_no_peers() -> None:
    assert peers("양동", {"양동": (None,), "양3동": (3.0,)}, [Variable("posts")]) == Refused("no_value")
    assert peers("양동", {"양동": (2.0,), "양3동": (None,)}, [Variable("posts")]) == Refused("too_few_places")


def test_a_composite_score_tells_how_far_its_ranks_move_with_the_weights() -> None:
    values = {"가": (9.0, 9.0), "나": (8.0, 1.0), "다": (1.0, 8.0), "라": (0.0, 0.0), "마": (5.0, None)}
    found = composite(values, [Weight("turnout", 1), Weight("training", 1)])
    assert isinstance(found, Composite)
    ranks = {score.rank.place: (score.rank.low, score.rank.rank, score.rank.high) for score in found.scores}
    assert (ranks["가"], ranks["라"]) == ((1, 1, 1), (4, 4, 4))
    assert ranks["나"][0] == ranks["다"][0] == 2
    assert ranks["나"][2] == ranks["다"][2] == 3
    assert found.left_out == (("마", "no_value"),)


def test_a_composite_score_needs_declared_weights_and_turns_what_should_be_low() -> None:
    with pytest.raises(ValueError, match="declared"):
        composite({"가": (1.0,), "나": (2.0,)}, [Weight("complaints", 0)])
    found = composite({"가": (1.0,), "나": (2.0,)}, [Weight("complaints", 1, lowest_first=True)])
    assert isinstance(found, Composite)
    assert [score.rank.rank for score in found.scores] == [1, 2]
