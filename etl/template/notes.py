"""The sheet that tells how to fill in the form. Its texts stand one to a row, so that nobody reads a table in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.load import Catalog
from catalog.vocabulary import squeeze
from etl.template.plan import Asked, Plan
from etl.template.rules import name_rule, reasons, rule_for

NAMES_TOLD = 3
REASONS_MEAN = {
    "not_held": "하지 않아서 셀 것이 없습니다.",
    "not_submitted": "자료를 아직 내지 않았거나 받지 못했습니다.",
    "not_applicable": "우리 동에는 해당하지 않는 항목입니다.",
    "withheld": "값은 있으나 공개하지 않습니다.",
    "to_be_confirmed": "확인한 뒤 다시 냅니다.",
}


@dataclass(frozen=True)
class Section:
    """A heading and its lines: a name and what is said of it; the name may be empty."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def sections(plan: Plan, catalog: Catalog) -> Iterator[Section]:
    """Everything a sender needs to know, in the order in which it is needed."""
    yield Section("작성 순서", tuple(("", line) for line in _steps(plan, catalog)))
    if due := deadline(plan):
        yield Section("내는 곳과 기한", (("", due),))
    words = reasons(catalog)
    told = tuple((one.heading, f"{rule_for(one, plan.year, words).allowed}{_also_called(one)}") for one in plan.asked)
    yield Section("칸마다 적을 것", told)
    if plan.open:
        yield Section("사업명과 내용", (*((a.label.ko, name_rule().allowed) for a in plan.attributes),
                                  ("사업명", "아래 '사업 이름' 목록에서 고릅니다.")))  # fmt: skip
    if plan.table.caveats:
        yield Section("주의할 점", tuple(("", caveat.ko) for caveat in plan.table.caveats))
    if _takes_reasons(plan):
        yield Section("값이 없을 때 적는 낱말", tuple(_meanings(catalog)))


def invitation(plan: Plan) -> str:
    """What to do, in one line."""
    reason = " 모르면 비워 두고, 값이 없는 까닭을 알면 그 낱말을 적습니다." if _takes_reasons(plan) else ""
    return f"노란 칸에 적습니다.{reason}"


def _takes_reasons(plan: Plan) -> bool:
    """Where something happened there is a day; where nothing did there is no row."""
    return any(asked.measure.type != "event" for asked in plan.asked)


def deadline(plan: Plan) -> str | None:
    """Who owes the table and until when, where the catalog says so."""
    table = plan.table
    if table.owed_by is None or table.due is None:
        return None
    month, day = map(int, table.due.split("-"))
    return f"{table.owed_by.ko}에서 {plan.year + 1}. {month}. {day}.까지 냅니다."


def _steps(plan: Plan, catalog: Catalog) -> Iterator[str]:
    yield "'입력' 시트의 노란 칸에 적습니다. 나머지 칸은 잠겨 있습니다."
    if any(row.usual and any(one.measure.id not in row.usual for one in plan.asked) for row in plan.rows):
        yield "흰 칸은 최근 두 해 동안 값이 없던 칸입니다. 값이 있을 때만 적습니다."
    yield "모르는 칸은 비워 둡니다. 빈칸은 0으로 읽지 않습니다. 값이 0이면 0을 적습니다."
    if _takes_reasons(plan):
        yield f"값이 없는 까닭을 알면 그 낱말을 적습니다: {', '.join(reasons(catalog))}."
    yield "합계는 적지 않습니다. 올리면 프로그램이 더합니다."
    if plan.beside:
        yield f"회색 칸은 참고로 보여 주는 {plan.year - 1}년 값이며, 올려도 읽지 않습니다."
    else:
        yield f"{plan.year - 1}년 값은 실제로 낸 자료가 없어 보여 주지 않습니다."
    yield "다 적은 파일을 '동네지표'의 '자료 올리기' 화면에 올립니다."


def _also_called(asked: Asked) -> str:
    """Other names that offices give the same thing."""
    names = [word for word in asked.measure.synonyms if squeeze(word) != squeeze(asked.measure.label.ko)]
    return f" 다른 이름: {', '.join(names[:NAMES_TOLD])}." if names else ""


def _meanings(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for reason, entry in catalog.words.missing.items():
        if entry.label.ko in reasons(catalog):
            yield entry.label.ko, REASONS_MEAN.get(reason, "값이 없습니다.")
