"""The desk on which an upload is worked on: what its widgets need to know, whether there is a release yet or not."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import streamlit as st

from catalog.declared import Catalog
from catalog.model import Text
from dashboard.figures.paint import Paint
from dashboard.office import data_folder, ledger
from dashboard.release import Release
from dashboard.screen import Screen
from dashboard.text import Say, say
from dashboard.upload_batch import Batch
from dashboard.views import Language
from dashboard.widgets_stage import choose
from ledger.drafts import Draft, new_batch
from ledger.errors import LedgerError
from ledger.requests import ask_check
from ledger.spool import spool

NAME, REFUSED, TURN = "upload-name", "upload-refused", "upload-turn"


@dataclass(frozen=True)
class Desk:
    """`catalog` is the one in force, `release` the current one, None before the first. `batch` None: nothing was dropped yet."""

    screen: Screen
    dark: bool
    catalog: Catalog
    release: Release | None
    batch: Batch | None

    @property
    def say(self) -> Say:
        return say(self.screen.language)

    @property
    def language(self) -> Language:
        return self.screen.language

    @property
    def paint(self) -> Paint:
        return Paint(self.screen.language, self.dark)

    def word(self, label: Text) -> str:
        """A label of the catalog in the language of the screen."""
        return label.ko if self.language == "ko" else label.en

    @property
    def by(self) -> str:
        """Who is at work here, as typed in this session; else who dropped the files."""
        typed = str(st.session_state.get(NAME) or "").strip()
        return typed or (self.batch.by if self.batch else "")


def take(desk: Desk, files: list[tuple[str, bytes]], by: str) -> bool:
    """Keep dropped files and have them looked at. One that cannot be taken is told, the others go on. True where any was taken.

    What comes after a batch was published begins another: nobody has seen both together.
    """
    book, refused, taken = ledger(), [], 0
    over = desk.batch is None or any(one.state == "published" for one in book.drafts.in_batch(desk.batch.name))
    batch = new_batch() if desk.batch is None or over else desk.batch.name
    for name, content in files:
        known = {draft.number for draft in book.drafts.open_in(batch)}
        try:
            draft = spool(data_folder(), book, batch, name, content, by)
        except LedgerError as fault:
            refused.append((name, fault.words(desk.language)))
            continue
        if draft.number in known:
            refused.append((name, desk.say("같은 내용의 파일이 이미 있습니다. 한 번만 읽습니다.")))
        taken += draft.number not in known
        refused += [(draft.file, words) for words in _replaced(desk, draft, known)]
    st.session_state[REFUSED] = refused
    if taken:
        ask_check(book, batch, by)
        choose(lambda screen: replace(screen, batch=batch, cell=""))
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    return bool(taken)


def _replaced(desk: Desk, draft: Draft, known: AbstractSet[int]) -> Iterator[str]:
    """A mended file takes the place of the one of its name that was held up; told, so that nothing goes in silence."""
    found = desk.batch.current if desk.batch else None
    for file in found.files if found else ():
        if file.held and not file.refused and file.file == draft.file and file.draft in known - {draft.number}:
            ledger().drafts.drop(file.draft)
            yield desk.say("고칠 것이 있던 같은 이름의 파일을 이것으로 바꾸었습니다.")


def look_again(desk: Desk) -> None:
    """Have the batch checked anew, after something about it was said or changed."""
    if desk.batch and desk.batch.open:
        ask_check(ledger(), desk.batch.name, desk.by)
