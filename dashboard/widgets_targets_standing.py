"""How far every place is from its target: figures, target, distance, and who set it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard import engine
from dashboard.figures.marks import Mark
from dashboard.finished import kept
from dashboard.listing import missing_words, partial_words
from dashboard.numbers import show_value
from dashboard.periods import show_date, show_period
from dashboard.screen import Number
from dashboard.targets import set_on, show_target
from dashboard.targets_standing import Standing, standings
from dashboard.views import Language, View
from dashboard.widgets_kept import kept_markup
from dashboard.widgets_markup import badge, heading, jump, markup
from dashboard.widgets_stage import Stage, link
from ledger.targets import Target


def standings_of(stage: Stage) -> tuple[Standing, ...]:
    """The places of the indicator and the year on stage."""
    view = stage.view("trend", grain="year", highlight=(), events=False)
    held = tuple(one for one in stage.targets if one.indicator == view.indicator)
    return _standings(view, stage.screen.language, held)


@kept
def _standings(view: View, language: Language, held: tuple[Target, ...]) -> tuple[Standing, ...]:
    opened, frame = engine.release(view.release), engine.frame(view, language)
    return standings(frame, opened.indicator(view.indicator), opened.catalog, view.period, held, language)


def standing_card(stage: Stage) -> None:
    """Every place with last year's figure, this year's, its target, the distance, and who set it."""
    with st.container(border=True, key="card-standing"):
        markup(_standing(stage))


@kept_markup
def _standing(stage: Stage) -> str:
    speak, rows = stage.say, standings_of(stage)
    unit = stage.indicator.unit.ko if stage.screen.language == "ko" else stage.indicator.unit.en
    made_up = {mark.demonstration for row in rows for mark in (row.before, row.now) if mark and mark.value is not None}
    quiet = [escape(speak("단위: {unit}", unit=unit))]
    if made_up == {True}:
        quiet.append(badge(speak("모두 예시 자료")))
    elif True in made_up:
        quiet.append(badge(speak("예")) + " " + escape(speak("예시 자료")))
    table = _table(stage, rows, mixed=len(made_up) > 1)
    return heading(_finding(stage, rows), [" · ".join(quiet)]) + table


def _table(stage: Stage, rows: Sequence[Standing], *, mixed: bool) -> str:
    speak, language, year = stage.say, stage.screen.language, int(stage.screen.view.period)
    names = ["", show_period(str(year - 1), language), show_period(str(year), language)]
    names += [speak("목표값"), speak("거리")]
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in names)
    body = "".join(_row(stage, row, mixed=mixed) for row in rows)
    return f'<div class="roll whole wide standing"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _finding(stage: Stage, rows: Sequence[Standing]) -> str:
    """How many targets there are, and of how many the figure has reached them."""
    speak, language = stage.say, stage.screen.language
    name = stage.indicator.label.ko if language == "ko" else stage.indicator.label.en
    year = show_period(stage.screen.view.period, language)
    held = [row for row in rows if row.target]
    if not held:
        return speak("{year} {name}: 정한 목표가 없습니다", year=year, name=name)
    judged = [row.distance for row in held if row.distance and row.distance.state in ("met", "not met")]
    if not judged:
        return speak("{year} {name}: 목표 {count}건", year=year, name=name, count=len(held))
    met = sum(one.state == "met" for one in judged)
    if any(row.now and row.now.demonstration for row in held):
        whole = "{year} {name}: 목표 {count}건 가운데 달성 {met}건(예시 값 기준)"
        return speak(whole, year=year, name=name, count=len(held), met=met)
    return speak("{year} {name}: 목표 {count}건 가운데 달성 {met}건", year=year, name=name, count=len(held), met=met)


def _row(stage: Stage, row: Standing, *, mixed: bool) -> str:
    target, language = row.target, stage.screen.language
    cells = [_figure(stage, mark, mixed=mixed) for mark in (row.before, row.now)]
    cells.append(
        escape(show_target(target.value, stage.indicator, language)) + _baseline(stage, target) if target else ""
    )
    told = "".join(f"<td>{cell}</td>" for cell in cells)
    words = [escape(row.distance.words)] if row.distance else []
    words += [_signed(stage, target)] if target else []
    return f"<tr><th scope='row'>{escape(row.label)}</th>{told}<td class='wrapped'>{'<br>'.join(words)}</td></tr>"


def _figure(stage: Stage, mark: Mark | None, *, mixed: bool) -> str:
    """A figure as a link to its passport, with what has to be said about it."""
    language = stage.screen.language
    if mark is None:
        return escape(stage.say("자료 없음"))
    words = missing_words(mark.missing, stage.release.catalog, language) or stage.say("자료 없음")
    if mark.value is not None:
        words = show_value(mark.value, stage.indicator, language, mark.qualifier)
    marks = badge(stage.say("예")) + " " if mixed and mark.demonstration and mark.value is not None else ""
    if part := partial_words({"parts": mark.parts, "parts_of": mark.parts_of}, stage.say):
        marks += badge(part, plain=True) + " "
    return marks + jump(link(number=Number(stage.indicator.indicator, mark.place, mark.period)), words)


def _baseline(stage: Stage, target: Target) -> str:
    if target.baseline is None:
        return ""
    language = stage.screen.language
    value = show_target(target.baseline, stage.indicator, language)
    words = stage.say("{period} 기준 {value}", period=show_period(str(target.baseline_year), language), value=value)
    return f'<br><span class="quiet">{escape(words)}</span>'


def _signed(stage: Stage, target: Target) -> str:
    """Who set it, when, and why."""
    when = show_date(set_on(target), stage.screen.language)
    words = stage.say("{by:이/가} {date} 정함", by=target.by, date=when)
    parts = " · ".join(part for part in (words, target.reason, target.note) if part)
    return f'<span class="quiet">{escape(parts)}</span>'
