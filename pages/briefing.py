"""발표: the briefings, and one of them put together."""

from dashboard.widgets_briefing import briefing_list, opened_briefing, what_became
from dashboard.widgets_briefing_files import files_card
from dashboard.widgets_briefing_head import head
from dashboard.widgets_briefing_moved import moved_card
from dashboard.widgets_briefing_slides import slides_cards
from dashboard.widgets_stage import Stage


def briefing(stage: Stage) -> None:
    """All briefings, or the one that the link names: what it is called, its files, what has changed since, its slides."""
    what_became()
    shown = opened_briefing(stage)
    if shown is None:
        briefing_list(stage)
        return
    head(stage, shown)
    files_card(stage, shown)
    moved_card(stage, shown)
    slides_cards(stage, shown)
