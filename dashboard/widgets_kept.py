"""Markup that is made once for all viewers who look at the same, and kept."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import update_wrapper
from threading import Lock
from typing import Concatenate, ParamSpec

import streamlit as st

from dashboard.widgets_stage import SCREEN, Stage

KEPT = 256  # pieces of markup of a kind; the largest, a year's scorecard, has 60 kB
More = ParamSpec("More")
Make = Callable[Concatenate[Stage, More], str]


def kept_markup(make: Make[More]) -> Make[More]:
    """Keep what a function makes of a stage, and give it to all who stand on an equal one.

    Equal are release, screen, theme, targets and comments in force, and the screen as it was asked for, which the links carry on. What else
    the markup says must come from the arguments, which are hashed.
    """
    made: OrderedDict[Hashable, str] = OrderedDict()
    guard = Lock()

    def given(stage: Stage, /, *more: More.args, **named: More.kwargs) -> str:
        stands = (
            str(stage.release.folder),
            stage.screen,
            stage.dark,
            stage.entry,
            stage.remarks,
            st.session_state.get(SCREEN),
        )
        asked = (stands, more, tuple(named.items()))
        with guard:
            if asked in made:
                made.move_to_end(asked)
                return made[asked]
        body = make(stage, *more, **named)
        with guard:
            made[asked] = body
            if len(made) > KEPT:
                made.popitem(last=False)
        return body

    update_wrapper(given, make)
    return given
