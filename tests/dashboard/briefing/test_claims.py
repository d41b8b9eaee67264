"""Which words of a headline claim something: those that Korean offices and English readers really use, and those that only look so."""

import pytest

from dashboard.briefing.claims import claims


def kinds(text: str) -> set[str]:
    return {claim.kind for claim in claims(text) if not claim.negated}


@pytest.mark.parametrize(
    ("kind", "headlines"),
    [
        ("up", "수료 인원 급증|수료 인원 껑충|인원이 껑충 뛰었다|참여율 반등|수료 인원 치솟아|3년 내리 상승세|오름세 지속|사업비 12% 뛰었다"),
        ("up", "수료 인원 회복세|예년 수준 회복|인원이 되살아났습니다|가파른 성장세|고공 행진|참여 폭증|참여가 배로 늘었다|소폭 증가"),
        ("up", "Turnout leapt|Numbers rebounded|Applications up 12%|Applications boomed|Turnout recovered|Budget on the rise"),
        ("down", "수료 인원 급감|인원이 반토막|곤두박질친 참여율|증가세 꺾여|증가세가 꺾였다|참여 주춤|내림세|하락세|감소세 지속"),
        ("down", "상승세 둔화|내리막길|참여율이 떨어졌습니다|사업비가 줄었다|뒷걸음친 참여|인원이 쪼그라들었다|참여율 급락"),
        ("down", "Turnout halved|Numbers tumbled|Applications slid|Down 12% in a year|Growth slowed|Numbers dwindled"),
        ("better", "집행률 호조|집행률 개선|참여율이 나아졌습니다|상황이 호전|Turnout strengthened|Execution improved"),
        ("worse", "집행률 악화|실적 부진|참여 저조|공모 침체|참여율에 적신호|Weaker turnout|Sluggish demand"),
        ("steady", "참여 제자리걸음|참여 답보|횡보하는 참여율|정체된 참여|Turnout plateaued|Stagnant turnout"),
        ("highest", "수료 인원 최다|역대 최대|최고치|참여율 정점을 찍다|압도적 1위|Turnout peaked|The best year"),
        ("lowest", "참여율 최저|참여율 바닥을 쳤다|꼴찌|가장 저조한 해|Turnout bottomed out|The worst year"),
        ("above", "풍암동, 양동 제치고|평균을 웃돌아|구 평균을 앞질렀다|양동보다 높다|Pungam outpaced Yang|exceeds the average"),
        ("below", "평균에 못 미친 양동|평균을 밑돌아|목표 미달|양동보다 뒤처진 동|Yang lags behind|trails the average"),
        ("rank", "참여율 1위|18개 동 중 3위|일등 동|ranked third|number one"),
        ("ever", "역대 최대|사상 최고|신기록|기록 경신|기록을 갈아치웠다|전례 없는 참여|A record-breaking year|The highest of all time"),
        ("cause", "마을학교가 견인|조례 덕분에|코로나 여파로|driven by the new course|boosted by volunteers"),
    ],
)  # fmt: skip
def test_a_word_that_claims_is_known(kind: str, headlines: str) -> None:
    silent = [headline for headline in headlines.split("|") if kind not in kinds(headline)]
    assert silent == []


@pytest.mark.parametrize(
    "headline",
    """
    늘 함께하는 주민자치|오르막길 마을학교|내년 계획|하늘 아래 마을 축제|그늘 쉼터|오늘도 마을로|마늘 나눔|늘봄학교|오르간 연주회
    주민 역량 향상 교육|주거환경 개선 사업|제도 개선 방안|함께 성장하는 마을|공동체 회복 프로그램|회복탄력성 교실|일상 회복 지원
    줄지어 선 주민들|줄넘기 대회|줄다리기 한마당|뿌리내린 마을자치|뛰어난 주민 강사|뛰노는 아이들|마을 정체성 찾기|4·19 사상과 마을
    첫째 주 토요일 마을장터|두 배드민턴 교실|마을기록관|추락 사고 예방 교육|학습 부진 지원|유지 보수 예산|최소한의 안전
    환경개선 주민제안|인식개선 캠페인|소득 증대 사업|바람이 불었던 마을|멀리 떨어진 마을|1등급 청렴|위원회 2위원장
    Fall festival of the village|Jump rope class|Topics of the year|A village for everyone|Best practices|Market stalls|The people behind it|Ahead of the assembly|Recording our village
    """.replace("\n    ", "|").strip("| \n").split("|"),
)  # fmt: skip
def test_a_name_or_a_saying_claims_nothing(headline: str) -> None:
    assert kinds(headline) == set()


def test_a_trend_that_ends_is_no_longer_claimed() -> None:
    assert kinds("증가세 멈춰") == set()
    assert kinds("상승세가 꺾였습니다") == {"down"}
    assert "up" in kinds("상승세가 이어졌습니다")


@pytest.mark.parametrize(
    "headline", ["참여 반토막", "참여율 곤두박질", "인원 훌쩍 늘어", "가파른 상승", "큰 폭 감소", "Turnout skyrocketed"]
)
def test_a_word_that_says_how_much_is_known_as_such(headline: str) -> None:
    assert all(claim.strong for claim in claims(headline))
    assert claims(headline)
