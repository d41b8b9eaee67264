"""Export jobs: asked for once, made in a process of their own, and told of where they fail."""

import errno
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.briefing.prepared import slide_of
from dashboard.export.making import make_one
from dashboard.export.orders import MAKERS
from dashboard.release import Release
from dashboard.views import View
from dashboard.worker import Worker, clear_old
from ledger.book import Ledger, open_ledger
from ledger.exports import KEPT_DAYS, ask_briefing, ask_view, exported_file, exports_folder
from ledger.heartbeat import beat_file, worker_lives
from ledger.jobs import Job
from ledger.working import work
from tests.dashboard.export.briefs import brief

ROOT = Path(__file__).parents[3]
TREND = slide_of(View("trend", "trainees")).view


@pytest.fixture
def book(small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """The small release in a data folder of its own, with a ledger."""
    (tmp_path / "curated").symlink_to(small.folder.parent)
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    return open_ledger(tmp_path)


def done(book: Ledger, number: int, data: Path) -> Job:
    make_one(number, book, data)
    return book.jobs.find(number)


def test_what_was_made_already_is_not_made_twice(book: Ledger, small: Release, tmp_path: Path) -> None:
    kept = book.briefings.save(brief([View("trend", "trainees")], small.number, version=0), "김주무관")
    first = ask_briefing(book, tmp_path, "csv", kept, "김주무관")
    assert ask_briefing(book, tmp_path, "csv", kept, "이주무관") == first
    assert exported_file(tmp_path, done(book, first, tmp_path))
    assert ask_briefing(book, tmp_path, "csv", kept, "이주무관") == first
    assert ask_briefing(book, tmp_path, "xlsx", kept, "김주무관") != first
    changed = book.briefings.save(kept, "김주무관")
    assert ask_briefing(book, tmp_path, "csv", changed, "김주무관") != first


def test_what_was_cleared_away_is_made_anew(book: Ledger, small: Release, tmp_path: Path) -> None:
    number = ask_view(book, tmp_path, "csv", TREND, small.number, "ko", "김주무관")
    file = exported_file(tmp_path, done(book, number, tmp_path))
    assert file
    file.unlink()
    assert ask_view(book, tmp_path, "csv", TREND, small.number, "ko", "김주무관") != number


@pytest.mark.parametrize(
    ("kind", "ending", "begins"), [("pptx", "pptx", b"PK"), ("xlsx", "xlsx", b"PK"), ("csv", "zip", b"PK")]
)
def test_one_view_becomes_a_file_named_for_what_it_shows(
    book: Ledger, small: Release, tmp_path: Path, kind: str, ending: str, begins: bytes
) -> None:
    job = done(book, ask_view(book, tmp_path, kind, TREND, small.number, "ko", "김"), tmp_path)  # type: ignore[arg-type]
    file = exported_file(tmp_path, job)
    assert file
    assert file.read_bytes().startswith(begins)
    assert job.result
    assert job.result["name"] == f"교육 참여 인원.{ending}"


def test_without_a_browser_pictures_fail_with_what_to_install(
    book: Ledger, small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGNE_CHROMIUM", "/nowhere/chromium")
    job = done(book, ask_view(book, tmp_path, "png", TREND, small.number, "ko", "김"), tmp_path)
    assert job.state == "failed"
    assert job.words.startswith("서버에 그림을 그릴 브라우저가 없습니다.")
    english = done(book, ask_view(book, tmp_path, "png", TREND, small.number, "en", "김"), tmp_path)
    assert english.words.startswith("The server has no browser to draw pictures with.")


def test_a_view_without_data_makes_no_picture(book: Ledger, small: Release, tmp_path: Path) -> None:
    view = slide_of(View("trend", "no_such_indicator")).view
    job = done(book, ask_view(book, tmp_path, "svg", view, small.number, "ko", "김"), tmp_path)
    assert (job.state, job.words) == ("failed", "그릴 값이 없어 그림을 만들지 않았습니다.")


def test_an_error_of_ours_is_told_and_the_next_job_goes_on(
    book: Ledger, small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(MAKERS, "csv", lambda *_: 1 // 0)  # type: ignore[arg-type]
    number = ask_view(book, tmp_path, "csv", TREND, small.number, "ko", "김")
    assert f"작업 번호 {number}번" in done(book, number, tmp_path).words
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert done(book, ask_view(book, tmp_path, "xlsx", TREND, small.number, "ko", "김"), tmp_path).state == "done"


def test_a_full_disk_is_told_and_leaves_no_half_file(
    book: Ledger, small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    number = ask_view(book, tmp_path, "csv", TREND, small.number, "en", "김")
    monkeypatch.setattr("ledger.durable.os.fsync", full)
    job = done(book, number, tmp_path)
    assert (job.state, job.words.startswith("There is no room left on the disk")) == ("failed", True)
    assert not [path for path in exports_folder(tmp_path).rglob("*") if path.is_file()]


def test_an_unknown_briefing_is_told(book: Ledger, tmp_path: Path) -> None:
    number = book.jobs.ask("export", "pptx", {"briefing": "ffffffff", "version": 1, "release": 1}, "김주무관")
    assert done(book, number, tmp_path).words.startswith("찾는 발표가 없습니다.")


def test_the_worker_goes_on_after_a_death_and_gives_up_what_takes_too_long(
    book: Ledger, small: Release, tmp_path: Path
) -> None:
    worker = Worker(tmp_path, seconds=60)
    try:
        os.kill(worker._maker._process.pid or 0, signal.SIGKILL)
        worker._maker._process.join()
        first = book.jobs.find(ask_view(book, tmp_path, "xlsx", TREND, small.number, "ko", "김"))
        worker.do(first)
        assert book.jobs.find(first.number).state == "done"
        worker._seconds = 0.0
        late = book.jobs.find(ask_view(book, tmp_path, "pptx", TREND, small.number, "ko", "김"))
        worker.do(late)
        assert book.jobs.find(late.number).words.startswith("파일을 만드는 데 0초가 넘게 걸려 그만두었습니다.")
    finally:
        worker.end()


def test_files_that_nobody_took_are_cleared_away(tmp_path: Path) -> None:
    old, new = exports_folder(tmp_path) / "1", exports_folder(tmp_path) / "2"
    for folder in (old, new):
        folder.mkdir(parents=True)
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(old, (long_ago, long_ago))
    clear_old(tmp_path)
    assert (old.exists(), new.exists()) == (False, True)


def test_a_second_worker_of_a_queue_waits_for_the_end_of_the_first(book: Ledger, tmp_path: Path) -> None:
    def second() -> None:
        with beat_file(tmp_path, "export").with_suffix(".lock").open("w") as lock, pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        work(book.jobs, tmp_path, "export", lambda _: None, second)


def test_the_command_makes_files_and_ends_when_its_parent_is_gone(book: Ledger, small: Release, tmp_path: Path) -> None:
    number = ask_view(book, tmp_path, "csv", TREND, small.number, "ko", "김")
    start = "import subprocess, sys; subprocess.Popen([sys.executable, '-m', 'dashboard', 'worker']); input()"
    parent = subprocess.Popen([sys.executable, "-c", start], cwd=ROOT, stdin=subprocess.PIPE)
    try:
        assert _within(60, lambda: book.jobs.find(number).state == "done")
        assert worker_lives(tmp_path, "export")
    finally:
        parent.kill()
        parent.communicate()
    assert _within(20, lambda: _free(tmp_path))


def _within(seconds: float, happened: Callable[[], bool]) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if happened():
            return True
        time.sleep(0.1)
    return False


def _free(data: Path) -> bool:
    """Whether no worker holds the queue any more."""
    with beat_file(data, "export").with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
