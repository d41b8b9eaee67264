"""What people have entered of a slide's figures since its briefing was frozen: targets set otherwise, comments written or removed."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard import engine
from dashboard.briefing.moved import Move
from dashboard.briefing.prepared import Prepared, prepare_slide
from dashboard.comments import comment_words
from dashboard.entered import Entered, entered
from dashboard.figures.marks import ONE_PERIOD, Mark
from dashboard.numbers import MISSING
from dashboard.office import ledger_if_any
from dashboard.targets import show_target
from dashboard.targets_drawn import targets_drawn
from dashboard.views import Language
from ledger.briefings import Briefing, Slide
from ledger.comments import About
from ledger.targets import Key, Target


@dataclass(frozen=True)
class Since:
    """Targets as they were and are now, comments in words that have come since, and how many were removed and are gone already."""

    targets: tuple[Move, ...] = ()
    comments: tuple[str, ...] = ()
    removed: int = 0

    @property
    def any(self) -> bool:
        return bool(self.targets or self.comments or self.removed)


def entered_since(briefing: Briefing, language: Language) -> tuple[Since, ...]:
    """For each slide what is otherwise by now."""
    then, now, gone = entered(briefing.frozen), entered(), _removed(briefing)
    if then == now and not gone:
        return tuple(Since() for _ in briefing.slides)
    return tuple(_since(slide, briefing.release, then, now, gone, language) for slide in briefing.slides)


def _removed(briefing: Briefing) -> tuple[About, ...]:
    book = ledger_if_any()
    return book.comments.removed_since(briefing.frozen) if book and briefing.frozen else ()


def _since(
    slide: Slide, release: int, then: Entered, now: Entered, gone: tuple[About, ...], language: Language
) -> Since:
    before, after = (prepare_slide(slide, release, language, beside) for beside in (then, now))
    known = {one.comment.number for one in before.noted}
    fresh = (one for one in after.noted if one.comment.number not in known)
    comments = tuple(comment_words(one.comment, one.label, language) for one in fresh)
    shown = {(part.view.indicator, mark.place, mark.period) for part in _parts(after) for mark in _marks(part)}
    return Since(_targets(before, after, language), comments, sum(about in shown for about in gone))


def _marks(part: Prepared) -> tuple[Mark, ...]:
    """Those on which a comment is told: at one period also those without a value."""
    return part.rows if part.view.kind in ONE_PERIOD else part.marks


def _targets(before: Prepared, after: Prepared, language: Language) -> tuple[Move, ...]:
    earlier, later = _drawn(before), _drawn(after)
    labels = {(part.view.indicator, mark.place): mark.label for part in _parts(after) for mark in part.rows}
    changed = [key for key in (earlier | later) if _value(earlier, key) != _value(later, key)]
    return tuple(
        Move(
            indicator,
            labels[indicator, place],
            str(year),
            *(_words(held.get((indicator, place, year)), after, language) for held in (earlier, later)),
        )
        for indicator, place, year in sorted(changed, key=lambda key: (key[0], key[2], key[1]))
    )


def _drawn(slide: Prepared) -> dict[Key, Target]:
    return {one.key: one for part in _parts(slide) for one in targets_drawn(part.view, slide.entered.targets)}


def _value(held: Mapping[Key, Target], key: Key) -> object:
    """What a figure draws of a target."""
    one = held.get(key)
    return one and (one.value, one.baseline, one.baseline_year)


def _words(goal: Target | None, slide: Prepared, language: Language) -> str:
    if goal is None:
        return MISSING
    return show_target(goal.value, engine.release(slide.view.release).indicator(goal.indicator), language)


def _parts(slide: Prepared) -> tuple[Prepared, ...]:
    return slide.panels or (slide,)
