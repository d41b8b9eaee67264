"""The letters of a deck, cut out of the font, so that the file carries its own type to any machine."""

import base64
import io
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from dashboard.export.fonts import BOLD, REGULAR

WEIGHTS = ((400, REGULAR), (700, BOLD))


def font_faces(texts: Iterable[str]) -> str:
    """`@font-face` rules that hold all letters of the texts that the font has; empty where set-up could not fetch the font.

    A letter that it lacks, such as a sign in an emoji, is drawn with a font of the reader's machine.
    """
    letters = {letter for text in texts for letter in text}
    return "\n".join(_face(weight, _cut(path, letters)) for weight, path in WEIGHTS if path.is_file())


def _face(weight: int, font: bytes) -> str:
    data = base64.b64encode(font).decode("ascii")
    source = f"src: url(data:font/woff2;base64,{data}) format('woff2')"
    return f"@font-face {{ font-family: Pretendard; font-weight: {weight}; {source}; }}"


def _cut(path: Path, letters: set[str]) -> bytes:
    options = subset.Options(flavor="woff2", layout_features=["ccmp", "kern", "tnum"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(letter) for letter in letters])
    with TTFont(path, lazy=True) as font:
        cutter.subset(font)
        font.flavor = "woff2"
        written = io.BytesIO()
        font.save(written)
    return written.getvalue()
