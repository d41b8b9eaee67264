"""Targets by upload: a form to fill in, what a file would change, and its faults by cell."""

from html import escape

import streamlit as st

from catalog.model import Indicator
from dashboard import reach
from dashboard.periods import show_period
from dashboard.targets import show_target, targets_in_force
from dashboard.targets_cells import label
from dashboard.targets_file import MOST_BYTES, TargetFile, read_target_file
from dashboard.targets_form import target_form
from dashboard.targets_plan import Change, changes
from dashboard.widgets_drop import drop_file
from dashboard.widgets_markup import heading, items, markup, plain_table
from dashboard.widgets_stage import Stage
from dashboard.widgets_targets import TURN, keep, ledger_last, show_outcome, signature

SHOWN = 30
AHEAD = 2  # years after the last figure for which a target may be set here


def target_years(stage: Stage) -> list[str]:
    """The years to choose from: those with figures, and some ahead of them."""
    view = stage.screen.view
    known = reach.periods(stage.release, view.indicator, "year", view.demonstration)
    last = int(max([*known, stage.release.built_at[:4]]))
    return [*known, *(str(year) for year in range(last, last + AHEAD + 1))]


def upload_card(stage: Stage) -> None:
    """The form to download, and the file to send back."""
    speak = stage.say
    with st.container(border=True, key="card-upload"):
        hint = speak(
            "열은 지표, 동(또는 구), 연도, 목표이고, 기준값, 기준연도, 비고, 단위는 있어도 없어도 됩니다. 순서는 상관없습니다."
        )
        markup(heading(speak("파일로 한꺼번에 정하기"), [escape(hint)]))
        _form_button(stage)
        most = MOST_BYTES // 1024**2
        label, key = (
            speak("목표 파일(.xlsx, .csv, {most}MB까지)", most=most),
            f"target-file-{st.session_state.get(TURN, 0)}",
        )
        sent = drop_file(speak, label, key=key, most=most, kinds=("xlsx", "csv"))
        if sent is not None:
            _read(stage, sent.name, sent.getvalue())
        show_outcome(stage, "file")


def _form_button(stage: Stage) -> None:
    view, catalog = stage.screen.view, stage.release.catalog
    year = int(view.period)
    others = [name for name in catalog.indicators if name != view.indicator]
    st.download_button(
        stage.say("{year} 목표 양식 받기", year=show_period(view.period, stage.screen.language)),
        data=lambda: target_form(catalog, targets_in_force(), [view.indicator, *others], year, stage.say),
        file_name=f"targets_{year}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        icon=":material/download:",
        key="target-form",
        on_click="ignore",
    )


def _read(stage: Stage, name: str, content: bytes) -> None:
    """What the file would change, to be confirmed; or its faults, and nothing is taken."""
    found, speak = read_target_file(name, content, stage.release.catalog, stage.say), stage.say
    if found.faults:
        lines = [f"<b>{escape(one.where)}</b> {escape(one.sentence)}" for one in found.faults]
        head = speak("고칠 곳이 {count}곳 있어 아무것도 저장하지 않았습니다.", count=len(lines))
        markup(heading(head, [escape(speak("고쳐서 다시 올려 주십시오."))]) + items(lines[:SHOWN]))
        if len(lines) > SHOWN:
            with st.expander(speak("{count}건 더 보기", count=len(lines) - SHOWN)):
                markup(items(lines[SHOWN:]))
        return
    _preview(stage, found)


def _preview(stage: Stage, found: TargetFile) -> None:
    speak, planned = stage.say, changes(found.goals, (), targets_in_force())
    if not planned:
        markup(f"<p>{escape(speak('이 파일의 목표는 지금과 모두 같습니다. 바뀔 것이 없습니다.'))}</p>")
        return
    fresh = sum(one.before is None for one in planned)
    counts = speak(
        "새 목표 {fresh}건, 바뀌는 목표 {changed}건, 그대로 {same}건",
        fresh=fresh,
        changed=len(planned) - fresh,
        same=len(found.goals) - len(planned),
    )
    markup(heading(speak("저장하면 이렇게 됩니다"), [escape(counts)]))
    names = [speak("지표"), speak("곳"), speak("연도"), speak("지금"), speak("앞으로")]
    markup(plain_table(names, [_line(stage, one) for one in planned[:SHOWN]]))
    if len(planned) > SHOWN:
        with st.expander(speak("{count}건 더 보기", count=len(planned) - SHOWN)):
            markup(plain_table(names, [_line(stage, one) for one in planned[SHOWN:]]))
    with st.form("target-file-form", border=False):
        signed = signature(stage, "-file")
        args = (stage, "file", (found.goals, (), ()), ledger_last(), signed)
        st.form_submit_button(speak("파일의 목표 저장"), type="primary", on_click=keep, args=args)


def _line(stage: Stage, change: Change) -> list[str]:
    indicator_id, place, year = change.key
    catalog, language = stage.release.catalog, stage.screen.language
    indicator: Indicator = catalog.indicators[indicator_id]
    name = catalog.places[place].label.ko if language == "ko" else catalog.places[place].label.en
    before = show_target(change.before.value, indicator, language) if change.before else stage.say("없음")
    after = show_target(change.after.value, indicator, language) if change.after else stage.say("없음")
    return [escape(text) for text in (label(indicator, language), name, str(year), before, after)]
