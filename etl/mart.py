"""Builds mart.duckdb: the facts, their dimensions, and the indicator cube that every view reads."""

from pathlib import Path

import duckdb
import pyarrow as pa

from catalog.facts import FACTS
from catalog.load import Catalog
from catalog.model import Indicator, Part

QUERIES = Path(__file__).parent.parent / "queries"
MANY = 1_000_000


def strings(names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, pa.string()) for name in names.split()]


UPLOADS = pa.schema(
    [
        *strings("upload file sha256 origin giver source title dated licence address note received"),
        ("facts", pa.int64()),
        ("state", pa.string()),
    ]
)
GRIDS = pa.schema([*strings("upload file sheet"), ("row", pa.int32()), ("column", pa.int32()), ("shown", pa.string())])


def fill_mart(connection: duckdb.DuckDBPyConnection, catalog: Catalog, facts: pa.Table, uploads: pa.Table) -> None:
    """Create facts, dimensions, the observations view and the cube in an empty database."""
    create(connection, "facts", facts.cast(FACTS))
    create(connection, "uploads", uploads.cast(UPLOADS))
    for name, table in _dimensions(catalog).items():
        create(connection, name, table)
    create(connection, "parts", pa.Table.from_pylist(_parts(catalog)))
    create(connection, "scales", pa.Table.from_pylist([_scale(i) for i in catalog.indicators.values()]))
    for name in ("observations", "cube"):
        connection.execute((QUERIES / f"{name}.sql").read_text(encoding="utf-8"))


def in_memory(rows: int) -> duckdb.DuckDBPyConnection:
    """An empty database for so many facts: two threads that wait for each other cost half as much again where they are few."""
    return duckdb.connect(config={"threads": 1} if rows < MANY else {})


def copy_mart(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write a database in memory into a file that is not there yet."""
    address = path.as_posix().replace("'", "''")
    connection.execute(f"attach '{address}' as release")
    connection.execute("copy from database memory to release")
    connection.execute("detach release")


def create(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.from_arrow(table).create(name)


def _dimensions(catalog: Catalog) -> dict[str, pa.Table]:
    places = [
        {
            "place": place.id,
            "kind": place.kind,
            "label_ko": place.label.ko,
            "label_en": place.label.en,
            "parent": place.parent,
            "tile_column": place.tile[0] if place.tile else None,
            "tile_row": place.tile[1] if place.tile else None,
        }
        for place in catalog.places.values()
    ]
    programmes = [
        {"programme": p.id, "label_ko": p.label.ko, "label_en": p.label.en, "grp": p.group}
        for p in catalog.programmes.values()
    ]
    measures = [
        {
            "table_name": table.table,
            "measure": m.id,
            "label_ko": m.label.ko,
            "label_en": m.label.en,
            "unit": m.unit,
            "type": m.type,
        }
        for table in catalog.tables.values()
        for m in table.measures
    ]
    reasons = [
        {"reason": reason, "nothing": words.nothing, "label_ko": words.label.ko, "label_en": words.label.en}
        for reason, words in catalog.words.missing.items()
    ]
    return {
        "reasons": pa.Table.from_pylist(reasons),
        "places": pa.Table.from_pylist(places),
        "programmes": pa.Table.from_pylist(programmes),
        "measures": pa.Table.from_pylist(measures),
    }


def _parts(catalog: Catalog) -> list[dict[str, object]]:
    """Each indicator's numerator and denominator, one row a programme."""
    rows = []
    for indicator in catalog.indicators.values():
        for role, part in (("numerator", indicator.numerator), ("denominator", indicator.denominator)):
            if part is None:
                continue
            scope = catalog.tables[part.table].measure(part.measure).scope
            rows += [
                {
                    "indicator": indicator.indicator,
                    "role": role,
                    "table_name": part.table,
                    "measure": part.measure,
                    "programme": programme,
                    "scope": scope,
                    "at_year_end": part.at == "year_end",
                }
                for programme in _covered(catalog, part)
            ]
    return rows


def _covered(catalog: Catalog, part: Part) -> list[str]:
    return [name for name in (part.programmes or catalog.programmes) if name not in part.excluding]


def _scale(indicator: Indicator) -> dict[str, object]:
    divides = "none"
    if indicator.denominator:
        divides = "year_end" if indicator.denominator.at == "year_end" else "pair"
    return {"indicator": indicator.indicator, "scale": float(indicator.scale), "divides": divides}
