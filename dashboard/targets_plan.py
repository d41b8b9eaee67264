"""What saving would do: which targets are new, which change and which go."""

from collections.abc import Iterable
from dataclasses import dataclass

from ledger.targets import Goal, Key, Target


@dataclass(frozen=True)
class Change:
    """One target that becomes another: `before` None is a new one, `after` None is one that goes."""

    key: Key
    before: Target | None
    after: Goal | None


def changes(goals: Iterable[Goal], removed: Iterable[Key], in_force: Iterable[Target]) -> tuple[Change, ...]:
    """The changes, in the order asked for; what is asked for and is so already is none."""
    known = {target.key: target for target in in_force}
    wanted = [(goal.key, goal) for goal in goals]
    gone = [(key, None) for key in removed if key in known]
    found = [Change(key, known.get(key), after) for key, after in (*wanted, *gone)]
    return tuple(one for one in found if one.before is None or one.before.goal != one.after)


def undoing(done: Iterable[Change]) -> tuple[list[Goal], list[Key]]:
    """What brings back what was before: goals to set, and keys of targets to take away."""
    made = list(done)
    return [one.before.goal for one in made if one.before], [one.key for one in made if one.before is None]
