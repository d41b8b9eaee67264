"""What has changed in a slide since its release: figures before and after, and headlines that the newer ones no longer carry."""

from dataclasses import dataclass
from datetime import date

from dashboard import engine
from dashboard.briefing.headline import doubts
from dashboard.briefing.prepared import prepare_slide, view_of, views_of
from dashboard.briefing.told import marks_of
from dashboard.entered import Entered, entered
from dashboard.figures.marks import Mark
from dashboard.finished import kept
from dashboard.numbers import MISSING, show_value
from dashboard.release import NoReleaseError
from dashboard.text import say
from dashboard.views import Language, View
from ledger.briefings import Briefing, Slide

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Move:
    """One figure that reads otherwise in the newer release. `before` and `after` are as they are printed."""

    indicator: str
    label: str
    period: str
    before: str
    after: str


@dataclass(frozen=True)
class Moved:
    """What has changed in one slide. `fresh` counts figures that were not there before; `gone` says so where no figure is left."""

    moves: tuple[Move, ...] = ()
    fresh: int = 0
    gone: str = ""

    @property
    def any(self) -> bool:
        return bool(self.moves or self.fresh or self.gone)


def moved(slide: Slide, before: int, after: int, language: Language) -> Moved:
    """The figures drawn in one release, held against the same in another."""
    try:
        return _moved(view_of(slide, before), slide.view, after, language)
    except NoReleaseError:  # nothing can be held against what is not there
        return Moved()


@kept
def _moved(view: View, pinned: str, after: int, language: Language) -> Moved:
    slide = Slide(pinned)
    earlier, later = _printed(view, language), _printed(view_of(slide, after), language)
    changed = (
        Move(key[0], mark.label, mark.period, words, later[key][1] if key in later else MISSING)
        for key, (mark, words) in earlier.items()
        if key not in later or later[key][1] != words
    )
    gone = prepare_slide(slide, after, language).gone if earlier and not later else ""
    return Moved(tuple(changed), len(later.keys() - earlier.keys()), gone)


def since(release: int) -> date | None:
    """The day on which a release was built; None where it is not there."""
    try:
        return engine.release(release).as_of
    except NoReleaseError:
        return None


def no_longer_held(briefing: Briefing, release: int, language: Language) -> dict[int, tuple[str, ...]]:
    """Number of the slide (from 0) → what would have to be doubted in its headline with the figures of another release.

    Its targets would be those of now.
    """
    found: dict[int, tuple[str, ...]] = {}
    own, ways = briefing.language, ((briefing.release, entered(briefing.frozen)), (release, entered()))
    for number, slide in enumerate(briefing.slides):
        if slide.headline.strip():
            now, then = (_doubted(slide, of, beside, own, language) for of, beside in ways)
            if fresh := tuple(one for one in then if one not in now):
                found[number] = fresh
    return found


def _doubted(slide: Slide, release: int, beside: Entered, own: Language, language: Language) -> tuple[str, ...]:
    try:
        return _doubted_in(view_of(slide, release), slide, beside, own, language)
    except NoReleaseError:
        return ()


@kept
def _doubted_in(view: View, slide: Slide, beside: Entered, own: Language, language: Language) -> tuple[str, ...]:
    shown = prepare_slide(slide, view.release, own, beside)
    return tuple(one.sentence for one in doubts(shown, language))


def _printed(view: View, language: Language) -> dict[Key, tuple[Mark, str]]:
    """Indicator, place and period → the mark drawn there, and how its value is printed."""
    try:
        views = views_of(view)
    except NoReleaseError:
        return {}
    return {key: told for one in views for key, told in _printed_one(one, language).items()}


@kept
def _printed_one(view: View, language: Language) -> dict[Key, tuple[Mark, str]]:
    indicator, speak = engine.release(view.release).indicator(view.indicator), say(language)
    found = {}
    for mark in marks_of(view, language):
        words = show_value(mark.value, indicator, language, mark.qualifier)
        if mark.demonstration:
            words = speak("{value}(예시)", value=words)
        found[view.indicator, mark.place, mark.period] = (mark, words)
    return found
