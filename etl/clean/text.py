"""Text as printed, brought to one spelling without losing a letter."""

import re
import unicodedata
from functools import lru_cache

REMEMBERED = 16_384
"""How many texts each cleaning function remembers: the words of a form come again in every cell, sheet and file."""

# Full-width forms are what a Korean keyboard gives for ordinary letters and digits; NFKC would also fold ㎡ and ①.
_WIDE: dict[int, int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u3000\u2002\u2003\u2009\t"), " ")
_NOTHING = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad"), "")
_QUOTES = dict.fromkeys(map(ord, "‘’`´′"), "'")
_TILDES = dict.fromkeys(map(ord, "∼〜～˜"), "~")
_TABLE: dict[int, int | str] = {**_WIDE, **_BLANKS, **_NOTHING, **_QUOTES, **_TILDES}


@lru_cache(REMEMBERED)
def normal(text: str) -> str:
    """NFC, half-width letters and digits, one kind of blank, quote and tilde; line breaks stay.

    >>> normal("１２３　명"), normal("’16～’19")
    ('123 명', "'16~'19")
    """
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFC", text).translate(_TABLE).strip()


@lru_cache(REMEMBERED)
def one_line(text: str) -> str:
    """Normal text with every run of blanks and line breaks as one blank; letters spaced out are closed up.

    >>> one_line("10세\\n미만"), one_line("합     계"), one_line("강 남 구")
    ('10세 미만', '합계', '강남구')
    """
    words = normal(text).split()
    if len(words) > 1 and all(len(word) == 1 and "가" <= word <= "힣" for word in words):
        return "".join(words)
    return " ".join(words)


_BULLET = re.compile(r"^(?:[-–—•·○◦●□■◇◆▶▷▪*☞→①-⑳]|\(?\d{1,2}[.)]|[가-하][.)])\s*")


def without_bullet(text: str) -> str:
    """A line without the mark that opens it.

    >>> without_bullet("□ 교육 현황"), without_bullet("2. 예산")
    ('교육 현황', '예산')
    """
    return _BULLET.sub("", text, count=1)
