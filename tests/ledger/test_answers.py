"""Answers, corrections and additions in the ledger: never changed, safe beside another process, and in older ledgers too."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from catalog.additions import Alias
from catalog.problems import Ask, Choice
from ledger.book import Ledger, LedgerError, open_ledger
from ledger.entries import FactKey, Said, Signed

CHOICES = (Choice("a", "가", "A"), Choice("b", "나", "B"))
ASK = Ask("measure", "이수생", "#교육|이수생", CHOICES)
KEY = FactKey("trainees", "village_school", "yang", "2023", "2023", "", "completed_people", False)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path)


def test_a_later_answer_to_the_same_question_takes_the_place_of_the_first(ledger: Ledger) -> None:
    ledger.answers.give(ASK, "a", "김주무관", "1.xlsx")
    ledger.answers.give(ASK, "b", "이주무관", "2.xlsx")
    (answer,) = ledger.answers.in_force()
    assert (answer.answer, answer.by, answer.file, answer.id) == ("b", "이주무관", "2.xlsx", ASK.id)


def test_an_answer_that_is_no_choice_is_refused_with_the_choices(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match=r"'c'은\(는\) 고를 수 없는 답입니다. 고를 수 있는 답: a, b"):
        ledger.answers.give(ASK, "c", "김주무관", "1.xlsx")
    assert ledger.answers.in_force() == ()


@pytest.mark.parametrize("answer", ["value:12", "value:-3.5", "b"])
def test_a_cell_may_be_given_a_number(ledger: Ledger, answer: str) -> None:
    ledger.answers.give(Ask("cell", "Sheet!C4", "u-1", CHOICES), answer, "김주무관", "1.xlsx")
    assert [a.answer for a in ledger.answers.in_force()] == [answer]


@pytest.mark.parametrize("answer", ["value:", "value:1e9", "value:nan", "value:1,204", "value: 3", "VALUE:3"])
def test_what_is_no_plain_number_is_no_answer_for_a_cell(ledger: Ledger, answer: str) -> None:
    with pytest.raises(LedgerError):
        ledger.answers.give(Ask("cell", "Sheet!C4", "u-1", CHOICES), answer, "김주무관", "1.xlsx")


def test_a_forgotten_answer_is_gone_and_may_be_given_again(ledger: Ledger) -> None:
    ledger.answers.give(ASK, "a", "김주무관", "1.xlsx")
    ledger.answers.forget(ledger.answers.in_force()[0], "박팀장")
    assert ledger.answers.in_force() == ()
    ledger.answers.give(ASK, "b", "김주무관", "1.xlsx")
    assert [a.answer for a in ledger.answers.in_force()] == ["b"]


def test_answers_to_one_heading_in_two_forms_stand_side_by_side(ledger: Ledger) -> None:
    ledger.answers.give(ASK, "a", "김주무관", "1.xlsx")
    ledger.answers.give(Ask("measure", "이수생", "#총회|이수생", CHOICES), "b", "김주무관", "2.xlsx")
    assert len({answer.id for answer in ledger.answers.in_force()}) == 2


ANSWERING = """
import sys
from pathlib import Path
from catalog.problems import Ask, Choice
from ledger.book import open_ledger
ledger = open_ledger(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    ask = Ask("measure", f"머리글{number}", "f", (Choice("a", "가", "A"), Choice("b", "나", "B")))
    ledger.answers.give(ask, sys.argv[2], sys.argv[2], "1.xlsx")
"""


def test_two_processes_that_answer_at_once_lose_nothing(tmp_path: Path) -> None:
    open_ledger(tmp_path)

    def answering(who: str) -> int:
        command = [sys.executable, "-W", "error", "-c", ANSWERING, str(tmp_path), who, "30"]
        return subprocess.run(command, timeout=120, check=False).returncode

    with ThreadPoolExecutor(2) as both:
        assert list(both.map(answering, ("a", "b"))) == [0, 0]
    answers = open_ledger(tmp_path).answers.in_force()
    assert {answer.subject for answer in answers} == {f"머리글{number}" for number in range(30)}
    with sqlite3.connect(tmp_path / "ledger.sqlite") as book:
        assert book.execute("select count(*) from answers").fetchone() == (60,)
    book.close()


OLDER = """
create table uploads (number integer primary key, upload varchar not null unique, file varchar not null,
    sha256 varchar not null, stored varchar not null, sender varchar not null, place varchar, received datetime not null);
create table acts (number integer primary key, upload varchar not null, act varchar not null,
    "by" varchar not null, reason varchar not null, at datetime not null);
insert into uploads values (1, 'u-1', '실적.xlsx', 'abc', 'raw/submitted/u-1/실적.xlsx', '김주무관', null, '2026-01-02 03:04:05');
insert into acts values (1, 'u-1', 'withdraw', '박팀장', '시험', '2026-01-02 03:05:00');
"""


def test_a_ledger_of_an_older_version_opens_and_takes_everything_new(tmp_path: Path) -> None:
    book = sqlite3.connect(tmp_path / "ledger.sqlite")
    book.executescript(OLDER)
    book.close()
    ledger = open_ledger(tmp_path)
    assert ([u.file for u in ledger.uploads()], ledger.withdrawn(), ledger.beside()) == (
        ["실적.xlsx"],
        {"u-1"},
        frozenset(),
    )
    ledger.answers.give(ASK, "a", "김주무관", "1.xlsx")
    ledger.corrections.enter([Said(KEY, value=3)], Signed("김주무관", "다시 셈"))
    ledger.additions.add(Alias(of="yang", name="큰장터동"), "김주무관")
    counts = [len(book.in_force()) for book in (ledger.answers, ledger.corrections, ledger.additions)]
    assert counts == [1, 1, 1]


def test_two_processes_that_open_a_new_ledger_at_once_both_succeed(tmp_path: Path) -> None:
    opening = (
        "import sys; from pathlib import Path; from ledger.book import open_ledger; open_ledger(Path(sys.argv[1]))"
    )

    def start(_: int) -> int:
        command = [sys.executable, "-W", "error", "-c", opening, str(tmp_path)]
        return subprocess.run(command, timeout=120, check=False).returncode

    with ThreadPoolExecutor(3) as several:
        assert list(several.map(start, range(3))) == [0, 0, 0]


@pytest.mark.parametrize(("value", "missing"), [(None, None), (3.0, "not_held")])
def test_a_correction_gives_a_value_or_a_reason_and_not_both(
    ledger: Ledger, value: float | None, missing: str | None
) -> None:
    with pytest.raises(LedgerError, match="하나를 적어 주십시오"):
        ledger.corrections.enter([Said(KEY, value, missing)], Signed("김주무관", "까닭"))


def test_hostile_words_are_kept_as_they_stand(ledger: Ledger) -> None:
    nasty = "'); drop table answers; --\n\x00😀"
    ledger.answers.give(Ask("measure", nasty, nasty, CHOICES), "a", nasty, nasty)
    (answer,) = ledger.answers.in_force()
    assert (answer.subject, answer.form, answer.by, answer.file) == (nasty, nasty, nasty, nasty)


def test_an_upload_that_never_came_cannot_be_withdrawn(ledger: Ledger) -> None:
    ledger.accept("가.xlsx", "a" * 64, "x", "김주무관", beside=True)
    (upload,) = ledger.uploads()
    ledger.withdraw(upload.upload, "박팀장", "시험")
    assert ledger.withdrawn() == {upload.upload}


def test_the_second_of_two_who_correct_the_same_figure_at_once_is_told(ledger: Ledger) -> None:
    seen = ledger.corrections.last()
    ledger.corrections.enter([Said(KEY, value=3)], Signed("이주무관", "다시 셈"), seen)
    with pytest.raises(LedgerError, match="이주무관"):
        ledger.corrections.enter([Said(KEY, value=4)], Signed("김주무관", "다시 셈"), seen)
    ledger.corrections.enter([Said(KEY, value=4)], Signed("김주무관", "다시 셈"), ledger.corrections.last())
    assert [correction.value for correction in ledger.corrections.in_force()] == [4]
