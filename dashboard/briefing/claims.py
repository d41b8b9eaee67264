"""What a headline claims, found by its words in Korean and English: directions, extremes, ranks, causes.

The words stand in claim_words.yaml. What stands here is grammar of both languages, not text of the screen, so it is apart from text/en.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from dashboard.views import Language

Kind = Literal[
    "up", "down", "better", "worse", "steady", "highest", "lowest", "above", "below", "rank", "ever", "cause"
]


@dataclass(frozen=True)
class Claim:
    """`words` as written, from `start` on. `strong`: it says `sharply` besides. `rank` is the place in the order claimed."""

    kind: Kind
    words: str
    start: int
    negated: bool = False
    strong: bool = False
    rank: int = 0


@dataclass(frozen=True)
class Mention:
    """A name in a headline: what it names, and where."""

    what: str
    start: int


_NEAR = 12  # so many characters around a word are looked at for what makes it stronger
_PLAIN = ("steady", "ever")  # hold a `not` of their own
_WORDS = yaml.safe_load(Path(__file__).with_name("claim_words.yaml").read_text(encoding="utf-8"))


def _either(said: Mapping[str, Sequence[str]], whole: str = r"\b") -> re.Pattern[str]:
    """Any of these pieces in either language; English ones as whole words, or as `whole` says where a word ends."""
    pieces = [*said["ko"], rf"\b(?:{'|'.join(said['en'])}){whole}", *said.get("anywhere", ())]
    return re.compile("|".join(pieces), re.IGNORECASE)


_COMPILED: dict[Kind, re.Pattern[str]] = {kind: _either(said) for kind, said in _WORDS["claims"].items()}
_STRONG = _either(_WORDS["strong"], whole="")
_HARMLESS = _either(_WORDS["harmless"])
# After a word of direction: what turns it round, and what makes a wish or a question of it.
_NOT_AFTER = re.compile(  # matched from the word itself on
    r"[가-힣]{1,8}?(?:지(?:는|도|를)? ?(?:않|못)| ?(?:추세|흐름|폭)?[은는이가도]? ?(?:없|아니|아닙|아님)| 것[은이도]? ?(?:아니|아닙)|"
    r"[가-힣]{0,4}세(?:가|는|도)? ?(?:꺾|멈|주춤|둔화|그[치쳤]|끝)|"
    r"(?:라고|다고)(?:는)? ?(?:할|볼|말할|하기|보기)(?: 수)?(?:는|가)? ?(?:없|어렵))"
)
_WISH_AFTER = re.compile(
    r"^[가-힣]{0,3} ?(?:[가-힣]{0,2}겠|[을를할될] ?(?:계획|예정|것|수|필요)|계획|방안|목표|예정|필요|추진|위해|위한|하려|려고|려면|"
    r"야 ?(?:합|할|한|하)|도록|는지|은지|을까|할까|[가-힣]{0,5}(?:까|나)요?\?)|^[^.!]{0,12}\?"
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|no|never|without|hardly|neither|nor|cannot)\b|n[’']t\b)(?: \w+){0,2} $|(?:^|\s)안 $", re.IGNORECASE
)
_WISH_BEFORE = re.compile(
    r"\b(?:to|will|should|must|may|might|could|plan(?:s|ned)? to|aims? to|did|does|do|has|have)(?: \w+){0,1} $",
    re.IGNORECASE,
)
_OVER_YEARS: dict[Kind, Kind] = {"above": "up", "below": "down"}  # what a comparison with another time claims
_TIME_BEFORE = re.compile(r"(?:작년|지난해|전년도?|예년|평년|년|이전|전보다|앞선 해)(?: ?같은 기간)?$")
_TIME_AFTER = re.compile(r"^ (?:last|in|before|a year|the year|ever|usual)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\b(?:to|will|should|must|may|might|could|plan|plans|aim|aims)\b", re.IGNORECASE)
_OVER_TIME = re.compile(
    r"역대|사상|이후|이래|연도|해 ?(?:가운데|중)|년 ?(?:가운데|중|만|간|사이|동안)|\b(?:since|ever|all-time|record|years?|period)\b",
    re.IGNORECASE,
)
_WORD_END = re.compile(r"[가-힣]*")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "one": 1, "첫": 1}


def claims(text: str) -> tuple[Claim, ...]:
    """Everything that the text claims, in its order. Wishes, plans and questions about a direction claim nothing."""
    bare = _HARMLESS.sub(lambda match: " " * len(match.group()), text)
    found = [claim for kind, pattern in _COMPILED.items() for claim in _of_kind(kind, pattern, bare)]
    return tuple(sorted(found, key=lambda claim: claim.start))


def _of_kind(kind: Kind, pattern: re.Pattern[str], text: str) -> Iterator[Claim]:
    for match in pattern.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if kind in ("up", "down", "better", "worse") and _is_wish(before, after):
            continue
        turned = _NOT_AFTER.match(text, match.start()) or _NOT_AFTER.match(text, match.end() - 1)
        negated = bool(turned or _NOT_BEFORE.search(before))
        end = max(match.end(), turned.end()) if turned else match.end()
        timed = _TIME_BEFORE.search(before) or _TIME_AFTER.search(after)
        meant = _OVER_YEARS.get(kind, kind) if timed else kind
        words = text[match.start() : end] + (_WORD_END.match(text[end:]) or [""])[0]
        strong = bool(_STRONG.search(before[-_NEAR:] + match.group() + after[:_NEAR]))
        rank = _rank(match.group()) if kind == "rank" else 0
        yield Claim(
            meant, words.removeprefix("보다").strip(), match.start(), negated and kind not in _PLAIN, strong, rank
        )


def _is_wish(before: str, after: str) -> bool:
    close = _WISH_BEFORE.search(before)
    return bool(_WISH_AFTER.search(after) or (close and _QUESTION.search(close.group())))


def _rank(words: str) -> int:
    """The place in the order; 0 for the last one, whichever that is."""
    digits = re.search(r"\d+", words)
    if digits:
        return int(digits.group())
    return next((rank for word, rank in _ORDINALS.items() if word in words.lower()), 0)


def quoted(words: str, language: Language) -> str:
    """The words as they were written, in the quotes of the language."""
    return f"‘{words}’" if language == "ko" else f"“{words}”"


def over_time(text: str) -> bool:
    """Whether the text sets years beside one another, and not places."""
    return bool(_OVER_TIME.search(text))


def mentions(text: str, names: Mapping[str, str]) -> tuple[Mention, ...]:
    """Where the text names something: name → what it names. A longer name goes before a shorter one inside it."""
    found: list[Mention] = []
    for name in sorted(filter(None, names), key=len, reverse=True):
        for match in _whole(name).finditer(text):
            found.append(Mention(names[name], match.start()))
            text = text[: match.start()] + "\0" * len(match.group()) + text[match.end() :]
    return tuple(sorted(found, key=lambda mention: mention.start))


def without(text: str, names: Iterable[str]) -> str:
    """The text with these names blotted out, everything else at its place: a name claims nothing, and its digits are no figure."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = _whole(name).sub(lambda match: " " * len(match.group()), text)
    return text


def nearest(found: Iterable[Mention], at: int) -> str | None:
    """What was named last before that place, else first after it, else None."""
    known = list(found)
    before = [mention for mention in known if mention.start <= at]
    return (before[-1] if before else known[0]).what if known else None


def _whole(name: str) -> re.Pattern[str]:
    """The name where it does not stand inside a longer word; Korean particles may follow it."""
    return re.compile(rf"(?<![가-힣\w]){re.escape(name)}(?![A-Za-z0-9])", re.IGNORECASE)
