"""How cells are written: numbers by unit and qualifier, made-up ones told from real ones, words in the font of the office."""

from typing import Any

from catalog.model import Indicator
from dashboard.export.pptx_template import FONT
from dashboard.figures.paint import LIGHT
from dashboard.numbers import WON, around
from dashboard.views import Language

Look = dict[str, Any]
PLAIN: Look = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
TITLE: Look = PLAIN | {"font_size": 16, "bold": True}
QUIET: Look = PLAIN | {"font_color": LIGHT.muted}
TOP: Look = {"valign": "top"}
HEAD: Look = PLAIN | {"bold": True, "bg_color": LIGHT.grid, "border": 1, "border_color": LIGHT.context}
NUMBER_HEAD: Look = HEAD | {"align": "right"}
WORDS: Look = PLAIN | {"border": 1, "border_color": LIGHT.grid}
BESIDE: Look = WORDS | {"indent": 1}  # words to the right of a number
LACKING: Look = WORDS | {"font_color": LIGHT.muted, "align": "right"}
MADE_UP: Look = {"italic": True, "bg_color": LIGHT.sequential[0], "font_color": LIGHT.ink}
SIGN: Look = PLAIN | {"bold": True, "border": 1, "border_color": LIGHT.axis, "bg_color": LIGHT.sequential[0]}
LINK: Look = PLAIN | {"font_color": LIGHT.accent, "underline": 1}


def value_look(
    indicator: Indicator, qualifier: str, language: Language, *, made_up: bool, after: str = "", total: bool = False
) -> Look:
    """A number stays a number: 약, 이상 and the signs behind it are part of its format. Sums of won have △ where they fall below zero."""
    look = WORDS | {"num_format": number_shape(indicator, qualifier, language, after), "align": "right"}
    return look | (MADE_UP if made_up else {}) | ({"bold": True} if total else {})


def number_shape(indicator: Indicator, qualifier: str = "exact", language: Language = "ko", after: str = "") -> str:
    """The number format of an indicator's values.

    Thousands apart, and no K or M: a sum of won is written out.
    """
    digits = "#,##0" + ("." + "0" * indicator.decimals if indicator.decimals else "")
    before, behind = around(qualifier, language)
    shown = f"{_quoted(before)}{digits}{_quoted(behind + after)}"
    return f'{shown};"△"{digits}' if indicator.unit.ko in WON else shown


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
