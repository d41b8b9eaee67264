"""Over the slides of a briefing: what it is called, and the choices that hold for all of it."""

from dataclasses import replace
from html import escape
from typing import get_args

import streamlit as st

from dashboard.screen import Screen
from dashboard.views import Language
from dashboard.widgets_briefing import copy, keep, remove_press, standing, undo_press
from dashboard.widgets_controls import seed
from dashboard.widgets_markup import heading, jump, markup
from dashboard.widgets_stage import Stage, link
from ledger.briefings import LONGEST_NAME, Briefing


def head(stage: Stage, briefing: Briefing) -> None:
    """The name as title, how it stands, and under it name, language and staff."""
    say = stage.say
    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        back = jump(link(briefing=""), say("모든 발표"), look="word")
        markup(heading(briefing.name, [f"{escape(standing(stage, briefing))} · {back}"], level=1))
        undo_press(stage, briefing)
        _shared(stage, briefing)
        st.button(say("발표 복제"), key="briefing-copy", type="tertiary", on_click=copy, args=(stage, briefing))
        remove_press(stage, briefing)
    with st.container(key="which", horizontal=True, vertical_alignment="bottom"):
        _name(stage, briefing)
        _language(stage, briefing)
        _staffing(stage, briefing)


def _shared(stage: Stage, briefing: Briefing) -> None:
    """The link that leads here, to be handed on."""
    alone = Screen(page="briefing", language=stage.screen.language, briefing=briefing.id)
    with st.popover(stage.say("링크"), type="tertiary", key="briefing-link"):
        st.code((st.context.url or "").partition("?")[0] + alone.link(), language=None, wrap_lines=True)


def _name(stage: Stage, briefing: Briefing) -> None:
    key = f"briefing-name-{briefing.id}"
    seed(key, briefing.name)
    st.text_input(
        stage.say("발표 이름"),
        key=key,
        max_chars=LONGEST_NAME,
        width=340,
        on_change=lambda: keep(stage, replace(briefing, name=st.session_state[key])),
    )


def _language(stage: Stage, briefing: Briefing) -> None:
    key = f"briefing-language-{briefing.id}"
    seed(key, briefing.language)
    st.segmented_control(
        stage.say("발표 언어"),
        list(get_args(Language)),
        key=key,
        format_func=lambda language: stage.say("한국어") if language == "ko" else "English",
        required=True,
        on_change=lambda: keep(stage, replace(briefing, language=st.session_state[key])),
    )


def _staffing(stage: Stage, briefing: Briefing) -> None:
    key = f"briefing-staffing-{briefing.id}"
    seed(key, briefing.staffing)
    st.toggle(
        stage.say("인력 자료도 보이기"),
        key=key,
        help=stage.say("끄면 담당 인력을 다룬 장이 발표와 파일에서 빠집니다."),
        on_change=lambda: keep(stage, replace(briefing, staffing=st.session_state[key])),
    )
