"""What checking finds, put into the words of ledger/found.py."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from catalog.load import Catalog
from catalog.problems import FREE, Ask, Problem
from etl.conform import Fact, Leftover
from etl.recognise.told import period_words
from ledger.found import FoundLeftover
from ledger.found_problem import Choice, FoundProblem, Question, Words

_FREE: dict[str, Literal["number", "period"]] = {"cell": "number", "period": "period"}
UNITS: Mapping[str, str] = {"명": " persons", "원": " won", "건": " cases", "회": " times", "개": "", "개소": " sites"}


def found_problem(problem: Problem) -> FoundProblem:
    """A problem with its sentences and, where it is open, its question; where it was answered, the answer."""
    ask = problem.ask if problem.ask and not problem.settled else None
    answered = Words(ko=problem.answered("ko"), en=problem.answered("en"))
    return FoundProblem(
        code=problem.code,
        severity=problem.severity,
        file=problem.file,
        sheet=problem.sheet,
        cell=problem.cell,
        expected=problem.expected,
        found=problem.found,
        ko=problem.sentence("ko"),
        en=problem.sentence("en"),
        hint_ko=problem.hint("ko"),
        hint_en=problem.hint("en"),
        settled=problem.settled,
        answered=answered if answered.ko else None,
        question=_question(ask) if ask else None,
    )


def found_problems(problems: Iterable[Problem]) -> tuple[FoundProblem, ...]:
    """Several of them."""
    return tuple(map(found_problem, problems))


def found_leftover(left: Leftover) -> FoundLeftover:
    """A figure that is not loaded."""
    return FoundLeftover(sheet=left.sheet, cell=left.cell, printed=left.printed, labels=left.labels, why=left.why)


def fact_words(fact: Fact, catalog: Catalog) -> Words:
    """What a figure says, in the catalog's words: 2023 · 화정1동 · 마을학교 · 수료인원 180명."""
    about, reason = about_words(fact, catalog), catalog.words.missing.get(fact["missing"] or "")
    return Words(
        ko=f"{about.ko} {reason.label.ko if reason else _value(fact)}",
        en=f"{about.en} {reason.label.en if reason else _value(fact, UNITS)}",
    )


def about_words(fact: Fact, catalog: Catalog) -> Words:
    """What a figure is about: 2023 · 화정1동 · 마을학교 · 수료인원."""
    table = catalog.tables[fact["table_name"]]
    place, programme = catalog.places.get(fact["place"]), catalog.programmes.get(fact["programme"] or "")
    measures = [table.measure(name).label for name in fact["measure"].split("|")]
    period = period_words(fact["period_start"], fact["period_end"])
    named = [one.label for one in (place, programme) if one]
    return Words(
        ko=" · ".join(filter(None, (period, *(one.ko for one in named), " / ".join(one.ko for one in measures)))),
        en=" · ".join(filter(None, (period, *(one.en for one in named), " / ".join(one.en for one in measures)))),
    )


def _value(fact: Fact, units: Mapping[str, str] = MappingProxyType({})) -> str:
    if fact["value"] is None:
        return str(fact["value_text"] or fact["missing"] or "")
    unit = fact["unit"] or ""
    return f"{fact['value']:,.10g}{units.get(unit, unit)}"


def _question(ask: Ask) -> Question:
    choices = tuple(Choice(answer=choice.answer, ko=choice.ko, en=choice.en) for choice in ask.choices)
    free = _FREE[ask.kind] if ask.kind in FREE else None
    return Question(id=ask.id, kind=ask.kind, subject=ask.subject, form=ask.form, choices=choices, free=free)
