"""A figure on a page: as wide as its room, and where that is too narrow for its words it can be moved aside under the finger."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from plotly import graph_objects as go


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
