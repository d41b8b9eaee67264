"""The same figures give the same facts, however they are ordered, split over files, joined in one, or loaded."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.conform import Conformed, Conformer
from etl.reading import ReadingCache
from etl.settle import settle
from etl.sources import Sidecar, Source, sha256_of
from tests.etl.sheets import CATALOG, Row, conformed, proposed, saved, saved_sheets, training

ABOUT = (
    "table_name",
    "programme",
    "place",
    "period_start",
    "period_end",
    "attributes",
    "measure",
    "value",
    "missing",
    "unit",
)
DONGS = [dong.label.ko for dong in CATALOG.dongs]
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(FEW, max_examples=400)
TABLES = st.lists(st.sampled_from(DONGS), min_size=3, max_size=7, unique=True).flatmap(
    lambda dongs: st.tuples(*(st.tuples(st.just(d), st.integers(200, 400), st.integers(1, 200)) for d in dongs))
)
HEAD: tuple[Row, ...] = (("2023년 마을학교 교육 실적",), (None, None, "(단위: 명)"), ("동", "참여인원", "수료인원"))


def shown(entries: Iterable[Conformed]) -> list[tuple[Any, ...]]:
    """What a release of these files shows."""
    facts = settle(list(entries), CATALOG).facts.to_pylist()
    return sorted((tuple(f[name] for name in ABOUT) for f in facts if f["superseded"] is None), key=str)


def read(path: Path) -> Conformed:
    source = Source(path, path.name, sha256_of(path), Sidecar(origin="published"))
    return Conformer(CATALOG).conform(ReadingCache(path.parent / "cache", CATALOG.vocabulary).read(source))


def loaded(*tables: Sequence[Row]) -> list[tuple[Any, ...]]:
    """The facts of files of one form, one for each list of rows."""
    with tempfile.TemporaryDirectory() as folder:
        return shown(read(saved(Path(folder) / f"{n}.xlsx", *HEAD, *rows)) for n, rows in enumerate(tables))


def merged(*tables: Sequence[Row]) -> list[tuple[Any, ...]]:
    """The facts of one workbook with a sheet for each list of rows."""
    with tempfile.TemporaryDirectory() as folder:
        sheets = {f"실적 {n}": (*HEAD, *rows) for n, rows in enumerate(tables)}
        return shown([read(saved_sheets(Path(folder) / "모음.xlsx", sheets))])


def check(rows: tuple[Row, ...], order: Sequence[Row], at: int) -> None:
    whole = loaded(rows)
    assert len(whole) == 2 * len(rows)
    assert loaded(order) == whole, "in another order"
    parts = (rows[:at], rows[at:])
    assert loaded(*parts) == whole, "split"
    assert loaded(*reversed(parts)) == whole, "loaded in another order"
    assert merged(*parts) == whole, "two sheets of one workbook"


CASES = TABLES.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows), st.integers(1, len(rows) - 1)))


@FEW
@given(CASES)
def test_order_and_packaging_change_no_fact(case: tuple[tuple[Row, ...], list[Row], int]) -> None:
    check(*case)


@pytest.mark.soak
@pytest.mark.skipif("DONGNE_SOAK" not in os.environ, reason="make soak")
@MANY
@given(CASES)
def test_order_and_packaging_change_no_fact_of_many_tables(case: tuple[tuple[Row, ...], list[Row], int]) -> None:
    check(*case)


@FEW
@given(
    st.permutations(["참여인원", "수료인원", "신청인원"]),
    st.lists(st.integers(1, 99), min_size=3, max_size=3, unique=True),
)
def test_the_order_of_columns_changes_no_fact(order: list[str], counts: list[int]) -> None:
    values = dict(zip(["참여인원", "수료인원", "신청인원"], counts, strict=True))
    rows: list[tuple[Row, ...]] = [
        (("2023년 양동 교육 실적",), ("사업명", *names), ("마을학교", *(values[name] for name in names)))
        for names in (list(values), order)
    ]
    with tempfile.TemporaryDirectory() as folder:
        first, other = (conformed(Path(folder) / str(n) / "실적.xlsx", *table) for n, table in enumerate(rows))
    assert len(first.facts) == 3
    assert proposed(first, *ABOUT) == proposed(other, *ABOUT)


def test_the_name_of_the_file_and_of_the_sheet_change_no_fact(tmp_path: Path) -> None:
    first = read(saved(tmp_path / "가.xlsx", *training("수료인원"), sheet="실적"))
    other = read(saved(tmp_path / "전혀 다른 이름.xlsx", *training("수료인원"), sheet="자료 (2)"))
    assert len(first.facts) == 4
    assert shown([first]) == shown([other])


def test_empty_rows_and_columns_around_a_table_change_no_fact(tmp_path: Path) -> None:
    shifted = ((), (), *((None, None, *row) for row in training("수료인원")))
    first, other = read(saved(tmp_path / "가.xlsx", *training("수료인원"))), read(saved(tmp_path / "나.xlsx", *shifted))
    assert shown([first]) == shown([other])
