"""The list of all files that were ever taken in, and the ways through the history."""

from html import escape

import streamlit as st

from dashboard.history_uploads import Entry, State, entries
from dashboard.history_words import ORDER, given_words, origin_words, state_words, when_words
from dashboard.office import ledger_if_any
from dashboard.screen import Part
from dashboard.text import Say
from dashboard.widgets_markup import badge, heading, jump, markup, plain_table
from dashboard.widgets_stage import Stage, link

SHOWN = 60


def part_names(say: Say) -> dict[Part, str]:
    """The parts of the history and what they are called."""
    return {
        "uploads": say("받은 자료"),
        "compare": say("릴리스 비교"),
        "corrections": say("정정한 값"),
        "missing": say("빈 값의 까닭"),
        "answers": say("답한 질문"),
    }


def choose_part(stage: Stage) -> None:
    """The ways through the history, as links."""
    links = "".join(
        jump(link(part=part, about=""), words, more='aria-current="page"' if part == stage.screen.part else "")
        for part, words in part_names(stage.say).items()
    )
    markup(f'<nav class="pages parts" aria-label="{escape(stage.say("자료 이력"))}">{links}</nav>')


def uploads_card(stage: Stage) -> None:
    """Every file with who, when, what and state; each leads to all that is known of it."""
    found = entries(stage.release, ledger_if_any())
    with st.container(border=True, key="card-uploads"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            words = st.text_input(
                stage.say("파일이나 보낸 곳 찾기"), key="history-words", width=300, icon=":material/search:"
            )
            states = [state for state in ORDER if any(entry.state == state for entry in found)]
            state: State | None = st.selectbox(
                stage.say("상태"),
                states,
                index=None,
                format_func=lambda one: state_words(one, stage.screen.language),
                placeholder=stage.say("모두"),
                key="history-state",
                width=230,
            )
        shown = [entry for entry in found if _wanted(entry, words, state)]
        markup(heading(_count_words(stage, len(shown), len(found)), []))
        markup(_table(stage, shown[:SHOWN]))
        if len(shown) > SHOWN:
            more = stage.say("앞의 {count}개만 보였습니다. 파일 이름으로 찾아 주십시오.", count=SHOWN)
            markup(f'<p class="quiet">{escape(more)}</p>')


def _wanted(entry: Entry, words: str, state: State | None) -> bool:
    told = f"{entry.file} {entry.giver} {entry.source} {entry.title}".casefold()
    return words.strip().casefold() in told and state in (None, entry.state)


def _count_words(stage: Stage, shown: int, all_of_them: int) -> str:
    if shown == all_of_them:
        return stage.say("받은 자료 {count}개", count=f"{all_of_them:,}")
    return stage.say("받은 자료 {all}개 가운데 {count}개", all=f"{all_of_them:,}", count=f"{shown:,}")


def _table(stage: Stage, shown: list[Entry]) -> str:
    say, language = stage.say, stage.screen.language
    names = [say("파일"), say("보낸 곳"), say("받은 때"), say("담긴 표와 값"), say("상태")]
    rows = [
        (
            jump(link(about=entry.upload), entry.file)
            + (" " + badge(say("예시 자료")) if entry.origin == "demonstration" else ""),
            escape(entry.giver or say("알 수 없음")),
            escape(when_words(entry, language)),
            escape(given_words(entry, stage.release.catalog, language) or say("없음")),
            state_mark(entry.state, stage),
        )
        for entry in shown
    ]
    return plain_table(names, rows, "folds")


def state_mark(state: State, stage: Stage) -> str:
    """The state as markup: what counts as a matter of course is quiet, all else stands out."""
    words = state_words(state, stage.screen.language)
    return escape(words) if state == "in_force" else badge(words, plain=state in ("replaced", "replaced_in_part"))


def origin_mark(entry: Entry, stage: Stage) -> str:
    """Where it comes from; what is made up is marked."""
    words = origin_words(entry.origin, stage.screen.language)
    return badge(words) if entry.origin == "demonstration" else escape(words)
