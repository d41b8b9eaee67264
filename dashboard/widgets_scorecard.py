"""The year's scorecard: all indicators by group, one row each, and beneath a phone's width one block each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from html import escape

import streamlit as st

from dashboard.kpi import Kpi, kpi
from dashboard.periods import show_period
from dashboard.release import Release
from dashboard.scorecard import Scorecard, Standing, scorecard
from dashboard.scorecard_owed import lacking_words, needed_words
from dashboard.scorecard_words import by_group, group_words
from dashboard.sparkline import as_image, sparkline
from dashboard.targets import target_of
from dashboard.widgets_comments import comment_note
from dashboard.widgets_kept import kept_markup
from dashboard.widgets_markup import badge, heading, jump, markup
from dashboard.widgets_stage import Stage, link
from dashboard.withheld import all_withheld

KEPT = 64


@lru_cache(maxsize=KEPT)
def finished_scorecard(opened: Release, year: str, demonstration: bool) -> Scorecard:
    """The scorecard of a year, judged once for all viewers."""
    frame = all_withheld(opened, opened.ask_frame("overview", year=year, demonstration=demonstration))
    return scorecard(frame, year, opened.catalog, date.fromisoformat(opened.built_at[:10]))


@lru_cache(maxsize=KEPT)
def warned(opened: Release, year: str, demonstration: bool) -> Mapping[str, int]:
    """Indicator → open warnings in the sheets behind its figures of the year."""
    rows = opened.ask("warned", year=year, demonstration=demonstration)
    return {row["indicator"]: row["warnings"] for row in rows}


def scorecard_of(stage: Stage) -> Scorecard:
    """The scorecard that the screen asks for."""
    view = stage.screen.view
    return finished_scorecard(stage.release, view.period, view.demonstration)


def kpi_of(stage: Stage, standing: Standing) -> Kpi:
    """One indicator in words, with its target."""
    catalog = stage.release.catalog
    target = target_of(stage.targets, standing.indicator.indicator, catalog.district.id, standing.year)
    return kpi(standing, target, catalog, stage.screen.language)


def years_of(card: Scorecard) -> list[str]:
    """The years of every line on the page, from the first in which any indicator has a value."""
    first = min(
        (mark.period for one in card.standings for mark in one.marks if mark.value is not None), default=card.year
    )
    return [str(year) for year in range(int(first), int(card.year) + 1)]


def spark(stage: Stage, shown: Kpi, years: Sequence[str]) -> str:
    """The line of an indicator as an image, with its ends in words for those who do not see it."""
    palette = stage.paint.palette
    drawing = sparkline(shown.line, years, palette.accent, palette.surface, shown.aim.value if shown.aim else None)
    points = [point for stroke in shown.line for point in stroke.points]
    told = ""
    if points:
        told = stage.say("{first}부터 {last}까지의 값을 이은 선", first=points[0][0], last=points[-1][0])
    return f'<img class="spark" src="{as_image(drawing)}" alt="{escape(told)}">'


def verdict_words(shown: Kpi) -> str:
    """Sign and words of what a change carries, as markup."""
    if shown.status is None:
        return ""
    return (
        f'<span class="verdict {shown.status.name}"><span class="sign" aria-hidden="true">{shown.status.mark}</span>'
        f'<span class="words">{escape(shown.judgement)}</span></span>'
    )


def number_link(stage: Stage, shown: Kpi) -> str:
    """The value, which leads to its passport where there is one."""
    if shown.number is None:
        return escape(shown.value)
    return jump(link(number=shown.number), shown.value, more=f'title="{escape(stage.say("이 숫자는 어디서?"))}"')


def trend_link(shown: Kpi) -> str:
    """The indicator's name, which leads to its trend."""
    return jump(_trend(indicator=shown.indicator.indicator, highlight=()), shown.label)


def _trend(**view: object) -> str:
    return link(page="trends", tab="figure", kind="trend", grain="year", measured="plain", period="", **view)


def scorecard_card(stage: Stage) -> None:
    """All indicators of the year, one row each."""
    with st.container(border=True, key="card-scorecard"):
        markup(_scorecard(stage))


@kept_markup
def _scorecard(stage: Stage) -> str:
    card = scorecard_of(stage)
    say, year = stage.say, show_period(card.year, stage.screen.language)
    shown = {one.indicator.indicator: kpi_of(stage, one) for one in card.standings}
    title = say("{year} 성과표: 지표 {count}개", year=year, count=len(shown))
    return heading(title, [_key(stage, shown.values())]) + _table(stage, card, shown)


def _key(stage: Stage, shown: Iterable[Kpi]) -> str:
    """What the badges and the line mean."""
    say = stage.say
    parts = [escape(say("구 전체의 값입니다. 변화는 구의 지난 해들과 견주어 판단합니다."))]
    if any(one.demonstration for one in shown):
        parts.append(f"{badge(say('예'))} {escape(say('예시 자료, 선은 점선'))}")
    return " ".join(parts)


def _columns(stage: Stage, card: Scorecard, aims: bool) -> dict[str, str]:
    """The columns after the indicator's name: kind → heading."""
    say, years = stage.say, years_of(card)
    named = {
        "value": say("값"),
        "difference": say("{year}과의 차이", year=show_period(str(int(card.year) - 1), stage.screen.language)),
        "mean": say("앞 5년 평균"),
        "aim": say("목표"),
        "line": f"{years[0]}–{years[-1]}",
        "judged": say("판단"),
        "warnings": say("확인할 것"),
    }
    return {kind: words for kind, words in named.items() if aims or kind != "aim"}


def _table(stage: Stage, card: Scorecard, shown: Mapping[str, Kpi]) -> str:
    columns = _columns(stage, card, any(one.aim for one in shown.values()))
    years, first = years_of(card), {"name": stage.say("지표")}
    head = "".join(
        f'<th role="columnheader" scope="col" class="{kind}">{escape(words)}</th>'
        for kind, words in (first | columns).items()
    )
    warnings = warned(stage.release, card.year, stage.screen.view.demonstration)
    bodies = []
    for group, standings in by_group(card):
        rows = "".join(
            _row(stage, one, shown[one.indicator.indicator], columns, years, warnings.get(one.indicator.indicator, 0))
            for one in standings
        )
        bodies.append(
            f'<tbody role="rowgroup"><tr role="row" class="group"><th role="rowheader" scope="rowgroup" '
            f'colspan="{len(columns) + 1}">{escape(group_words(group, stage.screen.language))}</th></tr>{rows}</tbody>'
        )
    return (
        f'<table role="table" class="score"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f"{''.join(bodies)}</table>"
    )


def _row(
    stage: Stage, standing: Standing, shown: Kpi, columns: Mapping[str, str], years: Sequence[str], warnings: int
) -> str:
    told = {
        "value": _value(stage, shown),
        "difference": escape(shown.difference),
        "mean": escape(shown.mean),
        "aim": _aim(shown),
        "line": spark(stage, shown, years) if shown.line else "",
        "judged": verdict_words(shown) + _nothing(stage, standing, shown) + comment_note(stage, shown.number),
        "warnings": _warnings(stage, warnings),
    }
    body = "".join(
        f'<td role="cell" class="{kind}{"" if told[kind] else " empty"}" data-name="{escape(words)}">{told[kind]}</td>'
        for kind, words in columns.items()
    )
    return f'<tr role="row"><th role="rowheader" scope="row">{trend_link(shown)}</th>{body}</tr>'


def _warnings(stage: Stage, count: int) -> str:
    """How many there are, leading to what they say."""
    title = f'title="{escape(stage.say("확인할 것"))}"'
    return jump(link() + "#findings", str(count), more=title) if count else ""


def _value(stage: Stage, shown: Kpi) -> str:
    marks = badge(stage.say("예")) + " " if shown.demonstration else ""
    notes = "".join(" " + badge(note, plain=True) for note in shown.notes)
    return f'<span class="figure">{marks}{number_link(stage, shown)}</span>{notes}'


def _aim(shown: Kpi) -> str:
    if shown.aim is None:
        return ""
    return f'{escape(shown.aim.shown)}<br><span class="quiet">{escape(shown.aim.distance)}</span>'


def _nothing(stage: Stage, standing: Standing, shown: Kpi) -> str:
    """Where there is no value, or only that of some dongs: what is there instead, and what it would need."""
    catalog, language = stage.release.catalog, stage.screen.language
    words = []
    if shown.status is None:
        words = [shown.change, needed_words(standing, catalog, language)]
    elif standing.flaw in ("partial_dongs", "owed") and standing.lacking:
        words = [stage.say("값이 없는 동: {places}", places=lacking_words(standing, catalog, language))]
    told = " · ".join(part for part in words if part)
    return f'<span class="quiet needed">{escape(told)}</span>' if told else ""
