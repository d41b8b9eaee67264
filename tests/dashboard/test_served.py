"""A presentation that was made is given out at an address of its own, and nothing else is."""

from pathlib import Path

import pytest
from starlette.requests import Request

from dashboard.office import ledger
from dashboard.served import present
from ledger.exports import exports_folder


def ask(number: int) -> Request:
    return Request({"type": "http", "method": "GET", "headers": [], "path_params": {"number": number}})


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of exports of an empty installation."""
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    monkeypatch.delenv("DONGNE_LEDGER", raising=False)
    folder = exports_folder(tmp_path)
    folder.mkdir()
    return folder


def finished(folder: Path, kind: str, file: str) -> int:
    number = ledger().jobs.ask("export", kind, {}, "김주무관")
    (folder / "deck.html").write_text("<h1>발표</h1>", encoding="utf-8")
    ledger().jobs.finish(number, {"file": file, "name": "발표.html"})
    return number


def test_a_deck_is_shown_and_may_reach_nothing_else(made: Path) -> None:
    answer = present(ask(finished(made, "deck", "deck.html")))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "content-disposition" not in answer.headers


@pytest.mark.parametrize(("kind", "file"), [("pptx", "deck.html"), ("deck", "gone.html"), ("deck", "../ledger.sqlite")])
def test_nothing_else_is_given_out(made: Path, kind: str, file: str) -> None:
    assert present(ask(finished(made, kind, file))).status_code == 404


@pytest.mark.usefixtures("made")
def test_a_number_of_no_job_is_answered_with_what_to_do(tmp_path: Path) -> None:
    assert present(ask(10**30)).status_code == 404
    answer = present(ask(7))
    assert answer.status_code == 404
    assert "다시 만들어 주십시오" in bytes(answer.body).decode()
    assert not (tmp_path / "ledger.sqlite").exists()
