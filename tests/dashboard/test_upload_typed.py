"""What is typed or pasted becomes a workbook that the reader takes without a question."""

import io
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from catalog.forms import asked_of_dongs
from catalog.load import load_catalog
from dashboard.upload_typed import (
    PLACE,
    PROGRAMME,
    filled_rows,
    pasted_cells,
    pasted_name,
    pasted_workbook,
    programmes_of,
    rows_to_fill,
    typed_form,
    typed_name,
    typed_workbook,
)
from etl.intake import examine

CATALOG = load_catalog()
VALUES = {
    "count": "12",
    "money": "1,204",
    "share": "45.5",
    "range": "20-30",
    "text": "우수",
    "date": "2025-03-02",
    "event": "2025. 3. 2.",
}


def cells(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)


@pytest.mark.parametrize("table", ["trainees", "budgets", "staffing", "milestones"])
def test_a_typed_table_is_read_without_a_question(table: str, tmp_path: Path) -> None:
    declared = CATALOG.tables[table]
    form, programme = typed_form(declared, 2025), programmes_of(declared, CATALOG)[0]
    rows = rows_to_fill(form, CATALOG.dongs[:3], [programme])
    typed = {
        heading: VALUES[one.type] for heading, one in zip(form.headings, asked_of_dongs(declared.measures), strict=True)
    }
    rows = [row | typed | dict.fromkeys(form.attributes, f"내용{number}") for number, row in enumerate(rows)]
    path = tmp_path / typed_name(form)
    path.write_bytes(typed_workbook(form, filled_rows(form, rows)))
    found = examine(tmp_path, path)
    assert found.problems == ()
    assert {fact["place"] for fact in found.facts} == {place.id for place in CATALOG.dongs[:3]}
    assert {fact["programme"] for fact in found.facts} == {programme.id}
    assert {fact["period_start"][:4] for fact in found.facts} == {"2025"}
    assert len(found.facts) == 3 * len(form.headings)


def test_rows_in_which_nothing_was_typed_are_left_out() -> None:
    form = typed_form(CATALOG.tables["trainees"], 2025)
    rows = rows_to_fill(form, CATALOG.dongs, programmes_of(form.table, CATALOG)[:1])
    assert len(rows) == len(CATALOG.dongs)
    typed = [
        rows[0],
        rows[1] | {"수료인원(명)": " 421 "},
        rows[2] | {"수료인원(명)": float("nan"), "신청인원(명)": None},
    ]
    (only,) = filled_rows(form, typed)
    assert only[:2] == (rows[1][PLACE], rows[1][PROGRAMME])
    assert [one for one in only[2:] if one] == ["421"]


def test_what_looks_like_a_formula_stays_what_was_typed() -> None:
    content = pasted_workbook("", [["=1+1", "1,204", "007", "-3", "60여 명", "http://x"]])
    assert cells(content) == [["=1+1", 1204.0, "007", -3.0, "60여 명", "http://x"]]


def test_a_pasted_block_keeps_its_cells_under_the_title_typed_beside_it() -> None:
    block = '과정명\t수료\n"두 줄\n이름"\t180\n\t\n'
    assert pasted_cells(block) == [["과정명", "수료"], ["두 줄\n이름", "180"]]
    assert cells(pasted_workbook("2025년 양동", pasted_cells(block)))[0] == ["2025년 양동", ""]
    assert cells(pasted_workbook(" ", pasted_cells(block)))[1] == ["두 줄\n이름", 180.0]
    assert (pasted_name(" "), pasted_name("양동")) == ("붙여 넣은 표.xlsx", "붙여 넣은 표 양동.xlsx")
