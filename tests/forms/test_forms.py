"""Each form is sent twice, a year apart: the first file may raise one question, the second none; every number is right."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from catalog.facts import KEY
from catalog.problems import Problem
from etl.intake import Examined, examine
from ledger.book import open_ledger
from tests.forms import FORMS
from tests.forms.difference import difference
from tests.forms.office import save
from tests.forms.truth import File, Form

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
MEANING = (*KEY, "value", "missing")
TWINS = [form for form in FORMS if form.twin]


def questions(problems: Sequence[Problem]) -> dict[str, Problem]:
    """The open questions, each once."""
    return {problem.ask.id: problem for problem in problems if problem.ask and problem.settled is None}


def told(problems: Sequence[Problem]) -> str:
    """Problems as lines, with what could be answered."""
    return "\n".join(
        f"  {problem.severity} {problem.code} {problem.where()}: {problem.sentence()}"
        + (f" {problem.ask.kind} {[choice.answer for choice in problem.ask.choices]}" if problem.ask else "")
        for problem in problems
    )


def sent(data: Path, file: File) -> tuple[Examined, Path]:
    """The dry run of a file, and where the file lies."""
    folder = data / "sent"
    folder.mkdir(exist_ok=True)
    path = save(file, folder)
    return examine(data, path, place=file.place), path


def complaint(file: File, examined: Examined) -> str:
    """What is wrong with what would be loaded, with the problems that were told; empty where all is right."""
    kept_out = [problem for problem in examined.problems if problem.severity == "critical"]
    lines = difference(file, examined.facts) if not kept_out else [f"kept out by {len(kept_out)} critical problems"]
    return "\n".join([f"{file.name}:", *lines, told(examined.problems)]) if lines else ""


def answer_as_a_person(data: Path, form: Form, examined: Examined, path: Path) -> None:
    """Answer the open question as the form's person would."""
    for problem in questions(examined.problems).values():
        assert problem.ask is not None
        answer = form.person(problem.ask)
        assert answer is not None, f"none of the choices is right:\n{told([problem])}"
        open_ledger(data).answers.give(problem.ask, answer, by="시험", file=path.name)


@EVERY_FORM
def test_a_form_asks_once_at_most_and_its_next_file_never(form: Form, tmp_path: Path) -> None:
    examined, path = sent(tmp_path, form.first)
    assert len(questions(examined.problems)) <= 1, f"more than one question:\n{told(examined.problems)}"
    answer_as_a_person(tmp_path, form, examined, path)
    examined, _ = sent(tmp_path, form.first)
    assert not questions(examined.problems), f"still open after the answer:\n{told(examined.problems)}"
    assert not complaint(form.first, examined), complaint(form.first, examined)
    examined, _ = sent(tmp_path, form.second)
    assert not questions(examined.problems), f"asked again a year later:\n{told(examined.problems)}"
    assert not complaint(form.second, examined), complaint(form.second, examined)


@pytest.mark.parametrize("form", TWINS, ids=[form.name for form in TWINS])
def test_the_same_numbers_sent_wide_and_long_land_alike(form: Form, tmp_path: Path) -> None:
    assert form.twin is not None
    landed = []
    for file in (form.first, form.twin):
        examined, _ = sent(tmp_path, file)
        assert not complaint(file, examined), complaint(file, examined)
        landed.append({tuple(fact[column] for column in MEANING) for fact in examined.facts if not fact["total"]})
    assert landed[0] == landed[1]
