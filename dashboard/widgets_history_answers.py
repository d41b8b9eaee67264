"""The answers that people gave to open questions, and the way to have one asked again."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.history_words import moment_words
from dashboard.listing import missing_words
from dashboard.office import ledger_if_any
from dashboard.small_counts import SMALL
from dashboard.text import Say
from dashboard.upload_answers import answer_words
from dashboard.widgets_jobs import decide
from dashboard.widgets_markup import heading, markup, plain_table
from dashboard.widgets_signed import act, outcome, sign, signed
from dashboard.widgets_stage import Stage
from dashboard.withheld_words import Told, untold
from ledger.answers import Answer
from ledger.decisions import Forget


def answers_card(stage: Stage) -> None:
    """The answers in force, the last one first."""
    book, say = ledger_if_any(), stage.say
    held = tuple(reversed(book.answers.in_force())) if book else ()
    with st.container(border=True, key="card-answers"):
        hint = say("같은 양식이 다시 오면 이 답을 씁니다. 잊으면 다음에 다시 묻습니다.")
        markup(heading(say("쓰이는 답 {count}건", count=len(held)), [escape(hint)]))
        outcome("answers")
        if not held:
            markup(f"<p>{escape(say('지금은 없습니다.'))}</p>")
            return
        names = [say("물은 것"), say("무엇에 대해"), say("답"), say("처음 답한 파일"), say("누가 · 언제")]
        told = _told(stage, held)
        markup(plain_table(names, [_line(stage, one, told[one.id]) for one in held], "folds"))
        words = {one.id: f"{_subject(stage, one)} → {told[one.id]}" for one in held}
        with st.expander(say("답 잊기")), st.form("form-answers", border=False):
            st.selectbox(say("어느 답"), list(words), format_func=words.__getitem__, key="answers-which")
            sign(stage, "answers")
            st.form_submit_button(say("이 답 잊기"), on_click=_forget, args=(stage,))


def _told(stage: Stage, held: Sequence[Answer]) -> dict[str, str]:
    """The answers in words, by their ids, without what cells hold that is not shown."""
    hidden = untold([stage.release], list(map(_of_cell, held)))
    small = missing_words(SMALL, stage.release.catalog, stage.screen.language)
    return {
        one.id: small if i in hidden else answer_words(one, stage.release.catalog, stage.screen.language)
        for i, one in enumerate(held)
    }


def _of_cell(one: Answer) -> Told:
    """The value that an answer gives a cell; no figure where it answers something else."""
    sheet, _, cell = one.subject.rpartition("!")
    kind, _, figure = one.answer.partition(":")
    return Told(one.file, sheet, cell, (figure,) if kind == "value" else ())


def _line(stage: Stage, one: Answer, answer: str) -> list[str]:
    signature = f"{one.by} · {moment_words(one.at, stage.screen.language)}"
    told = (kind_words(stage.say).get(one.kind, one.kind), _subject(stage, one), answer, one.file, signature)
    return [escape(text) for text in told]


def _subject(stage: Stage, one: Answer) -> str:
    """What was asked about; a table may name nothing."""
    return one.subject or stage.say("이름이 없는 표")


def kind_words(say: Say) -> dict[str, str]:
    """What was asked about."""
    return {
        "measure": say("어느 값인지"),
        "programme": say("어느 사업인지"),
        "place": say("어느 곳인지"),
        "sender": say("어느 동이 보냈는지"),
        "unit": say("어떤 단위인지"),
        "period": say("언제인지"),
        "cell": say("칸의 값"),
    }


def _forget(stage: Stage) -> None:
    by, why = signed("answers")
    which = st.session_state["answers-which"]

    def do() -> str:
        return decide(stage, Forget(question=which), by, why)

    act(stage, "answers", do, needs=(by, why))
