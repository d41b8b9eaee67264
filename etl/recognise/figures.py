"""The figures in a cell of free text, by a small grammar.

    cell     := [period "/"] segment { separator segment }        separators: , / ; line break, brackets
    segment  := words and figures in any order; a period beside a figure binds to it
    figure   := ["약" | "총" | "연"] number ["여"] unit ["이상" | "이하" | …]   |   number "~" number unit   |   number unit "이상" number unit "이내"

A number in running text counts only with a unit of the catalog. `4년 연속` is a figure, `17년` a period, `제3회` and `상무2동`
are neither. The words around a figure go with it as its context.
"""

import re
from dataclasses import replace
from functools import lru_cache

from catalog.vocabulary import squeeze
from etl.clean.numbers import korean_number
from etl.clean.period import Period
from etl.clean.period_search import Found, find_periods
from etl.clean.places import places_in
from etl.clean.text import normal, without_bullet
from etl.recognise.figure_pattern import BOUNDS, DIGITS, figure_pattern
from etl.recognise.lists_said import dates, places_by_periods, places_only
from etl.recognise.said import Grammar, Part, Said

_SCALED_UNITS = ("천원", "백만원", "만원", "억원")
_PLANNED = re.compile(r"예정|추진\s?중|추가\s?설치|계획|추진(?!사항|위|단|실적|현황)")
_SEPARATOR = re.compile(r"\n|(?<!\d),(?!\d)|,(?=\s)|(?<=\d),(?!\d)|\s/\s|/(?=\s)|;|·\s|(?:^|\s)-\s|☞|→")


@lru_cache(maxsize=20_000)
def read_text(text: str, grammar: Grammar) -> Said:
    """What a cell of text says: its figures, dates and lists of places; nothing if it is words only.

    >>> g = Grammar({"명": "명", "개": "개", "강": "강", "h": "시간", "천원": "천원", "개소": "개소"}, {})
    >>> [(p.value, p.unit, p.period.written()[0]) for p in read_text("17년 59개, 18년 65개 선정", g).parts]
    [(59.0, '개', '2017'), (65.0, '개', '2018')]
    >>> [(p.value, p.unit) for p in read_text("교육·토론(6강 11h)", g).parts]
    [(6.0, '강'), (11.0, '시간')]
    >>> said = read_text("'16~'19 / 대상인원 565명", g)
    >>> said.heads.written(), said.parts[0].context
    (('2016', '2019'), ('대상인원',))
    """
    printed = "\n".join(" ".join(line.split()) for line in normal(text).split("\n"))
    periods = list(find_periods(printed))
    heads = None
    if periods and periods[0].start == 0 and re.match(r"\s*/", printed[periods[0].end :]):
        heads = periods[0].period
        printed = printed[periods[0].end :].lstrip(" /")
        periods = list(find_periods(printed))
    if school := places_by_periods(printed, periods, grammar):
        return Said(school, heads)
    if dated := dates(printed, periods):
        return Said(dated, heads)
    parts, mismatch = _figures(printed, periods, grammar)
    return Said(tuple(parts) or places_only(printed, periods, grammar), heads, mismatch)


def _figures(printed: str, periods: list[Found], grammar: Grammar) -> tuple[list[Part], tuple[float, float] | None]:
    """The figures of a text, each with the period of its segment and the words around it."""
    masked = printed
    names = places_in(printed, grammar.places)
    for start, end in [(found.start, found.end) for found in periods] + [(start, end) for start, end, _ in names]:
        masked = masked[:start] + "\x00" * (end - start) + masked[end:]
    masked = re.sub(r"제\s?\d+\s?(?:회|차|기|호|동)|\d인\s?\d표|\d+\s?/\s?\d+", lambda m: "\x00" * len(m[0]), masked)
    masked = re.sub(r"=[\s\d+,]+$", lambda m: " " * len(m[0]), masked)
    found = [match for match in figure_pattern(grammar).finditer(masked) if _free_standing(masked, match)]
    if not found:
        return [], None
    parts = []
    for match in found:
        start, end = _segment(masked, match.start("number"), match.end())
        bound = [item.period for item in periods if start <= item.start < end and item.period.complete]
        parts.append(
            _part(match, bound[0] if bound else None, _context(printed, masked, start, end, found, match), grammar)
        )
    parts = _sharing(parts, periods)
    parts = [_listing(part, masked, match, names) for part, match in zip(parts, found, strict=True)]
    return parts, _sum_mismatch(printed, parts)


def _free_standing(masked: str, match: re.Match[str]) -> bool:
    """A digit right behind a letter belongs to a name (상무2) unless that letter ends a word of quantity or a figure."""
    start = match.start("before") if match["before"] else match.start("number")
    before = masked[start - 1 : start]
    return not ("가" <= before <= "힣") or bool(
        re.search(r"(?:강|명|건|개|회|인원|등|및|총|약|연|원|수)$", masked[:start])
    )


def _segment(masked: str, start: int, end: int) -> tuple[int, int]:
    """The segment around a figure: up to the next separator or bracket on both sides."""
    left = 0
    for separator in _SEPARATOR.finditer(masked, 0, start):
        left = separator.end()
    left = max(left, masked.rfind("(", 0, start) + 1, masked.rfind(")", 0, start) + 1)
    ahead = _SEPARATOR.search(masked, end)
    right = ahead.start() if ahead else len(masked)
    for bracket in "()":
        position = masked.find(bracket, end)
        right = min(right, position) if position >= 0 else right
    return left, right


def _context(
    printed: str, masked: str, start: int, end: int, figures: list[re.Match[str]], own: re.Match[str]
) -> tuple[str, ...]:
    """The words before and behind a figure in its segment; inside brackets, also the words before the bracket."""
    words: list[str] = []
    if masked[start - 1 : start] == "(":
        outer_start, _ = _segment(masked, start - 1, start - 1)
        words += _words(printed, outer_start, start - 1, figures)
    words += _words(printed, start, own.start(), figures)
    words += _words(printed, own.end(), end, figures)
    return tuple(words)


def _words(printed: str, start: int, end: int, figures: list[re.Match[str]]) -> list[str]:
    """The texts between the figures and periods of a stretch; names of places stay in them."""
    cuts = [(max(m.start(), start), min(m.end(), end)) for m in figures if m.end() > start and m.start() < end]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    pieces = [printed[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    for found in find_periods(printed[start:end]):
        pieces = [piece.replace(printed[start + found.start : start + found.end], " ") for piece in pieces]
    cleaned = (without_bullet(" ".join(piece.split()).strip(" ,.:;/-→☞=")) for piece in pieces)
    return [piece for piece in cleaned if re.search(r"[가-힣A-Za-z]", piece)]


def _part(match: re.Match[str], period: Period | None, context: tuple[str, ...], grammar: Grammar) -> Part:
    unit = "년" if match["unit"] == "년" else grammar.units[squeeze(match["unit"])]
    printed = match["number"]
    if (scaled := _scaled(printed, match["unit"], grammar)) is not None:
        value, unit = scaled
    else:
        value = korean_number(printed.replace("여", "")) or 0.0
    more = match["more"] or match["more2"] or "여" in printed
    qualifier = "at least" if more else BOUNDS.get(match["bound"] or "", "exact")
    if match["before"] == "약":
        qualifier = "approximate"
    if any(_PLANNED.search(words) for words in context):
        qualifier = "planned"
    basis = "yearly" if (match["before"] or "").startswith("연") and unit in {"회", "명", "건", "개"} else None
    if match["upper"]:
        low, high = value, korean_number(match["upper"]) or 0.0
        text = f"{low:g}-{high:g}"
        return Part("number", None, low, high, text, unit, "exact", basis, period, context=context)
    return Part("number", value, unit=unit, qualifier=qualifier, basis=basis, period=period, context=context)


def _scaled(printed: str, unit: str, grammar: Grammar) -> tuple[float, str] | None:
    """`176,800천원` keeps its printed unit; `3억 6,000만원` and `37천만원` have none and become 원."""
    match = re.match(rf"^({DIGITS})\s?(천|백만|만|억)$", printed)
    spelling = squeeze((match[2] if match else "") + unit)
    if match and spelling in _SCALED_UNITS and spelling in grammar.units:
        return float(match[1].replace(",", "")), grammar.units[spelling]
    return None


def _sharing(parts: list[Part], periods: list[Found]) -> list[Part]:
    """Words behind the last figure of an even list hold for all; one leading period holds for those behind it."""
    if (
        len(parts) > 1
        and parts[-1].context
        and not any(part.context for part in parts[:-1])
        and all(p.period for p in parts)
    ):
        parts = [replace(part, context=parts[-1].context) for part in parts]
    whole = [found.period for found in periods if found.period.complete]
    if len(whole) == 1 and periods[0].start == 0:
        return [replace(part, period=part.period or whole[0]) for part in parts]
    lasting = next((part for part in parts if part.unit == "년"), None)
    if lasting and lasting.period is None and whole:
        return [replace(part, ends_at=whole[-1]) if part is lasting else part for part in parts]
    return parts


def _listing(part: Part, masked: str, match: re.Match[str], names: list[tuple[int, int, str]]) -> Part:
    """The places listed in brackets behind a count: `2개동 운영 (화정2동, 동천동)`."""
    bracket = re.compile(r"[^()]{0,20}\(([\x00\s,/·및]+)\)").match(masked, match.end())
    if part.kind != "number" or not bracket:
        return part
    listed = tuple(squeeze(name) for start, end, name in names if bracket.start(1) <= start and end <= bracket.end(1))
    return replace(part, places=listed)


def _sum_mismatch(printed: str, parts: list[Part]) -> tuple[float, float] | None:
    """`100건 = 77+8+8+5+2`: the parts are witnesses to the total."""
    match = re.search(r"=\s*(\d[\d,]*(?:\s*\+\s*\d[\d,]*)+)\s*$", printed)
    if not match or len(parts) != 1 or parts[0].value is None:
        return None
    total = sum(float(number.replace(",", "")) for number in match[1].split("+"))
    return None if total == parts[0].value else (parts[0].value, total)
