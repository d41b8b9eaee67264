"""The peer for a page: Streamlit with one line of text on it."""

import streamlit as st

st.title("empty")
