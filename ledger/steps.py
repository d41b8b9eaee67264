"""What a worker is at, in both languages: the ledger keeps the Korean words, the page looks up the English ones."""

from typing import Literal

READING = "파일을 읽고 있습니다"
UNDERSTANDING = "표와 항목을 알아보고 있습니다"
TRYING = "게시하면 무엇이 바뀌는지 계산하고 있습니다"
BUILDING = "새 릴리스를 만들고 있습니다"
MARKING = "확인할 칸을 표시하고 있습니다"
WRITING = "내줄 파일을 쓰고 있습니다"
AGAIN = "처리기가 멈추어 다시 하고 있습니다"

_ENGLISH = {
    READING: "Reading the files",
    UNDERSTANDING: "Recognising tables and columns",
    TRYING: "Working out what publishing would change",
    BUILDING: "Making the new release",
    MARKING: "Marking the cells to be looked at",
    WRITING: "Writing the file",
    AGAIN: "The worker stopped; doing it again",
}


def step_words(words: str, language: Literal["ko", "en"]) -> str:
    """A job's words in the language of the screen: a step, or a sentence told `in_both`; others stay as they are."""
    ko, _, en = words.partition("\n")
    return (en or _ENGLISH.get(ko, ko)) if language == "en" else ko


def in_both(ko: str, en: str) -> str:
    """A sentence in both languages, as a job keeps it."""
    return f"{ko}\n{en}"
