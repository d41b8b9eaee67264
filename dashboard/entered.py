"""What people have entered beside the figures: targets and comments. They belong to no release, but to a moment."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.comments import comments_in_force
from dashboard.targets import targets_in_force
from ledger.comments import Comment
from ledger.targets import Target


@dataclass(frozen=True)
class Entered:
    """Targets and comments that are shown together, oldest first."""

    targets: tuple[Target, ...] = ()
    comments: tuple[Comment, ...] = ()


NOTHING_ENTERED = Entered()


def entered(moment: datetime | None = None) -> Entered:
    """What holds now, or what held at a moment. A comment that was removed since is in neither."""
    return Entered(targets_in_force(at=moment), comments_in_force(at=moment))
