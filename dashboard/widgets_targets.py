"""Targets on the page: the table in which they are typed, and what comes of saving."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.office import ledger
from dashboard.periods import show_period
from dashboard.targets import targets_in_force
from dashboard.targets_plan import Change, changes, undoing
from dashboard.targets_read import Fault
from dashboard.targets_standing import TYPED, Standing, as_typed, edited
from dashboard.text import say
from dashboard.widgets_markup import heading, items, markup
from dashboard.widgets_stage import Stage
from ledger.errors import LedgerError
from ledger.targets import Goal, Key

BY, WHY, TURN, SAID, DONE, WRONG = (f"target-{name}" for name in ("by", "why", "turn", "said", "done", "wrong"))
ROW_HEIGHT = 36


def editor_card(stage: Stage, rows: Sequence[Standing]) -> None:
    """The cells to type in, and who says so and why. All of them are saved, or none."""
    speak, state = stage.say, st.session_state
    year = show_period(stage.screen.view.period, stage.screen.language)
    key = f"targets-{stage.indicator.indicator}-{stage.screen.view.period}-{state.get(TURN, 0)}"
    seen = ledger_last()
    with st.container(border=True, key="card-editor"):
        hint = speak("칸을 눌러 적고 저장하십시오. 엑셀에서 복사해 붙여도 됩니다. 목표를 지우고 저장하면 없어집니다.")
        markup(heading(speak("{year} 목표 정하기", year=year), [escape(hint)]))
        with st.form(f"form-{key}", border=False):
            _grid(stage, rows, key)
            signature(stage)
            st.form_submit_button(
                speak("목표 저장"), type="primary", on_click=_save, args=(stage, tuple(rows), key, seen)
            )
        show_outcome(stage, "editor")


def ledger_last() -> int:
    """The last entry about targets that this page knows of; 0 before the first one."""
    return max((target.number for target in targets_in_force()), default=0)


def _grid(stage: Stage, rows: Sequence[Standing], key: str) -> None:
    names = column_names(stage)
    cells = [as_typed(row, stage.indicator) for row in rows]
    frame = pd.DataFrame({name: [cell[name] for cell in cells] for name in TYPED})
    frame.insert(0, "place", [row.label for row in rows])
    wide = {"place": 84, "year": 84} if stage.screen.language == "ko" else {"place": 128, "year": 112}
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        num_rows="fixed",
        disabled=["place"],
        height=ROW_HEIGHT * (len(rows) + 1) + 3,
        row_height=ROW_HEIGHT,
        column_config={
            "place": st.column_config.TextColumn(stage.say("곳"), pinned=True, width=wide["place"]),
            "value": st.column_config.TextColumn(names["value"], width=100),
            "baseline": st.column_config.TextColumn(names["baseline"], width=100),
            "baseline_year": st.column_config.TextColumn(names["baseline_year"], width=wide["year"]),
            "note": st.column_config.TextColumn(names["note"], width="medium"),
        },
        alt=stage.say("동마다 목표를 적는 표"),
    )


def column_names(stage: Stage) -> dict[str, str]:
    """What the columns to be filled in are called."""
    speak = stage.say
    unit = stage.indicator.unit.ko if stage.screen.language == "ko" else stage.indicator.unit.en
    return {
        "value": f"{speak('목표값')} ({unit})",
        "baseline": speak("기준값"),
        "baseline_year": speak("기준연도"),
        "note": speak("비고"),
    }


def signature(stage: Stage, name: str = "") -> tuple[str, str]:
    """Who says so and why; handed back are the names under which the session keeps both."""
    left, right = st.columns(2)
    left.text_input(stage.say("정하는 사람"), key=BY + name, max_chars=40, autocomplete="name")
    right.text_input(stage.say("까닭"), key=WHY + name, max_chars=200, placeholder=stage.say("예: 2026년 업무계획"))
    return BY + name, WHY + name


def _save(stage: Stage, rows: tuple[Standing, ...], key: str, seen: int) -> None:
    """Take what was typed. Faults are told by cell, and what was typed stays."""
    typed_in: Mapping[int, Mapping[str, Any]] = st.session_state[key]["edited_rows"]
    about = (stage.indicator, int(stage.screen.view.period))
    asked = edited(rows, typed_in, column_names(stage), about, stage.release.catalog, stage.say)
    keep(stage, "editor", (asked.goals, asked.removed, asked.faults), seen)


def keep(
    stage: Stage,
    where: str,
    asked: tuple[Sequence[Goal], Sequence[Key], Sequence[Fault]],
    seen: int,
    signed: tuple[str, str] = (BY, WHY),
) -> None:
    """Write goals and removals into the ledger under the name and the reason typed, or keep what is wrong to be shown."""
    goals, removed, faults = asked
    state, planned = st.session_state, changes(goals, removed, targets_in_force())
    state.pop(SAID, None)
    state.pop(WRONG, None)
    if faults:
        state[WRONG] = (where, tuple(faults))
        return
    if not planned:
        state[SAID] = (where, stage.say("바뀐 목표가 없습니다."))
        return
    by, why = (str(state.get(name, "")) for name in signed)
    if missing := _unsigned(stage, by, why):
        state[WRONG] = (where, missing)
        return
    _write(stage, where, planned, (by, why), seen)


def _unsigned(stage: Stage, by: str, why: str) -> tuple[Fault, ...]:
    empty = [name for name, text in ((stage.say("정하는 사람"), by), (stage.say("까닭"), why)) if not text.strip()]
    return tuple(Fault(name, stage.say("비어 있습니다.")) for name in empty)


def _write(stage: Stage, where: str, planned: Sequence[Change], signed: tuple[str, str], seen: int) -> None:
    state = st.session_state
    goals = [one.after for one in planned if one.after]
    gone = [one.key for one in planned if one.after is None]
    try:
        ledger().targets.change(goals, *signed, removed=gone, seen=seen)
    except LedgerError as fault:
        state[WRONG] = (where, (Fault("", fault.words(stage.screen.language)),))
        return
    state[SAID] = (where, stage.say("목표 {count}건을 저장했습니다.", count=len(planned)))
    state[DONE] = (where, tuple(planned), signed[0])
    state[TURN] = state.get(TURN, 0) + 1


def show_outcome(stage: Stage, where: str) -> None:
    """What came of the last saving here: faults by cell, or what was saved and the way back."""
    state = st.session_state
    at, faults = state.get(WRONG, ("", ()))
    if at == where and faults:
        lines = [f"<b>{escape(one.where)}</b> {escape(one.sentence)}".strip() for one in faults]
        with st.container(key=f"card-wrong-{where}"):
            markup(heading(stage.say("저장하지 않았습니다. 고칠 곳 {count}곳", count=len(faults)), []) + items(lines))
    at, sentence = state.get(SAID, ("", ""))
    if at == where and sentence:
        markup(f'<p role="status">{escape(sentence)}</p>')
        if state.get(DONE, ("",))[0] == where:
            st.button(stage.say("되돌리기"), key=f"target-undo-{where}", on_click=_undo, args=(stage, where))


def _undo(stage: Stage, where: str) -> None:
    """Bring back what was there before the last saving. That too is an entry."""
    state = st.session_state
    _, done, by = state.pop(DONE)
    goals, removed = undoing(done)
    state.pop(SAID, None)
    try:
        ledger().targets.change(goals, by, say("ko")("방금 저장한 것을 되돌림"), removed=removed)
    except LedgerError as fault:
        state[WRONG] = (where, (Fault("", fault.words(stage.screen.language)),))
        return
    state[SAID] = (where, stage.say("되돌렸습니다."))
    state[TURN] = state.get(TURN, 0) + 1
