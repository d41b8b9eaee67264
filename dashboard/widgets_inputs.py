"""The lower half of a passport: every cell that went in, and the sheet around it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

import streamlit as st

from dashboard.history_words import moment_words
from dashboard.listing import missing_words
from dashboard.numbers import show
from dashboard.passport import Passport, Source
from dashboard.passport_checks import corrections_behind
from dashboard.periods import show_period
from dashboard.release import Row
from dashboard.sheet import neighbourhood
from dashboard.widgets_card import known
from dashboard.widgets_markup import badge, heading, items, jump, markup, plain_table, sheet_table
from dashboard.widgets_stage import Stage, link

SHOWN_SOURCES = 12


def inputs(stage: Stage, found: Passport) -> None:
    """Every cell that went in: numerator, then denominator."""
    say = stage.say
    names = ((say("분자"), found.numerator), (say("분모"), found.denominator), (say("합계의 부분"), found.parts))
    for words, inputs in names:
        if not inputs:
            continue
        if found.denominator or found.parts:
            markup(heading(words if found.denominator or inputs is found.parts else say("적힌 합계"), []))
        mended = corrections_behind(stage.release, inputs)
        markup(_input_table(stage, inputs[:SHOWN_SOURCES], mended))
        if len(inputs) > SHOWN_SOURCES:
            with st.expander(say("그 밖에 {count}개", count=len(inputs) - SHOWN_SOURCES)):
                markup(_input_table(stage, inputs[SHOWN_SOURCES:], mended))


def _input_table(stage: Stage, inputs: Sequence[Source], mended: Mapping[int, Row]) -> str:
    say = stage.say
    headings = [say("무엇"), say("값"), say("적힌 그대로"), say("파일 › 시트 › 칸"), say("제공·출처")]
    return plain_table(headings, [_input(stage, one, mended.get(one.correction or 0)) for one in inputs])


def _input(stage: Stage, one: Source, mended: Row | None) -> list[str]:
    language = stage.screen.language
    what = " · ".join(
        part
        for part in (one.place, show_period(one.period, language), one.programme, one.measure, one.attributes)
        if part
    )
    value = show(one.value, one.unit, 0 if one.value is None or float(one.value).is_integer() else 2, language)
    if one.value is None:
        value = missing_words(one.missing, stage.release.catalog, language)
    where = " › ".join(part for part in (one.file, one.sheet, one.cell) if part)
    giver = " · ".join(part for part in (one.giver, one.source, one.dated) if part and part != "unknown") or known(
        stage, None
    )
    marks = " " + badge(stage.say("예시 자료")) if one.demonstration else ""
    more = _steps(stage, one, mended)
    return [
        escape(what) + marks,
        escape(value),
        f"‘{escape(one.printed)}’" if one.printed else "",
        escape(where) + "".join(f'<br><span class="quiet">{escape(line)}</span>' for line in more),
        escape(giver) + _ways(stage, one),
    ]


def _steps(stage: Stage, one: Source, mended: Row | None) -> list[str]:
    """What was done to the words of the cell on the way to the value."""
    say, steps = stage.say, []
    if one.filled_from:
        steps.append(say("{cell}에서 채움", cell=one.filled_from))
    if one.printed_unit and one.unit and one.printed_unit != one.unit:
        steps.append(say("적힌 단위 {printed:을/를} {unit:으로/로} 바꿈", printed=one.printed_unit, unit=one.unit))
    if mended is None:
        return steps + ([one.note] if one.note else [])
    when = moment_words(datetime.fromisoformat(mended["corrected_at"]), stage.screen.language)
    told = say(
        "정정 {number}번: {by}, {when}, {why}",
        number=mended["number"],
        by=mended["person"],
        when=when,
        why=mended["reason"],
    )
    return [*steps, told]


def _ways(stage: Stage, one: Source) -> str:
    """From a cell to its file in the history, and to the form that corrects its value."""
    history = jump(link(page="history", about=one.upload), stage.say("자료 이력"), look="word")
    correct = jump(
        link(page="history", part="corrections", about=f"{stage.release.number},{one.row}"),
        stage.say("정정"),
        look="word",
    )
    return f'<br><span class="quiet">{history} · {correct}</span>'


def sheets(stage: Stage, found: Passport) -> None:
    """The sheet around each cell: all of them where they are few, else the one that is picked."""
    inputs = [one for one in (*found.numerator, *found.denominator, *found.parts) if one.cell]
    if not inputs:
        return
    names = [f"{one.file} › {one.sheet} › {one.cell}" for one in inputs]
    markup(heading(stage.say("원본 시트에서"), []))
    picked = 0
    if len(inputs) > 1:
        picked = (
            st.selectbox(
                stage.say("칸"),
                range(len(inputs)),
                format_func=names.__getitem__,
                key=f"passport-cell-{found.number}",
                label_visibility="collapsed",
            )
            or 0
        )
    else:
        markup(f'<p class="quiet">{escape(names[0])}</p>')
    piece = neighbourhood(stage.release, inputs[picked])
    if piece is None:
        markup(items([escape(stage.say("이 시트의 칸은 릴리스에 남아 있지 않습니다."))]))
        return
    markup(sheet_table(piece))
