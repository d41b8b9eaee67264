"""The catalog as tables of a mart: its places, programmes, measures and reasons, and what indicators are made of."""

import pyarrow as pa

from catalog.load import Catalog
from catalog.model import Indicator, Part


def dimensions(catalog: Catalog) -> dict[str, pa.Table]:
    """The tables by name."""
    named = {
        "reasons": _reasons(catalog),
        "places": _places(catalog),
        "programmes": _programmes(catalog),
        "measures": _measures(catalog),
        "parts": _parts(catalog),
        "scales": [_scale(indicator) for indicator in catalog.indicators.values()],
    }
    return {name: pa.Table.from_pylist(rows) for name, rows in named.items()}


def _places(catalog: Catalog) -> list[dict[str, object]]:
    return [
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


def _programmes(catalog: Catalog) -> list[dict[str, object]]:
    return [
        {"programme": p.id, "label_ko": p.label.ko, "label_en": p.label.en, "grp": p.group}
        for p in catalog.programmes.values()
    ]


def _measures(catalog: Catalog) -> list[dict[str, object]]:
    return [
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


def _reasons(catalog: Catalog) -> list[dict[str, object]]:
    return [
        {"reason": reason, "nothing": words.nothing, "label_ko": words.label.ko, "label_en": words.label.en}
        for reason, words in catalog.words.missing.items()
    ]


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
