"""Where two facts speak of the same thing, it is clear which is shown, and a real disagreement is told by both cells."""

from pathlib import Path
from typing import Any

from catalog.load import load_catalog
from etl.conform import Conformed
from etl.conform.conformed import proposed_table
from etl.settle import settle
from etl.sources import Sidecar, Source

BLANK = dict.fromkeys(
    [
        "period_start",
        "period_end",
        "value",
        "value_low",
        "value_high",
        "value_text",
        "unit",
        "basis",
        "missing",
        "printed_value",
        "printed_unit",
        "filled_from",
        "note",
    ]
)


def source(file: str, origin: str = "published") -> Source:
    return Source(Path(file), file, "0" * 64, Sidecar.model_validate({"origin": origin}))


def fact(cell: str, value: float | None, **more: Any) -> dict[str, Any]:
    key = {
        "table_name": "budgets",
        "programme": "good_village",
        "place": "seogu",
        "attributes": "",
        "measure": "budget_krw",
    }
    where = {"upload": "u-0", "file": "예산.xlsx", "sheet": "예산", "cell": cell, "printed_value": str(value)}
    state = {"qualifier": "exact", "total": False, "origin": "published", "period_start": "2019", "period_end": "2019"}
    made_up = more.get("origin") == "demonstration"
    return BLANK | key | where | state | {"value": value, "demonstration": made_up} | more


def settled(*facts: dict[str, Any]) -> tuple[list[int | None], list[str]]:
    found = settle([Conformed(source("예산.xlsx"), proposed_table(facts), (), False)], load_catalog())
    return found.facts["superseded"].to_pylist(), [problem.sentence() for problem in found.problems]


def test_a_figure_that_is_only_less_precise_gives_way_without_a_conflict() -> None:
    rough, precise = fact("C4", 190e6, qualifier="at least"), fact("C5", 195e6)
    assert settled(rough, precise) == ([2, None], [])
    assert settled(precise, rough) == ([None, 1], [])


def test_two_exact_figures_that_differ_are_a_conflict_naming_both_cells() -> None:
    superseded, sentences = settled(fact("C4", 190.0), fact("C9", 195.0))
    assert superseded == [2, None]
    assert sentences == ["같은 값이 두 곳에서 다릅니다: 190.0 ≠ 195.0 (예산.xlsx › 예산!C9). 나중 자료를 보여 줍니다."]


def test_an_at_least_figure_above_the_exact_one_is_a_conflict() -> None:
    assert len(settled(fact("C4", 200e6, qualifier="at least"), fact("C5", 195e6))[1]) == 1


def test_the_same_figure_printed_twice_counts_once() -> None:
    assert settled(fact("C4", 5.0), fact("C5", 5.0)) == ([2, None], [])


def test_a_value_wins_over_a_reason_for_having_none() -> None:
    assert settled(fact("C4", 5.0), fact("C5", None, missing="not_submitted")) == ([None, 1], [])


def test_real_and_demonstration_figures_of_one_key_never_meet() -> None:
    assert settled(fact("C4", 5.0), fact("C5", 9.0, origin="demonstration")) == ([None, None], [])


def test_ambiguous_figures_are_kept_apart_from_the_contest() -> None:
    assert settled(fact("C4", 5.0), fact("C5", 9.0, qualifier="ambiguous")) == ([None, None], [])
