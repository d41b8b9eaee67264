"""The rows near the marks, cut out of a sheet: of a million rows, few need to be taken apart."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from etl.marked.markup import Edits

TALLEST_BOX = 60  # rows below a mark whose heights matter
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])[^>]*>")
_NUMBER = re.compile(rb"\sr=[\"'](\d+)[\"']")


def near(content: bytes, marked: Sequence[int]) -> Edits:
    """The sheet's XML with the rows far from the marked ones (0-based, ascending) left out; its result has them again.

    A sheet that is written in an unusual way (comments, rows without numbers) is taken as it is.
    """
    tags = list(_ROW.finditer(content))
    found = [_NUMBER.search(tag[0]) for tag in tags]
    rows = [int(number[1]) - 1 for number in found if number]
    if len(rows) < len(tags) or rows != sorted(rows) or b"<!" in content or content.count(b"<?") > 1:
        return Edits(content)
    starts = [tag.start() for tag in tags]
    left_out = _runs([not _is_near(row, before, marked) for before, row in zip([-1, *rows], rows, strict=False)][:-1])
    kept, seams, position, length = [], [], 0, 0
    for first, after in left_out:
        kept.append(content[position : starts[first]])
        length += len(kept[-1])
        seams.append((length, content[starts[first] : starts[after]]))
        position = starts[after]
    edits = Edits(b"".join([*kept, content[position:]]))
    for at, rows_left_out in seams:
        edits.insert(at, rows_left_out)
    return edits


def _is_near(row: int, before: int, marked: Sequence[int]) -> bool:
    """Whether a row is marked, is the first one behind a marked one that does not exist, or may lie under a box."""
    behind = bisect_right(marked, row)
    return behind > bisect_left(marked, before + 1) or (behind > 0 and row - marked[behind - 1] <= TALLEST_BOX)


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """First and one past the last index of each run of true flags.

    >>> _runs([True, True, False, True])
    [(0, 2), (3, 4)]
    """
    edges = [i for i, (one, other) in enumerate(zip([False, *flags], [*flags, False], strict=True)) if one != other]
    return list(zip(edges[::2], edges[1::2], strict=True))
