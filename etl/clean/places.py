"""Place names as printed: with codes, parents, blanks and dots of four kinds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from catalog.vocabulary import squeeze
from etl.clean.text import REMEMBERED, normal, one_line

# fmt: off
PROVINCES = (
    "서울특별시", "부산광역시", "대구광역시", "인천광역시", "광주광역시", "대전광역시", "울산광역시",
    "세종특별자치시", "경기도", "강원도", "강원특별자치도", "충청북도", "충청남도", "전라북도",
    "전북특별자치도", "전라남도", "경상북도", "경상남도", "제주특별자치도", "제주도", "전남광주통합특별시",
    "서울시", "부산시", "대구시", "인천시", "광주시", "대전시", "울산시",
    "세종시",
)
SHORT_PROVINCES = (
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기",
    "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주",
)
# fmt: on
_PROVINCE = re.compile(f"^({'|'.join(sorted(PROVINCES, key=len, reverse=True))})(?=[가-힣])")
_DISTRICT = re.compile(r"^([가-힣]{1,4}(?:시|군|구))(?=[가-힣0-9·]{1,8}(?:동|읍|면|가)$)")
_NATION = frozenset({"전국", "대한민국"})
_PLACE_END = re.compile(
    r"^[가-힣][가-힣0-9·.,]{0,9}(?:특별시|광역시|특별자치시|특별자치도|도|시|군|구|읍|면|동|리|가)$"
)
# Everyday words that end like a place.
_NO_PLACE = re.compile(
    r"(?:활동|운동|노동|아동|이동|변동|행동|작동|공동|자동|유동|충동|합동|가구|연구|기구|도구|친구|요구|입구|창구|청구|용구|관리|처리|수리|정리"
    r"|거리|권리|승리|분리|대리|윤리|논리|추가|평가|증가|참가|국가|작가|물가|단가|원가|허가|인가|전문가|기타구|제도|정도|연도|년도|속도|온도|지도"
    r"|태도|만족도|선호도|철도|보도|용도|한도|각도|농도|의도|시도|읍면동|행정동|시군구|자치구|구군|전체구|본면|측면|표면|전면|일시|동시|임시|수시|상시"
    r"|즉시|전시|공시|고시|표시|실시|개시|지시|도시|당시|장군|충군|미군|국군|방면|화면|평면|내면|도면|서면|장면|반면|직면)$"
)
_CODE_AFTER = re.compile(r"^(?P<name>.*?)\s*[(\[]\s*(?P<code>\d{5,10})\s*[)\]]\s*$")
_CODE_BEFORE = re.compile(r"^(?P<code>\d{7,10})\s+(?P<name>\D.*)$")

_LATIN = re.compile(r"(?<=[가-힣])[\s(]+[A-Z][A-Za-z\s.\-]+\)?$")  # 종로구 Jongno-gu
_IN_PROVINCE = re.compile(r"^(?P<name>[가-힣]{1,4}[시군구])\((?P<province>[가-힣]{2,7})\)$")  # 고성군(강원)


@dataclass(frozen=True)
class Place:
    """A printed place: its own name, the names above it (outer to inner) and its code."""

    name: str
    parents: tuple[str, ...] = ()
    code: str | None = None


@lru_cache(REMEMBERED)
def split_code(text: str) -> tuple[str, str | None]:
    """A name and the code printed with it.

    >>> split_code("서울특별시 종로구 청운효자동(1111051500)")
    ('서울특별시 종로구 청운효자동', '1111051500')
    >>> split_code("강 남 구"), split_code("원  성  1  동")
    (('강남구', None), ('원성1동', None))
    """
    printed = one_line(text)
    match = _CODE_AFTER.match(printed) or _CODE_BEFORE.match(printed)
    name, code = (match["name"], match["code"]) if match else (printed, None)
    return close_up(name), code


def close_up(text: str) -> str:
    """A name whose letters were spaced out, without those blanks; a name of several words keeps them.

    >>> close_up("원 성 1 동"), close_up("광주광역시 서구"), close_up("화정 1동")
    ('원성1동', '광주광역시 서구', '화정1동')
    """
    words = normal(text).split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return "".join(words)
    if len(words) == 2 and re.fullmatch(r"\d+(?:[·.,]\d+)*(?:동|가동|가|리)|[동읍면리]", words[1]):
        return "".join(words)
    return " ".join(words)


@lru_cache(REMEMBERED)
def looks_like_place(name: str) -> bool:
    """Whether a single name is built like a Korean place name.

    >>> looks_like_place("종로5·6가동"), looks_like_place("광주"), looks_like_place("자원봉사활동"), looks_like_place("본청")
    (True, True, False, False)
    """
    compact = squeeze(name)
    return (
        compact in _NATION
        or compact in SHORT_PROVINCES
        or compact in PROVINCES
        or bool(_PLACE_END.match(compact) and not _NO_PLACE.search(compact))
    )


def certain_place(name: str, known: Mapping[str, str]) -> bool:
    """Whether a name is a place wherever it stands: a known one, a province, the nation."""
    compact = squeeze(name)
    return compact in known or compact in PROVINCES or compact in SHORT_PROVINCES or compact in _NATION


def read_place(text: str, known: Mapping[str, str]) -> Place | None:
    """The place that a stub cell or heading names, None if it names none.

    >>> read_place("광주광역시 서구 금호1동(2914074500)", {})
    Place(name='금호1동', parents=('광주광역시', '서구'), code='2914074500')
    >>> read_place("광주광역시서구", {}).parents, read_place("본청", {})
    (('광주광역시',), None)
    """
    name, code = split_code(text)
    name = _LATIN.sub("", name)
    if not name or len(name) > 40:
        return None
    if (province := _IN_PROVINCE.match(name)) and looks_like_place(province["province"]):
        return Place(province["name"], (province["province"],), code)
    if squeeze(name) in known:
        return Place(name, (), code)
    words = [part for word in name.split(" ") for part in _parts(word)]
    if not all(looks_like_place(word) or squeeze(word) in known for word in words):
        return None
    return Place(words[-1], tuple(words[:-1]), code)


@lru_cache(REMEMBERED)
def _parts(word: str) -> list[str]:
    """A run-together name cut at its province and district: 광주광역시서구금호1동."""
    if not (match := _PROVINCE.match(word)):
        return [word]
    rest = word[match.end() :]
    district = _DISTRICT.match(rest)
    return [match[1], *([district[1], rest[district.end() :]] if district else [rest])]


def places_in(text: str, known: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """The known places named in running text, as (start, end, name), longest first at each position.

    A name counts only at the beginning of a word, or behind a name of the level above it, so that 양동 is not found
    in 계양동; a particle or a dividing mark may follow.
    """
    return [(m.start("name"), m.end("name"), m["name"]) for m in _pattern(known).finditer(text)] if known else []


_patterns: dict[int, tuple[Mapping[str, str], re.Pattern[str]]] = {}


def _pattern(known: Mapping[str, str]) -> re.Pattern[str]:
    held = _patterns.get(id(known))
    if held is None or held[0] is not known:
        names = sorted((n for n in known if not n.isdigit() and len(n) > 1), key=len, reverse=True)
        spaced = (r"\s?".join(re.escape(letter) for letter in name) for name in names)
        end = r"(?![가-힣0-9])|(?=(?:은|는|이|가|을|를|에서|에|의|과|와|만|도|주민|동장|전체)(?![가-힣]))"
        held = (known, re.compile(rf"(?:(?<![가-힣0-9])|(?<=[시군구]))(?P<name>{'|'.join(spaced) or '(?!)'})(?:{end})"))
        _patterns[id(known)] = held
    return held[1]


def place_in_title(text: str, known: Mapping[str, str]) -> Place | None:
    """The one place that a title, sheet name or file name is about; None where it names none or several.

    >>> place_in_title("양3동_2018년 교육 현황", {"양3동": "yang3", "양동": "yang"}).name
    '양3동'
    >>> place_in_title("광주광역시 서구 18개 동 현황", {}).name
    '서구'
    """
    printed = re.sub(r"[_\-]+", " ", normal(text))
    found = list(dict.fromkeys(squeeze(name) for _, _, name in places_in(printed, known)))
    dongs = [name for name in found if not name.endswith(("시", "군", "구"))]
    if len(dongs or found) == 1:
        return Place((dongs or found)[0])
    if found:
        return None
    words = [part for word in re.split(r"[\s(),/·]+", printed) for part in _parts(word)]
    for first, word in enumerate(words):
        if word in PROVINCES:
            chain = [word]
            for follower in words[first + 1 :]:
                if not looks_like_place(follower) or follower in SHORT_PROVINCES:
                    break
                chain.append(follower)
            return Place(chain[-1], tuple(chain[:-1]))
    return None
