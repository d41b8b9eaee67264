"""What a form holds: its printed cells, and beside each number what a clerk of this district would say it means."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.problems import Ask, AskKind

PLACES = {
    "양동": "yang",
    "양3동": "yang3",
    "농성1동": "nongseong1",
    "농성2동": "nongseong2",
    "광천동": "gwangcheon",
    "유덕동": "yudeok",
    "치평동": "chipyeong",
    "상무1동": "sangmu1",
    "상무2동": "sangmu2",
    "화정1동": "hwajeong1",
    "화정2동": "hwajeong2",
    "화정3동": "hwajeong3",
    "화정4동": "hwajeong4",
    "서창동": "seochang",
    "금호1동": "geumho1",
    "금호2동": "geumho2",
    "풍암동": "pungam",
    "동천동": "dongcheon",
    "서구": "seogu",
    "상무초등학교": "sangmu-elementary",
    "금부초등학교": "geumbu-elementary",
    "치평초등학교": "chipyeong-elementary",
    "염주초등학교": "yeomju-elementary",
    "금호중학교": "geumho-middle",
}
REASONS = {
    "-": "none",
    "미실시": "not_held",
    "미개최": "not_held",
    "미제출": "not_submitted",
    "해당없음": "not_applicable",
    "추후 확정": "to_be_confirmed",
}
NOT_TAKEN = "leave_out"

Printed = str | int | float


def place_id(printed: str) -> str:
    """The place a printed name stands for, blanks inside or not.

    >>> place_id("화 정 1 동")
    'hwajeong1'
    """
    return PLACES[printed.replace(" ", "")]


@dataclass(frozen=True)
class Meaning:
    """What a cell tells: `measure` is `table.measure`; `period` may name two readings a clerk would accept, `A|B`."""

    measure: str
    programme: str
    place: str
    period: str
    attributes: str = ""


@dataclass(frozen=True)
class Told:
    """A printed cell and its meaning; `value` is in the measure's own unit, a text for dates and words."""

    shown: Printed
    meaning: Meaning
    value: float | str | None
    missing: str | None = None


@dataclass(frozen=True)
class Total:
    """A printed total: not a fact to be added, and equal to `value` wherever it is kept as a witness."""

    shown: Printed
    value: float


Cell = Told | Total | Printed | None
Row = list[Cell]


def number(shown: Printed, scale: int = 1) -> float:
    """The printed number in the measure's own unit.

    >>> number("1,250", 1000), number("12.8", 1_000_000), number("27명")
    (1250000.0, 12800000.0, 27.0)
    """
    text = str(shown).replace(",", "").strip().rstrip("명건회%")
    return round(float(text) * scale, 6)


def told(shown: Printed, meaning: Meaning, scale: int = 1) -> Told:
    """A number printed in a unit of `scale`, or the word that stands where there is none."""
    if str(shown) in REASONS:
        return Told(shown, meaning, None, REASONS[str(shown)])
    return Told(shown, meaning, number(shown, scale))


def said(shown: str, meaning: Meaning, value: str | None = None) -> Told:
    """A date or a word; `value` where it is kept otherwise than printed."""
    if shown in REASONS:
        return Told(shown, meaning, None, REASONS[shown])
    return Told(shown, meaning, value or shown)


def total(shown: Printed, scale: int = 1) -> Total:
    """A printed total in a unit of `scale`."""
    return Total(shown, number(shown, scale))


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows from A1 on, and the merged ranges."""

    name: str
    rows: list[Row]
    merges: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A cell that must be loaded."""

    told: Told
    sheet: str
    cell: str


@dataclass(frozen=True)
class File:
    """A file as it is sent. A csv has one sheet, named like the file."""

    name: str
    sheets: tuple[Sheet, ...]
    place: str | None = None

    def cells(self) -> Iterator[tuple[str, str, Cell]]:
        """Every printed cell: sheet, address, content."""
        for sheet in self.sheets:
            for down, row in enumerate(sheet.rows, start=1):
                for across, cell in enumerate(row):
                    if cell not in {None, ""}:
                        yield sheet.name, f"{chr(ord('A') + across)}{down}", cell

    def facts(self) -> list[Fact]:
        """All that must be loaded, and nothing else may be."""
        return [Fact(cell, sheet, address) for sheet, address, cell in self.cells() if isinstance(cell, Told)]

    def totals(self) -> dict[tuple[str, str], float]:
        """The printed totals by sheet and cell."""
        return {(sheet, address): cell.value for sheet, address, cell in self.cells() if isinstance(cell, Total)}


@dataclass(frozen=True)
class Answer:
    """What a person says to a question of that kind whose subject holds the word `about` (any subject where empty)."""

    kind: AskKind
    about: str
    answer: str


@dataclass(frozen=True)
class Form:
    """This year's and next year's file of one form, and what a person would answer; `twin` tells `first` in another layout."""

    name: str
    first: File
    second: File
    answers: tuple[Answer, ...] = ()
    twin: File | None = field(default=None)

    def person(self, ask: Ask) -> str | None:
        """The answer among the choices that a person who knows the form gives, or None where none of them is right."""
        for known in (*self.answers, *self._evident()):
            if known.kind == ask.kind and known.about in ask.subject.replace(" ", ""):
                return next((choice.answer for choice in ask.choices if choice.answer == known.answer), None)
        return None

    def _evident(self) -> Iterator[Answer]:
        """What needs no declaring: the one programme or place that all figures of the form are about."""
        facts = [fact.told.meaning for fact in self.first.facts()]
        programmes, places = {meaning.programme for meaning in facts}, {meaning.place for meaning in facts}
        if len(programmes) == 1:
            yield Answer("programme", "", *programmes)
        if len(places) == 1:
            yield from (Answer("place", "", *places), Answer("sender", "", *places))
