"""Which of all the changes on a page are findings: the false-discovery rate is held at 5 % over all of them together.

Benjamini & Hochberg 1995, Controlling the false discovery rate, Journal of the Royal Statistical Society B 57. Assumes that tests
are independent or positively dependent, as changes of places in one year are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.stats.change import Change
from dashboard.stats.dispersion import Array
from dashboard.stats.reasons import Reason, Status, status_of

RATE = 0.05
# the figures are comparable and their difference may be stated; it is only not judged
_STATED: frozenset[Reason] = frozenset({"no_model", "variation_unknown", "too_few_events", "inexact"})


@dataclass(frozen=True)
class ChangeVerdict:
    """What may be said of a change. `status` is None where nothing is judged, or where neither direction is better.

    `q` is the smallest false-discovery rate at which it would be a finding among the `family` tests of the page.
    """

    change: Change
    kind: Literal["rise", "fall", "no_clear_difference", "not_judged", "not_comparable"]
    status: Status | None
    q: float | None
    family: int

    @property
    def is_finding(self) -> bool:
        return self.kind in ("rise", "fall")


def judge_changes(changes: Sequence[Change]) -> tuple[ChangeVerdict, ...]:
    """The verdict on each change shown on a page, in their order."""
    tested = [change.p for change in changes if change.p is not None]
    adjusted = iter(benjamini_hochberg(np.array(tested)).tolist())
    return tuple(_verdict(change, next(adjusted) if change.p is not None else None, len(tested)) for change in changes)


def benjamini_hochberg(p: Array) -> Array:
    """Adjusted p, shape (n,): a test is a finding where its own is at most the rate."""
    order = np.argsort(p, kind="stable")
    ranks = np.arange(1, len(p) + 1)
    stepped = np.minimum.accumulate((p[order] * len(p) / ranks)[::-1])[::-1]
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(stepped, 1)
    return adjusted


def _verdict(change: Change, q: float | None, family: int) -> ChangeVerdict:
    if change.p is None or q is None:
        stated = change.difference is not None and change.reason in _STATED
        return ChangeVerdict(
            change, "not_judged" if stated else "not_comparable", None if stated else "not_comparable", None, family
        )
    if q > RATE or not change.difference:
        return ChangeVerdict(change, "no_clear_difference", "no_clear_difference", q, family)
    rise = change.difference > 0
    return ChangeVerdict(change, "rise" if rise else "fall", status_of(rise, change.direction), q, family)
