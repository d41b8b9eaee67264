"""Slides made ready: view, words, source and data of each, as its briefing's release has them. For page, deck and files alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal
from urllib.parse import parse_qsl, urlencode

import pandas as pd

from catalog.model import Indicator
from dashboard import engine
from dashboard.briefing.source import source_line
from dashboard.briefing.told import Told, told, told_panels
from dashboard.captions_compare import name_of
from dashboard.comments import Noted
from dashboard.compared import noted_through
from dashboard.entered import NOTHING_ENTERED, Entered, entered
from dashboard.figures.marks import ONE_PERIOD, Mark, looked_at, read_marks
from dashboard.finished import kept
from dashboard.listing import in_view
from dashboard.measured import indicator_in, split
from dashboard.periods import grain_of
from dashboard.release import NoReleaseError
from dashboard.statements import Statement
from dashboard.text import say
from dashboard.views import Language, View
from ledger.briefings import Briefing, Slide

Share = Literal["none", "some", "all"]


@dataclass(frozen=True)
class Prepared:
    """A slide with all that page, deck and files need of it.

    `title` is the presenter's headline, else the generated `caption`. `marks` are the figures drawn, and `demonstration` tells how
    many of them are made up; `frame` holds the rows of the view's table, which may be more. `source` is the line under the figure,
    `note` the presenter's. `entered` are targets and comments of the moment that the briefing is frozen at, `noted` those of the
    comments that are on figures drawn. `panels` are the single indicators of a slide that shows several side by side; its own
    `frame` holds the rows of all of them, named in the column `indicator`. Where the data are `gone`, that is a sentence, and
    there is no figure.
    """

    slide: Slide
    view: View
    indicator: Indicator | None = None
    title: str = ""
    caption: str = ""
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    note: str = ""
    comments: tuple[str, ...] = ()
    entered: Entered = NOTHING_ENTERED
    noted: tuple[Noted, ...] = ()
    source: str = ""
    alt: str = ""
    marks: tuple[Mark, ...] = ()
    statement: Statement | None = None
    frame: pd.DataFrame = field(default_factory=pd.DataFrame, compare=False)
    panels: tuple["Prepared", ...] = ()
    gone: str = ""

    @property
    def demonstration(self) -> Share:
        """How many of the figures drawn are made up."""
        return share(mark.demonstration for mark in self.marks)

    @property
    def demonstration_in_frame(self) -> Share:
        """The same of all figures in the table."""
        valued = self.frame[self.frame["value"].notna()] if len(self.frame) else self.frame
        return share(valued["demonstration"].tolist() if len(valued) else [])

    @cached_property
    def rows(self) -> tuple[Mark, ...]:
        """The table's rows as marks, those without a value too."""
        return read_marks(self.frame) if len(self.frame) else ()

    @property
    def staffing(self) -> bool:
        """Whether it tells of staff, or divides by them."""
        return any(
            one.indicator and (one.indicator.group == "staffing" or split(one.indicator.indicator)[1] == "per_officer")
            for one in self.panels or (self,)
        )


def prepare(briefing: Briefing) -> tuple[Prepared, ...]:
    """The slides that are shown, in their order; those about staff only where the briefing lets them be seen."""
    beside = entered(briefing.frozen)
    slides = (prepare_slide(slide, briefing.release, briefing.language, beside) for slide in briefing.slides)
    return tuple(slide for slide in slides if briefing.staffing or not slide.staffing)


def prepare_slide(slide: Slide, release: int, language: Language, beside: Entered | None = None) -> Prepared:
    """One slide as a release has it, with the targets and comments in force where no others are meant.

    Of several indicators those that are gone are left out, unless all are.
    """
    view, speak = view_of(slide, release), say(language)
    try:
        views = views_of(view)
    except NoReleaseError:
        return _gone(slide, view, speak("릴리스 {number:이/가} 없어 이 장을 보여 드릴 수 없습니다.", number=release))
    if not views:
        return _gone(slide, view, speak("이 장이 찾는 지표나 기간이 릴리스 {number}에 없습니다.", number=release))
    several = view.kind == "trend" and view.indicators
    found = _panels(view, views, language) if several else _one(views[0], language)
    title = slide.headline.strip() or found.title
    shown = replace(found, slide=slide, title=title, note=slide.note)
    return shown if found.gone else _with_entered(shown, entered() if beside is None else beside, language)


def _with_entered(shown: Prepared, beside: Entered, language: Language) -> Prepared:
    """With what people have entered of its figures: the comments in words too, as footnotes with writer and day."""
    parts = shown.panels or (shown,)
    found = noted_through([part.view for part in parts], language, beside.comments)
    panels = tuple(replace(part, entered=beside, noted=own) for part, own in zip(shown.panels, found, strict=False))
    noted = tuple(one for own in found for one in own)
    words = tuple(one.words(language) for one in noted)
    return replace(shown, entered=beside, noted=noted, comments=words, panels=panels)


def view_of(slide: Slide, release: int) -> View:
    """The view of a slide in a release; one without an indicator where the slide cannot be read.

    Events are numbered marks that only the page explains, so a slide has none; breaks stay.
    """
    return replace(pinned_view(slide), release=release, events=False)


def pinned_view(slide: Slide) -> View:
    """The view of a slide as it stood on its page, in whatever release."""
    return View.from_query(dict(parse_qsl(slide.view)), View("trend", ""))


def views_of(view: View) -> tuple[View, ...]:
    """A view for each of its indicators that the release knows; none where its periods are none. Raises NoReleaseError."""
    catalog = engine.release(view.release).catalog
    named = (view.indicator, *view.indicators) if view.kind == "trend" else (view.indicator,)
    known = [name for name in named if indicator_in(catalog, name)] if _readable(view) else []
    return tuple(replace(view, indicator=name, indicators=()) for name in known)


def slide_of(view: View) -> Slide:
    """The slide of a view, whatever release it is looked at in."""
    return Slide(urlencode(replace(view, release=0).query()))


def share(made_up: Iterable[bool]) -> Share:
    """How many are made up."""
    found = set(map(bool, made_up))
    return "none" if found <= {False} else "all" if found == {True} else "some"


@kept
def _one(view: View, language: Language) -> Prepared:
    opened, whole = engine.release(view.release), engine.frame(view, language)
    if (
        view.kind in ONE_PERIOD
    ):  # a view that leaves its period open is drawn at the latest: its table is that one's too
        view = replace(view, period=looked_at(view, read_marks(whole)))
    indicator, words = opened.indicator(view.indicator), told(view, language)
    tabled = replace(view, kind="trend") if view.kind == "cumulative" else view  # its table holds all that was added up
    frame = in_view(tabled, whole, lowest_first=indicator.direction == "lower")
    return _worded(Prepared(Slide(""), view, indicator, frame=frame), words, language)


def _panels(view: View, views: Sequence[View], language: Language) -> Prepared:
    """Those without figures stay, so that their places say why; the first indicator stands for all where one is asked for."""
    panels = tuple(_one(one, language) for one in views)
    words = told_panels(views, [told(one, language) for one in views], language)
    frame = pd.concat([panel.frame.assign(indicator=panel.view.indicator) for panel in panels])
    shown = Prepared(
        Slide(""), replace(view, indicator=views[0].indicator), panels[0].indicator, frame=frame, panels=panels
    )
    return _worded(shown, words, language)


def _worded(shown: Prepared, words: Told, language: Language) -> Prepared:
    """With its words; where there is nothing to draw, the sentence that says so."""
    opened = engine.release(shown.view.release)
    if not words.marks:
        name = name_of(opened.indicator(shown.view.indicator), language)
        sentence = "{indicator}: 이 장이 보여 주던 값이 릴리스 {number}에는 없습니다."
        gone = say(language)(sentence, indicator=name, number=opened.number)
        return replace(shown, title=gone, gone=gone)
    return replace(
        shown,
        title=words.caption,
        caption=words.caption,
        subtitle=words.subtitle,
        notes=words.notes,
        source=source_line(opened, shown.frame, words.marks, language),
        alt=words.alt,
        marks=words.marks,
        statement=words.statement,
    )


def _gone(slide: Slide, view: View, sentence: str) -> Prepared:
    return Prepared(slide, view, title=slide.headline.strip() or sentence, note=slide.note, gone=sentence)


def _readable(view: View) -> bool:
    """Whether its periods are any; a view may also leave them open."""
    return all(not period or grain_of(period) != "none" for period in (view.period, view.against))
