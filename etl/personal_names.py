"""Names of persons as Korean offices write them, told from other words of two to four syllables."""

import re

# The commonest surnames, which nine of ten names begin with; longer ones first.
SURNAMES = [
    "남궁",
    "황보",
    "제갈",
    "선우",
    "독고",
    "김",
    "이",
    "박",
    "최",
    "정",
    "강",
    "조",
    "윤",
    "장",
    "임",
    "한",
    "오",
    "서",
    "신",
    "권",
    "황",
    "안",
    "송",
    "전",
    "홍",
    "유",
    "고",
    "문",
    "양",
    "손",
    "배",
    "백",
    "허",
    "남",
    "심",
    "노",
    "하",
    "곽",
    "성",
    "차",
    "주",
    "우",
    "구",
    "민",
    "류",
    "나",
    "진",
    "지",
    "엄",
    "채",
    "원",
    "천",
    "방",
    "공",
    "현",
    "함",
    "변",
    "염",
    "여",
    "추",
    "도",
    "소",
    "석",
    "선",
    "설",
    "마",
    "길",
    "연",
    "위",
    "표",
    "명",
    "기",
    "반",
    "왕",
    "금",
    "옥",
    "육",
    "인",
    "맹",
    "제",
    "모",
    "탁",
    "국",
    "어",
    "은",
    "편",
    "용",
]
LABELLED = re.compile(
    r"(성명|성함|이름|담당자|책임자|신청자|신청인|수강생|수강자|참여자|참가자|교육생|수료자|대표자|대표|회원|위원|강사|위원장|회장|학생|보호자|작성자|동행자)"
    r"(명|성명|이름|\(성명\)|\(이름\))?"
)
_NAME = re.compile(rf"(?:{'|'.join(SURNAMES)})[가-힣○*]{{1,2}}")
_LIKELY = re.compile(rf"(?:{'|'.join(SURNAMES)})[가-힣]{{2}}")
_NO_NAME = re.compile(
    r".*(동|구|시|군|읍|면|청|과|팀|소|회|관|실|부|국|처|점|터|원|교|당|계|율|료|비|수|명|자|액|형|용|전|중|역|별|체|사|함|음|기|서|일|성|장|직|육)$"
)
_BESIDE = re.compile(
    rf"(?:^|[\s(,:/·])(?:{'|'.join(SURNAMES)})[가-힣]{{1,2}}(?:\s?(?:님|씨|주무관|팀장|과장|계장|위원장|위원|회장|통장|강사|선생님))?\s*[\s(,:/·|-]*#"
)
_LABELLED_BESIDE = re.compile(r"(성명|이름|성함)\s*[:：]?\s*[가-힣]{2,4}")


def names_in(text: str) -> str | None:
    """The name that a cell under a heading like 성명 holds, None where it holds something else.

    >>> names_in("김 철 수"), names_in("남궁민"), names_in("120명"), names_in("성명")
    ('김철수', '남궁민', None, None)
    """
    plain = re.sub(r"\s", "", text)
    found = _NAME.fullmatch(plain)
    return plain if found and not LABELLED.fullmatch(plain) else None


def could_be_name(text: str) -> bool:
    """Whether a cell beside a mobile number looks like a name though nothing says so: 화정1동 and 서구청 do not.

    >>> could_be_name("김영희"), could_be_name("서구청"), could_be_name("양3동")
    (True, False, False)
    """
    plain = re.sub(r"\s", "", text)
    return bool(_LIKELY.fullmatch(plain)) and not _NO_NAME.match(plain)


def beside_number(text: str) -> bool:
    """Whether a name stands in the same cell, right before the number (put as #).

    >>> beside_number("문의: 홍길동 주무관( # )"), beside_number("대표전화  # "), beside_number("서구청 # ")
    (True, False, False)
    """
    found = _BESIDE.search(text)
    if found is None:
        return bool(_LABELLED_BESIDE.search(text))
    name = re.sub(r"[^가-힣]", "", found[0])
    return not _NO_NAME.match(name) or bool(re.search(r"님|씨|주무관|장|위원|강사|선생님", found[0]))
