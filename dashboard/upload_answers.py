"""Answering what a file leaves open: which answers there are, and keeping the one that was chosen."""

import re
from collections.abc import Mapping

from catalog.declared import Catalog
from catalog.model import Text
from dashboard.office import ledger
from dashboard.periods import read_period
from dashboard.text import Say, say
from dashboard.upload_problems import is_open
from dashboard.views import Language
from ledger.answers import Answer
from ledger.found import Found
from ledger.found_problem import FoundProblem, Question
from ledger.requests import give_answer

NUMBER = re.compile(r"-?\d+(\.\d+)?")


def open_questions(found: Found) -> list[tuple[int, FoundProblem]]:
    """The problems that an answer settles, each question once, with the draft that asks first."""
    first: dict[str, tuple[int, FoundProblem]] = {}
    for file in found.files:
        for problem in file.problems:
            if problem.question and is_open(problem):
                first.setdefault(problem.question.id, (file.draft, problem))
    return list(first.values())


def remembered(question: Question, upload: str, speak: Say) -> str:
    """For what an answer holds that is given to the file `upload`: a question is bound to it, to its form, or to neither."""
    if question.kind == "sender":
        return speak("구 전체의 값이라는 답만 게시할 때 적어 두고, 어느 동의 것인지는 파일마다 묻습니다.")
    if question.form == upload:
        return speak("이 답은 이 파일에만 씁니다. 파일을 고쳐 다시 올려도 됩니다.")
    if question.form:
        return speak("게시할 때 답을 적어 두고, 다음에 같은 양식이 오면 묻지 않습니다.")
    return speak("게시할 때 답을 적어 두고, 그다음부터는 어느 파일에서도 묻지 않습니다.")


def choice_words(question: Question, language: Language) -> dict[str, str]:
    """The answers to choose from, by what is kept."""
    return {one.answer: one.ko if language == "ko" else one.en for one in question.choices}


def free_answer(question: Question, typed: str) -> str | None:
    """What was typed instead of a choice, as it is kept; None where it is no number, or no period."""
    if question.free == "number":
        plain = re.sub(r"[,\s]", "", typed)
        return f"value:{plain}" if NUMBER.fullmatch(plain) else None
    return read_period(typed) if question.free else None


def answer(found: Found, answers: Mapping[str, str], district: str, by: str) -> None:
    """Keep answers, by the id of their question. Raises LedgerError where one is none of those that its question allows."""
    files = {file.draft: file for file in found.files}
    for draft, problem in open_questions(found):
        if problem.question is not None and problem.question.id in answers:
            give_answer(ledger(), files[draft], problem.question, answers[problem.question.id], district, by)


def answer_words(one: Answer, catalog: Catalog, language: Language) -> str:
    """An answer in the words of the catalog, where it names something there."""
    speak = say(language)
    plain = {"leave_out": speak("싣지 않음"), "as_printed": speak("적힌 그대로가 맞음")}
    if one.answer in plain:
        return plain[one.answer]
    kind, _, rest = one.answer.partition(":")
    if kind == "value" and rest:
        return rest
    label = _label(one.answer, catalog)
    return (label.ko if language == "ko" else label.en) if label else one.answer


def _label(answer: str, catalog: Catalog) -> Text | None:
    """What the catalog calls a reason, a programme, a place or a measure."""
    kind, _, reason = answer.partition(":")
    if kind == "missing" and reason in catalog.words.missing:
        return catalog.words.missing[reason].label
    for known in (catalog.programmes, catalog.places):
        if answer in known:
            return known[answer].label
    table, _, measure = answer.partition(".")
    measures = catalog.tables[table].measures if table in catalog.tables else ()
    return next((one.label for one in measures if one.id == measure), None)
