"""The ways in: dropping files, typing a table, pasting one. Once there are files they stand behind a press."""

from collections.abc import Callable
from html import escape

import streamlit as st

from dashboard.widgets_markup import heading, markup
from dashboard.widgets_upload import dropping, files_in, refusals, sender
from dashboard.widgets_upload_desk import Desk
from dashboard.widgets_upload_typing import forms, pasting, typing

WAY = "upload-way"


def ways_in(desk: Desk, this_year: int) -> None:
    """One way at a time; files first."""
    speak = desk.say
    with st.container(border=True, key="card-ways"):
        if desk.batch is None or not desk.batch.looked_at:
            hint = speak("게시하기 전에는 아무것도 바뀌지 않습니다. 무엇이 바뀌는지 먼저 보여 드립니다.")
            markup(heading(speak("자료 넣기"), [escape(hint)]))
            _way(desk, this_year)
        else:
            files_in(desk)
            sender(desk)
            with st.expander(speak("자료 더 넣기"), icon=":material/add:"):
                _way(desk, this_year, again=True)
        refusals()


def _way(desk: Desk, this_year: int, *, again: bool = False) -> None:
    speak = desk.say
    names = {
        "files": speak("파일 올리기"),
        "typing": speak("직접 적기"),
        "pasting": speak("붙여 넣기"),
        "forms": speak("양식 받기"),
    }
    ways: dict[str, Callable[[], None]] = {
        "files": lambda: dropping(desk),
        "typing": lambda: typing(desk, this_year),
        "pasting": lambda: pasting(desk),
        "forms": lambda: forms(desk, this_year),
    }
    with st.container(key="ways", horizontal=True, vertical_alignment="bottom", gap="medium"):
        if not again:
            sender(desk)
        way = st.segmented_control(
            speak("어떻게 올립니까?"),
            list(names),
            default="files",
            required=True,
            format_func=lambda one: names.get(one, one),
            key=WAY,
            label_visibility="collapsed",
        )
    ways[way or "files"]()
