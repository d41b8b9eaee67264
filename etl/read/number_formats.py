"""Number formats of spreadsheets: what they make of a stored number on the screen."""

import re
from dataclasses import dataclass
from functools import lru_cache

BUILT_IN = {9: "0%", 10: "0.00%"}
"""The formats without a code of their own in the file that change what a number says."""


@dataclass(frozen=True)
class NumberFormat:
    """What a number format does to the number shown: `factor` times the stored one, with `unit` behind it.

    `dated` is "y" or "ym" where the format shows a date by its year, or year and month, alone.
    """

    factor: float = 1.0
    unit: str = ""
    dated: str = ""


@lru_cache(1_000)
def read_format(code: str) -> NumberFormat:
    """What a format code makes of a number: percent, thousands left out, words behind it.

    >>> read_format("0.0%"), read_format('#,##0"명"'), read_format("#,##0")
    (NumberFormat(factor=100.0, unit='%', dated=''), NumberFormat(factor=1.0, unit='명', dated=''), NumberFormat(factor=1.0, unit='', dated=''))
    >>> read_format("#,##0,").factor, read_format("yyyy-mm-dd") == NumberFormat()
    (0.001, True)
    >>> read_format('yyyy"년"').dated, read_format("yyyy.mm").dated, read_format("h:mm").dated
    ('y', 'ym', '')
    """
    section = re.sub(r"\[[^\]]*\]|[_*].", "", code.split(";", maxsplit=1)[0])
    literals = re.findall(r'"([^"]*)"|\\(.)', section)
    bare = re.sub(r'"[^"]*"|\\.', "\x00", section)
    letters = set(re.findall(r"[ymdhs]", bare.replace("General", "0").lower()))
    if letters in ({"y"}, {"y", "m"}):
        return NumberFormat(dated="ym" if "m" in letters else "y")
    if letters & {*"ymdhs"} or not re.search(r"[0#?]|General", bare):
        return NumberFormat()
    if "%" in bare:
        return NumberFormat(100.0, "%")
    left_out = re.search(r"[0#?](,+)(?![0#?,])", bare)
    behind = bare.rsplit("0", 1)[-1] if "0" in bare else bare
    unit = "".join(a or b for a, b in literals).strip() if "\x00" in behind else ""
    return NumberFormat(0.001 ** len(left_out[1]) if left_out else 1.0, unit)
