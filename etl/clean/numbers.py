"""Numbers as Korean offices print them."""

import re

from etl.clean.text import normal

_PLAIN = re.compile(r"^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$|^\.\d+$")
_NEGATIVE = "△▲∆-−–﹣"
_SMALL = {"십": 10, "백": 100, "천": 1000}
_BIG = {"만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}

# A number with its Korean multipliers: 2만1018, 3억 9천6백만, 37천만, 6만4000.
KOREAN_NUMBER = (
    r"\d+(?:,\d{3})*(?:\.\d+)?"
    r"(?:(?:\s?[십백천]?[만억조]|[십백천](?=[만억조여\s\d]|원|명|개|건|$))"
    r"(?:\s?\d+(?:,\d{3})*(?:\.\d+)?(?:[십백천]?[만억조]|[십백천])?)*)?"
)
_TOKEN = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)|([십백천])|([만억조])")


def plain_number(text: str) -> float | None:
    """A number printed in digits: grouping by threes, a sign, △ for minus; None for anything else.

    >>> plain_number("1,234"), plain_number("△1,234"), plain_number(" 2.35")
    (1234.0, -1234.0, 2.35)
    >>> plain_number("1,2O4"), plain_number("12,34"), plain_number("-")
    (None, None, None)
    """
    digits = normal(text)
    sign = 1.0
    if digits[:1] in {*_NEGATIVE, "+"} and digits[1:]:
        sign = 1.0 if digits[0] == "+" else -1.0
        digits = digits[1:].strip()
    return sign * float(digits.replace(",", "")) if _PLAIN.match(digits) else None


def korean_number(text: str) -> float | None:
    """A number with 십, 백, 천, 만, 억, 조 in it, or plain digits.

    >>> korean_number("3억 9천6백만"), korean_number("37천만"), korean_number("6만4000"), korean_number("1만2천")
    (396000000.0, 370000000.0, 64000.0, 12000.0)
    >>> korean_number("2만1018"), korean_number("1억 9,500만"), korean_number("많음")
    (21018.0, 195000000.0, None)
    """
    compact = re.sub(r"\s+", "", normal(text))
    total = section = 0.0
    current: float | None = None
    position = 0
    for match in _TOKEN.finditer(compact):
        if match.start() != position:
            return None
        position = match.end()
        digits, small, big = match.groups()
        if digits:
            current = float(digits.replace(",", ""))
        elif small:
            section += (1.0 if current is None else current) * _SMALL[small]
            current = None
        else:
            section += current or 0.0
            total += (section or 1.0) * _BIG[big]
            section, current = 0.0, None
    if position != len(compact) or not compact or not compact[0].isdigit():
        return None
    return total + section + (current or 0.0)


_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "ㅇ": "0", "Ｏ": "0", "S": "5", "B": "8"})


def looks_mistyped(text: str) -> bool:
    """Whether a text would be a number but for a letter that looks like a digit.

    >>> looks_mistyped("1,2O4"), looks_mistyped("l23"), looks_mistyped("SOS"), looks_mistyped("12명")
    (True, True, False, False)
    """
    compact = re.sub(r"\s+", "", text)
    if plain_number(compact) is not None or sum(c.isdigit() for c in compact) < 1:
        return False
    return plain_number(compact.translate(_LOOKALIKES)) is not None or bool(
        re.fullmatch(r"[\d,.]*\d[;:'`.,]+\d*|\d{1,3}(?:,\d+)+|\d+\.\.+\d+", compact)
    )
