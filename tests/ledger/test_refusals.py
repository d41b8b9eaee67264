"""Whatever the ledger, the catalog's additions or the worker refuse is said in Korean and in English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.refused import RefusedError
from etl.work import NOBODY, UNFORESEEN
from etl.worker import TOO_LONG, TOO_MUCH
from ledger.errors import LedgerError
from ledger.jobs import GIVEN_UP
from ledger.spool import DISK_FULL
from ledger.steps import AGAIN, in_both, step_words

ROOT = Path(__file__).parents[2]
HANGUL = re.compile("[가-힣]")
REFUSALS = {"LedgerError", "OvertakenError", "ReleaseError", "NothingToBuildError", "CatalogError"}


def refusals() -> Iterator[tuple[str, list[ast.expr]]]:
    """Where each stands, and what it says."""
    for room in ("catalog", "ledger", "etl"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSALS:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node.args


def written(said: ast.expr) -> str:
    """The literal words of a sentence, what is put into it left out."""
    parts = said.values if isinstance(said, ast.JoinedStr) else [said]
    return "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))


@pytest.mark.parametrize(("where", "said"), [pytest.param(*one, id=one[0]) for one in refusals()])
def test_a_refusal_in_korean_has_its_english(where: str, said: list[ast.expr]) -> None:
    assert where
    if HANGUL.search(written(said[0])):
        assert len(said) == 2
        assert written(said[1])
        assert not HANGUL.search(written(said[1]))


def test_a_refusal_speaks_the_language_of_whoever_reads_it() -> None:
    fault = LedgerError("없습니다.", "There is none.")
    assert (str(fault), fault.words("ko"), fault.words("en")) == ("없습니다.", "없습니다.", "There is none.")
    assert isinstance(fault, RefusedError)


def test_the_words_of_a_job_are_told_in_one_language() -> None:
    told = in_both("없습니다.", "There is none.")
    assert (step_words(told, "ko"), step_words(told, "en")) == ("없습니다.", "There is none.")
    assert step_words("예전에 적은 말", "en") == "예전에 적은 말"
    assert step_words(AGAIN, "en") == "The worker stopped; doing it again"


@pytest.mark.parametrize(
    "words", [GIVEN_UP, TOO_LONG, TOO_MUCH, in_both(*DISK_FULL), in_both(*NOBODY), in_both(*UNFORESEEN)]
)
def test_what_the_worker_gives_up_is_told_in_both_languages(words: str) -> None:
    assert HANGUL.search(step_words(words, "ko"))
    assert not HANGUL.search(step_words(words, "en"))
