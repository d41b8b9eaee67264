"""Corrections: those in force, the way to lift one, and the form to make one on a figure of a release."""

from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from dashboard.history_facts import fact_named, fact_period, fact_words, key_of, said_words, table_facts, withheld_keys
from dashboard.history_typed import choice_words, read_value
from dashboard.history_words import moment_words, table_words
from dashboard.listing import missing_words
from dashboard.office import ledger_if_any
from dashboard.periods import show_period
from dashboard.release import Release, Row
from dashboard.small_counts import SMALL, personal_measures
from dashboard.stats.small_numbers import LEAST_SHOWN
from dashboard.widgets_jobs import decide
from dashboard.widgets_markup import badge, heading, jump, markup, plain_table
from dashboard.widgets_signed import act, outcome, sign, signed
from dashboard.widgets_stage import Stage, choose, link
from ledger.decisions import Correct, Lift
from ledger.entries import Correction, FactKey, Said

VALUE, REASON = "value", "reason"


def corrections_cards(stage: Stage) -> None:
    """Those in force on the left, the form on the right."""
    book = ledger_if_any()
    held = book.corrections.in_force() if book else ()
    left, right = st.columns([1.3, 1])
    with left, st.container(border=True, key="card-corrections"):
        _held(stage, held)
    with right, st.container(border=True, key="card-correct"):
        _form(stage, max((one.number for one in held), default=0))


def _held(stage: Stage, held: Sequence[Correction]) -> None:
    say = stage.say
    hint = say("정정은 원본을 바꾸지 않고 그 값을 대신합니다. 거두면 원본의 값이 다시 나옵니다.")
    markup(heading(say("쓰이는 정정 {count}건", count=len(held)), [escape(hint)]))
    outcome("lift")
    if not held:
        markup(f"<p>{escape(say('지금은 없습니다.'))}</p>")
        return
    applied = {row["correction"] for row in stage.release.ask("corrections_applied")}
    hidden = withheld_keys(stage.release, frozenset(one.key.table_name for one in held))
    names = [say("번호"), say("무엇"), say("원본"), say("정정"), say("누가 · 언제 · 까닭")]
    markup(plain_table(names, [_line(stage, one, applied, hidden) for one in reversed(held)], "folds"))
    words = {one.number: f"{one.number} · {_about(stage, one)}" for one in reversed(held)}
    with st.expander(say("정정 거두기")), st.form("form-lift", border=False):
        st.selectbox(say("어느 정정"), list(words), format_func=words.__getitem__, key="lift-number")
        sign(stage, "lift")
        st.form_submit_button(say("이 정정 거두기"), on_click=_lift, args=(stage,))


def _about(stage: Stage, one: Correction) -> str:
    return fact_words(vars(one.key), stage.release.catalog, stage.screen.language)


def _is_small(stage: Stage, one: Correction) -> bool:
    """Whether it puts a small count of persons in, which no release holds yet."""
    personal = f"{one.key.table_name}.{one.key.measure}" in personal_measures(stage.release.catalog)
    return personal and one.value is not None and 0 < one.value < LEAST_SHOWN


def _line(stage: Stage, one: Correction, applied: set[int], hidden: Set[FactKey]) -> list[str]:
    say, language, catalog = stage.say, stage.screen.language, stage.release.catalog
    now = f"{one.value:,.10g}" if one.value is not None else missing_words(one.missing, catalog, language)
    source = f"‘{one.source}’" if one.source else say("없음")
    if one.key in hidden or _is_small(stage, one):
        now = source = missing_words(SMALL, catalog, language)
    marks = "" if one.number in applied else " " + badge(say("이 릴리스에는 쓰이지 않음"), plain=True)
    marks += " " + badge(say("예시 자료")) if one.key.demonstration else ""
    return [
        str(one.number),
        escape(_about(stage, one)) + marks,
        escape(source),
        escape(now),
        escape(" · ".join(part for part in (one.by, moment_words(one.at, language), one.reason) if part)),
    ]


def _lift(stage: Stage) -> None:
    by, why = signed("lift")
    number = st.session_state["lift-number"]

    def do() -> str:
        return decide(stage, Lift(number=number), by, why)

    act(stage, "lift", do, needs=(by, why))


def _form(stage: Stage, seen: int) -> None:
    """Which figure, what it says now, and what it shall say."""
    say, language = stage.say, stage.screen.language
    markup(heading(say("값 정정하기"), []))
    about = stage.screen.about
    asked = fact_named(stage.release, about)
    if about and asked is None:
        markup(f"<p>{escape(say('그 값은 이 릴리스에 없습니다. 아래에서 골라 주십시오.'))}</p>")
    fact = asked or _choose_fact(stage)
    if fact is None:
        outcome("correct")
        return
    if about:
        markup(f'<div class="actions">{jump(link(about=""), say("다른 값 고르기"))}</div>')
    where = " › ".join(part for part in (fact["file"], fact["sheet"], fact["cell"]) if part)
    printed = f"‘{fact['printed_shown']}’ " if fact["printed_shown"] else ""
    lines = [
        (say("무엇"), escape(fact_words(fact, stage.release.catalog, language))),
        (say("지금 값"), escape(said_words(fact, stage.release.catalog, language))),
        (say("적힌 그대로"), escape(f"{printed}{where}")),
        (say("자료 구분"), badge(say("예시 자료")) if fact["demonstration"] else escape(say("실제 자료"))),
    ]
    markup("<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in lines) + "</dl>")
    _say_what(stage, fact, seen)
    outcome("correct")


def _say_what(stage: Stage, fact: Row, seen: int) -> None:
    say, key = stage.say, _typed(stage, fact)
    ways = {VALUE: say("값을 적음"), REASON: say("값이 없는 까닭을 적음")}
    way = st.radio(say("정정"), list(ways), format_func=ways.__getitem__, horizontal=True, key=f"{key}-way")
    with st.form(f"form-{key}", border=False):
        if way == VALUE:
            st.text_input(f"{say('바른 값')} ({fact['unit'] or say('단위 없음')})", key=f"{key}-value", width=220)
        else:
            choose_reason(stage, f"{key}-missing")
        sign(stage, "correct", example=say("예: 결재 문서와 다름"))
        st.form_submit_button(say("정정"), type="primary", on_click=_correct, args=(stage, fact, seen))


def _typed(stage: Stage, fact: Row) -> str:
    """Under which name the session keeps what is typed: what was meant for one figure is never offered for another's."""
    return f"correct-{stage.release.number}-{fact['row']}"


def choose_reason(stage: Stage, key: str) -> None:
    """Why there is no value, in the words of the catalog."""
    reasons = stage.release.catalog.words.missing
    korean = stage.screen.language == "ko"
    st.selectbox(
        stage.say("값이 없는 까닭"),
        list(reasons),
        format_func=lambda name: reasons[name].label.ko if korean else reasons[name].label.en,
        key=key,
        width=220,
    )


def _correct(stage: Stage, fact: Row, seen: int) -> None:
    by, why = signed("correct")
    state, key = st.session_state, _typed(stage, fact)
    way = state[f"{key}-way"]

    def do() -> str:
        value = missing = None
        if way == VALUE:
            value = read_value(str(state[f"{key}-value"]), fact, stage.release.catalog, stage.say)
        else:
            missing = state[f"{key}-missing"]
        said = Said(key_of(fact), value, missing, fact["printed_value"])
        return decide(stage, Correct(said=(said,), seen=seen), by, why)

    if act(stage, "correct", do, needs=(by, why)):
        choose(lambda screen: replace(screen, about=""))


def _choose_fact(stage: Stage) -> Row | None:
    """Down from the table to the one figure; nothing is chosen before the last step."""
    opened, language, catalog = stage.release, stage.screen.language, stage.release.catalog
    hint = stage.say("그림이나 표의 숫자에서 ‘이 숫자는 어디서?’를 열고 ‘정정’을 눌러도 됩니다.")
    markup(f'<p class="quiet">{escape(hint)}</p>')
    table = _pick(stage, "표", list(catalog.tables), lambda name: table_words(name, catalog, language))
    facts = _listed(opened, table) if table else ()
    steps: tuple[tuple[str, Callable[[Row], Any], Callable[[Row], str]], ...] = (
        ("값", lambda one: (one["measure"], one["attributes"]), lambda one: choice_words(one, catalog, language)),
        ("사업", lambda one: one["programme"], lambda one: _programme(stage, one)),
        ("곳", lambda one: one["place"], lambda one: _place(stage, one)),
        ("기간", fact_period, lambda one: show_period(fact_period(one), language)),
    )
    for name, of, words in steps:
        if not facts:
            return None
        options = {of(one): words(one) for one in facts}
        picked = _pick(stage, name, list(options), options.__getitem__)
        facts = tuple(one for one in facts if of(one) == picked) if picked is not None else ()
    return next((one for one in facts), None)


def _listed(opened: Release, table: str) -> tuple[Row, ...]:
    """Figures, not words: a word is corrected in its file."""
    return tuple(one for one in table_facts(opened, table) if one["value_text"] is None)


def _programme(stage: Stage, fact: Row) -> str:
    declared = stage.release.catalog.programmes.get(fact["programme"] or "")
    if declared is None:
        return fact["programme"] or stage.say("사업 없음")
    return declared.label.ko if stage.screen.language == "ko" else declared.label.en


def _place(stage: Stage, fact: Row) -> str:
    place = stage.release.catalog.places[fact["place"]]
    return place.label.ko if stage.screen.language == "ko" else place.label.en


def _pick(stage: Stage, name: str, options: list[Any], words: Callable[[Any], str]) -> Any:
    return st.selectbox(
        stage.say(name),
        options,
        index=None,
        format_func=words,
        placeholder=stage.say("고르십시오"),
        key=f"correct-pick-{name}",
    )
