"""The ledger: entries are added, never changed; withdrawn uploads can come back."""

from pathlib import Path

import pytest

from ledger.book import Ledger, LedgerError, open_ledger
from ledger.entries import upload_name

SHA = "a" * 64


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path)


def test_an_accepted_upload_keeps_sender_place_and_bytes(ledger: Ledger) -> None:
    ledger.accept("교육실적.xlsx", SHA, "raw/submitted/x/교육실적.xlsx", "김주무관", place="양동")
    (upload,) = ledger.uploads()
    assert (upload.upload, upload.file, upload.sender, upload.place) == (
        upload_name(SHA, "양동"),
        "교육실적.xlsx",
        "김주무관",
        "양동",
    )


def test_two_dongs_that_send_the_same_bytes_send_two_uploads(ledger: Ledger) -> None:
    """An empty return looks alike from everywhere."""
    names = {ledger.accept("실적.xlsx", SHA, place, "김주무관", place).upload for place in ("양동", "양3동")}
    assert len(names) == 2


def test_the_same_bytes_are_refused_a_second_time(ledger: Ledger) -> None:
    ledger.accept("가.xlsx", SHA, "x", "김주무관")
    with pytest.raises(LedgerError, match="이미 올린 파일"):
        ledger.accept("나.xlsx", SHA, "y", "이주무관")


def test_a_withdrawn_upload_no_longer_counts_until_sent_again(ledger: Ledger) -> None:
    upload = ledger.accept("가.xlsx", SHA, "x", "김주무관").upload
    ledger.withdraw(upload, "박팀장", "잘못된 연도")
    assert ledger.withdrawn() == {upload}
    ledger.accept("가.xlsx", SHA, "x", "김주무관")
    assert ledger.withdrawn() == frozenset()
    assert len(ledger.uploads()) == 1


def test_what_is_withdrawn_cannot_be_withdrawn_again(ledger: Ledger) -> None:
    ledger.withdraw("u-1", "박팀장", "시험")
    with pytest.raises(LedgerError, match="이미 거둬들였습니다"):
        ledger.withdraw("u-1", "박팀장", "시험")


def test_a_second_process_sees_what_the_first_wrote(tmp_path: Path) -> None:
    open_ledger(tmp_path).accept("'; drop table uploads; --.xlsx", SHA, "x", "김'주무관\"")
    (upload,) = open_ledger(tmp_path).uploads()
    assert upload.file == "'; drop table uploads; --.xlsx"
    assert upload.sender == "김'주무관\""


def test_a_withdrawn_upload_can_be_restored_and_its_deeds_are_told(ledger: Ledger) -> None:
    ledger.withdraw("u-1", "김주무관", "잘못 올림")
    ledger.restore("u-1", "박주무관", "맞는 자료였음")
    assert ledger.withdrawn() == frozenset()
    assert [(deed.act, deed.by, deed.reason) for deed in ledger.deeds()] == [
        ("withdraw", "김주무관", "잘못 올림"),
        ("restore", "박주무관", "맞는 자료였음"),
    ]
    with pytest.raises(LedgerError, match="거둬들인 자료가 아닙니다"):
        ledger.restore("u-1", "박주무관", "다시")
