"""What has changed since a briefing was frozen: figures, targets and comments; and the press that moves it to those of now."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import engine
from dashboard.briefing.entered_since import Since, entered_since
from dashboard.briefing.moved import Moved, moved, no_longer_held, since
from dashboard.history_words import moment_words
from dashboard.periods import show_date, show_period
from dashboard.widgets_briefing import keep
from dashboard.widgets_markup import heading, items, markup, plain_table
from dashboard.widgets_stage import Stage
from ledger.briefings import Briefing, Slide

_TOLD = 8  # so many figures of a slide are told one by one


def moved_card(stage: Stage, briefing: Briefing) -> None:
    """What has changed since, and which headlines would no longer hold; nothing where all of it is as it is now."""
    say, newest, language = stage.say, engine.current_number(), stage.screen.language
    entered = entered_since(briefing, language)
    if not briefing.slides or (briefing.release == newest and not any(one.any for one in entered)):
        return
    found = [moved(slide, briefing.release, newest, language) for slide in briefing.slides]
    with st.container(border=True, key="card-moved"):
        stays = say("이 발표는 옮기기 전까지 지금 담긴 숫자와 목표, 의견을 그대로 보여 드립니다.")
        lines = [*_lines(stage, found), *_entered_lines(stage, entered), stays]
        markup(heading(_finding(stage, briefing, found), [escape(" · ".join(lines))]))
        unheld = no_longer_held(briefing, newest, stage.screen.language)
        if unheld:
            lines = [
                escape(say("{number}번째 장: {reason}", number=number + 1, reason=" ".join(reasons)))
                for number, reasons in unheld.items()
            ]
            markup(f"<p>{escape(say('옮기면 더는 맞지 않는 제목'))}</p>" + items(lines))
        st.button(
            say("릴리스 {number:으로/로} 옮기기", number=newest)
            if briefing.release != newest
            else say("지금의 목표와 의견으로 바꾸기"),
            key="briefing-move",
            on_click=keep,
            args=(stage, replace(briefing, release=newest, frozen=None)),
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
        markup(plain_table(titles, rows) + _rest(stage, len(found.moves)))


def _finding(stage: Stage, briefing: Briefing, found: Iterable[Moved]) -> str:
    """`2026. 3. 5. 이후 숫자 4개가 바뀌었습니다`. A figure on two slides counts once."""
    say = stage.say
    if briefing.release == engine.current_number():
        frozen = moment_words(briefing.frozen or briefing.at, stage.screen.language)
        return say("{date} 이후 이 발표의 목표나 의견이 달라졌습니다.", date=frozen)
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
    return lines


def _entered_lines(stage: Stage, found: Sequence[Since]) -> list[str]:
    """The slides whose targets or comments are otherwise."""
    kinds = (
        ("목표가 바뀐 장: {list}", [bool(one.targets) for one in found]),
        ("새 의견이 있는 장: {list}", [bool(one.comments) for one in found]),
        ("지운 의견이 있던 장: {list}", [bool(one.removed) for one in found]),
    )
    numbered = ((words, [str(number) for number, told in enumerate(own, 1) if told]) for words, own in kinds)
    return [stage.say(words, list=", ".join(numbers)) for words, numbers in numbered if numbers]


def slide_entered(stage: Stage, since: Since) -> None:
    """The targets of one slide before and after, comments that have come, and that some were removed."""
    say, language = stage.say, stage.screen.language
    if since.targets:
        rows = [
            (escape(one.label), escape(show_period(one.period, language)), escape(one.before), escape(one.after))
            for one in since.targets[:_TOLD]
        ]
        titles = [say("곳"), say("기간"), say("담긴 목표"), say("지금 목표")]
        markup(plain_table(titles, rows) + _rest(stage, len(since.targets)))
    if since.comments:
        told = items(escape(one) for one in since.comments[:_TOLD])
        markup(f"<p>{escape(say('담은 뒤에 쓴 의견'))}</p>{told}{_rest(stage, len(since.comments))}")
    if since.removed:
        words = say("그사이 지운 의견 {count}건은 이 장에서도 뺐습니다.", count=since.removed)
        markup(f'<p class="quiet">{escape(words)}</p>')


def _rest(stage: Stage, count: int) -> str:
    """How many are not told."""
    more = count - _TOLD
    return f'<p class="quiet">{escape(stage.say("그 밖에 {count}개", count=more))}</p>' if more > 0 else ""
