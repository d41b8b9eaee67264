"""Sentences about cells say which of their words are figures, and can be told without them."""

from dataclasses import replace

import pytest

from catalog.problem_figures import COVERED, figures_in, without_figures
from catalog.problems import Language, Problem, problem_kinds

WORDS = {
    "file_drm",
    "hidden_rows",
    "error_cell",
    "period_conflict",
    "place_conflict",
    "sidecar_unreadable",
    "origin_conflict",
    "same_file_twice",
    "measure_unknown",
    "measure_unsure",
    "measure_ambiguous",
    "columns_unknown",
    "programme_unknown",
    "place_unknown",
    "place_gone",
    "other_district",
    "rule_broken",
    "sender_conflict",
    "uploaded_before",
    "read_too_long",
    "too_many_rows",
    "resident_number",
    "personal_phone",
    "personal_email",
}
CONFLICT = Problem(
    "value_conflict", "가.xlsx", "실적", "D3", expected="4", found="3명", details=(("other", "나.xlsx › 실적!D3"),)
)


def test_what_settled_itself_without_a_question_was_answered_by_nobody() -> None:
    assert replace(CONFLICT, settled="corrected").answered() == ""


def test_every_sentence_that_quotes_a_cell_says_so() -> None:
    quoting = {
        code
        for code, kind in problem_kinds().items()
        if any(f"{{{name}}}" in kind.ko + kind.en for name in ("found", "expected", "before"))
    }
    assert {code for code in quoting if not problem_kinds()[code].figures} == WORDS


@pytest.mark.parametrize("language", ["ko", "en"])
def test_figures_are_covered_and_addresses_stay(language: Language) -> None:
    known = {"found": CONFLICT.found, "expected": CONFLICT.expected}
    told = without_figures(CONFLICT.code, CONFLICT.sentence(language), language, known)
    assert figures_in(CONFLICT.code, CONFLICT.sentence(language), language, known) == ("3명", "4")
    assert f"{COVERED} ≠ {COVERED} (나.xlsx › 실적!D3)" in told


@pytest.mark.parametrize("code", [code for code, kind in problem_kinds().items() if kind.figures])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_figure_is_left_in_any_sentence(code: str, language: Language) -> None:
    details = {
        "other": "나!C9",
        "parts": "C2:C8",
        "unit": "명",
        "number": "12",
        "before": "3",
        "formula": "3",
        "ko": "말",
        "en": "words",
    }
    problem = Problem(code, "가.xlsx", "실적", "D9", "3", "3", tuple(details.items()))
    told = without_figures(code, problem.sentence(language), language, {"found": "3", "expected": "3"})
    names = problem_kinds()[code].figures
    assert told.count(COVERED) == len(names)
    assert told.count("3") == problem.sentence(language).count("3") - len(names)


def test_of_a_sentence_that_is_no_longer_said_every_number_is_covered() -> None:
    told = without_figures("value_conflict", "예전 문장: 3 ≠ 4", "ko", {"found": "3", "expected": "4"})
    assert told == f"예전 문장: {COVERED} ≠ {COVERED}"
    assert without_figures("code_of_old", "3명", "ko", {}) == f"{COVERED}명"
    assert without_figures("code_of_old", "수료한 두 사람", "ko", {}) == f"수료한 {COVERED}"
