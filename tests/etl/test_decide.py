"""What people decide is in the ledger and in a release, or in neither: whatever blocks it and whenever the worker is killed."""

import re
import shutil
from pathlib import Path

import pytest

from catalog.additions import Alias, MeasureWord
from catalog.problems import Ask, Choice, Problem
from etl import command_files, command_ledger, making, work
from etl.build import build
from etl.check import Check
from etl.command_releases import CRITICAL
from etl.publication import publish
from etl.release import current_number
from ledger.book import Ledger, open_ledger
from ledger.decisions import Add, Correct, Decision, Forget, Lift, Remove, Reply, enter
from ledger.drafts import new_batch
from ledger.entries import FactKey, Said, Signed
from ledger.errors import LedgerError
from ledger.jobs import Job
from ledger.outcome import Outcome, outcome_of
from ledger.requests import ask_decision, give_answer
from ledger.spool import spool
from tests.etl.sheets import Office, saved, training

pytestmark = pytest.mark.usefixtures("plain_rules")
KEY = FactKey("trainees", "village_school", "yang", "2023", "2023", "", "completed_people", demonstration=False)
DONGS = ("yang3", "nongseong1", "nongseong2")
ASK = Ask("measure", "이수생", "#교육|이수생", (Choice("a", "수료", "Completed"), Choice("b", "참여", "Attended")))
BLANK = tuple(Said(FactKey(**{**vars(KEY), "place": dong}), missing="not_held") for dong in DONGS)
DECISIONS: dict[str, Decision] = {
    "a correction": Correct(said=(Said(KEY, value=25, source="22"),)),
    "a reason for several dongs": Correct(said=BLANK),
    "a correction lifted": Lift(number=1),
    "a name added": Add(addition=Alias(of="yang3", name="셋째양동")),
    "a heading added": Add(addition=MeasureWord(of="trainees.completed_people", word="마친이")),
    "an addition taken out": Remove(number=1),
    "an answer changed": Reply(ask=ASK, answer="b", file="1.xlsx"),
    "an answer forgotten": Forget(question=ASK.id),
}
EACH = pytest.mark.parametrize("decision", DECISIONS.values(), ids=DECISIONS.keys())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, plain_rules: None) -> Path:  # noqa: ARG001
    """A dong's report is in, with a correction, an addition and an answer, all of them released."""
    data = tmp_path_factory.mktemp("first") / "data"
    assert Office(data).load(saved(data.parent / "양동.xlsx", *training("수료인원"))) == 0
    ledger = open_ledger(data)
    ledger.corrections.enter([Said(KEY, value=23, source="22")], Signed("이주무관", "다시 셈"))
    ledger.additions.add(Alias(of="yang", name="큰장터동"), "이주무관")
    ledger.answers.give(ASK, "a", "이주무관", "1.xlsx")
    assert build(data).note.number == 2
    return data


@pytest.fixture
def data(first: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first, tmp_path / "data")


@pytest.fixture
def ledger(data: Path) -> Ledger:
    return open_ledger(data)


def held(ledger: Ledger) -> tuple[object, ...]:
    """All that is in force."""
    return ledger.corrections.in_force(), ledger.additions.in_force(), ledger.answers.in_force()


def taken(ledger: Ledger) -> Job:
    job = ledger.jobs.take("etl")
    assert job is not None
    return job


def outcome(ledger: Ledger, job: Job) -> Outcome:
    told = outcome_of(ledger.jobs.find(job.number))
    assert told is not None
    return told


def block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_blocking", lambda *_: iter([Problem("number_mistyped", cell="C5", found="9O")]))


@EACH
def test_what_blocks_its_release_leaves_all_as_it_was_and_no_later_release_is_blocked(
    data: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, decision: Decision
) -> None:
    before = held(ledger)
    ask_decision(ledger, decision, "김주무관", "까닭")
    with monkeypatch.context() as patch:
        block(patch)
        work.work(data, job := taken(ledger))

    told = outcome(ledger, job)
    assert (told.state, [problem.cell for problem in told.problems][:1]) == ("blocked", ["C5"])
    assert held(ledger) == before
    assert (build(data).note.number, build(data).new) == (2, False)


@EACH
def test_the_worker_killed_when_it_is_entered_releases_it_once_when_it_is_taken_up_again(
    data: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, decision: Decision
) -> None:
    def killed(ledger: Ledger, decision: Decision, signed: Signed) -> None:
        enter(ledger, decision, signed)
        raise SystemExit

    before = held(ledger)
    ask_decision(ledger, decision, "김주무관", "까닭")
    job = taken(ledger)
    with monkeypatch.context() as patch:
        patch.setattr("etl.decide.enter", killed)
        with pytest.raises(SystemExit):
            work.work(data, job)
    assert work.entered(ledger, job)
    assert (held(ledger) != before, current_number(data / "curated")) == (True, 2)
    work.work(data, job)

    assert outcome(ledger, job).release == 3
    assert not build(data).new
    assert ledger.corrections.last() <= 1 + len(DONGS)


def test_the_worker_killed_before_that_leaves_all_as_it_was_and_does_it_when_it_is_taken_up_again(
    data: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise SystemExit

    before = held(ledger)
    ask_decision(ledger, DECISIONS["a reason for several dongs"], "김주무관", "까닭")
    job = taken(ledger)
    with monkeypatch.context() as patch:
        patch.setattr("etl.decide.enter", killed)
        with pytest.raises(SystemExit):
            work.work(data, job)
    assert (held(ledger), work.entered(ledger, job), build(data).note.number) == (before, False, 2)
    work.work(data, job)

    assert len(ledger.corrections.in_force()) == 1 + len(DONGS)
    assert not build(data).new


def test_a_reason_for_several_dongs_stands_with_each_of_them(data: Path, ledger: Ledger) -> None:
    ask_decision(ledger, DECISIONS["a reason for several dongs"], "김주무관", "그해에는 열지 않음")
    work.work(data, taken(ledger))

    shown = Office(data).query(
        "select place, missing, correction, note from facts where place in ('yang3', 'nongseong1')"
    )
    assert sorted(shown) == [
        ("nongseong1", "not_held", 3, "그해에는 열지 않음"),
        ("yang3", "not_held", 2, "그해에는 열지 않음"),
    ]


def test_the_correction_before_holds_again_when_the_last_one_is_lifted(data: Path, ledger: Ledger) -> None:
    for decision in (DECISIONS["a correction"], Lift(number=2)):
        ask_decision(ledger, decision, "김주무관", "까닭")
        work.work(data, taken(ledger))

    assert [one.value for one in ledger.corrections.in_force()] == [23]
    assert Office(data).query("select value from facts where correction is not null") == [(23,)]


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (Lift(number=1), Lift(number=1), "1번 정정은 없거나 이미 거두었습니다."),
        (Remove(number=1), Remove(number=1), "1번으로 더한 것이 없습니다."),
        (Forget(question=ASK.id), Forget(question=ASK.id), "이미 잊었을 수 있습니다."),
        (
            Correct(said=(Said(KEY, value=8),), seen=1),
            Correct(said=(Said(KEY, value=9),), seen=1),
            "그사이 다른 분이 같은 값을 정정했습니다(이주무관).",
        ),
    ],
)
def test_the_second_of_two_who_decide_the_same_is_told(
    data: Path, ledger: Ledger, one: Decision, other: Decision, says: str
) -> None:
    ask_decision(ledger, one, "이주무관", "까닭")
    ask_decision(ledger, other, "김주무관", "까닭")  # nobody has done the first yet
    work.work(data, taken(ledger))
    work.work(data, last := taken(ledger))

    assert says in ledger.jobs.find(last.number).words
    with pytest.raises(LedgerError, match=re.escape(says)):
        ask_decision(ledger, other, "김주무관", "까닭")


def test_the_command_says_what_blocked_and_that_all_is_as_before(
    data: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    block(monkeypatch)
    assert command_ledger.run_lift(data, 1, "김주무관", "원본이 맞음") == CRITICAL
    said = capsys.readouterr().err
    assert "검사에서 막혀 넣지 않았습니다. 모두 앞의 그대로입니다." in said
    assert "C5" in said
    assert [one.number for one in ledger.corrections.in_force()] == [1]


ODD = "2023년 농성1동 주민자치 교육 실적", ("사업명", "참여인원", "다닌 사람"), ("마을학교", 30, 29)


def odd_report(path: Path) -> Path:
    """A report with a heading that only a person can explain."""
    return saved(path, (ODD[0],), *ODD[1:])


@pytest.fixture
def held_file(data: Path, tmp_path: Path) -> Path:
    """Such a report lies in data/raw, held until somebody answers; another of its form is to be sent."""
    odd_report(data / "raw" / "published" / "농성1동.xlsx")
    assert build(data).note.number == 3
    return saved(tmp_path / "양3동.xlsx", (ODD[0].replace("농성1동", "양3동"),), *ODD[1:])


@pytest.mark.parametrize("period", ["2023-02-30", "0000", "2023-H3", "", "x'; drop table facts;--"])
def test_a_correction_of_a_forged_period_is_refused_before_it_stops_a_release(
    data: Path, ledger: Ledger, period: str
) -> None:
    forged = Correct(said=(Said(FactKey(**{**vars(KEY), "period_end": period}), value=1.0),))
    with pytest.raises(LedgerError, match="기간이 아닙니다") as refused:
        ask_decision(ledger, forged, "김주무관", "까닭")
    assert "is no period" in refused.value.words("en")
    assert not build(data).new


def test_an_answer_that_fits_a_file_in_the_release_and_would_block_it_is_not_entered(
    data: Path, ledger: Ledger, held_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office, before = Office(data), ledger.answers.in_force()
    (question,) = office.check(held_file).questions
    assert question.ask is not None
    asked = (data, held_file, None, question.ask.id, "trainees.completed_people", "김주무관")
    with monkeypatch.context() as patch:
        block(patch)
        assert command_files.run_answer(*asked) == CRITICAL
        assert "이미 실은 자료에도 맞아 다음 릴리스를 막으므로" in capsys.readouterr().err
    assert (ledger.answers.in_force(), build(data).new) == (before, False)
    assert not list((data / "curated").glob(".build-*"))

    assert command_files.run_answer(*asked) == 0
    assert (len(ledger.answers.in_force()), build(data).new) == (len(before) + 1, True)
    assert ("nongseong1", "2023", 29.0) in office.shown("completed_people")


def test_an_answer_on_a_batch_touches_no_release_until_the_batch_is_published(
    data: Path, ledger: Ledger, held_file: Path
) -> None:
    spool(data, ledger, batch := new_batch(), held_file.name, held_file.read_bytes(), "김주무관")
    found = Check(data, batch, 1, "김주무관", lambda *_: None).run()
    (problem,) = found.questions
    assert problem.question is not None
    give_answer(ledger, found.files[0], problem.question, "trainees.completed_people", "seogu", "김주무관")
    assert not build(data).new

    found = Check(data, batch, 2, "김주무관", lambda *_: None).run()
    assert found.publishable
    assert publish(data, batch, "김주무관", "", found.seen).note.number == 4
    assert [fact[0] for fact in Office(data).shown("completed_people") if fact[2] == 29] == ["nongseong1", "yang3"]
    assert (ledger.answers.on(batch), build(data).new) == ((), False)
