"""Corrections put in the place of what the sources say, each guarded: it reports when its source has changed since."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalog.facts import FACTS
from catalog.problems import Problem
from etl.conform import Fact
from ledger.entries import Correction, FactKey

LEDGER = "corrections"  # the upload of a fact that no file holds


def key_of(fact: Fact) -> FactKey:
    """What a fact is about."""
    return FactKey(**{name: fact[name] for name in FactKey.__dataclass_fields__})


def correct(
    shown: Mapping[FactKey, Fact], corrections: Sequence[Correction], last: int
) -> tuple[list[Fact], list[Problem]]:
    """A fact for every correction that holds, numbered from behind the row `last`; the source's own is marked as superseded.

    `shown` are the facts that the corrections are about, plans and ambiguous ones left out. Returned too is what the guards report.
    """
    added: list[Fact] = []
    problems = []
    for correction in corrections:
        source = shown.get(correction.key)
        problem = _guard(correction, source)
        if problem:
            problems.append(problem)
        if problem is None or problem.code == "source_changed":
            fact = _corrected(correction, source) | {"row": last + len(added) + 1, "correction": correction.number}
            added.append(fact)
            if source:
                source["superseded"] = fact["row"]
    return added, problems


def _guard(correction: Correction, source: Fact | None) -> Problem | None:
    """Whether the source says by now what the correction does, has at last arrived, or says something else than before."""
    if source is None or source["printed_value"] == correction.source:
        return None
    arrived = correction.source is None and correction.missing is not None and source["value"] is not None
    same = correction.value is not None and source["value"] == correction.value
    told = f"{correction.value:,.10g}" if correction.value is not None else correction.missing
    return Problem(
        "source_mended" if arrived or same else "source_changed",
        file=source["file"],
        sheet=source["sheet"],
        cell=source["cell"],
        expected=told,
        found=source["printed_value"],
        details=(("number", str(correction.number)), ("before", correction.source or "")),
    )


def _corrected(correction: Correction, source: Fact | None) -> Fact:
    base: dict[str, Any] = dict(source) if source else _without_source(correction)
    said = {
        "value": correction.value,
        "value_low": None,
        "value_high": None,
        "value_text": None,
        "missing": correction.missing,
        "qualifier": "exact",
        "note": correction.reason,
        "superseded": None,
    }
    return base | said


def _without_source(correction: Correction) -> Fact:
    """A fact that stands in no file: its origin is the entry in the ledger."""
    blank: Fact = dict.fromkeys(field.name for field in FACTS)
    return (
        blank
        | vars(correction.key)
        | {
            "total": False,
            "printed_value": correction.missing or f"{correction.value:.10g}",
            "origin": "demonstration" if correction.key.demonstration else "submitted",
            "upload": LEDGER,
            "file": "정정 대장",
            "sheet": "정정",
            "cell": f"A{correction.number}",
        }
    )
