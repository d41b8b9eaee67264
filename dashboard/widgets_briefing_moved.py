"""What has changed since the release that a briefing is pinned to, and the press that moves it to the newer one."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import engine
from dashboard.briefing.moved import Moved, moved, no_longer_held, since
from dashboard.periods import show_date, show_period
from dashboard.widgets_briefing import keep
from dashboard.widgets_markup import heading, items, markup, plain_table
from dashboard.widgets_stage import Stage
from ledger.briefings import Briefing, Slide

_TOLD = 8  # so many figures of a slide are told one by one


def moved_card(stage: Stage, briefing: Briefing) -> None:
    """How many figures have changed since, and which headlines would no longer hold; nothing where the release is the newest."""
    say, newest = stage.say, engine.current_number()
    if briefing.release == newest or not briefing.slides:
        return
    found = [moved(slide, briefing.release, newest, stage.screen.language) for slide in briefing.slides]
    with st.container(border=True, key="card-moved"):
        markup(heading(_finding(stage, briefing, found), [escape(line) for line in _lines(stage, found)]))
        unheld = no_longer_held(briefing, newest, stage.screen.language)
        if unheld:
            lines = [
                escape(say("{number}번째 장: {reason}", number=number + 1, reason=" ".join(reasons)))
                for number, reasons in unheld.items()
            ]
            markup(f"<p>{escape(say('옮기면 더는 맞지 않는 제목'))}</p>" + items(lines))
        st.button(
            say("릴리스 {number:으로/로} 옮기기", number=newest),
            key="briefing-move",
            on_click=keep,
            args=(stage, replace(briefing, release=newest)),
        )


def slide_moved(stage: Stage, briefing: Briefing, slide: Slide) -> None:
    """The figures of one slide before and after."""
    say, newest, language = stage.say, engine.current_number(), stage.screen.language
    if briefing.release == newest:
        return
    found = moved(slide, briefing.release, newest, language)
    if found.gone:
        markup(f'<p class="quiet">{escape(found.gone)}</p>')
    elif found.moves:
        rows = [
            (escape(one.label), escape(show_period(one.period, language)), escape(one.before), escape(one.after))
            for one in found.moves[:_TOLD]
        ]
        titles = [
            say("곳"),
            say("기간"),
            say("릴리스 {number}", number=briefing.release),
            say("릴리스 {number}", number=newest),
        ]
        more = len(found.moves) - _TOLD
        rest = f'<p class="quiet">{escape(say("그 밖에 {count}개", count=more))}</p>' if more > 0 else ""
        markup(plain_table(titles, rows) + rest)


def _finding(stage: Stage, briefing: Briefing, found: Iterable[Moved]) -> str:
    """`2026. 3. 5. 이후 숫자 4개가 바뀌었습니다`. A figure on two slides counts once."""
    say = stage.say
    changed = {(one.indicator, one.label, one.period) for slide in found for one in slide.moves}
    day = since(briefing.release)
    if day is None:
        return say("이 발표의 릴리스 {number:이/가} 없습니다.", number=briefing.release)
    date = show_date(day, stage.screen.language)
    if not changed:
        return say("{date} 이후 이 발표의 숫자는 그대로입니다.", date=date)
    return say("{date} 이후 숫자 {count}개가 바뀌었습니다.", date=date, count=len(changed))


def _lines(stage: Stage, found: list[Moved]) -> list[str]:
    say = stage.say
    touched = [number + 1 for number, one in enumerate(found) if one.moves]
    lines = [say("바뀐 장: {list}", list=", ".join(map(str, touched)))] if touched else []
    if fresh := sum(one.fresh for one in found):
        lines.append(say("새로 생긴 값 {count}개", count=fresh))
    if gone := [number + 1 for number, one in enumerate(found) if one.gone]:
        lines.append(say("새 릴리스에 값이 없는 장: {list}", list=", ".join(map(str, gone))))
    lines.append(say("이 발표는 릴리스를 옮기기 전까지 지금의 숫자를 그대로 보여 드립니다."))
    return [" · ".join(lines)]
