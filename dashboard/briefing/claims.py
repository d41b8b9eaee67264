"""What a headline claims, found by its words in Korean and English: directions, extremes, ranks, causes.

The words stand here as grammar of both languages, not as text of the screen, so this module is apart from text/en.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

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
_ENDS = "(?:었|어|고|며|면|지|자|려|렸|린|릴|리|음|습)"
_THAN = "보다(?:도|는)? ?(?:더|훨씬|크게|다소|조금|약간)? ?"
_PATTERNS: dict[Kind, str] = {
    "up": rf"(?<![오하그마바비])늘{_ENDS}|늡니다|증가|상승|확대|급증|폭증|급등|반등|성장|올랐|올라(?!인|온)|오르(?!막)|오름세|"
    r"높아[지져졌진]|많아[지져졌진]|커[지져졌진]|불어나|불었|치솟|껑충|"
    r"\b(?:ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|grow(?:s|n|ing|th)?|grew|climb(?:s|ed|ing)?|surg(?:e|es|ed|ing)|"
    r"soar(?:s|ed|ing)?|jump(?:s|ed|ing)?|expand(?:s|ed|ing)?|expansion|gain(?:s|ed)|(?:go|goes|went|gone|is|are|was|were) up|"
    r"up (?:by|from)|upward)\b",
    "down": r"줄(?:었|어|고|며|면|지|자|였|여|인|임|음|습)|줄이(?!\s)|감소|하락|급감|급락|폭락|축소|위축|떨어[지져졌진]|내렸|내림세|"
    r"낮아[지져졌진]|적어[지져졌진]|작아[지져졌진]|뒷걸음|"
    r"\b(?:(?<!in )(?<!in the )fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?(?!-)|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|"
    r"shrink(?:s|ing)?|shrank|shrunk|reduc(?:e|es|ed|ing|tion)|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|slump(?:s|ed)?|"
    r"(?:go|goes|went|gone|is|are|was|were) down|down (?:by|from)|downward)\b",
    "better": r"개선|나아[지져졌진]|좋아[지져졌진]|향상|호전|\b(?:improv(?:e|es|ed|ing|ement)|better)\b",
    "worse": r"악화|나빠[지져졌진]|후퇴|\b(?:worse(?:n|ns|ned|ning)?|deteriorat(?:e|es|ed|ing))\b",
    "steady": r"제자리|변함없|변화(?:가|는)? ?없|그대로|유지|정체|\b(?:unchanged|steady|stable|flat|no change)\b",
    "highest": r"최고|최대|최다|가장 ?(?:많|높|크|큰|활발|우수|뛰어|앞)|제일 ?(?:많|높|크|큰)|으뜸|선두|"
    r"\b(?:highest|largest|biggest|most(?! of\b)|best|top|leading|leads)\b",
    "lowest": r"최저|최하위|꼴찌|최소(?! ?\d)|가장 ?(?:적|낮|작)|제일 ?(?:적|낮|작)|\b(?:lowest|smallest|fewest|(?<!at )least|worst)\b",
    "above": rf"{_THAN}(?:높|많|크|큰|앞서)|웃돌|상회|\b(?:higher|more|greater|larger) than\b|\babove\b",
    "below": rf"{_THAN}(?:낮|적|작|뒤처)|밑돌|하회|\b(?:lower|fewer|less|smaller) than\b|\bbelow\b",
    "rank": r"(?<![\d.,~])\d{1,2} ?위(?![원험기한])|첫째|1등|\b(?:ranks?|ranked) (?:first|\d{1,2}(?:st|nd|rd|th)?)\b|"
    r"\b(?:first|second|third|last) (?:among|of|place)\b|\bno\. ?\d{1,2}\b|#\d{1,2}\b|\bnumber one\b",
    "ever": r"역대|사상|전례 ?없|유례 ?없|처음으로|\b(?:ever|all-time|record(?:-(?:high|low))?|unprecedented|first time)\b",
    "cause": r"때문|덕분|덕택|덕에|탓에|탓으로|으로 인[해한]|로 인[해한]|힘입어|영향으로|효과로|결과로|"
    r"\b(?:because|due to|thanks to|caused by|as a result of|owing to|driven by|led to)\b",
}
_COMPILED = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
_STRONG = re.compile(
    r"급증|급감|급등|급락|폭증|폭락|치솟|껑충|크게|대폭|눈에 띄게|뚜렷|현저|"
    r"\b(?:surg|soar|plung|plummet|slump|sharp|steep|dramatic|significant|clearly|strongly)",
    re.IGNORECASE,
)
# After a word of direction: what turns it round, and what makes a wish or a question of it.
_NOT_AFTER = re.compile(  # matched from the word itself on
    r"[가-힣]{1,8}?(?:지(?:는|도|를)? ?(?:않|못)| ?(?:추세|흐름|폭)?[은는이가도]? ?(?:없|아니|아닙|아님)| 것[은이도]? ?(?:아니|아닙)|"
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
    found = [claim for kind, pattern in _COMPILED.items() for claim in _of_kind(kind, pattern, text)]
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
