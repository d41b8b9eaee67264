"""The figures in a problem's sentence, and the sentence without them: what a cell holds may not be for every reader."""

import re
from collections.abc import Mapping
from string import Formatter

from catalog.problems import Language, problem_kinds
from catalog.spelt_counts import without_spelt_counts

COVERED = "※"
_ANY_NUMBER = re.compile(r"\d[\d,.]*")


def figures_in(code: str, sentence: str, language: Language, known: Mapping[str, str | None]) -> tuple[str, ...]:
    """What the sentence says of cells, as printed. `known` are the words of the problem that are known by their names."""
    pieces = _pieces(code, sentence, language, known)
    if pieces is None:
        return tuple(text for text in known.values() if text)
    return tuple(text for name, text in pieces if name in problem_kinds()[code].figures)


def without_figures(code: str, sentence: str, language: Language, known: Mapping[str, str | None]) -> str:
    """The sentence with a mark in the place of each of them; of one that is no longer said so, in the place of any number."""
    pieces = _pieces(code, sentence, language, known)
    if pieces is None:
        return _ANY_NUMBER.sub(COVERED, without_spelt_counts(sentence, COVERED))
    return "".join(COVERED if name in problem_kinds()[code].figures else text for name, text in pieces)


def _pieces(
    code: str, sentence: str, language: Language, known: Mapping[str, str | None]
) -> list[tuple[str | None, str]] | None:
    """The sentence cut where its template has names: (name, or None between two, and its words)."""
    kind = problem_kinds().get(code)
    if kind is None:
        return None
    names: list[str | None] = []
    pattern = ""
    for between, name, _, _ in Formatter().parse(kind.ko if language == "ko" else kind.en):
        pattern += f"({re.escape(between)})"
        names.append(None)
        if name:
            pattern += f"({re.escape(known.get(name) or '')})" if name in known else "(.*?)"
            names.append(name)
    found = re.fullmatch(pattern, sentence, re.DOTALL)
    return list(zip(names, found.groups(), strict=True)) if found else None
