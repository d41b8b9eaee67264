"""A mart that grew out of earlier ones holds what one made of nothing would hold, row by row and in the same order."""

import os
import random
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from shutil import copytree, rmtree

import duckdb
import pyarrow as pa
import pytest

from catalog.facts import FACTS
from catalog.load import Catalog, load_catalog
from etl.build import CATALOG_FOLDER, build
from etl.inputs import hash_of_code
from etl.mart import UPLOADS, fill_mart
from ledger.book import open_ledger
from tests.etl.sheets import Office, saved, training
from tests.etl.test_cube import Fact, cube, fact, one, random_facts

pytestmark = pytest.mark.usefixtures("plain_rules")
STEPS = 5


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def sent(catalog: Catalog, seed: int) -> list[list[Fact]]:
    """Random facts by upload: an office's residents, or other figures, of a year; and figures for a span of years.

    In tenths, which add up to something else in another order.
    """

    def upload(told: Fact) -> tuple[object, ...]:
        return told["place"], told["demonstration"], told["period_start"][:4], told["table_name"] == "population"

    told = [fact | {"value": fact["value"] and fact["value"] / 10} for fact in random_facts(catalog, seed)]
    uploads = [list(facts) for _, facts in groupby(told, key=upload)]
    return [*uploads, *([figure | {"period_end": "2021"} for figure in facts[:2]] for facts in uploads[:9])]


def settled(facts: Iterable[Fact], chance: random.Random) -> list[Fact]:
    """The facts numbered; another one stands for each fiftieth or so."""
    return [
        told | {"row": row, "superseded": 1 if chance.random() < 0.02 else None}
        for row, told in enumerate(facts, start=1)
    ]


def held(connection: duckdb.DuckDBPyConnection) -> tuple[list[tuple[object, ...]], ...]:
    return tuple(connection.execute(f"from {table}").fetchall() for table in ("facts", "cube", "observations"))


@pytest.mark.parametrize("seed", range(100 if os.environ.get("DONGNE_SOAK") else 2))
def test_whatever_is_accepted_and_withdrawn_a_mart_that_grew_is_one_made_of_nothing(
    catalog: Catalog, seed: int
) -> None:
    chance, uploads = random.Random(seed), sent(catalog, seed)
    chance.shuffle(uploads)
    accepted = [uploads.pop() for _ in range(len(uploads) // 2)]
    with duckdb.connect() as grown:
        for step in range(STEPS):
            facts = settled((figure for upload in accepted for figure in upload), random.Random(seed + step // 3))
            fill_mart(grown, catalog, pa.Table.from_pylist(facts, schema=FACTS), UPLOADS.empty_table())
            with cube(catalog, facts) as made:
                assert held(grown) == held(made), f"step {step}"
            if step % 3 == 1:
                accepted.pop(chance.choice((-1, -1, -3, 0)))
            accepted += [uploads.pop() for _ in range(chance.randrange(3))]


def test_residents_that_come_later_divide_what_was_there_of_the_year_before(catalog: Catalog) -> None:
    trained = fact("trainees", "leader_training", "yang", "2019", "attended_people", 10.0)
    residents = fact("population", "resident_register", "yang", "2020-02", "residents", 4000.0)
    with duckdb.connect() as grown:
        for facts in ([trained], [trained, residents]):
            rows = settled(facts, random.Random(0))
            fill_mart(grown, catalog, pa.Table.from_pylist(rows, schema=FACTS), UPLOADS.empty_table())
        assert one(grown, "trainees_per_1000", "yang", "2019") == (2.5,)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A dong's report is in, and released."""
    made = Office(tmp_path / "data")
    assert made.load(saved(tmp_path / "양동.xlsx", *training("수료인원"))) == 0
    return made


def values(office: Office) -> list[float]:
    return [value for (value,) in office.query("select value from cube where indicator = 'completions' order by all")]


def test_a_release_with_one_more_file_and_one_without_it_are_what_a_first_release_would_be(
    office: Office, tmp_path: Path
) -> None:
    def release(data: Path) -> tuple[list[tuple[object, ...]], ...]:
        with duckdb.connect(data / "curated" / str(build(data).note.number) / "mart.duckdb", read_only=True) as mart:
            return held(mart)

    office.load(saved(tmp_path / "농성1동.xlsx", *training("수료인원", title="2023년 농성1동 주민자치 교육 실적")))
    for copy in ("of both", "of the later"):
        first = office.copied(tmp_path / copy)
        rmtree(first.data / "curated")
        assert release(office.data) == release(first.data)
        open_ledger(office.data).withdraw(office.query("select upload from uploads order by received")[0][0], "나", "")


def test_another_catalog_makes_the_same_facts_another_cube(office: Office, tmp_path: Path) -> None:
    before = values(office)
    copytree(CATALOG_FOLDER, tmp_path / "catalog")
    declared = tmp_path / "catalog" / "indicators" / "completions.yaml"
    declared.write_text(declared.read_text(encoding="utf-8") + "scale: 10\n", encoding="utf-8")
    assert build(office.data, tmp_path / "catalog").new
    assert values(office) == [10 * value for value in before] != before


def test_other_code_takes_nothing_over(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    before = values(office)
    with duckdb.connect(office.data / "curated" / "1" / "mart.duckdb") as mart:
        mart.execute("update cube set value = -1")  # as if it had been computed otherwise
    monkeypatch.setattr("etl.inputs.hash_of_code", lambda: "mended")
    assert build(office.data).new
    assert values(office) == before


def test_other_code_is_told_from_the_earlier_wherever_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "demonstration" / "etl" / "settle.py"
    module.parent.mkdir(parents=True)
    monkeypatch.setattr("etl.inputs.ROOT", tmp_path / "demonstration")

    def version(text: str) -> str:
        module.write_text(text, encoding="utf-8")
        return hash_of_code.__wrapped__()

    assert version("1") != version("2")
