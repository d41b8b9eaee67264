"""The four steps of an upload: which are open, how much each has to show, and the line where one has nothing to do."""

from dataclasses import dataclass
from typing import Literal

from dashboard.text import Say
from dashboard.upload_problems import faults, is_open
from ledger.found import Found

StepName = Literal["read", "wrong", "changes", "publish"]
SIGNS: dict[StepName, str] = {"read": "①", "wrong": "②", "changes": "③", "publish": "④"}


@dataclass(frozen=True)
class Step:
    """One step. `count` is how much waits there for a person; `nothing` is said instead of a card where there is nothing to do."""

    name: StepName
    title: str
    count: int
    nothing: str


def steps(found: Found | None, speak: Say, *, working: bool = False) -> tuple[Step, ...]:
    """The steps of a batch, whatever state it is in. `working`: a check of it is under way."""
    problems = [] if found is None else faults(found)
    to_see = [one for one in problems if one.problem.severity != "info"]
    return (
        Step("read", speak("읽은 내용"), _questions(found), "" if found else speak("아직 읽은 파일이 없습니다.")),
        Step("wrong", speak("확인할 것"), len(to_see), "" if problems else _nothing_wrong(found, speak)),
        Step("changes", speak("바뀌는 것"), 0, _no_consequences(found, speak, working)),
        Step("publish", speak("게시"), 0, _not_yet(found, speak)),
    )


def _questions(found: Found | None) -> int:
    return 0 if found is None else len({one.question.id for one in found.questions if one.question and is_open(one)})


def _nothing_wrong(found: Found | None, speak: Say) -> str:
    if found is None:
        return speak("파일을 읽고 나면 여기에 나타납니다.")
    return (
        speak("①에서 물어본 것 말고는 확인할 것이 없습니다.") if _questions(found) else speak("확인할 것이 없습니다.")
    )


def _no_consequences(found: Found | None, speak: Say, working: bool) -> str:
    if found is None:
        return speak("파일을 읽고 나면 여기에 나타납니다.")
    if found.consequences is None and working:
        return speak("무엇이 바뀌는지 계산하고 있습니다.")
    if found.consequences is None:
        return speak("실을 수 있는 값이 아직 없습니다. ①과 ②를 먼저 마쳐 주십시오.")
    if not (found.consequences.facts_changed or found.consequences.removals or found.consequences.blocking):
        return speak("지금 게시된 값과 모두 같습니다. 바뀌는 것이 없습니다.")
    return ""


def _not_yet(found: Found | None, speak: Say) -> str:
    """Why a batch cannot be published; empty where it can."""
    if found is None:
        return speak("파일을 읽고 나면 게시할 수 있습니다.")
    if found.publishable:
        return ""
    questions, fixes = _questions(found), _fixes(found)
    if questions and fixes:
        words = "질문 {questions}개에 답하고, '막음' {fixes}건을 고친 파일을 다시 올리면 게시할 수 있습니다."
        return speak(words, questions=questions, fixes=fixes)
    if questions:
        return speak("질문 {count}개에 답하면 게시할 수 있습니다.", count=questions)
    return _held(found, speak)


def _fixes(found: Found) -> int:
    """How many problems only the file itself can mend."""
    problems = [problem for file in found.files if file.readable and not file.refused for problem in file.problems]
    return sum(problem.severity == "critical" and not problem.question for problem in problems)


def _held(found: Found, speak: Say) -> str:
    """Which file stands against publishing, and the way out."""
    left = [file for file in found.files if not file.refused]
    if not left:
        return speak("개인정보가 있는 파일은 받지 않았습니다. 개인정보를 지우고 다시 올려 주십시오.")
    if any(not file.readable for file in left):
        return speak("읽지 못한 파일이 있습니다. 그 파일을 빼면 나머지를 게시할 수 있습니다.")
    if any(file.held for file in left):
        return speak("'막음'으로 표시한 것을 고쳐 다시 올리면 게시할 수 있습니다.")
    return speak("게시를 막는 것이 있습니다. ③에서 확인해 주십시오.")
