"""Within one file: figures that claim to be the same thing, and tables of which too little was understood."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from catalog.facts import KEY
from catalog.problems import Problem
from etl.conform.facts import Fact, column_of

LESS_PRECISE = ("at least", "at most", "approximate")
_KEY_OF = itemgetter(*KEY)


def claimed_twice(facts: Sequence[Fact]) -> Iterator[Problem]:
    """Two cells of a file that give one key different values: a key given twice, or two columns that claim one meaning.

    Two rows of different names are different things, even where their figures are equal.
    """
    together: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        if fact["qualifier"] != "ambiguous":
            together.setdefault((*key_with_plan(fact), fact["total"]), []).append(fact)
    for first, *others in together.values():
        for other in others:
            if _rows_differ(first, other) or not (agree(other, first) or agree(first, other)):
                yield _claim(first, other)


def key_with_plan(fact: Fact) -> tuple[object, ...]:
    """What a fact is about, a plan apart from what came of it."""
    return (*_KEY_OF(fact), fact["qualifier"] == "planned")


def _rows_differ(first: Fact, other: Fact) -> bool:
    beside = first["sheet"] == other["sheet"] and column_of("", first["cell"]) == column_of("", other["cell"])
    return beside and first["labels"] != other["labels"] and first["value"] is not None and other["value"] is not None


def _claim(first: Fact, other: Fact) -> Problem:
    same_row = first["sheet"] == other["sheet"] and _row(first) == _row(other)
    return Problem(
        "columns_claim_one" if same_row else "key_twice",
        file=other["file"],
        sheet=other["sheet"],
        cell=other["cell"],
        expected=first["printed_value"],
        found=other["printed_value"],
        details=(("other", f"{first['sheet']}!{first['cell']}"),),
    )


def _row(fact: Fact) -> str:
    return str(fact["cell"]).lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def agree(fact: Fact, shown: Fact) -> bool:
    """Whether two facts of one key say the same: equal, or one only less precise, or one silent."""
    if fact["value"] is None or shown["value"] is None:
        return fact["value_text"] == shown["value_text"] or fact["missing"] is not None
    if fact["value"] == shown["value"]:
        return True
    if fact["qualifier"] == "at least":
        return bool(fact["value"] <= shown["value"] < 1.1 * fact["value"])
    if fact["qualifier"] == "at most":
        return bool(0.9 * fact["value"] < shown["value"] <= fact["value"])
    return bool(fact["qualifier"] == "approximate" and abs(fact["value"] - shown["value"]) <= 0.05 * fact["value"])
