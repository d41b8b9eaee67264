"""The passport dialog: what a number means, how it was computed, and the cells that it was read from."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from dashboard import engine, passport
from dashboard.computation import computation
from dashboard.listing import missing_words, partial_words, programme_labels
from dashboard.numbers import show_value
from dashboard.passport import Passport
from dashboard.periods import show_period
from dashboard.screen import Number
from dashboard.views import View
from dashboard.widgets_attachments import attachments
from dashboard.widgets_card import definition
from dashboard.widgets_comments import comments
from dashboard.widgets_inputs import inputs, sheets
from dashboard.widgets_markup import badge, heading, markup
from dashboard.widgets_passport_past import checks, course
from dashboard.widgets_stage import CHOSEN, SCREEN, Stage, choose, write_screen
from ledger.attachments import about_number


def passport_dialog(stage: Stage) -> None:
    """Open the passport that the URL names, if it names one."""
    if stage.screen.number is not None:
        title = stage.say("이 숫자는 어디서?")
        st.dialog(title, width="large", on_dismiss=_close)(_inside)(stage)


def _close() -> None:
    st.session_state["turn"] = st.session_state.get("turn", 0) + 1  # so that the same mark can be pressed again
    choose(lambda screen: replace(screen, number=None))


def _inside(stage: Stage) -> None:
    number = st.session_state[SCREEN].number
    if number is None:
        return
    if st.session_state.pop(CHOSEN, False):  # chosen inside the dialog, which runs alone: the URL is written here
        write_screen(st.session_state[SCREEN])
    language = stage.screen.language
    found = passport.find(stage.release, number, demonstration=stage.screen.view.demonstration, language=language)
    if found is None:
        markup(f"<p>{escape(_not_here(stage, number))}</p>")
        return
    _choose_number(stage, number)
    markup(_summary(stage, found))
    inputs(stage, found)
    sheets(stage, found)
    course(stage, found)
    checks(stage, found)
    comments(stage, found)
    attachments(stage, about_number(number.indicator, number.place, number.period))


def _not_here(stage: Stage, number: Number) -> str:
    shown = passport.find(stage.release, number, demonstration=True, language=stage.screen.language)
    if shown is not None:
        return stage.say("이 숫자는 예시 자료입니다. '예시 자료 포함'을 켜면 볼 수 있습니다.")
    return stage.say("이 릴리스에는 그 숫자가 없습니다.")


def _choose_number(stage: Stage, number: Number) -> None:
    """Place and period can be changed inside the dialog, so that every number is within reach of the keyboard."""
    frame = engine.frame(_view_of(stage, number), stage.screen.language)
    places = dict(zip(frame["place"], frame["label"], strict=True))
    own = frame[frame["place"] == number.place]
    st.session_state["passport-place"], st.session_state["passport-period"] = number.place, number.period
    left, right = st.columns(2)
    left.selectbox(
        stage.say("장소"),
        list(places),
        format_func=lambda place: places.get(place, place),
        key="passport-place",
        on_change=lambda: _turn_to(_at(frame, number, st.session_state["passport-place"])),
    )
    right.selectbox(
        stage.say("기간"),
        sorted(own["period"].dropna(), reverse=True),
        format_func=lambda period: show_period(period, stage.screen.language),
        key="passport-period",
        on_change=lambda: _turn_to(replace(number, period=st.session_state["passport-period"])),
    )


def _at(frame: pd.DataFrame, number: Number, place: str) -> Number:
    """The same figure of another place; its last one where it has none for the period."""
    periods = frame[frame["place"] == place]["period"].tolist()
    return replace(number, place=place, period=number.period if number.period in periods else periods[-1])


def _turn_to(number: Number) -> None:
    choose(lambda screen: replace(screen, number=number))


def _view_of(stage: Stage, number: Number) -> View:
    return stage.view("trend", indicator=number.indicator, grain=passport.grain_of_number(number))


def _summary(stage: Stage, found: Passport) -> str:
    """The value as a sentence, and what stands behind it in words."""
    say, language, row, indicator = stage.say, stage.screen.language, found.figure, found.indicator
    label = indicator.label.ko if language == "ko" else indicator.label.en
    value = show_value(row["value"], indicator, language, row["qualifier"])
    if row["missing"] and value == show_value(None, indicator, language):
        value = missing_words(row["missing"], stage.release.catalog, language)
    title = f"{row['label']} · {show_period(found.number.period, language)} · {label} = {value}"
    origin = badge(say("예시 자료")) if row["demonstration"] else escape(say("실제 자료"))
    partial = partial_words(row, say)
    lines = [
        (say("정의"), definition(stage, indicator)),
        (say("계산"), escape(computation(found, stage.release, language))),
        (say("합계 범위"), escape(partial)) if partial else None,
        (
            say("포함된 사업"),
            escape(", ".join(programme_labels((row["covers"] or "").split(","), stage.release.catalog, language))),
        ),
        (say("자료 구분"), origin),
        (say("릴리스"), escape(str(found.release))),
    ]
    pairs = "".join(f"<dt>{escape(line[0])}</dt><dd>{line[1]}</dd>" for line in lines if line and line[1])
    return heading(title, []) + f"<dl>{pairs}</dl>"
