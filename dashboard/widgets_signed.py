"""Who does it, and why: asked wherever a page writes into the ledger. There is no sign-in; the name stays for the session."""

from collections.abc import Callable
from html import escape

import streamlit as st

from dashboard.widgets_markup import markup
from dashboard.widgets_stage import Stage
from ledger.errors import LedgerError

NAME, OUTCOME = "my-name", "outcome"
LONGEST_NAME, LONGEST_REASON = 40, 200


def sign(stage: Stage, key: str, *, example: str = "", reason: bool = True) -> None:
    """The fields for a name and a reason; `signed` reads them in the callback of the button beneath."""
    state = st.session_state
    state.setdefault(f"by-{key}", state.get(NAME, ""))
    left, right = st.columns([1, 2]) if reason else (st.container(), None)
    left.text_input(stage.say("이름"), key=f"by-{key}", max_chars=LONGEST_NAME, autocomplete="name", width=220)
    if right:
        right.text_input(stage.say("까닭"), key=f"why-{key}", max_chars=LONGEST_REASON, placeholder=example)


def signed(key: str) -> tuple[str, str]:
    """Name and reason as typed; the name is kept for the next time."""
    state = st.session_state
    by, why = (str(state.get(f"{field}-{key}", "")).strip() for field in ("by", "why"))
    if by:
        state[NAME] = by
    return by, why


def act(stage: Stage, where: str, do: Callable[[], str], *, needs: tuple[str, ...] = ()) -> bool:
    """Do what was asked and tell what came of it at `where`; whether it was done.

    `needs` are the name and, where one is wanted, the reason. What the ledger refuses is told in its own words.
    """
    fields = (stage.say("이름"), stage.say("까닭"))
    lacking = [field for field, text in zip(fields, needs, strict=False) if not text]
    if lacking:
        st.session_state[OUTCOME] = (where, False, stage.say("{what:을/를} 적어 주십시오.", what=", ".join(lacking)))
        return False
    try:
        st.session_state[OUTCOME] = (where, True, do())
    except LedgerError as fault:
        st.session_state[OUTCOME] = (where, False, fault.words(stage.screen.language))
        return False
    return True


def forget_outcome(where: str) -> None:
    """What came of what was asked here is told elsewhere."""
    if st.session_state.get(OUTCOME, ("",))[0] == where:
        del st.session_state[OUTCOME]


def outcome(where: str) -> None:
    """What came of what was just asked here, told once."""
    at, done, sentence = st.session_state.get(OUTCOME, ("", True, ""))
    if at == where and sentence:
        del st.session_state[OUTCOME]
        role = "status" if done else "alert"
        markup(f'<p role="{role}" class="{"done" if done else "wrong"}">{escape(sentence)}</p>')
