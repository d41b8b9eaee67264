"""How a view's statement stands, in a sign and words, and behind a press why it is said: the test with its numbers."""

from html import escape

import streamlit as st

from dashboard.evidence import Evidence
from dashboard.finished import finished_words
from dashboard.statements import Statement
from dashboard.views import View
from dashboard.widgets_markup import heading, items, markup
from dashboard.widgets_stage import Stage


def standing(statement: Statement) -> str:
    """`● 평소 변동 안` as markup; nothing where one place alone is not judged. The sign is read out by its words."""
    status = statement.status
    if status is None:
        return ""
    sign = f'<span class="sign" aria-hidden="true">{status.mark}</span>'
    return f'<span class="verdict {status.name}">{sign} {escape(statement.standing)}</span>'


def why(stage: Stage, view: View, *, name: str = "") -> None:
    """The press that opens the evidence. `name` tells it from others of the same kind on the page."""
    statement = finished_words(view, stage.screen.language).statement
    with st.popover(stage.say("왜 이렇게 말합니까?"), type="tertiary", key=f"why-{name or view.kind}"):
        markup(evidence_markup(statement.evidence))


def evidence_markup(evidence: Evidence) -> str:
    """The test's name, its numbers, and what it takes for granted."""
    pairs = "".join(f"<dt>{escape(name)}</dt><dd>{escape(number)}</dd>" for name, number in evidence.lines)
    numbers = f'<dl class="why">{pairs}</dl>' if pairs else ""
    return heading(evidence.test, [], level=3) + numbers + items(escape(line) for line in evidence.assumptions)
