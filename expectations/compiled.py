"""Rules that follow from the catalog's declarations: for each table its keys, vocabularies, ranges, units and origin."""

from collections.abc import Iterator, Sequence

from catalog.facts import KEY, ORIGINS, QUALIFIERS
from catalog.load import Catalog
from catalog.model import Measure, Table
from expectations.rules import Rule

PERIOD = r"^\d{4}(-H[12]|-Q[1-4]|-\d{2}(-\d{2})?)?$"


def compile_rules(catalog: Catalog) -> Iterator[Rule]:
    """All rules of all tables, in the catalog's order."""
    for table in catalog.tables.values():
        label = table.label
        yield Rule(f"{table.table}.vocabulary", table.table, "critical", _vocabulary(catalog, table),
                   f"{label.ko}: 카탈로그에 없는 동·사업·지표 이름이 있습니다.",
                   f"{label.en}: a place, programme or measure is not in the catalog.")  # fmt: skip
        yield Rule(f"{table.table}.origin", table.table, "critical", _origin(table),
                   f"{label.ko}: 파일·시트·셀을 알 수 없는 값이 있습니다.",
                   f"{label.en}: a value does not know its file, sheet and cell.")  # fmt: skip
        yield Rule(f"{table.table}.content", table.table, "critical", _content(table),
                   f"{label.ko}: 값도, 없는 까닭도 없는 칸이 있습니다.",
                   f"{label.en}: a fact has neither a value nor a reason for having none.")  # fmt: skip
        yield Rule(f"{table.table}.period", table.table, "critical", _period(table),
                   f"{label.ko}: 기간의 표기가 맞지 않습니다.",
                   f"{label.en}: a period is not written as it should be.")  # fmt: skip
        yield Rule(f"{table.table}.range", table.table, "critical", _ranges(table),
                   f"{label.ko}: 정해진 범위를 벗어난 값이 있습니다.",
                   f"{label.en}: a value is outside its declared range.")  # fmt: skip
        yield Rule(f"{table.table}.key", table.table, "critical", _key(table),
                   f"{label.ko}: 같은 동·기간·지표의 값이 두 번 있습니다.",
                   f"{label.en}: the same place, period and measure has two values.")  # fmt: skip
        for lower, upper in table.not_above:
            small, large = table.measure(lower).label, table.measure(upper).label
            yield Rule(f"{table.table}.{lower}_not_above_{upper}", table.table, "warning", _not_above(table, lower, upper),
                       f"{label.ko}: {small.ko}이(가) {large.ko}보다 큽니다.",
                       f"{label.en}: {small.en} exceeds {large.en}.")  # fmt: skip


def _of(table: Table) -> str:
    return f"select * from {{batch}} where table_name = '{table.table}'"


def _listed(names: Sequence[str]) -> str:
    return ", ".join("'" + name.replace("'", "''") + "'" for name in names)


def _vocabulary(catalog: Catalog, table: Table) -> str:
    measures = [m.id for m in table.measures]
    return (
        f"{_of(table)} and (place is null or place not in ({_listed(list(catalog.places))})"
        f" or programme not in ({_listed(list(catalog.programmes))})"
        f" or measure is null or measure not in ({_listed([*measures, *_undecided(measures)])})"
        f" or qualifier is null or qualifier not in ({_listed(QUALIFIERS)})"
        f" or missing not in ({_listed(list(catalog.words.missing))}))"
    )


def _undecided(measures: Sequence[str]) -> list[str]:
    """A figure of which it can not be told which of two measures it is carries both names."""
    return [f"{one}|{other}" for one in measures for other in measures if one != other]


def _origin(table: Table) -> str:
    return (
        f"{_of(table)} and (upload is null or file is null or sheet is null or cell is null"
        f" or origin is null or origin not in ({_listed(ORIGINS)}) or demonstration <> (origin = 'demonstration'))"
    )


def _content(table: Table) -> str:
    return f"{_of(table)} and value is null and value_low is null and value_text is null and missing is null"


def _period(table: Table) -> str:
    pattern = PERIOD.replace("{", "{{").replace("}", "}}")
    return (
        f"{_of(table)} and (not regexp_matches(period_start, '{pattern}') or not regexp_matches(period_end, '{pattern}')"
        " or left(period_start, 4) > left(period_end, 4))"
    )


def _ranges(table: Table) -> str:
    tests = [_range(measure) for measure in table.measures if measure.range]
    return f"{_of(table)} and not total and ({' or '.join(tests) or 'false'})"


def _range(measure: Measure) -> str:
    low, high = measure.range or (0, 0)
    return (
        f"(measure = '{measure.id}' and (value < {low} or value > {high} or value_low < {low} or value_high > {high}))"
    )


def _key(table: Table) -> str:
    """One figure a key; a plan is not the result it was made for."""
    key = ", ".join(KEY)
    return (
        f"{_of(table)} and superseded is null and qualifier <> 'ambiguous'"
        f" qualify count(*) over (partition by {key}, demonstration, qualifier = 'planned') > 1"
    )


def _not_above(table: Table, lower: str, upper: str) -> str:
    same = " and ".join(f"a.{name} is not distinct from b.{name}" for name in (*KEY[:-1], "demonstration"))
    return (
        f"select a.* from {{batch}} a join {{batch}} b on {same} where a.table_name = '{table.table}'"
        f" and a.measure = '{lower}' and b.measure = '{upper}' and a.value > b.value"
        " and a.superseded is null and b.superseded is null"
        " and a.qualifier in ('exact', 'approximate') and b.qualifier in ('exact', 'approximate', 'at least')"
    )
