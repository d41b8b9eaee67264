"""What is said where the current release cannot be read: which one is shown in its place, and that a new one is being made."""

from html import escape

import streamlit as st

from catalog.refused import RefusedError
from dashboard import engine
from dashboard.office import data_folder, ledger
from dashboard.screen import Screen
from dashboard.text import say
from dashboard.widgets_frame import bare_top
from dashboard.widgets_markup import heading, jump, markup
from ledger.heartbeat import worker_lives
from ledger.published import pointed_to
from ledger.requests import ask_build
from ledger.steps import step_words

EVERY = 3.0  # seconds between two looks for the new release


def shown_in_its_place(screen: Screen, current: engine.Current) -> None:
    """Above every page: these are not the newest figures."""
    speak, older = say(screen.language), current.release.number
    if current.named is None:
        words = speak(
            "지금 릴리스가 무엇인지 적은 파일을 읽을 수 없어, 읽을 수 있는 것 가운데 가장 새로운 릴리스 {older:을/를} 보여 드립니다.",
            older=older,
        )
    else:
        words = speak(
            "지금 릴리스 {number}의 파일이 손상되어 읽을 수 없습니다. 그 앞의 릴리스 {older:을/를} 대신 보여 드리므로, 그 뒤에 바뀐 것은 이 화면에 없습니다.",
            number=current.named,
            older=older,
        )
    with st.container(border=True, key="card-unreadable"):
        _watch_for_the_next(screen, words, current.named)


def nothing_readable(screen: Screen) -> None:
    """Where neither the release asked for nor one in its place can be read."""
    speak, asked = say(screen.language), screen.view.release
    bare_top(screen)
    with st.container(border=True, key="card-unreadable"):
        if asked:
            words = speak(
                "릴리스 {number:은/는} 파일이 손상되었거나 다른 판에서 만들어져 읽을 수 없습니다.", number=asked
            )
            markup(heading(words, [jump("?", speak("지금 릴리스 보기"))], level=1))
        else:
            words = speak("릴리스의 파일이 모두 손상되어 보여 드릴 수 있는 숫자가 없습니다.")
            _watch_for_the_next(screen, words, pointed_to(engine.curated_folder()))


def said_instead(screen: Screen, fault: RefusedError) -> None:
    """Where a page cannot be drawn to its end: without what people entered the rest of it would be wrong."""
    with st.container(border=True, key="card-refused"):
        markup(heading(fault.words(screen.language), []))


def _watch_for_the_next(screen: Screen, words: str, damaged: int | None) -> None:
    """Have it made anew, and draw the page again when it is there."""
    job = ask_build(ledger(), damaged, "동네지표")
    st.fragment(_look, run_every=EVERY)(screen, words, damaged, job)


def _look(screen: Screen, words: str, damaged: int | None, number: int) -> None:
    speak, job = say(screen.language), ledger().jobs.find(number)
    if pointed_to(engine.curated_folder()) != damaged:
        st.rerun()
    if job.state == "failed":
        why = step_words(job.words, screen.language)
        then = speak("다시 만들지 못했습니다. 관리자에게 알려 주십시오. {why}", why=why)
    elif not worker_lives(data_folder(), "etl"):
        then = speak("처리기가 꺼져 있어 다시 만들지 못하고 있습니다. 관리자에게 알려 주십시오.")
    else:
        then = speak("원본에서 새 릴리스를 만들고 있습니다. 다 되면 이 화면이 저절로 바뀝니다.")
    markup(heading(words, [escape(then)]))
