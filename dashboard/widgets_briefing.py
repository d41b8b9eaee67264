"""The list of briefings, and the way every change of one is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import escape

import streamlit as st

from dashboard.briefing.moved import since
from dashboard.office import ledger
from dashboard.periods import show_date
from dashboard.widgets_frame import title
from dashboard.widgets_markup import jump, markup
from dashboard.widgets_pin import make_briefing, plain, signed, unused
from dashboard.widgets_stage import Stage, choose, link
from ledger.briefings import Briefing, OvertakenError
from ledger.errors import LedgerError

WRONG, UNDO = "briefing-wrong", "briefing-undo"


def opened_briefing(stage: Stage) -> Briefing | None:
    """The briefing that the link names; None where it names none, or one that is not there."""
    if not stage.screen.briefing:
        return None
    try:
        return ledger().briefings.find(stage.screen.briefing)
    except LedgerError:
        markup(
            f'<p role="status">{escape(stage.say("링크가 찾는 발표가 없습니다. 없앴거나 링크가 잘못되었습니다."))}</p>'
        )
        return None


def briefing_list(stage: Stage) -> None:
    """Every briefing with what it holds; how to make one where there is none."""
    say = stage.say
    hint = say("어느 화면에서나 그림 아래의 ‘발표에 담기’를 누르면 그 그림이 발표에 담깁니다.")
    known = ledger().briefings.all()
    with st.container(key="head"):
        title(stage, say("발표"))
    markup(f'<p class="quiet">{escape(hint)}</p>')
    for one in known:
        with (
            st.container(border=True, key=f"card-briefing-{one.id}"),
            st.container(key=f"row-{one.id}", horizontal=True, vertical_alignment="center"),
        ):
            name = jump(link(briefing=one.id), one.name, look="word")
            markup(f"<h2>{name}</h2><p class='quiet'>{escape(standing(stage, one))}</p>")
            st.button(say("복제"), key=f"copy-{one.id}", type="tertiary", on_click=copy, args=(stage, one))
            remove_press(stage, one)
    if not known:
        with st.container(border=True, key="card-empty"):
            markup(f"<p>{escape(say('아직 만든 발표가 없습니다.'))}</p>")
    st.button(say("새 발표"), key="briefing-new", type="primary", on_click=_make, args=(stage,))


def standing(stage: Stage, briefing: Briefing) -> str:
    """`12장 · 릴리스 41(2026. 3. 5.) · 한국어 · 2026. 3. 7. 고침`."""
    say, language = stage.say, stage.screen.language
    changed = say("{date} 고침", date=show_date(local(briefing.at).date(), language))
    if briefing.by:
        changed = say("{by:이/가} {date} 고침", by=briefing.by, date=show_date(local(briefing.at).date(), language))
    day, pinned = since(briefing.release), say("릴리스 {number}", number=briefing.release)
    if day:
        pinned = say("릴리스 {number}({date})", number=briefing.release, date=show_date(day, language))
    own = say("한국어") if briefing.language == "ko" else "English"
    return " · ".join([say("{count}장", count=len(briefing.slides)), pinned, own, changed])


def remove_press(stage: Stage, briefing: Briefing) -> None:
    """The press that removes a briefing, behind a second one."""
    say = stage.say
    with st.popover(say("없애기"), type="tertiary", key=f"removing-{briefing.id}"):
        markup(f"<p>{escape(say('{name}: 이 발표를 목록에서 없앱니다.', name=briefing.name))}</p>")
        st.button(say("발표 없애기"), key=f"remove-{briefing.id}", on_click=_remove, args=(stage, briefing))


def keep(stage: Stage, changed: Briefing) -> None:
    """Write a change down, and remember the way back. Where somebody else was faster, or it may not be, say so instead."""
    _tried(stage, lambda: ledger().briefings.save(changed, signed()), undo=(changed.id, changed.version))


def undo_press(stage: Stage, briefing: Briefing) -> None:
    """The way back from the last change made here, as long as nothing has come after it."""
    undo = st.session_state.get(UNDO)
    if undo == (briefing.id, briefing.version - 1):
        st.button(
            stage.say("되돌리기"), key="briefing-undo-press", type="tertiary", on_click=_undo, args=(stage, briefing)
        )


def what_became() -> None:
    """Why the last change was not kept."""
    if wrong := st.session_state.pop(WRONG, ""):
        with st.container(border=True, key="card-wrong-briefing"):
            markup(f'<p role="alert">{escape(wrong)}</p>')


def copy(stage: Stage, briefing: Briefing) -> None:
    """A second briefing of the same slides, which is then open."""
    name = unused(stage.say("{name} 복제", name=briefing.name)[:100])
    made: list[Briefing] = []
    if _tried(stage, lambda: made.append(ledger().briefings.duplicate(briefing.id, name, signed()))):
        choose(lambda screen: replace(screen, briefing=made[0].id))


def local(at: datetime) -> datetime:
    """In the time of the place where the server stands."""
    return at.astimezone()


def _make(stage: Stage) -> None:
    made = make_briefing(stage)
    choose(lambda screen: replace(screen, briefing=made.id))


def _remove(stage: Stage, briefing: Briefing) -> None:
    if _tried(stage, lambda: ledger().briefings.remove(briefing, signed())):
        choose(lambda screen: replace(screen, briefing=""))
        st.session_state["pin-said"] = plain(stage.say("{name:을/를} 없앴습니다.", name=briefing.name))


def _undo(stage: Stage, briefing: Briefing) -> None:
    earlier = ledger().briefings.find(briefing.id, briefing.version - 1)
    keep(stage, replace(earlier, version=briefing.version))


def _tried(stage: Stage, act: Callable[[], object], undo: tuple[str, int] | None = None) -> bool:
    """Whether it could be done; else the reason is shown at the next turn."""
    state = st.session_state
    try:
        act()
    except OvertakenError:
        state[WRONG] = stage.say(
            "그사이 다른 분이 이 발표를 바꾸어 저장하지 않았습니다. 아래가 지금의 발표입니다. 다시 고쳐 주십시오."
        )
        return False
    except LedgerError as fault:
        state[WRONG] = fault.words(stage.screen.language)
        return False
    state[UNDO] = undo
    return True
