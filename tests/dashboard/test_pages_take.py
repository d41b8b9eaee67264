"""Taking one view away from its card: the dialog behind 내려받기."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.export.making import make_one
from dashboard.office import ledger
from dashboard.release import Release
from ledger.heartbeat import beat
from tests.dashboard.test_pages_briefing import press, run, words


@pytest.fixture
def office(small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The small release in a data folder of its own, where a worker is."""
    (tmp_path / "curated").symlink_to(small.folder.parent)
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    beat(tmp_path, "export")
    return tmp_path


@pytest.mark.usefixtures("office")
def test_a_view_can_be_taken_in_every_form_and_as_a_link_to_its_release() -> None:
    app = press(run(page="compare", indicator="turnout"), "download-rank")
    labels = [button.label for button in app.button if str(button.key).startswith("take-")]
    assert labels == ["PNG", "SVG", "PPTX", "XLSX", "CSV와 설명"]
    assert "release=1" in app.code[0].value
    assert "page=compare" in app.code[0].value


def test_what_the_worker_makes_of_a_view_can_be_saved(office: Path) -> None:
    app = press(press(run(page="compare", indicator="turnout", period="2024"), "download-rank"), "take-xlsx")
    job = ledger().jobs.find(1)
    assert (job.kind, job.about["view"]) == ("xlsx", "kind=rank&indicator=turnout&period=2024&events=0")
    assert "곧 시작합니다." in app.get("progress")[0].proto.text
    make_one(1, ledger(), office)
    app.run()
    saved = [one.proto.label for one in app.get("download_button") if "xlsx" in one.proto.label]
    assert saved
    assert saved[0].endswith(".xlsx 받기")


def test_where_no_worker_is_it_says_so(office: Path) -> None:
    (office / "workers" / "export.beat").unlink()
    app = press(press(run(page="compare", indicator="turnout"), "download-rank"), "take-pptx")
    assert "처리기가 꺼져 있습니다." in words(app)
