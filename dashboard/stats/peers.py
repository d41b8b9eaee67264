"""The places most like one: nearest in declared variables, each measured in its own standard deviations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.stats.reasons import Refused


@dataclass(frozen=True)
class Variable:
    """What places are compared by. `logged`: twice as many counts the same anywhere, as for residents."""

    id: str
    logged: bool = False


@dataclass(frozen=True)
class Peer:
    """`distance`: Euclidean, in standard deviations over all places; 0 is alike in everything declared."""

    place: str
    distance: float


def peers(
    place: str, values: Mapping[str, Sequence[float | None]], variables: Sequence[Variable], count: int = 3
) -> tuple[Peer, ...] | Refused:
    """The `count` nearest places, nearest first, equals by name. `values`: place → one value for each variable, in their order.

    A place that lacks a value, or has none above 0 where the variable is logged, is nobody's peer.
    """
    rows = {
        name: row for name, row in ((name, _row(own, variables)) for name, own in values.items()) if row is not None
    }
    if place not in rows:
        return Refused("no_value")
    if len(rows) < 2:
        return Refused("too_few_places")
    table = np.array(list(rows.values()))
    spread = table.std(axis=0)
    scaled = dict(zip(rows, table / np.where(spread > 0, spread, 1), strict=True))
    found = [Peer(name, float(np.linalg.norm(row - scaled[place]))) for name, row in scaled.items() if name != place]
    # rounded, so that equals stay equals whatever the order of the sums
    return tuple(sorted(found, key=lambda peer: (round(peer.distance, 9), peer.place))[:count])


def _row(values: Sequence[float | None], variables: Sequence[Variable]) -> list[float] | None:
    row: list[float] = []
    for value, variable in zip(values, variables, strict=True):
        if value is None or (variable.logged and value <= 0):
            return None
        row.append(float(np.log(value)) if variable.logged else float(value))
    return row
