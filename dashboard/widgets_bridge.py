"""Mounts the page's hand in the browser (widgets_bridge.js) and takes what it reports."""

from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st

from dashboard.screen import Screen, Theme
from dashboard.text import say
from dashboard.widgets_stage import choose

KEY, STUCK = "bridge", "theme_stuck"

_mount = st.components.v2.component(
    "dongne_bridge", js=(Path(__file__).parent / "widgets_bridge.js").read_text(encoding="utf-8"), isolate_styles=False
)


def bridge(screen: Screen, showing: Theme) -> None:
    """Listen for links and for the theme. Where the URL wants another theme than the browser shows, stop and turn it."""
    wanted = screen.theme if screen.theme not in (None, showing) and not st.session_state.get(STUCK) else None
    speak = say(screen.language)
    said = {"Add: ": speak("찾기: "), "No results": speak("맞는 것이 없습니다."), "Select all": speak("모두 고르기")}
    with st.container(key="hand"):
        _mount(
            key=KEY,
            data={
                "language": screen.language,
                "theme": showing,
                "wanted": wanted,
                "said": said,
                "skip": speak("본문으로 건너뛰기"),
            },
            on_go_change=_on_go,
            on_stuck_change=_on_stuck,
        )
    if wanted:
        st.stop()


def _on_go() -> None:
    query = dict(parse_qsl(str(st.session_state[KEY].get("go") or "").removeprefix("?")))
    choose(lambda _: Screen.from_query(query, Screen()))


def _on_stuck() -> None:
    st.session_state[STUCK] = True
