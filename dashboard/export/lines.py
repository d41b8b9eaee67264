"""The lines of a slide or sheet as an office chart draws them: columns of periods, and stretches that break where lines must.

An office chart joins every two neighbours of a series, so that stretches of a place's figures with no empty column between
them are series apart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from catalog.model import Indicator
from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.comments import signs_by_figure
from dashboard.figures.cumulative import years_of
from dashboard.figures.lines import Style
from dashboard.figures.marks import Mark, in_course, read_marks
from dashboard.figures.paint import LIGHT, Paint
from dashboard.figures.part_years import stretches, until
from dashboard.figures.series import Series, breaks_within, choose_series
from dashboard.figures.target_line import goals_of
from dashboard.judgements import break_days
from dashboard.periods import first_day, grain_of, last_day, show_month, show_period
from dashboard.running import PER_YEAR, part_of
from dashboard.targets import targets_shown
from dashboard.text import say
from dashboard.views import Language
from ledger.targets import Target


@dataclass(frozen=True)
class Line:
    """Stretches of a place or year, its `label`: `marks` by column, `until` in words how far those reach that are of a part year.

    `last` is told of the line with the place's last figure, which carries the label.
    """

    label: str
    marks: Mapping[int, Mark]
    style: Style
    named: bool
    last: bool = False
    until: Mapping[int, str] = field(default_factory=dict)

    @property
    def made_up(self) -> bool:
        return any(mark.demonstration for mark in self.marks.values())

    @property
    def lone(self) -> bool:
        """Whether no two of its points are joined: they must be seen as points."""
        return not any(at + 1 in self.marks for at in self.marks)

    @property
    def span(self) -> bool:
        """Whether it is one figure for several years."""
        return any(grain_of(mark.period) == "span" for mark in self.marks.values())

    def name(self, language: Language) -> str:
        """What the series is called: made-up figures say so."""
        return say(language)("{label}(예시)", label=self.label) if self.made_up else self.label

    def values(self, columns: int) -> list[float | None]:
        """A value or none for each column."""
        return [self.marks[at].value if at in self.marks else None for at in range(columns)]


@dataclass(frozen=True)
class Lines:
    """The words under the columns, the stretches, those in the rear first, targets by column, and the signs of comments."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    goals: tuple[tuple[int, Target], ...] = ()
    signs: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def sign(self, mark: Mark) -> str:
        """That of the comments on a figure; empty where it has none."""
        return self.signs.get(mark.about, "")

    @property
    def named(self) -> dict[str, Line]:
        """Place → a line of its own that carries its name."""
        return {mark.place: line for line in self.lines if line.named for mark in line.marks.values()}

    @property
    def made_up(self) -> bool:
        """Whether all of them are."""
        return all(line.made_up for line in self.lines)

    @property
    def highest(self) -> float:
        return max([mark.value or 0 for line in self.lines for mark in line.marks.values()] + self._goals, default=0)

    @property
    def lowest(self) -> float:
        return min([mark.value or 0 for line in self.lines for mark in line.marks.values()] + self._goals, default=0)

    @property
    def _goals(self) -> list[float]:
        return [goal.value for _, goal in self.goals]


def lines_of(slide: Prepared, language: Language, periods: Iterable[str] = ()) -> Lines:
    """The lines of a trend or of the sums within each year. `periods` are further ones that the columns must reach."""
    if slide.indicator is None:
        return Lines((), ())
    if slide.view.kind == "cumulative":
        return _within_years(slide, language)
    opened, view, indicator = engine.release(slide.view.release), slide.view, slide.indicator
    drawn = in_course(view, read_marks(engine.frame(view, language)), indicator)
    goals = goals_of(view, targets_shown(view, slide.entered.targets), drawn, indicator)
    columns = _columns([mark.period for mark in drawn] + [str(goal.year) for goal in goals] + list(periods))
    events = opened.catalog.events
    days = break_days(indicator, {event.id: event for event in breaks_within(indicator, events, drawn)})
    at = {period: number for number, period in enumerate(columns)}

    def reach(mark: Mark) -> str:
        return until(mark, indicator, opened.as_of, Paint(language, dark=False))

    lines: list[Line] = []
    series = choose_series(view, drawn, LIGHT)
    for one in series:
        found = stretches(one.points, days, indicator, opened.as_of)
        lines += _lines(one, [*found, *([span] for span in one.spans)], at, reach)
    named = {one.marks[0].place for one in series if one.named}
    words = tuple(show_period(period, language) if grain_of(period) != "year" else period for period in columns)
    aims = tuple((at[str(goal.year)], goal) for goal in goals if goal.place in named)
    return Lines(words, tuple(lines), aims, signs_by_figure(slide.noted))


def _lines(
    one: Series, found: Sequence[Sequence[Mark]], at: Mapping[str, int], reach: Callable[[Mark], str]
) -> list[Line]:
    """The stretches of a place, on as few lines as may hold them; the line with the last figure carries the label.

    A span of years has a column, a line and a label of its own.
    """
    shared: dict[tuple[object, ...], list[Mark]] = {}
    for own in sorted(found, key=lambda marks: at[marks[0].period]):
        kind = (own[0].demonstration, len(own) == 1, own[0].partial, grain_of(own[0].period) == "span")
        number = 0
        while (*kind, number) in shared and at[shared[*kind, number][-1].period] + 1 >= at[own[0].period]:
            number += 1
        shared.setdefault((*kind, number), []).extend(own)
    latest = max(shared.values(), key=lambda own: (grain_of(own[-1].period) != "span", at[own[-1].period]))
    return [
        Line(
            one.marks[0].label,
            {at[mark.period]: mark for mark in own},
            one.style,
            one.named,
            own is latest,
            {at[mark.period]: words for mark in own if (words := reach(mark))},
        )
        for own in shared.values()
    ]


def _within_years(slide: Prepared, language: Language) -> Lines:
    view = slide.view
    years = years_of(view, read_marks(engine.frame(view, language)))
    count, speak = PER_YEAR.get(view.grain, 12), say(language)
    halves = (speak("상반기"), speak("하반기"))
    columns = halves if count == 2 else tuple(show_month(number + 1, language) for number in range(count))
    latest = max(years, default="")
    lines = [
        Line(
            show_period(year, language),
            {part_of(mark.period) - 1: mark for mark in own},
            Style(LIGHT.accent, 3, size=8) if year == latest else Style(LIGHT.axis, 1.3, size=4),
            named=True,
            last=True,
        )
        for year, own in years.items()
    ]
    return Lines(columns, tuple(lines), signs=signs_by_figure(slide.noted))


def _columns(periods: Iterable[str]) -> list[str]:
    """Every period from the first to the last of a grain; spans of years, and figures without a time, each after all of them."""
    found = sorted(set(periods))
    dated = [period for period in found if grain_of(period) not in ("span", "none")]
    return [*_run(dated), *(period for period in found if period not in dated)]


def _run(periods: Sequence[str]) -> list[str]:
    if not periods:
        return []
    grain, first, last = grain_of(periods[0]), first_day(periods[0]), last_day(periods[-1])
    years = range(first.year, last.year + 1)
    if grain == "year":
        return [str(year) for year in years]
    shapes = {"half": ("{}-H{}", 2), "quarter": ("{}-Q{}", 4), "month": ("{}-{:02}", 12)}
    if grain not in shapes:
        return list(periods)
    shape, count = shapes[grain]
    every = [shape.format(year, part) for year in years for part in range(1, count + 1)]
    return [period for period in every if periods[0] <= period <= periods[-1]]


def counted_from_zero(lines: Lines, indicator: Indicator) -> bool:
    """Whether the axis begins at zero: always for counts, and where that does not press the lines flat."""
    return lines.lowest >= 0 and (indicator.denominator is None or lines.lowest <= 0.5 * lines.highest)
