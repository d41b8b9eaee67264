"""The scorecard of a release's year, as the page asks for it."""

from datetime import date

from dashboard.release import Release
from dashboard.scorecard import Scorecard, scorecard


def judged(opened: Release, year: str, *, demonstration: bool = True) -> Scorecard:
    frame = opened.ask_frame("overview", year=year, demonstration=demonstration)
    return scorecard(frame, year, opened.catalog, date.fromisoformat(opened.built_at[:10]))
