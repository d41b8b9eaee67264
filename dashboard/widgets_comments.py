"""Comments on the screen: those on one number and the form to write one, and the lines under figures, cards and rows."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from catalog.spelt_counts import tells_persons
from dashboard.comments import TOLD, Noted, comments_in_force, comments_of, noted
from dashboard.history_words import moment_words
from dashboard.office import ledger
from dashboard.passport import Passport
from dashboard.refused import RefusedHereError
from dashboard.screen import Number
from dashboard.small_counts import SMALL
from dashboard.views import View
from dashboard.widgets_markup import heading, markup
from dashboard.widgets_signed import act, outcome, sign, signed
from dashboard.widgets_stage import Stage
from ledger.comments import LONGEST, Comment


def comments(stage: Stage, found: Passport) -> None:
    """What the department says of a number, and the form to say something."""
    number = found.number
    held = comments_of(comments_in_force(), number.indicator, number.place, number.period)
    say, where = stage.say, f"comment-{number}"
    title = say("의견 {count}건", count=len(held)) if held else say("의견")
    markup(heading(title, [escape(say("사유나 설명을 적으면 이 숫자에 남고, 그림과 표에 함께 나옵니다."))]))
    for one in held:
        _line(stage, one, where)
    with st.expander(say("의견 쓰기")), st.form(f"form-{where}", border=False, clear_on_submit=False):
        key = f"{where}-{st.session_state.get('comment-turn', 0)}"
        st.text_area(say("의견"), key=key, max_chars=LONGEST, height=90, label_visibility="collapsed")
        sign(stage, "comment", reason=False)
        st.form_submit_button(say("의견 남기기"), type="primary", on_click=_write, args=(stage, found, key, where))
    outcome(where)


def _line(stage: Stage, one: Comment, where: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"comment-line-{one.number}"):
        told = f"{one.by} · {moment_words(one.at, stage.screen.language)}"
        markup(f'{escape(one.text)}<br><span class="quiet">{escape(told)}</span>')
        with st.popover(stage.say("지우기"), type="tertiary"), st.form(f"form-comment-{one.number}", border=False):
            sign(stage, f"comment-{one.number}")
            st.form_submit_button(stage.say("이 의견 지우기"), on_click=_remove, args=(stage, one, where))


def _write(stage: Stage, found: Passport, key: str, where: str) -> None:
    by, _ = signed("comment")
    number, text = found.number, str(st.session_state[key])

    def do() -> str:
        if found.figure["missing"] == SMALL and tells_persons(text):
            told = "이 숫자는 인원이 적어 보이지 않습니다. 의견에서도 인원수를 빼고 적어 주십시오."
            raise RefusedHereError(stage.say(told))
        ledger().comments.write(number.indicator, number.place, number.period, text, by)
        st.session_state["comment-turn"] = st.session_state.get("comment-turn", 0) + 1
        return stage.say("의견을 남겼습니다.")

    act(stage, where, do, needs=(by,))


def _remove(stage: Stage, one: Comment, where: str) -> None:
    by, why = signed(f"comment-{one.number}")

    def do() -> str:
        ledger().comments.remove(one.number, by, why)
        return stage.say("의견을 지웠습니다.")

    act(stage, where, do, needs=(by, why))


def noted_on(stage: Stage, view: View) -> tuple[Noted, ...]:
    """The comments on the figures of a view, numbered."""
    held = stage.comments
    return noted(view, stage.frame(view), held) if held else ()


def comment_lines(stage: Stage, found: Sequence[Noted]) -> str:
    """The numbered comments under a figure or a table, as markup."""
    if not found:
        return ""
    lines = [escape(one.words(stage.screen.language)) for one in found[:TOLD]]
    if len(found) > TOLD:
        lines.append(escape(stage.say("의견 {count}건 더: 숫자를 눌러 보십시오.", count=len(found) - TOLD)))
    return f'<p class="quiet comments">{"<br>".join(lines)}</p>'


def comment_note(stage: Stage, number: Number | None) -> str:
    """The comments on one number in a card or a row, as markup."""
    if number is None:
        return ""
    held = comments_of(stage.comments, number.indicator, number.place, number.period)
    words = " / ".join(f"{one.text} ({one.by})" for one in held)
    return f'<span class="quiet comment">{escape(stage.say("의견"))}: {escape(words)}</span>' if words else ""
