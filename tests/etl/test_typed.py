"""Whatever is typed after `python -m etl`, the answer is a sentence."""

import errno
from pathlib import Path

import pytest

from etl import __main__ as typed
from tests.etl.sheets import Office, saved, training

pytestmark = pytest.mark.usefixtures("plain_rules")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, plain_rules: None) -> Path:  # noqa: ARG001
    folder = tmp_path_factory.mktemp("typed")
    assert Office(folder / "data").load(saved(folder / "양동.xlsx", *training("수료인원"))) == 0
    return folder / "data"


def said(
    words: list[str], data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str]:
    monkeypatch.setenv("DONGNE_DATA", str(data))
    monkeypatch.setattr("sys.argv", ["etl", *words])
    return typed.main(), capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["trace", "9" * 30], "trace에는 값의 번호(row) 하나"),
        (["trace", "²"], "trace에는 값의 번호(row) 하나"),
        (["correct", "²", "--value", "1", "--why", "x"], "값의 번호(row) 하나, 또는"),
        (["query", ""], "질의가 비어 있습니다."),
        (["query", "select 1", "--release", "9" * 30], "이(가) 없습니다."),
        (["template", "trainees", "--year", "99999"], "1900~2099 사이의 해를"),
        (["template", "trainees", "--out", "/proc"], "파일이 아니라 폴더입니다."),
        (["read", "/proc"], "'/proc': 파일이 아니라 폴더입니다."),
        (["check", "가" * 300], "이름이 너무 깁니다."),
        (["load", "/no/such.xlsx"], "'/no/such.xlsx': 없습니다."),
    ],
)
def test_what_means_nothing_is_told(
    words: list[str],
    told: str,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, sentence = said(words, data, monkeypatch, capsys)
    assert code == 2
    assert told in sentence


def test_a_full_disk_is_told(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("etl.command_releases.build", full)
    code, sentence = said(["build"], data, monkeypatch, capsys)
    assert (code, sentence.startswith("저장 공간이 부족해 마치지 못했습니다.")) == (2, True)
