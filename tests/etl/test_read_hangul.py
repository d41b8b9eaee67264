"""Hangul documents (.hwpx): their tables are read like sheets, each number named by table, row and column."""

from pathlib import Path

import pytest

from catalog.load import load_catalog
from etl.read import Unreadable, read_file
from etl.recognise import Recognised, recognise
from tests.etl.hangul_documents import TableXml, paragraph, table, write_document

COUNTS = table([["동명", "신청", "수료"], ["양동", "1,204", "8"], ["양3동", "12", "9"]])


def read(path: Path) -> Recognised:
    return recognise(read_file(path), load_catalog().vocabulary, path.name)


def said(path: Path, *columns: str) -> dict[str, tuple[object, ...]]:
    rows = read(path).readings.to_pylist()
    return {row["cell"]: tuple(row[column] for column in columns) for row in rows if row["kind"] == "number"}


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    return caught.value.problem.code


def test_the_paragraphs_above_a_table_are_its_title_and_its_unit(tmp_path: Path) -> None:
    path = write_document(tmp_path / "a.hwpx", ["□ 2019년 주민자치 교육 실적", "(단위: 명)", COUNTS])
    found = said(path, "value", "unit", "period_start", "place")
    assert found["T1R2C2"] == (1204.0, "명", "2019", "양동")
    assert len(found) == 4


def test_a_box_around_a_title_is_counted_and_titles_the_next_table(tmp_path: Path) -> None:
    path = write_document(tmp_path / "a.hwpx", [table([["2018년 마을학교 운영"]]), COUNTS])
    assert said(path, "value", "period_start")["T2R3C3"] == (9.0, "2018")


def test_tables_of_all_sections_are_counted_in_order(tmp_path: Path) -> None:
    path = write_document(tmp_path / "a.hwpx", [COUNTS, "사이 글"], ["2020년", COUNTS])
    found = said(path, "period_start")
    assert found["T1R2C2"] == (None,)
    assert found["T2R2C2"] == ("2020",)


def test_spans_are_merges(tmp_path: Path) -> None:
    heads = table(
        [["동명", "2019년", None], [None, "신청", "수료"], ["양동", "10", "8"], ["양3동", "12", "9"]],
        {(0, 0): (2, 1), (0, 1): (1, 2)},
    )
    found = said(write_document(tmp_path / "a.hwpx", [heads]), "period_start", "column_labels", "place")
    assert found["T1R4C3"] == ("2019", ["수료"], "양3동")


def test_a_table_inside_a_frame_is_read_and_named_after_its_cell(tmp_path: Path) -> None:
    path = write_document(tmp_path / "a.hwpx", [table([[COUNTS]])])
    assert said(path, "value")["T1R1C1T1R2C3"] == (8.0,)


def test_a_table_inside_a_table_of_data_is_told_and_not_read(tmp_path: Path) -> None:
    inner = table([["구분", "수"], ["가", "1"], ["나", "2"]])
    rows: list[list[str | TableXml | None]] = [["동명", "인원", "설명"], ["양동", "5", inner], ["양3동", "7", "없음"]]
    path = write_document(tmp_path / "a.hwpx", [table(rows)])
    assert set(said(path, "value")) == {"T1R2C2", "T1R3C2"}
    assert ("table_in_cell", "T1R2C3") in [(p.code, p.cell) for p in read(path).problems]


def test_blanks_and_breaks_drawn_as_elements_stay_between_the_words(tmp_path: Path) -> None:
    cell = table([["가나"]]).xml.replace("가나", "강<hp:fwSpace/>남<hp:lineBreak/>구")
    (grid,) = read_file(write_document(tmp_path / "a.hwpx", [TableXml(cell)]))
    assert grid.texts[0, 0] == "강 남\n구"


def test_a_footnote_in_a_cell_is_no_part_of_its_number(tmp_path: Path) -> None:
    note = f"<hp:ctrl><hp:footNote><hp:subList>{paragraph('2018년 포함')}</hp:subList></hp:footNote></hp:ctrl>"
    xml = COUNTS.xml.replace("<hp:t>12</hp:t>", f"<hp:t>12</hp:t>{note}")
    assert said(write_document(tmp_path / "a.hwpx", [TableXml(xml)]), "value")["T1R3C2"] == (12.0,)


def test_a_document_without_tables_holds_none(tmp_path: Path) -> None:
    recognised = read(write_document(tmp_path / "a.hwpx", ["알려 드립니다.", "2019년에 30명이 참여하였습니다."]))
    assert [problem.code for problem in recognised.problems] == ["no_table"]


def test_an_xml_bomb_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "양동"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    assert refused(write_document(tmp_path / "a.hwpx", raw=bomb)) == "file_too_large"


def test_xml_nested_without_end_is_refused(tmp_path: Path) -> None:
    assert refused(write_document(tmp_path / "a.hwpx", raw="<a>" * 100_000)) == "file_too_large"


def test_an_address_far_out_does_not_take_the_memory(tmp_path: Path) -> None:
    xml = table([["동", "1"]]).xml.replace('rowAddr="0"', 'rowAddr="999999"').replace('colAddr="1"', 'colAddr="99999"')
    assert refused(write_document(tmp_path / "a.hwpx", [TableXml(xml)])) == "file_too_large"


def test_broken_xml_is_damage(tmp_path: Path) -> None:
    assert refused(write_document(tmp_path / "a.hwpx", raw="<a><b></a>")) == "file_damaged"
