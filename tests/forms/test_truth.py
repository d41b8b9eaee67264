"""The forms themselves: every number stands in the cell it is said to stand in, and means what the catalog has."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from catalog.load import load_catalog
from tests.forms import FORMS
from tests.forms.office import save
from tests.forms.truth import Form, Told, number

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])


def cells_on_disk(path: Path) -> Mapping[tuple[str, str], object]:
    """What another program reads from the saved file, by sheet and address."""
    if path.suffix == ".csv":
        with path.open(encoding="cp949", newline="") as stream:
            return {
                (path.stem, f"{get_column_letter(across)}{down}"): text
                for down, row in enumerate(csv.reader(stream), start=1)
                for across, text in enumerate(row, start=1)
            }
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
    }


@EVERY_FORM
def test_every_told_number_stands_in_its_cell_and_is_of_the_catalog(form: Form, tmp_path: Path) -> None:
    catalog = load_catalog()
    for file in filter(None, (form.first, form.second, form.twin)):
        on_disk = cells_on_disk(save(file, tmp_path))
        assert len(file.facts()) >= 4
        for fact in file.facts():
            table, _, measure = fact.told.meaning.measure.partition(".")
            assert str(on_disk[fact.sheet, fact.cell]) == str(fact.told.shown)
            assert catalog.tables[table].measure(measure)
            assert fact.told.meaning.programme in catalog.programmes
            assert fact.told.meaning.place in catalog.places


@EVERY_FORM
def test_next_years_file_is_the_same_form_with_other_numbers(form: Form) -> None:
    first, second = ([fact.told for fact in file.facts()] for file in (form.first, form.second))
    assert [told.shown for told in first] != [told.shown for told in second]
    assert {told.meaning.measure for told in first} <= {told.meaning.measure for told in second}


def test_money_is_told_in_won_whatever_unit_is_printed() -> None:
    amounts = [
        fact.told
        for form in FORMS
        for fact in form.first.facts()
        if fact.told.meaning.measure.startswith("budgets.") and fact.told.missing is None
    ]
    assert len(amounts) > 40
    assert all(float(str(told.value)) >= max(900_000, number(told.shown)) for told in amounts)


def test_a_file_tells_no_fact_twice() -> None:
    for form in FORMS:
        for file in filter(None, (form.first, form.second, form.twin)):
            meanings = [cell.meaning for _, _, cell in file.cells() if isinstance(cell, Told)]
            assert len(meanings) == len(set(meanings)), file.name
