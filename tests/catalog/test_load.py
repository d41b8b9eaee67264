"""The catalog refuses what does not hold together, naming file and key."""

import shutil
from pathlib import Path

import pytest

from catalog.load import HERE, Catalog, CatalogError, load_catalog


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(HERE, tmp_path / "catalog", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "catalog"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("tables/trainees.yaml", "replaces:", "replaced:", r"trainees\.yaml: replaced: Extra inputs"),
        (
            "indicators/turnout.yaml",
            "measure: voters",
            "measure: votes_cast",
            r"turnout.*no measure assemblies\.votes_cast",
        ),
        (
            "indicators/turnout.yaml",
            "[assembly_voting_2025]",
            "[assembly_voting_2035]",
            r"no event 'assembly_voting_2035'",
        ),
        (
            "indicators/trainees.yaml",
            "How many residents the training reached.",
            "TODO",
            r"why\.en: .*placeholder text 'TODO'",
        ),
        ("dongs.yaml", "parent: seogu", "parent: bukgu", r"parent: no place 'bukgu'"),
        ("dongs.yaml", "tile: [4, 2]", "tile: [3, 2]", r"tile: \(3, 2\) is taken"),
        ("dongs.yaml", 'code: "2914057500"', 'code: "29140"', r"dongs\.yaml: places\[0\]\.codes\.0\.code"),
        ("programmes.yaml", "부: publications.copies", "부: publications.books", r"no measure 'publications\.books'"),
        ("programmes.yaml", "id: expo", "id: casebook", r"casebook: declared twice"),
        ("tables/budgets.yaml", "unit: 원", "unit: 달란트", r"no unit '달란트'"),
        ("tables/councils.yaml", "- [members, quota]", "- [members, seats]", r"not_above: no measure 'seats'"),
    ],
)
def test_a_fault_is_told_by_file_and_key(folder: Path, file: str, old: str, new: str, says: str) -> None:
    change(folder / file, old, new)
    with pytest.raises(CatalogError, match=says):
        load_catalog(folder)


def test_a_missing_file_is_told_by_name(folder: Path) -> None:
    (folder / "events.yaml").unlink()
    with pytest.raises(CatalogError, match=r"events\.yaml: the file is missing"):
        load_catalog(folder)


def test_broken_yaml_is_told_by_name(folder: Path) -> None:
    (folder / "words.yaml").write_text("total: [계", encoding="utf-8")
    with pytest.raises(CatalogError, match=r"words\.yaml: not readable as YAML"):
        load_catalog(folder)


def test_the_district_has_18_dongs_each_with_two_codes_and_a_tile(catalog: Catalog) -> None:
    assert len(catalog.dongs) == 18
    assert {len(dong.codes) for dong in catalog.dongs} == {2}
    assert len({dong.tile for dong in catalog.dongs}) == 18


def test_old_and_new_names_and_codes_mean_the_same_place(catalog: Catalog) -> None:
    known = catalog.vocabulary.places
    assert known["광주광역시서구"] == known["전남광주통합특별시서구"] == known["1224000000"] == "seogu"
    assert known["2914083000"] == known["1224083000"] == known["풍암동"] == "pungam"


def test_only_codes_seen_in_an_official_list_are_confirmed(catalog: Catalog) -> None:
    confirmed = {dong.id for dong in catalog.dongs if all(code.confirmed for code in dong.codes)}
    assert confirmed == {"chipyeong", "pungam"}


def test_there_are_twenty_indicators_at_least_and_four_headlines(catalog: Catalog) -> None:
    assert len(catalog.indicators) >= 20
    assert sorted(i.headline for i in catalog.indicators.values() if i.headline) == [1, 2, 3, 4]


def test_every_date_of_the_ordinance_is_an_event(catalog: Catalog) -> None:
    dates = [event.since.isoformat() for event in catalog.events.values() if event.kind == "ordinance"]
    assert dates == ["2015-12-15", "2016-11-01", "2018-05-10", "2018-08-20", "2019-03-15", "2019-08-14"]
