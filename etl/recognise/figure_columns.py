"""Test of a column: whether its texts are figures in words."""

import re

from catalog.vocabulary import Vocabulary
from etl.recognise.cells import Sort
from etl.recognise.column_kinds import Seen
from etl.recognise.number_texts import read_number_text
from etl.recognise.said import Grammar

_NAMING_UNITS = frozenset({"세", "년", "호", "위", "종", "면", "주"})  # 10세, 1호, 2위 name a row; so do 10대, 20대


def holds_figures(found: Seen, vocabulary: Vocabulary) -> bool:
    """Most of the cells are a figure and little else: 20여명, 약 98개, 3억 9,600만원, 26(고문2)."""
    grammar = Grammar(vocabulary.units, vocabulary.places)
    sample = found.texts[:40]
    figures = sum(_is_figure(text, grammar) for text in sample)
    rest = found.counts[Sort.NUMBER] + found.counts[Sort.MISSING]
    return figures > 0 and figures * max(1.0, len(found.texts) / len(sample)) + rest >= 0.5 * found.total


def _is_figure(text: str, grammar: Grammar) -> bool:
    parts = read_number_text(text, grammar).parts if len(text) <= 40 else ()
    if not parts or parts[0].kind != "number" or not re.match(r"(?:약|총|연)?\s?\d", text):
        return False
    unit, value = parts[0].unit, parts[0].value
    decade = unit == "대" and value is not None and value % 10 == 0
    return unit in grammar.units.values() or unit is None or not (decade or unit in _NAMING_UNITS)
