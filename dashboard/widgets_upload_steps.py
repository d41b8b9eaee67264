"""The four cards of a batch, or a line where a step has nothing to do."""

from html import escape

import streamlit as st

from dashboard.upload_batch import Batch
from dashboard.upload_problems import faults
from dashboard.upload_steps import SIGNS, steps
from dashboard.widgets_markup import heading, markup
from dashboard.widgets_upload_changes import changes_card
from dashboard.widgets_upload_desk import Desk
from dashboard.widgets_upload_given import given_card
from dashboard.widgets_upload_publish import drop_button, publish_card
from dashboard.widgets_upload_read import read_card
from dashboard.widgets_upload_wrong import wrong_card
from ledger.found import Found


def four_steps(desk: Desk, batch: Batch) -> None:
    """What was found, what is wrong, what would change, and publishing."""
    found = batch.current
    if found is None:
        if batch.open and batch.working is None:
            drop_button(desk)
        return
    read_card(desk, found)
    _wrong(desk, found)
    given_card(desk)
    _changes(desk, found)
    publish_card(desk, found)


def _wrong(desk: Desk, found: Found) -> None:
    if faults(found):
        wrong_card(desk, found)
    else:
        _nothing(desk, found, "wrong")


def _changes(desk: Desk, found: Found) -> None:
    told = found.consequences
    if told is not None and (told.facts_changed or told.removals or told.blocking):
        changes_card(desk, found, told)
    else:
        _nothing(desk, found, "changes")


def _nothing(desk: Desk, found: Found, name: str) -> None:
    """A step with nothing to do, in one line."""
    working = bool(desk.batch and desk.batch.working and desk.batch.working.kind == "check")
    step = next(one for one in steps(found, desk.say, working=working) if one.name == name)
    with st.container(border=True, key=f"card-{name}"):
        title = f"{SIGNS[step.name]} {step.title}"
        markup(f'<a id="step-{name}"></a>' + heading(title, [escape(step.nothing)]))
