"""What the deck's own buttons and windows say."""

from dashboard.text import say
from dashboard.views import Language


def words_of(language: Language) -> dict[str, str]:
    """By the names that deck.js knows."""
    speak = say(language)
    return {
        "next": speak("다음"),
        "previous": speak("이전"),
        "overview": speak("모아 보기"),
        "spotlight": speak("동 찾기"),
        "presenter": speak("발표자 창"),
        "fullscreen": speak("전체 화면"),
        "help": speak("단축키"),
        "close": speak("닫기"),
        "type": speak("동 이름을 적으면 그 동만 또렷해집니다"),
        "nowhere": speak("이 장에는 그 동이 없습니다."),
        "several": speak("그렇게 시작하는 동이 여럿입니다:"),
        "notes": speak("메모"),
        "no_notes": speak("이 장에는 메모가 없습니다."),
        "following": speak("다음 장"),
        "last": speak("마지막 장입니다."),
        "blocked": speak("브라우저가 새 창을 막았습니다. 이 파일의 팝업을 허용해 주십시오."),
        "passport": speak("이 숫자는 어디서?"),
        "no_passports": speak("이 브라우저에서는 숫자의 출처를 열 수 없습니다. 최신 Edge나 Chrome으로 열어 주십시오."),
        "unknown": speak("이 점의 출처는 이 파일에 없습니다."),
        "definition": speak("정의"),
        "computed": speak("계산"),
        "made_up": speak("예시 자료"),
        "what": speak("무엇"),
        "value": speak("값"),
        "printed": speak("적힌 그대로"),
        "where": speak("파일 › 시트 › 칸"),
        "more": speak("그 밖에 {count}개", count="#"),
        "keys": speak(
            "→ 스페이스 다음 · ← 이전 · Home 처음 · End 끝 · O 모아 보기 · / 동 찾기 · P 발표자 창 · F 전체 화면 · B 화면 가리기 · Esc 닫기"
        ),
    }
