"""An area of a sheet that may hold one table, and the lines printed around it."""

from dataclasses import dataclass, field

from etl.clean.text import without_bullet
from etl.clean.units import unit_line

_NOTE_MARKS = (
    "※",
    "*",
    "주)",
    "주:",
    "주 :",
    "출처",
    "자료",
    "비고",
    "(주)",
    "참고",
    "☞",
    "주1",
    "1)",
    "2)",
    "3)",
    "* ",
    "†",
    "#",
)


@dataclass(frozen=True)
class Line:
    """A row that prints one text: a title, a unit, a note."""

    row: int
    column: int
    text: str

    @property
    def is_note(self) -> bool:
        return self.text.startswith(_NOTE_MARKS)


@dataclass(frozen=True)
class Area:
    """A rectangle of cells (0-based, ends within) that may hold one table, and the lines printed around it."""

    top: int
    left: int
    bottom: int
    right: int
    lines: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = field(default=())


def is_loose(text: str) -> bool:
    """A text that belongs to no column: a note, a unit line, a heading with a bullet.

    >>> is_loose("※ 예시 자료"), is_loose("(단위: 명)"), is_loose("신청인원")
    (True, True, False)
    """
    return text.startswith(_NOTE_MARKS) or unit_line(text) is not None or without_bullet(text) != text
