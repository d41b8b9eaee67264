"""Drafts: dropped files are on the disk and in the ledger, once each, until they are published or taken out."""

import errno
from pathlib import Path

import pytest

from ledger import spool
from ledger.book import Ledger, open_ledger
from ledger.drafts import batch_folder, new_batch
from ledger.errors import LedgerError
from ledger.found import FoundFile
from ledger.found_problem import Choice, Question
from ledger.requests import ask_check, give_answer


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path)


def dropped(ledger: Ledger, data: Path, batch: str, file: str = "실적.csv", content: bytes = b"a,1\n") -> int:
    return spool.spool(data, ledger, batch, file, content, "김주무관").number


def test_a_dropped_file_lies_where_its_name_has_no_say(ledger: Ledger, tmp_path: Path) -> None:
    batch = new_batch()

    number = dropped(ledger, tmp_path, batch, "../../<script>실적.xlsx", b"bytes")

    (draft,) = ledger.drafts.open_in(batch)
    assert (draft.number, draft.file, draft.size) == (number, "<script>실적.xlsx", 5)
    assert draft.original(tmp_path) == tmp_path / "drafts" / str(number) / "original.xlsx"
    assert draft.original(tmp_path).read_bytes() == b"bytes"


def test_the_same_bytes_dropped_again_are_the_same_draft(ledger: Ledger, tmp_path: Path) -> None:
    batch = new_batch()

    numbers = {dropped(ledger, tmp_path, batch) for _ in range(3)}

    assert len(numbers) == 1
    assert not list((tmp_path / "drafts").glob(".*"))


def test_a_name_of_300_characters_keeps_its_suffix(ledger: Ledger, tmp_path: Path) -> None:
    dropped(ledger, tmp_path, batch := new_batch(), "가" * 300 + ".xlsx")

    (draft,) = ledger.drafts.open_in(batch)
    assert (len(draft.file), draft.file[-6:]) == (200, "가.xlsx")


def test_a_file_taken_out_is_not_published_and_cannot_be_changed(ledger: Ledger, tmp_path: Path) -> None:
    number = dropped(ledger, tmp_path, batch := new_batch())

    ledger.drafts.drop(number)

    assert ledger.drafts.open_in(batch) == ()
    assert [draft.state for draft in ledger.drafts.in_batch(batch)] == ["dropped"]
    with pytest.raises(LedgerError, match="이미 게시했거나 뺀 파일"):
        ledger.drafts.name_sender(number, "yang")


def test_a_full_disk_leaves_nothing_and_is_told_in_a_sentence(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(LedgerError, match="저장 공간이 부족해"):
        dropped(ledger, tmp_path, batch := new_batch())

    assert ledger.drafts.in_batch(batch) == ()
    assert [path for path in (tmp_path / "drafts").rglob("*") if path.is_file()] == []


def test_a_file_that_is_too_large_is_refused_with_the_limit(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="50MB보다 큽니다"):
        dropped(ledger, tmp_path, new_batch(), content=bytes(50 * 2**20 + 1))


def test_a_batch_that_an_address_makes_up_is_no_path(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        batch_folder(tmp_path, "../raw")


def test_one_check_waits_for_a_batch_however_often_it_is_asked_for(ledger: Ledger) -> None:
    batch, other = new_batch(), new_batch()

    jobs = [ask_check(ledger, name, "김주무관") for name in (batch, batch, other)]

    assert jobs[0] == jobs[1] != jobs[2]
    assert [job.number for job in ledger.jobs.about_batch(batch)] == [jobs[0]]


def asked_of(draft: int) -> tuple[FoundFile, Question]:
    choices = (Choice(answer="seogu", ko="서구", en="Seo-gu"), Choice(answer="yang", ko="양동", en="Yang-dong"))
    question = Question(id="1", kind="sender", subject="u-1", form="f", choices=choices)
    file = {"draft": draft, "file": "실적.csv", "upload": "u-1", "place": None, "readable": True, "refused": False}
    more = {"held": True, "demonstration": False, "figures": 0, "sheets": (), "tables": (), "problems": ()}
    return FoundFile.model_validate({**file, **more, "leftovers": ()}), question


def test_the_dong_that_sent_a_file_is_known_of_that_file_alone(ledger: Ledger, tmp_path: Path) -> None:
    file, question = asked_of(dropped(ledger, tmp_path, new_batch()))

    give_answer(ledger, file, question, "yang", "seogu", "김주무관")

    assert ledger.drafts.find(file.draft).place == "yang"
    assert ledger.answers.in_force() == ()


def test_that_a_form_is_the_whole_districts_is_remembered_when_it_is_published(ledger: Ledger, tmp_path: Path) -> None:
    batch = new_batch()
    file, question = asked_of(dropped(ledger, tmp_path, batch))

    give_answer(ledger, file, question, "seogu", "seogu", "김주무관")

    given = ledger.answers.on(batch)
    assert [(answer.kind, answer.answer) for answer in given] == [("sender", "seogu")]
    assert (ledger.answers.on(new_batch()), ledger.answers.in_force()) == ((), ())
    ledger.accept_drafts(batch, {}, (), "", given)
    assert (ledger.answers.on(batch), ledger.answers.in_force()) == ((), given)
    with pytest.raises(LedgerError, match="고를 수 없는 답"):
        give_answer(ledger, file, question, "elsewhere", "seogu", "김주무관")
