"""Publishing and undoing: judged first, entered and released at once; what came in between stops it; doing it twice does it once."""

import shutil
from pathlib import Path

import pytest

from catalog.problems import Problem
from etl import making, publication
from etl.build import CATALOG_FOLDER, build
from etl.clearing import clear_drafts
from etl.inputs import find_inputs
from etl.publication import OvertakenError, publish, redo, undo
from etl.release import BuildBlockedError, current_number
from etl.seen import seen_now
from ledger.book import Ledger, open_ledger
from ledger.drafts import new_batch
from ledger.errors import LedgerError
from ledger.found import Seen
from ledger.spool import spool
from tests.etl.sheets import Office, saved, training

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dong's report is in."""
    data = tmp_path_factory.mktemp("first") / "data"
    assert Office(data).load(saved(data.parent / "양동.xlsx", *training("수료인원"))) == 0
    return data


@pytest.fixture
def office(first: Path, tmp_path: Path) -> Office:
    return Office(shutil.copytree(first, tmp_path / "data"))


@pytest.fixture
def ledger(office: Office) -> Ledger:
    return open_ledger(office.data)


def dropped(office: Office, ledger: Ledger, *dongs: str) -> str:
    """A batch of the reports of some dongs."""
    batch = new_batch()
    for dong in dongs:
        path = saved(
            office.data.parent / f"{dong}.xlsx", *training("수료인원", title=f"2023년 {dong} 주민자치 교육 실적")
        )
        spool(office.data, ledger, batch, path.name, path.read_bytes(), "김주무관")
    return batch


def seen(office: Office, ledger: Ledger, batch: str) -> Seen:
    return seen_now(office.data, find_inputs(office.data, CATALOG_FOLDER), ledger.drafts.open_in(batch))


def files(office: Office) -> list[str]:
    return [row[0] for row in office.query("select distinct file from facts where file is not null order by all")]


def test_all_files_of_a_batch_are_in_one_release_with_who_sent_them_and_why(office: Office, ledger: Ledger) -> None:
    batch = dropped(office, ledger, "농성1동", "화정2동")

    built = publish(office.data, batch, "김주무관", "상반기 실적", seen(office, ledger, batch))

    assert (built.note.number, files(office)) == (2, ["농성1동.xlsx", "양동.xlsx", "화정2동.xlsx"])
    assert [(deed.act, deed.by, deed.reason) for deed in ledger.deeds()] == [("accept", "김주무관", "상반기 실적")] * 2
    assert not build(office.data).new
    clear_drafts(office.data, ledger)
    assert list((office.data / "drafts").iterdir()) == []


def test_publishing_a_batch_again_changes_nothing(office: Office, ledger: Ledger) -> None:
    batch = dropped(office, ledger, "농성1동")

    again = [publish(office.data, batch, "김주무관", "") for _ in range(2)]

    assert [(built.note.number, built.new) for built in again] == [(2, True), (2, False)]
    assert len(ledger.uploads()) == 2


def test_what_came_in_between_is_told_and_nothing_is_published(office: Office, ledger: Ledger) -> None:
    mine, theirs = dropped(office, ledger, "농성1동"), dropped(office, ledger, "화정2동")
    before = seen(office, ledger, mine)
    publish(office.data, theirs, "박주무관", "")

    with pytest.raises(OvertakenError) as overtaken:
        publish(office.data, mine, "김주무관", "", before)

    assert [words.ko for words in overtaken.value.since] == ["'화정2동.xlsx' 자료가 게시되었습니다."]
    assert current_number(office.data / "curated") == 2
    assert [draft.state for draft in ledger.drafts.in_batch(mine)] == ["open"]


def test_a_batch_that_blocks_the_release_leaves_ledger_and_release_as_they_were(
    office: Office, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_blocking", lambda *_: iter([Problem("no_facts")]))
    batch = dropped(office, ledger, "농성1동")

    with pytest.raises(BuildBlockedError):
        publish(office.data, batch, "김주무관", "")

    assert (len(ledger.uploads()), current_number(office.data / "curated")) == (1, 1)
    assert not (office.data / "raw" / "submitted" / ledger.drafts.in_batch(batch)[0].sha256).exists()


def test_a_full_disk_while_the_release_is_written_leaves_everything_as_it_was(
    office: Office, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publication, "keep", full)
    batch = dropped(office, ledger, "농성1동")
    with pytest.raises(OSError, match="No space left"):
        publish(office.data, batch, "김주무관", "")
    monkeypatch.undo()

    assert (len(ledger.uploads()), current_number(office.data / "curated")) == (1, 1)
    assert publish(office.data, batch, "김주무관", "").note.number == 2


def test_an_acceptance_whose_release_was_cut_off_is_released_by_the_next_try(
    office: Office, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("etl.release._point_to", killed)
    batch = dropped(office, ledger, "농성1동")
    with pytest.raises(KeyboardInterrupt):
        publish(office.data, batch, "김주무관", "")
    monkeypatch.undo()

    assert len(ledger.uploads()) == 2
    publish(office.data, batch, "김주무관", "")
    assert files(office) == ["농성1동.xlsx", "양동.xlsx"]
    assert len(ledger.uploads()) == 2


def test_an_upload_is_undone_and_done_again_and_later_ones_stay(office: Office, ledger: Ledger) -> None:
    publish(office.data, dropped(office, ledger, "농성1동"), "김주무관", "")
    first = ledger.uploads()[0].upload

    undo(office.data, first, "김주무관", "잘못 올림")
    assert files(office) == ["농성1동.xlsx"]
    undo(office.data, first, "김주무관", "잘못 올림")
    redo(office.data, first, "김주무관", "맞는 자료")

    assert files(office) == ["농성1동.xlsx", "양동.xlsx"]
    assert [deed.act for deed in ledger.deeds()] == ["withdraw", "restore"]
    assert not build(office.data).new


def test_the_last_upload_is_not_undone(office: Office, ledger: Ledger) -> None:
    with pytest.raises(BuildBlockedError, match="남는 자료가 없어"):
        undo(office.data, ledger.uploads()[0].upload, "김주무관", "")
    assert ledger.withdrawn() == frozenset()


def test_a_batch_of_which_a_file_was_taken_out_in_the_end_is_not_published(office: Office, ledger: Ledger) -> None:
    batch = dropped(office, ledger, "농성1동")
    ledger.drafts.drop(ledger.drafts.open_in(batch)[0].number)

    with pytest.raises(LedgerError, match="게시할 파일이 없습니다"):
        publish(office.data, batch, "김주무관", "")
