"""Tables of any layout are read back as they were meant: no cell missed, none too many, nothing false."""

import json
import os

import pytest

from catalog.load import load_catalog
from etl.recognise import recognise
from etl.recognise.lines import json_lines
from tests.etl.random_tables import RandomTable, random_table

VOCABULARY = load_catalog().vocabulary


def differences(table: RandomTable) -> list[str]:
    """What the reader said otherwise than the table meant."""
    said = {line["cell"]: line for line in map(json.loads, json_lines(recognise([table.grid], VOCABULARY, table.file)))}
    wrong = [f"{cell} is no data" for cell in said.keys() - table.facts.keys()]
    several = len({fact.measure for fact in table.facts.values()}) > 1
    for cell, fact in table.facts.items():
        line = said.get(cell, {})
        for field in ("value", "place", "period", "unit", "total"):
            if line.get(field) != getattr(fact, field):
                wrong.append(f"{cell}: {field} {line.get(field)!r} for {getattr(fact, field)!r}")
        if several and fact.measure not in line.get("labels", []):
            wrong.append(f"{cell}: labels {line.get('labels')} for {fact.measure}")
    return wrong


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_random_tables_are_read_back(first: int) -> None:
    found = {seed: differences(random_table(seed)) for seed in range(first, first + 20)}
    assert {seed: wrong for seed, wrong in found.items() if wrong} == {}


@pytest.mark.soak
@pytest.mark.skipif("DONGNE_SOAK" not in os.environ, reason="make soak")
@pytest.mark.parametrize("first", range(200, 5200, 500))
def test_five_thousand_random_tables_are_read_back(first: int) -> None:
    found = {seed: differences(random_table(seed)) for seed in range(first, first + 500)}
    assert {seed: wrong for seed, wrong in found.items() if wrong} == {}


def test_json_lines_hold_numbers_only_and_say_what_is_known() -> None:
    table = random_table(1)
    recognised = recognise([table.grid], VOCABULARY, table.file)
    lines = [json.loads(line) for line in json_lines(recognised)]
    assert len(lines) == recognised.readings["kind"].to_pylist().count("number")
    assert set(lines[0]) == {"sheet", "cell", "value", "unit", "period", "place", "labels", "total", "raw"}
