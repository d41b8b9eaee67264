"""The place to drop files on, in the language of the screen: Streamlit says its own words in English only, and has no setting for them."""

import re
from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.text import Say


def drop_file(speak: Say, label: str, *, key: str, most: int, kinds: Sequence[str]) -> UploadedFile | None:
    """One file of these kinds, of at most so many MB."""
    _say(speak, key, speak("{most}MB가 넘거나 다른 종류인 파일은 받지 않습니다. 다른 파일을 골라 주십시오.", most=most))
    return st.file_uploader(label, list(kinds), max_upload_size=most, key=key)


def drop_files(speak: Say, label: str, *, key: str, most: int) -> list[UploadedFile]:
    """Any number of files, each of at most so many MB."""
    _say(speak, key, speak("{most}MB가 넘는 파일은 받지 않았습니다. 나누어서 올려 주십시오.", most=most))
    return st.file_uploader(label, accept_multiple_files=True, max_upload_size=most, key=key)


def _say(speak: Say, key: str, refused: str) -> None:
    zone = f".st-key-{re.sub(r'[^A-Za-z0-9_-]', '-', key)} [data-testid=stFileUploaderDropzone]"
    words: Mapping[str, str] = {
        "button [data-testid=stMarkdownContainer] p": speak("파일 고르기"),
        "[data-testid=stFileUploaderDropzoneInstructions] span": speak("또는 여기에 끌어다 놓기"),
        "> input + :not(:has(button)) > *": speak("여기에 놓으십시오"),
    }
    rules = "".join(
        f"{zone} {where} {{ font-size: 0; }} {zone} {where}::after {{ content: '{text}'; font-size: 0.95rem; }}"
        for where, text in words.items()
    )
    st.html(
        f"<style>{rules}{zone}:has([aria-invalid=true])::after {{ content: '{refused}'; color: var(--fault); }}</style>"
    )
