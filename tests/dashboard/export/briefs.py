"""Briefings over the small release, for tests of the exports."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from dashboard.briefing.prepared import slide_of
from dashboard.views import Language, View
from ledger.briefings import Briefing, Slide

ONE_OF_EACH = (
    View("trend", "trainees"),
    View("rank", "trainees", period="2024", highlight=("yang",)),
    View("heat", "trainees"),
    View("tiles", "trainees", period="2024"),
    View("funnel", "turnout", period="2024"),
    View("against", "trainees", period="2024", against="2023"),
    View("cumulative", "trainees.cumulative", grain="month"),
    View("trend", "trainees", indicators=("residents", "turnout")),
)


def brief(
    views: Iterable[View], release: int, *, language: Language = "ko", version: int = 1, **worded: str
) -> Briefing:
    """A briefing of these views; `headline` and `note` are those of its first slide."""
    slides = [slide_of(view) for view in views]
    slides[0] = replace(slides[0], **worded)
    return replace(of_slides(slides, release, language), version=version)


def of_slides(slides: Iterable[Slide], release: int, language: Language = "ko") -> Briefing:
    """A briefing of these slides."""
    at = datetime(2026, 2, 1, tzinfo=UTC)
    return Briefing("0a1b2c3d", 1, "2025년 성과 보고", release, language, False, tuple(slides), "김주무관", at)
