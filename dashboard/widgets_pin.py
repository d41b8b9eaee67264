"""Pinning: one press on any card puts its view into the briefing that is being put together."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import streamlit as st

from dashboard.briefing.prepared import slide_of
from dashboard.entered import entered
from dashboard.history_words import moment_words
from dashboard.office import ledger
from dashboard.periods import show_date
from dashboard.views import View
from dashboard.widgets_signed import NAME
from dashboard.widgets_stage import Stage, choose, link
from ledger.briefings import Briefing
from ledger.errors import LedgerError

WAITING, SAID, NEW = "pin-waiting", "pin-said", ""


def pin(stage: Stage, view: View, *, name: str = "", words: str = "") -> None:
    """The press. `name` tells it from others of the same kind of view on the page."""
    st.button(
        words or stage.say("발표에 담기"),
        type="tertiary",
        icon=":material/add_to_queue:",
        key=f"pin-{name or view.kind}",
        on_click=_pin,
        args=(stage, view),
    )


def choosing_dialog(stage: Stage) -> None:
    """What came of the last press; and where there are several briefings and none is open, which one is meant."""
    state = st.session_state
    if said := state.pop(SAID, None):
        st.toast(said)
    if state.get(WAITING) is not None and stage.screen.number is None and stage.screen.tab == "figure":
        st.dialog(stage.say("어느 발표에 담을까요?"), on_dismiss=_forget)(_choosing)(stage, state[WAITING])


def _forget() -> None:
    st.session_state.pop(WAITING, None)


def _choosing(stage: Stage, view: View) -> None:
    for one in ledger().briefings.all():
        words = stage.say("{name} · {count}장", name=one.name, count=len(one.slides))
        st.button(plain(words), key=f"pin-to-{one.id}", width="stretch", on_click=_pin_to, args=(stage, view, one.id))
    new = stage.say("새 발표를 만들어 담기")
    st.button(new, key="pin-to-new", type="primary", width="stretch", on_click=_pin_to, args=(stage, view, NEW))


def _pin(stage: Stage, view: View) -> None:
    """To the briefing that is open, else the only one, else a new one; of several whoever presses is asked."""
    known = {one.id for one in ledger().briefings.all()}
    if stage.screen.briefing in known:
        _pin_to(stage, view, stage.screen.briefing)
    elif len(known) > 1:
        st.session_state[WAITING] = view
    else:
        _pin_to(stage, view, next(iter(known), NEW))


def _pin_to(stage: Stage, view: View, token: str) -> None:
    _forget()
    kept, slide = ledger().briefings, slide_of(view)
    try:
        held = kept.find(token) if token else make_briefing(stage)
        if slide.view in {one.view for one in held.slides}:
            st.session_state[SAID] = _told(stage, held, stage.say("이미 담긴 그림입니다."))
        else:
            held = kept.pin(held.id, slide, signed())
            sentence = stage.say("{count}번째 장으로 담았습니다.", count=len(held.slides))
            st.session_state[SAID] = _told(stage, held, sentence)
    except LedgerError as fault:
        st.session_state[SAID] = plain(fault.words(stage.screen.language))
        return
    choose(lambda screen: replace(screen, briefing=held.id))


def make_briefing(stage: Stage) -> Briefing:
    """A new briefing in the screen's language, pinned to the release on stage, called by its day."""
    kept, language = ledger().briefings, stage.screen.language
    name = stage.say("{date} 발표", date=show_date(datetime.now(UTC).astimezone().date(), language))
    return kept.make(unused(name), stage.release.number, signed(), language)


def unused(name: str) -> str:
    """The name, with a number where another briefing has it already."""
    taken = {one.name for one in ledger().briefings.all()}
    numbered = (f"{name} ({number})" for number in count(2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def signed() -> str:
    """The name that whoever works here has given elsewhere on the pages; empty where none was given."""
    return str(st.session_state.get(NAME, "") or st.session_state.get("target-by", "")).strip()


def _told(stage: Stage, briefing: Briefing, sentence: str) -> str:
    """What was done, with a link to the briefing; and where it shows another release than the page, that it does."""
    there = link(page="briefing", briefing=briefing.id, tab="figure", kind="trend")
    parts = [f"**{plain(briefing.name)}**", plain(sentence)]
    if briefing.release != stage.release.number:
        apart = stage.say("이 발표는 릴리스 {number}의 숫자로 보입니다.", number=briefing.release)
        parts.append(plain(apart))
    if entered(briefing.frozen) != entered():
        frozen = moment_words(briefing.frozen or briefing.at, stage.screen.language)
        parts.append(plain(stage.say("이 발표의 목표와 의견은 {date}의 것입니다.", date=frozen)))
    return " ".join(parts) + f" [{stage.say('발표 열기')}]({there})"


def plain(words: str) -> str:
    """Words that Markdown leaves as they are.

    >>> plain("1. *=[x](y)")
    '1\\\\. \\\\*=\\\\[x\\\\]\\\\(y\\\\)'
    """
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>$~:])", r"\\\1", words)
