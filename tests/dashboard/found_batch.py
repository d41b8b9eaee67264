"""What a worker would have found of a small file, put together by hand for what shapes it into words."""

from ledger.consequences import ChangedIndicator, Consequences, IndicatorStanding, TableChanges
from ledger.found import Found, FoundFile, Seen
from ledger.found_problem import Choice, FoundProblem, Question, Words
from ledger.found_sheet import Cell, Column, MappedTable, Merge, Sheet, Taken

WHY = Words(ko="까닭", en="reason")


def problem(code: str = "not_a_number", severity: str = "critical", **more: object) -> FoundProblem:
    """A fault at 집행!C17 unless told otherwise."""
    said: dict[str, object] = {"file": "집행.xlsx", "sheet": "집행", "cell": "C17", "found": "1,2O4"}
    words = {
        "ko": "숫자에 알파벳 O가 있습니다.",
        "en": "A letter O.",
        "hint_ko": "고쳐 주십시오.",
        "hint_en": "Mend it.",
    }
    return FoundProblem.model_validate({"code": code, "severity": severity, **words, **said, **more})


def question(kind: str = "measure", free: str | None = None, **more: object) -> Question:
    """Which measure a heading means, with two answers to choose from."""
    choices = (Choice(answer="a", ko="결산", en="Settled"), Choice(answer="b", ko="예산", en="Budget"))
    asked = {"id": "q1", "kind": kind, "subject": "집행액", "form": "f", "choices": choices, "free": free}
    return Question.model_validate(asked | more)


def cell(row: int, column: int, shown: str, taken: Taken = "value", *says: str) -> Cell:
    """A cell whose address follows from its place, within columns A to Z."""
    told = tuple(Words(ko=one, en=one) for one in says)
    address = f"{chr(64 + column)}{row}"
    return Cell(row=row, column=column, cell=address, shown=shown, taken=taken, why=WHY, says=told)


def sheet(rows: int = 3, columns: int = 3, merges: tuple[Merge, ...] = (), name: str = "집행") -> Sheet:
    """A sheet that is drawn whole."""
    return Sheet(
        number=1, name=name, rows=rows, columns=columns, drawn_rows=rows, drawn_columns=columns, hidden=False,
        hidden_rows=(), hidden_columns=(), merges=merges,
    )  # fmt: skip


def file(*problems: FoundProblem, draft: int = 1, name: str = "집행.xlsx", **more: object) -> FoundFile:
    """A readable file with one table; held where a problem is critical."""
    column = Column(
        cell="C4", heading="집행액", measure="budgets.settled_krw", label=Words(ko="결산", en="Settled"), figures=17
    )
    table = MappedTable(
        sheet="집행",
        range="A3:C20",
        table="budgets",
        label=Words(ko="예산", en="Budgets"),
        columns=(column,),
        figures=34,
    )
    held = any(one.severity == "critical" and not one.settled for one in problems)
    return FoundFile.model_validate({
        "draft": draft, "file": name, "upload": "u-1", "place": None, "readable": True, "refused": False, "held": held,
        "demonstration": True, "figures": 34, "sheets": (sheet(),), "tables": (table,), "problems": problems, "leftovers": (),
    } | more)  # fmt: skip


def change(indicator: str, place: str, before: float | None, after: float | None, **more: object) -> ChangedIndicator:
    """A value of 2023 that changes; None for none."""
    standings = {
        name: None if value is None else IndicatorStanding(value=value, missing=None, qualifier="exact")
        for name, value in (("before", before), ("after", after))
    }
    said: dict[str, object] = {
        "indicator": indicator,
        "place": place,
        "grain": "year",
        "period": "2023",
        "demonstration": True,
    }
    return ChangedIndicator.model_validate(said | standings | more)


def consequences(*changes: ChangedIndicator, **more: object) -> Consequences:
    """What publishing would do to indicators; of tables three figures changed, two are new."""
    return Consequences.model_validate({
        "trial": None, "tables": (TableChanges(table="trainees", added=2, changed=3, removed=0),), "facts": (), "facts_changed": 5,
        "indicators": changes, "indicators_changed": len(changes),
        "touched_indicators": tuple(dict.fromkeys(one.indicator for one in changes)),
        "touched_places": tuple(dict.fromkeys(one.place for one in changes)),
        "conflicts": (), "removals": (), "totals": (), "warnings": (), "blocking": (),
    } | more)  # fmt: skip


def found(*files: FoundFile, told: Consequences | None = None) -> Found:
    """All of it as one check."""
    seen = Seen(release=1, uploads=(), decided={}, batch="x")
    return Found(batch="b0123456789", job=7, at="2026-01-02T03:04:05+00:00", seen=seen, files=files, consequences=told)
