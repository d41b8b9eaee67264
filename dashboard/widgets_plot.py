"""A figure on a page: as wide as its room, and where that is too narrow for its words it can be moved aside under the finger."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st
from plotly import graph_objects as go

from dashboard.screen import Number
from dashboard.widgets_stage import choose

QUIET_CHART = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


def chart(drawn: go.Figure, key: str, indicator: str, alt: str) -> None:
    """A figure of an indicator. A click on a mark opens its passport."""
    with room_for(drawn, key):
        st.plotly_chart(
            drawn,
            key=key,
            theme=None,
            config=QUIET_CHART,
            on_select=lambda: _open_clicked(indicator, key),
            selection_mode="points",
            alt=alt,
        )


@contextmanager
def room_for(figure: go.Figure, key: str) -> Iterator[None]:
    """The place of a figure whose chart has this key, no narrower inside than the figure says that it must be."""
    least = (figure.layout.meta or {}).get("least_width")
    if least is None:
        yield
        return
    with st.container(key=f"roll-{key}"):
        st.html(f"<style>.st-key-{key} {{ min-width: {least}px; }}</style>")
        yield


def _open_clicked(indicator: str, key: str) -> None:
    """Open the passport of the mark that was pressed in the figure of that key."""
    for point in st.session_state[key]["selection"]["points"]:
        mark = point.get("customdata") or []
        if len(mark) >= 2:
            _open_number(Number(indicator, str(mark[0]), str(mark[1])))


def _open_number(number: Number) -> None:
    choose(lambda screen: replace(screen, number=number))
