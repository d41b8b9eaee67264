"""What was found of a file beside the earlier ones is found again for as long as nothing before it changes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from etl import sense
from etl.conform import Conformed
from etl.conform.memory import Memory
from etl.conforming import ConformedCache
from etl.sense import with_sense
from etl.sources import Sidecar, Source, sha256_of
from tests.etl.sheets import CATALOG, Row, saved

DONGS = ("양동", "양3동", "농성1동", "화정1동")
Judge = Callable[[Sequence[Conformed]], list[Conformed]]


def money(year: int, *amounts: float) -> tuple[Row, ...]:
    rows = zip(DONGS, amounts, strict=True)
    return ((f"{year}년 마을학교 예산 현황",), (None, "(단위: 천원)"), ("동", "예산액"), *rows)


@pytest.fixture
def years(tmp_path: Path) -> list[Conformed]:
    """Budgets as they were sent year by year; of 2023 in won under a heading of thousand won."""
    amounts = {2021: (500, 800, 1200, 950), 2022: (510, 790, 1300, 990), 2023: (520_000, 790_000, 1_300_000, 990_000)}
    paths = [saved(tmp_path / f"{year} 예산.xlsx", *money(year, *told)) for year, told in amounts.items()]
    sources = [
        Source(p, p.name, sha256_of(p), Sidecar(origin="submitted"), f"2024-01-0{n}") for n, p in enumerate(paths, 1)
    ]
    return ConformedCache(tmp_path / "cache", CATALOG, Memory()).conform_all(sources)


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    return lambda files: with_sense(files, CATALOG, Memory(), tmp_path / "cache" / "sense")


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are looked at, in order."""
    names: list[str] = []
    check = sense.check_sense

    def noting(entry: Conformed, *rest: object, **more: object) -> Conformed:
        names.append(entry.source.file)
        return check(entry, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(sense, "check_sense", noting)
    return names


def test_one_more_file_is_the_only_one_looked_at_and_the_doubt_about_another_stays(
    years: list[Conformed], judge: Judge, looked_at: list[str]
) -> None:
    first, second, third = years
    judge([first, third])
    looked_at.clear()
    later = replace(second, source=replace(second.source, received="2024-02-01"))
    found = judge([first, third, later])
    assert looked_at == ["2022 예산.xlsx"]
    assert [[p.code for p in entry.problems] for entry in found] == [[], ["magnitude_above"], []]
    assert [entry.held for entry in judge([first, third, later])] == [False, True, False]
    assert looked_at == ["2022 예산.xlsx"]


@pytest.mark.parametrize("left", [0, 9])
def test_what_was_not_wholly_written_when_the_machine_stopped_is_found_again(
    years: list[Conformed], judge: Judge, looked_at: list[str], tmp_path: Path, left: int
) -> None:
    assert judge(years)[2].held
    (place,) = (tmp_path / "cache" / "sense").iterdir()
    place.write_bytes(place.read_bytes()[:left])
    for _ in range(2):
        assert [entry.held for entry in judge(years)] == [False, False, True]
    assert len(looked_at) == 6, "all of them once more, and only once"


def test_where_an_earlier_file_goes_those_after_it_are_looked_at_again(
    years: list[Conformed], judge: Judge, looked_at: list[str]
) -> None:
    first, second, third = years
    assert judge(years)[2].held
    looked_at.clear()
    assert not judge([third])[0].held
    assert judge([first, third])[1].held
    assert judge([second, third])[1].held
    assert looked_at == ["2023 예산.xlsx", "2021 예산.xlsx", "2023 예산.xlsx", "2022 예산.xlsx", "2023 예산.xlsx"]


def test_files_of_the_folders_are_judged_anew_when_there_is_one_more_of_them(
    years: list[Conformed], judge: Judge, looked_at: list[str]
) -> None:
    lying = [replace(entry, source=replace(entry.source, received=None)) for entry in years]
    assert [entry.held for entry in judge(lying[1:])] == [False, True]
    assert [entry.held for entry in judge(lying)] == [False, False, True]
    assert [entry.held for entry in judge(lying)] == [False, False, True]
    assert len(looked_at) == 5
