"""Counts of one to four persons that are written in words: 세 명, 한두 사람, 삼 명, 三名, two people.

Grammar of both languages, not text of the screen. Only what counts persons: 한 번, 두 해, 세 곳 and 한 동네 are none, nor is what is
said of everybody (한 사람도, 한 명당, one person one vote) or a longer numeral (열한 명, twenty-two people).
"""

import re
from collections.abc import Iterator

_NATIVE = r"(?:한두|두서너|두세|서너|너덧|네댓|한|두|세|네)"
_SINO = r"(?:일이|이삼|삼사|일|이|삼|사)"
# no syllable before it: 동네 명소, 건강한 사람; but 수료자두명. Not the second of 한 명 한 명
_STARTS = r"(?:(?<![가-힣])(?<![명람] )|(?<=[남여총단자])(?=[가-힣]{1,3}명))"
# what makes another word of 명: 명단, 명의 …
_HEAD = r"명(?![단칭예절소령확분함품작찰패목상물강화]|의[로 ]?변|부(?!터)|사(?!람))"
_HEAD_AFTER_SINO = r"명(?=$|[^가-힣]|[은을만뿐이](?![가-힣]{2})|의(?![가-힣])|입|정도|미만|이하|참여|참석|수료|신청)"
_PERSON = r"사람(?!들)"
_HONOURED = r"분(?=$|[^가-힣]|[이은을도만께](?:[^가-힣]|$|서|은))"
_KINDS = r"(?:어르신|주민(?!자치|센터|총회|참여)|학생(?!회)|수강생|교육생|위원(?!회)|회원|참가자|참여자|참석자|신청자|수료자|수료생|이수자)"
_NOT_EVERYBODY = r"(?!당(?![가-힣])|마다|\s?[한두세네]\s|도\s?(?:빠짐|안|못|없))"
_LONE = r"(?<![가-힣])(?:둘|셋|넷)(?=$|[^가-힣]|이서|뿐|[이은을만](?![가-힣]))|(?<![가-힣])하나(?=뿐|밖에|\s?$)"
_KOREAN = (
    rf"{_STARTS}{_NATIVE}\s?(?:{_HEAD}|{_PERSON}|{_HONOURED}){_NOT_EVERYBODY}"
    rf"|(?<![가-힣])(?:한두|두서너|두세|서너|두|세|네)\s{_KINDS}"
    rf"|(?<![가-힣])(?:{_SINO}\s|삼){_HEAD_AFTER_SINO}"
    rf"|(?<![一二三四五六七八九十百千万萬])[一二三四]\s?[名人]|{_LONE}"
)
_MANY = r"(?:one or two|two or three|three or four|a couple of|a single|single|one|two|three|four)"
_PERSONS = (
    r"(?:people|persons?|residents?|participants?|trainees?|attendees?|learners?|students?|pupils?|graduates?|applicants?|members?|"
    r"seniors?|men|women|man|woman|boys?|girls?|child|children)"
)
_CAME = r"(?:of (?:them|whom)|came|attended|took part|finished|completed|applied|enrolled|joined|graduated)"
_ENGLISH = (
    rf"(?<![\w-])(?<!hundred and )(?<!one in )(?<!twenty )(?<!thirty )(?<!forty )(?<!fifty ){_MANY}\s+"
    rf"(?:(?:[a-z]+\s+)?{_PERSONS}\b(?!-|,?\s+one vote)|{_CAME}\b)"
)
_VALUES = (
    (
        "한두",
        "두서너",
        "두세",
        "서너",
        "너덧",
        "네댓",
        "일이",
        "이삼",
        "삼사",
        "one or",
        "two or",
        "three or",
        "a couple",
    ),
    ("한", "하나", "일", "一", "one", "a single", "single"),
    ("두", "둘", "이", "二", "two"),
    ("세", "셋", "삼", "三", "three"),
    ("네", "넷", "사", "四", "four"),
)
_IN_DIGITS = re.compile(rf"\d\s?여?\s?(?:명(?![단칭])|인(?![가-힣])|사람|{_PERSONS}\b)", re.IGNORECASE)
_FEW_IN_DIGITS = re.compile(rf"(?<![\d.,])[1-4]\s?(?:명(?![당단칭])|사람|{_PERSONS}\b)", re.IGNORECASE)
_SPELT = re.compile(f"{_KOREAN}|{_ENGLISH}", re.IGNORECASE)


def spelt_counts(text: str) -> Iterator[tuple[int, str, int]]:
    """Where each begins, its words, and how many persons they tell; 0 where they tell two numbers (한두 명).

    >>> list(spelt_counts("남자 세 명, 여자 한두 명"))
    [(3, '세 명', 3), (11, '한두 명', 0)]
    """
    for found in _SPELT.finditer(text):
        words = found.group()
        value = next(count for count, starts in enumerate(_VALUES) if words.lower().startswith(starts))
        yield found.start(), words, value


def tells_spelt_count(text: str) -> bool:
    """Whether the text tells one to four persons in words.

    >>> tells_spelt_count("수료 세 명"), tells_spelt_count("only two people finished"), tells_spelt_count("두 해 동안 세 번")
    (True, True, False)
    """
    return bool(_SPELT.search(text))


def tells_few_persons(text: str) -> bool:
    """Whether the text tells one to four persons, in words or in digits.

    >>> tells_few_persons("3명 이사"), tells_few_persons("세 명"), tells_few_persons("13명"), tells_few_persons("3월")
    (True, True, False, False)
    """
    return tells_spelt_count(text) or bool(_FEW_IN_DIGITS.search(text))


def tells_persons(text: str) -> bool:
    """Whether the text tells how many persons there were: any number in digits, or one to four in words.

    >>> tells_persons("17명이 수료"), tells_persons("세 사람만 남음"), tells_persons("강좌 3개를 줄임")
    (True, True, False)
    """
    return tells_spelt_count(text) or bool(_IN_DIGITS.search(text))


def without_spelt_counts(text: str, mark: str) -> str:
    """The text with a mark in the place of each.

    >>> without_spelt_counts("수료한 두 사람이 다시 왔습니다", "※")
    '수료한 ※이 다시 왔습니다'
    """
    return _SPELT.sub(mark, text)
