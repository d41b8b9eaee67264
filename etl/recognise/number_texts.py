"""Texts in a column of numbers: there a bare number counts too, and one in brackets beside it."""

import re
from functools import lru_cache

from catalog.vocabulary import squeeze
from etl.clean.numbers import korean_number, plain_number
from etl.clean.text import normal
from etl.clean.units import unit_named
from etl.recognise.figure_pattern import BOUNDS, DIGITS, NUMBER
from etl.recognise.figures import read_text
from etl.recognise.said import Grammar, Part, Said

_BESIDE = re.compile(
    rf"^(?P<main>약\s?)?(?P<number>[△▲+-]?{NUMBER})\s?(?P<more>여)?\s?(?P<unit>[가-힣%]{{1,3}})?\s?\((?P<inside>[^()]+)\)$"
)
_BARE = re.compile(
    rf"^(?P<about>약)?\s?(?P<number>{NUMBER})\s?(?P<more>여)?(?:\s?(?P<bound>이상|이하|이내|미만|초과))?$"
)


@lru_cache(maxsize=20_000)
def read_number_text(text: str, grammar: Grammar) -> Said:
    """What a text in a column of numbers says: there a bare number counts too, and one in brackets beside it.

    >>> g = Grammar({"%": "%", "명": "명"}, {})
    >>> [(p.value, p.unit, p.context) for p in read_number_text("26(고문2)", g).parts]
    [(26.0, None, ()), (2.0, None, ('고문',))]
    >>> [(p.value, p.unit) for p in read_number_text("6,978(33%)", g).parts]
    [(6978.0, None), (33.0, '%')]
    """
    printed = " ".join(normal(text).split())
    if bare := _BARE.match(printed):
        qualifier = (
            "approximate" if bare["about"] else "at least" if bare["more"] else BOUNDS.get(bare["bound"] or "", "exact")
        )
        value = korean_number(bare["number"])
        return Said((Part("number", value, qualifier=qualifier),)) if value is not None else Said(())
    if negative := re.fullmatch(rf"\(({DIGITS})\)", printed):
        return Said((Part("number", -float(negative[1].replace(",", "")), qualifier="ambiguous"),))
    if match := _BESIDE.match(printed):
        main = plain_number(match["number"]) if match["number"][0] in "△▲+-" else korean_number(match["number"])
        unit = grammar.units.get(match["unit"] or "")
        inside = _inside(match["inside"], grammar)
        if main is not None and inside and (unit or not match["unit"]):
            qualifier = "approximate" if match["main"] else "at least" if match["more"] else "exact"
            return Said((Part("number", main, unit=unit, qualifier=qualifier), *inside))
    said = read_text(text, grammar)
    if not said.parts and (other := re.fullmatch(rf"({DIGITS})\s?(\D{{1,6}})", printed)):
        named = unit_named(other[2], grammar.units)  # units that the catalog has no use for: 대, 톤, km
        return Said((Part("number", float(other[1].replace(",", "")), unit=named),)) if named else said
    return said


def _inside(text: str, grammar: Grammar) -> tuple[Part, ...]:
    """The figures in brackets beside a number: 고문2, 33%, 남 3, 여 5."""
    parts = []
    for piece in re.split(r"\s*[,/·]\s*", text.strip()):
        match = re.fullmatch(
            rf"(?P<word>[가-힣A-Za-z][가-힣A-Za-z\s]*?)?\s?:?(?P<number>{DIGITS})\s?(?P<unit>\D+)?", piece
        )
        unit = grammar.units.get(squeeze(match["unit"])) if match and match["unit"] else None
        if not match or (match["unit"] and not unit) or not (match["word"] or unit):
            return ()
        context = (match["word"].strip(),) if match["word"] else ()
        parts.append(Part("number", float(match["number"].replace(",", "")), unit=unit, context=context))
    return tuple(parts)
