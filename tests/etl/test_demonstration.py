"""The demonstration workbooks: the same from the same seed, true to their answer key, and marked everywhere."""

import re
import shutil
from collections import Counter
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import python_calamine
import yaml

from catalog.declared import table_words
from catalog.load import load_catalog
from catalog.vocabulary import squeeze
from etl.demonstration.faults import FAULTS
from etl.demonstration.truth import truth
from etl.demonstration.words import HEADERS, MARK
from etl.demonstration.workbooks import all_books, all_cells
from etl.demonstration.world import DEFAULT_SEED
from etl.demonstration.write import write_all

COMMITTED = Path(__file__).parents[2] / "data/raw/demonstration"
KEY = ["table", "programme", "place", "period_start", "period_end", "measure", "attribute"]


@pytest.fixture(scope="module")
def told() -> pd.DataFrame:
    return truth()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_again(tmp_path_factory.mktemp("demonstration"))


def write_again(folder: Path) -> Path:
    # the committed .xls is kept as long as its cells are right: no need of LibreOffice here
    for xls in COMMITTED.glob("*.xls"):
        shutil.copyfile(xls, folder / xls.name)
    write_all(folder, DEFAULT_SEED)
    return folder


def shown(path: Path, sheet: str, cell: str) -> object:
    """What a reader that knows nothing of the generator sees in a cell."""
    row, column = openpyxl.utils.cell.coordinate_to_tuple(cell)
    return grid(path, sheet)[row - 1][column - 1]


def grid(path: Path, sheet: str) -> list[list[object]]:
    if path.suffix == ".csv":
        return [list(line) for line in pd.read_csv(path, encoding="cp949", header=None, dtype=str).to_numpy()]
    return python_calamine.load_workbook(str(path)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def sums(frame: pd.DataFrame, by: str = "period_start") -> dict[str, float]:
    return frame.groupby(by)["value"].sum().to_dict()


def test_same_seed_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    again = write_again(tmp_path)
    first = {path.name: path.read_bytes() for path in written.iterdir()}
    assert first == {path.name: path.read_bytes() for path in again.iterdir()}


def test_another_seed_gives_other_figures(told: pd.DataFrame) -> None:
    other = truth(DEFAULT_SEED + 1)
    both = told.merge(other, on=KEY, suffixes=("", "_other"))
    assert (both["value"] != both["value_other"]).mean() > 0.3


def test_committed_files_are_those_of_the_default_seed(written: Path) -> None:
    assert {path.name for path in COMMITTED.iterdir()} == {path.name for path in written.iterdir()}
    for book in all_books(DEFAULT_SEED):
        for sheet in book.sheets:
            assert grid(COMMITTED / book.file, sheet.name) == grid(written / book.file, sheet.name), book.file


def test_every_figure_is_printed_in_exactly_one_cell() -> None:
    printed = Counter(key for cells in all_cells(DEFAULT_SEED).values() for cell in cells for key in cell.keys)
    assert set(printed.values()) == {1}
    assert len(printed) == len(truth())


def test_the_answer_key_agrees_with_the_cells(told: pd.DataFrame) -> None:
    sound = told[told["fault"].isna()]
    for (file, sheet), rows in sound.groupby(["file", "sheet"]):
        cells = grid(COMMITTED / file, sheet)
        for figure in rows.itertuples():
            row, column = openpyxl.utils.cell.coordinate_to_tuple(figure.cell)
            assert says(cells[row - 1][column - 1], figure), (file, sheet, figure.cell)


def says(cell: object, figure) -> bool:
    if figure.measure == "event":
        return str(cell).rstrip(".") == ".".join(str(int(part)) for part in figure.period_start.split("-"))
    if isinstance(figure.missing, str):
        return cell == figure.missing
    if figure.measure == "formed_on":
        iso = figure.value_text
        return str(cell) == iso or str(cell) == ".".join(str(int(part)) for part in iso.split("-")) + "."
    if isinstance(figure.value_text, str):
        return cell == figure.value_text
    if figure.measure in ("members", "advisers") and "고문" in str(cell):
        members, advisers = re.fullmatch(r"(\d+)\(고문(\d+)\)", str(cell)).groups()
        return float(advisers if figure.measure == "advisers" else members) == figure.value
    number = float(str(cell).replace(",", ""))
    return number == figure.value / (1000 if figure.table == "budgets" else 1)


def test_no_key_is_told_twice(told: pd.DataFrame) -> None:
    assert not told.duplicated(KEY).any()


def test_ids_are_those_of_the_catalog(told: pd.DataFrame) -> None:
    catalog = load_catalog()
    assert set(told["place"]) <= set(catalog.places)
    assert set(told["programme"]) <= set(catalog.programmes)
    for table, measures in told.groupby("table")["measure"].unique().items():
        assert set(measures) <= {measure.id for measure in catalog.tables[table].measures}


def test_every_family_is_told_for_all_dongs(told: pd.DataFrame) -> None:
    families = told.groupby("table")["place"].nunique()
    assert set(families.index) == set(load_catalog().tables)
    assert (families.drop(["approvals", "milestones"]) >= 18).all()


def test_headers_are_words_of_the_catalog() -> None:
    catalog = load_catalog()
    for (table, measure), header in HEADERS.items():
        word = squeeze(re.sub(r"\(.*\)$", "", header))
        assert word in {squeeze(known) for known in table_words(catalog.tables[table])}, (table, measure)


def test_people_complete_after_attending_after_applying(told: pd.DataFrame) -> None:
    trained = told[told["table"] == "trainees"].pivot_table(
        index=["programme", "place", "period_start"], columns="measure", values="value"
    )
    trained = trained.dropna(subset=["applied_people"])
    assert (trained["completed_people"] <= trained["attended_people"]).all()
    assert (trained["attended_people"] <= trained["applied_people"]).all()


@pytest.mark.parametrize(
    ("table", "parts", "measures"),
    [("trainees", r"\d{4}-\d\d", ["attended_people"]), ("workshops", r"\d{4}-H\d", ["lectures", "hours", "times"])],
)
def test_months_and_halves_add_up_to_their_year(
    told: pd.DataFrame, table: str, parts: str, measures: list[str]
) -> None:
    figures = told[(told["table"] == table) & told["measure"].isin(measures)]
    part = figures[figures["period_start"].str.fullmatch(parts)].copy()
    part["year"] = part["period_start"].str[:4]
    keys = ["programme", "place", "measure"]
    of_year = figures[figures["period_start"].str.fullmatch(r"\d{4}")].set_index([*keys, "period_start"])["value"]
    added = part.groupby([*keys, "year"])["value"].sum()
    assert len(added) >= 36
    assert added.to_dict() == of_year.fillna(0).loc[added.index].to_dict()


def test_settled_never_exceeds_revised_and_money_is_whole_thousands(told: pd.DataFrame) -> None:
    money = told[told["table"] == "budgets"]
    assert (money["value"].dropna() % 1000 == 0).all()
    wide = money.pivot_table(index=["programme", "place", "period_start"], columns="measure", values="value").dropna()
    assert (wide["settled_krw"] <= wide["revised_krw"]).all()


def test_turnout_is_voters_among_those_entitled(told: pd.DataFrame) -> None:
    held = told[told["programme"] == "resident_assembly"].pivot_table(
        index=["place", "period_start"], columns="measure", values="value"
    )
    held = held.dropna(subset=["voters"])
    assert (held["voters"] / held["eligible_voters"] * 100 - held["turnout"]).abs().max() < 0.0501


def test_gatherings_dip_in_2020_and_voting_breaks_in_2025(told: pd.DataFrame) -> None:
    attended = sums(told[(told["measure"] == "attended_people") & (told["programme"] == "leader_training")])
    assert attended["2020"] < attended["2021"] < 0.6 * attended["2019"]
    voters = sums(told[(told["measure"] == "voters") & (told["programme"] == "resident_assembly")])
    assert voters["2025"] < 0.6 * voters["2024"]


def test_selections_add_up_to_the_published_ones(told: pd.DataFrame) -> None:
    chosen = told[told["measure"] == "selected_projects"]
    good_village = sums(chosen[chosen["programme"] == "good_village"])
    assert [good_village[year] for year in ("2017", "2018", "2019")] == [59, 65, 63]
    assert sums(chosen[chosen["programme"] == "community_contest"])["2022"] == 106


def test_residents_are_told_only_where_no_public_figure_is(told: pd.DataFrame) -> None:
    district = sums(told[told["table"] == "population"])
    assert set(district) == {f"{year}-12" for year in (2016, 2018, 2019, 2021, 2022, 2023, 2024, 2025)}
    assert district["2016-12"] == 309_579


def test_councils_grow_to_all_eighteen_by_2024(told: pd.DataFrame) -> None:
    operating = told[(told["measure"] == "status") & (told["value_text"] == "운영 중")]
    counts = operating.groupby("period_start").size().to_dict()
    assert counts["2016"] == 2
    assert counts["2019"] == 4
    assert counts["2024"] == 18


def test_every_sheet_bears_the_mark() -> None:
    for book in all_books(DEFAULT_SEED):
        for sheet in book.sheets:
            assert any(MARK in line for line in grid(COMMITTED / book.file, sheet.name)), (book.file, sheet.name)


def test_every_file_has_a_sidecar_that_says_demonstration() -> None:
    for book in all_books(DEFAULT_SEED):
        sidecar = yaml.safe_load((COMMITTED / f"{book.file}.yaml").read_text(encoding="utf-8"))
        assert sidecar["origin"] == "demonstration"
        assert set(sidecar) - {"answers"} == {"origin", "giver", "source", "title", "date", "licence", "note"}
        assert ("answers" in sidecar) == any(fault.settled and fault.file == book.file for fault in FAULTS)


def test_planted_faults_are_few_and_stand_where_they_are_said_to(told: pd.DataFrame) -> None:
    cells = {fault.code: shown(COMMITTED / fault.file, fault.sheet, fault.cell) for fault in FAULTS}
    assert len(FAULTS) == 5
    assert re.fullmatch(r"[\d,]+O", str(cells["letter_in_number"]))
    assert cells["not_submitted"] == "미제출"
    assert cells["unknown_place"] == "화정5동"
    assert cells["year_in_file_name_differs"] == "2024년 주민자치 교육 실적"
    assert Counter(told["fault"].dropna()) == {"letter_in_number": 1, "unknown_place": 6}


def test_one_printed_total_alone_differs_from_its_parts() -> None:
    (planted,) = (fault for fault in FAULTS if fault.code == "total_differs")
    book = openpyxl.load_workbook(COMMITTED / planted.file)
    differing = {}
    for sheet in book.worksheets:
        total_row = next(row for row in range(1, 40) if sheet.cell(row, 1).value == "합계")
        for column in range(2, sheet.max_column + 1):
            parts = sum(sheet.cell(row, column).value for row in range(5, total_row))
            if sheet.cell(total_row, column).value != parts:
                differing[sheet.title, sheet.cell(total_row, column).coordinate] = (
                    sheet.cell(total_row, column).value - parts
                )
    assert differing == {(planted.sheet, planted.cell): 360}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_the_xls_anew_where_it_is_missing(tmp_path: Path) -> None:
    write_all(tmp_path, DEFAULT_SEED)
    (xls,) = tmp_path.glob("*.xls")
    assert grid(xls, "종합") == grid(COMMITTED / xls.name, "종합")
