"""What departments say of their figures (사유): which comments a view shows, numbered, and in words. They are no data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

import pandas as pd

from catalog.model import Indicator
from dashboard.figures.marks import ONE_PERIOD, in_course, read_marks
from dashboard.listing import in_view
from dashboard.office import ledger_if_any
from dashboard.periods import show_date, show_period
from dashboard.text import say
from dashboard.views import Language, View
from ledger.book import Ledger
from ledger.comments import Comment

State = tuple[int, int]
NONE: State = (0, 0)
SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
TOLD = 8  # so many are written out under a figure


@dataclass(frozen=True)
class Noted:
    """A comment in a view: the sign that stands at its figure and before its words, and the place's name."""

    sign: str
    comment: Comment
    label: str

    def words(self, language: Language) -> str:
        """`① 화정1동 2023년: 강좌를 늘림 (주민자치과, 2024. 3. 6.)`."""
        return f"{self.sign} {comment_words(self.comment, self.label, language)}"


def comments_state() -> State:
    """While this stays, so do the comments. Looking does not make a ledger where there is none."""
    book = ledger_if_any()
    return book.comments.state() if book else NONE


def comments_in_force(state: State | None = None, at: datetime | None = None) -> tuple[Comment, ...]:
    """All comments that are shown, oldest first; with `at` those written by then.

    `state` is that of the ledger where it is known; else the ledger is asked.
    """
    book, known = ledger_if_any(), comments_state() if state is None else state
    return _in_force(book, known, at) if book and known != NONE else ()


@lru_cache(maxsize=64)
def _in_force(book: Ledger, _state: State, at: datetime | None) -> tuple[Comment, ...]:
    return book.comments.in_force(at)


def comments_of(comments: Iterable[Comment], indicator: str, place: str, period: str) -> tuple[Comment, ...]:
    """Those on one figure."""
    return tuple(one for one in comments if one.about == (indicator, place, period))


def noted(
    view: View, frame: pd.DataFrame, comments: Iterable[Comment], indicator: Indicator | None = None
) -> tuple[Noted, ...]:
    """The comments on figures of a view. With the `indicator` only those that a trend draws; without, all that its table lists."""
    own = [one for one in comments if one.indicator == view.indicator]
    if not own or (view.kind in ONE_PERIOD and not any(one.period == view.period for one in own)):
        return ()
    if view.kind == "trend" and indicator is not None:
        drawn = in_course(view, read_marks(frame), indicator)
        return numbered({(mark.place, mark.period): mark.label for mark in drawn}, own)
    shown = in_view(view, frame)
    keys = zip(shown["place"], shown["period"], strict=True)
    return numbered(dict(zip(keys, shown["label"], strict=True)), own)


def numbered(labels: Mapping[tuple[str, str], str], comments: Iterable[Comment]) -> tuple[Noted, ...]:
    """Comments of one indicator on figures, by period and place; as many as there are signs.

    `labels`: place and period of a figure → the place's name. More than there are signs stand in the passports alone.
    """
    own = (one for one in comments if one.about[1:] in labels)
    found = sorted(own, key=lambda one: (one.period, one.place, one.number))
    return tuple(Noted(sign, one, labels[one.about[1:]]) for sign, one in zip(SIGNS, found, strict=False))


def comment_words(comment: Comment, label: str, language: Language) -> str:
    """`화정1동 2023년: 강좌를 늘림 (주민자치과, 2024. 3. 6.)`."""
    return say(language)(
        "{place} {period}: {text} ({by}, {date})",
        place=label,
        period=show_period(comment.period, language),
        text=comment.text,
        by=comment.by,
        date=show_date(written_on(comment), language),
    )


def written_on(comment: Comment) -> date:
    """The day on which it was written, by the office's clock."""
    at = comment.at if comment.at.tzinfo else comment.at.replace(tzinfo=UTC)  # SQLite keeps no time zone
    return at.astimezone().date()


def signs_by_figure(found: Iterable[Noted]) -> Mapping[tuple[str, str], str]:
    """Place and period → the signs of the comments on that figure."""
    signs: dict[tuple[str, str], str] = {}
    for one in found:
        signs[one.comment.about[1:]] = signs.get(one.comment.about[1:], "") + one.sign
    return signs


def told_in(view: View, frame: pd.DataFrame, comments: Iterable[Comment]) -> Mapping[tuple[str, str], str]:
    """Place and period → the comments on that figure of a view, bare."""
    return told_by_figure(noted(view, frame, comments))


def told_by_figure(found: Iterable[Noted]) -> Mapping[tuple[str, str], str]:
    """Place and period → the comments on that figure, bare."""
    told: dict[tuple[str, str], str] = {}
    for one in found:
        key = one.comment.about[1:]
        told[key] = f"{told[key]} / {one.comment.text}" if key in told else one.comment.text
    return told
