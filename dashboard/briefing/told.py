"""The words of any kind of view, as a slide says them: caption, subtitle, what must be known, and a text for those who do not see it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import engine
from dashboard.captions_compare import name_of
from dashboard.compared import finished_pairs, periods_drawn, told_against, told_cumulative
from dashboard.figures.alt import KINDS
from dashboard.figures.cumulative import years_of
from dashboard.figures.marks import Mark, read_marks, shown_marks
from dashboard.finished import finished_words, kept
from dashboard.periods import show_period, show_periods
from dashboard.statements import Statement
from dashboard.text import say
from dashboard.views import Language, View


@dataclass(frozen=True)
class Told:
    """What is said of a view and the marks that its figure draws; without marks there is no figure.

    `statement` is None where the kind of view has none: two periods, and sums within the year.
    """

    caption: str
    subtitle: str
    notes: tuple[str, ...]
    alt: str
    marks: tuple[Mark, ...]
    statement: Statement | None = None


@kept
def told(view: View, language: Language) -> Told:
    """The words of one indicator's view."""
    if view.kind == "against":
        return _told_against(view, language)
    return _told_cumulative(view, language) if view.kind == "cumulative" else _told_plain(view, language)


def marks_of(view: View, language: Language) -> tuple[Mark, ...]:
    """The marks that a view's figure draws, those of a ranking or a map without the question whether they are enough for one."""
    if view.kind == "against":
        pairs = finished_pairs(view, language)
        return tuple(mark for pair in pairs for mark in (pair.before, pair.after) if mark.value is not None)
    marks = read_marks(engine.frame(view, language))
    if view.kind == "cumulative":
        return tuple(mark for own in years_of(view, marks).values() for mark in own if mark.value is not None)
    return shown_marks(view, marks, engine.release(view.release).indicator(view.indicator))


def _told_plain(view: View, language: Language) -> Told:
    words = finished_words(view, language)
    drawn = bool(periods_drawn(view, language)) if view.kind == "trend" else words.drawn
    marks = marks_of(view, language) if drawn else ()
    return Told(words.title, words.subtitle, words.notes, words.alt, marks, words.statement)


def _told_against(view: View, language: Language) -> Told:
    words, indicator = told_against(view, language), engine.release(view.release).indicator(view.indicator)
    subtitle = say(language)(
        "{name}({unit}), {earlier:과/와} {later}",
        name=name_of(indicator, language),
        unit=indicator.unit.ko if language == "ko" else indicator.unit.en,
        earlier=show_period(view.against, language),
        later=show_period(view.period, language),
    )
    notes = (*words.notes, *words.caveats)
    return Told(words.title, subtitle, notes, _alt(view, words.title, notes, language), marks_of(view, language))


def _told_cumulative(view: View, language: Language) -> Told:
    words = told_cumulative(view, language)
    if words is None:
        return Told("", "", (), "", ())
    subtitle = finished_words(replace(view, kind="trend"), language).subtitle
    notes = (*words.notes, *words.caveats)
    return Told(words.title, subtitle, notes, _alt(view, words.title, notes, language), marks_of(view, language))


def told_panels(views: Sequence[View], panels: Sequence[Told], language: Language) -> Told:
    """The words over several indicators side by side; each panel keeps its own."""
    speak = say(language)
    names = [name_of(engine.release(view.release).indicator(view.indicator), language) for view in views]
    marks = tuple(mark for panel in panels for mark in panel.marks)
    periods = show_periods([mark.period for mark in marks], language)
    caption = speak("{names}: {periods}", names=", ".join(names), periods=periods)
    subtitle = speak("지표 {count}개를 같은 기간에 나란히 놓았습니다.", count=len(panels))
    alt = " ".join(panel.alt for panel in panels)
    return Told(caption, subtitle, tuple(dict.fromkeys(note for one in panels for note in one.notes)), alt, marks)


def _alt(view: View, title: str, notes: Sequence[str], language: Language) -> str:
    return f"{say(language)(KINDS[view.kind])}. {title}. {' '.join(notes)}".strip()
