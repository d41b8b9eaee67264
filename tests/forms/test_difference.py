"""The comparison itself: each way in which loaded facts can be wrong is told, and right ones are passed."""

from collections.abc import Mapping

from tests.forms.difference import difference
from tests.forms.truth import File, Meaning, Sheet, told, total

MEANING = Meaning("trainees.completed_people", "leader_training", "yang", "2024-H1")
FILE = File("서식.xlsx", (Sheet("실적", [["양동", told(18, MEANING), 82.5, total(18)]]),))


def loaded(**changes: object) -> Mapping[str, object]:
    right = {
        "table_name": "trainees",
        "measure": "completed_people",
        "programme": "leader_training",
        "place": "yang",
        "period_start": "2024-01",
        "period_end": "2024-06",
        "attributes": "",
        "value": 18.0,
        "value_text": None,
        "missing": None,
        "total": False,
        "sheet": "실적",
        "cell": "B1",
    }
    return right | changes


def test_right_facts_and_a_total_as_printed_differ_in_nothing() -> None:
    assert difference(FILE, [loaded(), loaded(place="seogu", cell="D1", total=True)]) == []


def test_a_fact_that_was_not_loaded_is_missing() -> None:
    assert [line.split()[:2] for line in difference(FILE, [])] == [["missing", "실적!B1"]]


def test_a_rate_that_was_loaded_is_extra() -> None:
    [line] = difference(FILE, [loaded(), loaded(measure="target_people", value=82.5, cell="C1")])
    assert line.startswith("extra    실적!C1")


def test_another_value_and_another_cell_are_told_apart() -> None:
    [value] = difference(FILE, [loaded(value=18000.0)])
    [cell] = difference(FILE, [loaded(cell="D1")])
    assert value.startswith("value")
    assert "18000" in value
    assert cell.startswith("cell")
    assert cell.endswith("실적!D1")


def test_a_word_for_missing_where_a_number_stands_is_told() -> None:
    [line] = difference(FILE, [loaded(value=None, missing="none")])
    assert line.startswith("value")


def test_a_plain_number_kept_as_a_total_is_missing_and_no_printed_total() -> None:
    assert [line.split()[0] for line in difference(FILE, [loaded(total=True)])] == ["missing", "total"]


def test_a_total_added_to_its_parts_is_extra() -> None:
    [line] = difference(FILE, [loaded(), loaded(place="seogu", cell="D1")])
    assert line.startswith("extra    실적!D1")
