"""Settings: programmes, other names and headings that the office adds to the catalog, listed and taken out again."""

from html import escape

import streamlit as st

from dashboard.additions import addition_words, group_names, measure_name, named, programme_id, refuse_needed, tried
from dashboard.history_words import moment_words
from dashboard.office import ledger_if_any
from dashboard.upload_batch import catalog_in_force
from dashboard.widgets_jobs import decide
from dashboard.widgets_markup import heading, markup, plain_table
from dashboard.widgets_signed import act, outcome, sign, signed
from dashboard.widgets_stage import Stage
from ledger.additions import Added
from ledger.decisions import Add, Remove

TURN = "settings-turn"  # new, empty fields after each addition


def added_card(stage: Stage) -> None:
    """What was added, by whom and why, and the way to take it out."""
    book, say = ledger_if_any(), stage.say
    held = book.additions.in_force() if book else ()
    with st.container(border=True, key="card-added"):
        hint = say("양식에 쓰인 이름을 자료를 읽는 쪽이 모를 때 여기에 더합니다. 다음 릴리스부터 알아봅니다.")
        markup(heading(say("더한 것 {count}건", count=len(held)), [escape(hint)]))
        outcome("remove")
        if not held:
            markup(f"<p>{escape(say('지금은 없습니다.'))}</p>")
            return
        names = [say("번호"), say("종류"), say("무엇"), say("누가 · 언제 · 까닭")]
        markup(plain_table(names, [_line(stage, one) for one in reversed(held)], "folds"))
        words = {one.number: f"{one.number} · {_words(stage, one)[1]}" for one in reversed(held)}
        with st.expander(say("빼기")), st.form("form-remove", border=False):
            st.selectbox(say("무엇을"), list(words), format_func=words.__getitem__, key="remove-number")
            sign(stage, "remove")
            st.form_submit_button(say("이것 빼기"), on_click=_remove, args=(stage, held))


def _words(stage: Stage, one: Added) -> tuple[str, str]:
    return addition_words(one.addition, catalog_in_force(), stage.screen.language)


def _line(stage: Stage, one: Added) -> list[str]:
    kind, words = _words(stage, one)
    signature = " · ".join(part for part in (one.by, moment_words(one.at, stage.screen.language), one.reason) if part)
    return [str(one.number), escape(kind), escape(words), escape(signature)]


def add_card(stage: Stage) -> None:
    """One thing to add at a time."""
    say = stage.say
    ways = {"programme": say("사업"), "alias": say("다른 이름"), "word": say("머리글")}
    with st.container(border=True, key="card-add"):
        markup(heading(say("더하기"), []))
        what = st.radio(say("무엇을"), list(ways), format_func=ways.__getitem__, horizontal=True, key="add-what")
        key = f"add-{what}-{st.session_state.get(TURN, 0)}"
        with st.form(f"form-{key}", border=False):
            {"programme": _programme, "alias": _alias, "word": _word}[what](stage, key)
            sign(stage, "add", example=say("예: 2026년부터 새로 하는 사업"))
            st.form_submit_button(say("더하기"), type="primary", on_click=_add, args=(stage, what, key))
        outcome("add")


def _programme(stage: Stage, key: str) -> None:
    say, groups = stage.say, group_names(stage.screen.language)
    st.text_input(say("사업 이름"), key=f"{key}-korean", max_chars=80)
    st.text_input(say("영어 이름"), key=f"{key}-english", max_chars=80, placeholder="Village concert")
    st.selectbox(say("갈래"), list(groups), format_func=groups.__getitem__, key=f"{key}-group")


def _alias(stage: Stage, key: str) -> None:
    say, catalog, language = stage.say, catalog_in_force(), stage.screen.language
    st.selectbox(
        say("어느 사업이나 곳"),
        [*catalog.programmes, *catalog.places],
        format_func=lambda name: named(name, catalog, language),
        key=f"{key}-of",
    )
    st.text_input(say("다른 이름"), key=f"{key}-name", max_chars=80)


def _word(stage: Stage, key: str) -> None:
    say, catalog, language = stage.say, catalog_in_force(), stage.screen.language
    names = [f"{table.table}.{measure.id}" for table in catalog.tables.values() for measure in table.measures]
    st.selectbox(say("어느 값"), names, format_func=lambda name: measure_name(name, catalog, language), key=f"{key}-of")
    st.text_input(say("표에 적히는 머리글"), key=f"{key}-word", max_chars=80)


def _typed(stage: Stage, what: str, key: str) -> list[str]:
    fields = {"programme": ("korean", "english", "group"), "alias": ("of", "name"), "word": ("of", "word")}[what]
    typed = [str(st.session_state.get(f"{key}-{field}") or "").strip() for field in fields]
    return [programme_id(typed[1], catalog_in_force(), stage.say), *typed] if what == "programme" else typed


def _add(stage: Stage, what: str, key: str) -> None:
    """Tried on the catalog here, and judged by the worker before it is written."""
    by, why = signed("add")

    def do() -> str:
        addition = tried(catalog_in_force(), what, _typed(stage, what, key), stage.say)
        asked = decide(stage, Add(addition=addition), by, why)
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
        return asked

    act(stage, "add", do, needs=(by, why))


def _remove(stage: Stage, held: tuple[Added, ...]) -> None:
    by, why = signed("remove")
    number = st.session_state["remove-number"]

    def do() -> str:
        refuse_needed(held, number, stage.screen.language)
        return decide(stage, Remove(number=number), by, why)

    act(stage, "remove", do, needs=(by, why))
