"""The page on paper: a button that calls the browser's own print, and the line that stands on top of every sheet."""

from pathlib import Path

import streamlit as st

from dashboard.periods import show_date, show_period
from dashboard.widgets_frame import as_of
from dashboard.widgets_stage import Stage

_mount = st.components.v2.component(
    "dongne_print",
    html='<button type="button" class="print"></button>',
    js=(Path(__file__).parent / "widgets_print.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def print_button(stage: Stage) -> None:
    """The button, and with it what the printed page carries."""
    with st.container(key="print", width="content"):
        # On paper the figures of the dark page are turned light, and so is the sense of their shades.
        shades = {"drawn": stage.say("밝을수록 큰 값"), "printed": stage.say("진할수록 큰 값")} if stage.dark else None
        _mount(key="printing", data={"words": stage.say("인쇄"), "shades": shades})
    left = " · ".join(_standing(stage))
    st.html(
        f"<style>@page {{ @top-left {{ content: {quoted(left)}; }} @top-right {{ content: {quoted(_made_up(stage))}; }} "
        "@bottom-right { content: counter(page) ' / ' counter(pages); } }</style>"
    )


def _standing(stage: Stage) -> list[str]:
    language, say = stage.screen.language, stage.say
    return [
        stage.district,
        show_period(stage.screen.view.period, language),
        say("기준 {date}", date=show_date(as_of(stage), language)),
        say("릴리스 {number}", number=stage.release.number),
    ]


def _made_up(stage: Stage) -> str:
    if not stage.screen.view.demonstration:
        return stage.say("예시 자료 제외")
    return stage.say("예시 자료 포함") if stage.release.demonstration_share else stage.say("예시 자료 없음")


def quoted(words: str) -> str:
    """A CSS string that stays inside its quotes and inside its style element.

    >>> quoted('a"b<c\\\\')
    '"a\\\\22 b\\\\3c c\\\\5c "'
    """
    return '"' + "".join(f"\\{ord(letter):x} " if letter in '"\\<>\n\r' else letter for letter in words) + '"'
