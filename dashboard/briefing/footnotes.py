"""What departments say of the figures of a slide (사유), as footnotes. They are no data: each carries its writer and its day."""

from collections.abc import Iterable
from datetime import UTC, date

from dashboard.figures.marks import Mark
from dashboard.office import ledger_if_any
from dashboard.periods import show_date, show_period
from dashboard.text import say
from dashboard.views import Language
from ledger.comments import Comment


def footnotes(indicator: str, marks: Iterable[Mark], language: Language) -> tuple[str, ...]:
    """`양동 2025년: 새 강좌를 열었습니다. (주민자치과, 2026. 3. 6.)` for each comment on one of the marks, oldest first."""
    labels = {(indicator, mark.place, mark.period): mark.label for mark in marks}
    speak = say(language)
    return tuple(
        speak(
            "{place} {period}: {text} ({by}, {date})",
            place=labels[one.about],
            period=show_period(one.period, language),
            text=one.text,
            by=one.by,
            date=show_date(_day(one), language),
        )
        for one in _in_force()
        if one.about in labels
    )


def _day(comment: Comment) -> date:
    at = comment.at if comment.at.tzinfo else comment.at.replace(tzinfo=UTC)  # SQLite keeps no time zone
    return at.astimezone().date()


def _in_force() -> tuple[Comment, ...]:
    book = ledger_if_any()
    return book.comments.in_force() if book else ()
