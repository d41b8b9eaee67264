"""What has changed in a slide between two releases, and headlines that the newer one no longer carries."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.briefing.moved import Move, moved, no_longer_held, since
from dashboard.briefing.prepared import slide_of
from dashboard.views import View
from ledger.briefings import Briefing, Slide
from tests.dashboard.small_release import make_release

TRAINEES = slide_of(View("rank", "trainees", period="2025"))


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two releases; in the second each dong has twice as many trainees of the leaders' course."""
    data = tmp_path_factory.mktemp("twice")
    make_release(data)
    make_release(data, scale=2)
    return data


@pytest.fixture(autouse=True)
def _looked_at(twice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(twice))


def test_every_figure_that_reads_otherwise_is_told_before_and_after() -> None:
    found = moved(TRAINEES, 1, 2, "ko")
    assert Move("trainees", "양동", "2025", "15명(예시)", "30명(예시)") in found.moves
    assert len(found.moves) == 18
    assert (found.fresh, found.gone) == (0, "")


def test_a_slide_whose_figures_stay_says_nothing() -> None:
    for view in (View("trend", "turnout"), View("heat", "settled_budget"), View("trend", "staff")):
        assert not moved(slide_of(view), 1, 2, "ko").any


def test_of_several_indicators_only_those_that_changed_are_told() -> None:
    together = slide_of(View("trend", "turnout", indicators=("trainees",)))
    assert {one.indicator for one in moved(together, 1, 2, "ko").moves} == {"trainees"}


def test_nothing_has_changed_within_one_release_and_a_release_that_is_not_there_tells_nothing() -> None:
    assert not moved(TRAINEES, 2, 2, "ko").any
    assert not moved(TRAINEES, 77, 2, "ko").moves
    assert (since(1), since(77)) == (date(2026, 1, 20), None)


def test_figures_that_are_gone_are_told_as_a_dash_and_the_slide_says_so() -> None:
    found = moved(TRAINEES, 1, 77, "ko")
    assert {one.after for one in found.moves} == {"–"}
    assert found.gone == "릴리스 77이 없어 이 장을 보여 드릴 수 없습니다."


def test_headlines_that_only_the_older_figures_carry_are_named() -> None:
    slides = (Slide(TRAINEES.view, "양동 15명"), Slide(TRAINEES.view, "동마다 다릅니다"), TRAINEES)
    briefing = Briefing("x", 1, "발표", 1, "ko", False, slides, "", datetime.now(UTC))
    assert no_longer_held(briefing, 2, "ko") == {0: ("15는 이 그림에 없는 숫자입니다.",)}
    assert no_longer_held(briefing, 1, "ko") == {}
