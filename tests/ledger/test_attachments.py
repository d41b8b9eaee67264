"""Attachments: kept whole under their hash, refused with a sentence, handed back under a name that does no harm."""

from pathlib import Path

import pytest

from ledger.attachments import Attachments, about_number, about_upload
from ledger.book import LedgerError, open_ledger
from ledger.stored import MOST_BYTES, stored_path, tidy_name

PDF = b"%PDF-1.7 plan"
ABOUT = about_number("trainees", "yang", "2023")


@pytest.fixture
def attachments(tmp_path: Path) -> Attachments:
    return open_ledger(tmp_path).attachments


def test_a_paper_is_kept_for_its_figure_and_comes_back_byte_by_byte(attachments: Attachments, tmp_path: Path) -> None:
    attachments.add(tmp_path, ABOUT, "../운영 계획.pdf", PDF, "김주무관", "결재본")
    (kept,) = attachments.of(ABOUT)
    assert (kept.name, kept.size, kept.by, kept.note) == ("운영 계획.pdf", len(PDF), "김주무관", "결재본")
    assert attachments.content(tmp_path, kept) == PDF
    assert stored_path(tmp_path, kept.sha256).parent.parent == tmp_path / "attachments"
    assert attachments.of(about_upload("u-1")) == ()


def test_the_same_paper_may_stand_behind_two_things_but_not_twice_behind_one(
    attachments: Attachments, tmp_path: Path
) -> None:
    attachments.add(tmp_path, ABOUT, "계획.pdf", PDF, "김주무관")
    attachments.add(tmp_path, about_upload("u-1"), "계획.pdf", PDF, "김주무관")
    with pytest.raises(LedgerError, match="이미 올린 증빙"):
        attachments.add(tmp_path, ABOUT, "다른 이름.pdf", PDF, "김주무관")


def test_a_removed_paper_is_no_longer_shown_but_kept(attachments: Attachments, tmp_path: Path) -> None:
    number = attachments.add(tmp_path, ABOUT, "계획.pdf", PDF, "김주무관")
    (kept,) = attachments.of(ABOUT)
    attachments.remove(number, "박주무관", "다른 사업 계획")
    assert attachments.of(ABOUT) == ()
    assert attachments.content(tmp_path, kept) == PDF


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("실행.exe", b"MZ", "이 종류의 파일"),
        ("그림.svg", b"<svg onload=alert(1)>", "이 종류의 파일"),
        ("사진.png", b"<html><script>", "내용은 그렇지 않습니다"),
        ("계획.pdf", b"", "빈 파일"),
        ("계획.pdf", b"%PDF" + b" " * MOST_BYTES, "20MB까지"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_what_is_not_kept_is_refused_with_a_sentence(
    attachments: Attachments, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(LedgerError, match=sentence):
        attachments.add(tmp_path, ABOUT, name, content, "김주무관")
    assert attachments.in_force() == ()
    assert not (tmp_path / "attachments").exists()


def test_a_disk_that_takes_no_more_is_told_and_leaves_nothing_half(
    attachments: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(LedgerError, match="보관하지 못했습니다"):
        attachments.add(tmp_path, ABOUT, "계획.pdf", PDF, "김주무관")
    assert [path for path in (tmp_path / "attachments").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "name", ["a\x00b.pdf", "con\u202efdp.exe.pdf", "../../etc/passwd.pdf", "<script>.pdf", "가" * 300]
)
def test_a_name_is_handed_back_without_path_signs_or_excess(name: str) -> None:
    tidy = tidy_name(name)
    assert len(tidy) <= 120
    assert not set(tidy) & set('/\\<>:"|?*\x00\u202e')
