"""A briefing as one HTML file that needs nothing else: the server serves it, and the same file runs from a stick with no network."""

import base64
import gzip
import json
import string
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape, unescape
from pathlib import Path
from re import sub
from typing import Any

from plotly import graph_objects as go

from dashboard.briefing.drawn import drawn
from dashboard.briefing.prepared import Prepared, prepare
from dashboard.export.deck_figure import laid_out
from dashboard.export.deck_font import font_faces
from dashboard.export.deck_passports import passports
from dashboard.export.deck_slide import room_for_figures, slide_markup
from dashboard.export.deck_words import words_of
from dashboard.export.image import pictures, texts
from dashboard.export.svg_marks import with_keys
from dashboard.figures.paint import Paint
from dashboard.text import say
from dashboard.views import Language
from ledger.briefings import Briefing

HERE = Path(__file__).parent
PLOTLY_S_OWN = string.printable + "\u2212"  # what it writes at the ticks of an axis

Numbers = dict[str, dict[str, Any]]
PLAIN_SCRIPT = '<script type="application/octet-stream" id="passports">'


def deck(briefing: Briefing) -> bytes:
    """The file, UTF-8. Raises NoBrowserError and NoGlyphsError as `pictures` does."""
    slides, language = prepare(briefing), briefing.language
    figures = [drawn(slide, Paint(language, dark=False)) for slide in slides]
    with ThreadPoolExecutor(1) as beside:  # the browser draws while the passports are found and the letters are cut
        rooms = [room_for_figures(slide, say(language)) for slide in slides]
        drawing = beside.submit(_drawings, figures, rooms)
        numbers = passports(slides, language)
        undrawn = _body(slides, [[""] * len(own) for own in figures], language)
        inside = (text for own in figures for figure in own for text in texts(figure))
        faces = font_faces(
            (PLOTLY_S_OWN, briefing.name, *_said(undrawn, numbers), *words_of(language).values(), *inside)
        )
        body = _body(slides, drawing.result(), language)
    return _page(briefing, body, numbers, faces).encode()


def _body(slides: Sequence[Prepared], drawings: Sequence[Sequence[str]], language: Language) -> str:
    """All slides as markup."""
    return "".join(
        slide_markup(slide, number, len(slides), svgs, say(language))
        for number, (slide, svgs) in enumerate(zip(slides, drawings, strict=True), start=1)
    )


def _said(body: str, numbers: Numbers) -> tuple[str, str]:
    """The texts of slides and passports, whose letters the file has to hold."""
    return unescape(sub(r"<[^>]*>", "", body)), json.dumps(numbers, ensure_ascii=False)


def _drawings(figures: Sequence[Sequence[go.Figure]], rooms: Sequence[float]) -> list[list[str]]:
    """The figures of every slide as SVG with the names of their numbers, drawn in one go; `rooms` are the pixels for each slide's."""
    wanted = [one for own, room in zip(figures, rooms, strict=True) for one in laid_out(own, room)]
    svgs = iter(pictures(wanted, "svg"))
    return [
        [with_keys(figure, next(svgs), f"s{number}-{place}") for place, figure in enumerate(own)]
        for number, own in enumerate(figures, start=1)
    ]


def _page(briefing: Briefing, body: str, numbers: Numbers, faces: str) -> str:
    words = words_of(briefing.language)
    written = json.dumps(numbers, ensure_ascii=False)
    packed = base64.b64encode(gzip.compress(written.encode(), mtime=0)).decode("ascii")
    return (
        f'<!DOCTYPE html>\n<html lang="{briefing.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(briefing.name)}</title><style>{faces}\n{_asset('deck.css')}</style></head>"
        f'<body><main id="stage">{body}</main>{PLAIN_SCRIPT}{packed}</script>'
        f'<script type="application/json" id="words">{_in_script(words)}</script>'
        f"<script type='module'>{_asset('deck.js')}</script></body></html>\n"
    )


def _in_script(values: dict[str, str]) -> str:
    """JSON that cannot end the script it stands in."""
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")


def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
