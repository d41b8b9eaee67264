"""Loads the catalog and refuses it, naming file and key, when anything in it does not hold together."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from catalog.additions import ADDITIONS, Addition, extended
from catalog.declared import Catalog, CatalogError
from catalog.model import Event, Indicator, Model, Place, Programme, Table, WordList
from catalog.problems import SAFE_LOADER
from catalog.references import dangling_references

__all__ = ["ADDITIONS_FILE", "Catalog", "CatalogError", "load_catalog"]

HERE = Path(__file__).parent
ADDITIONS_FILE = "additions.yaml"
M = TypeVar("M", bound=Model)
T = TypeVar("T")


def load_catalog(folder: Path = HERE) -> Catalog:
    """Read and check the catalog in `folder`. Raises CatalogError with one sentence that names file and key."""
    raw_places = _read(folder / "dongs.yaml")
    district = _parse(Place, raw_places.get("district", {}), folder / "dongs.yaml", "district")
    places = [district, *_parse_list(Place, raw_places, "places", folder / "dongs.yaml")]
    programmes = _parse_list(Programme, _read(folder / "programmes.yaml"), "programmes", folder / "programmes.yaml")
    events = _parse_list(Event, _read(folder / "events.yaml"), "events", folder / "events.yaml")
    catalog = Catalog(
        places=_by_id([(p.id, p) for p in places], folder / "dongs.yaml"),
        programmes=_by_id([(p.id, p) for p in programmes], folder / "programmes.yaml"),
        tables=_by_id([(t.table, t) for t in _parse_files(Table, folder / "tables")], folder / "tables"),
        indicators=_by_id(
            [(i.indicator, i) for i in _parse_files(Indicator, folder / "indicators")], folder / "indicators"
        ),
        events=_by_id([(e.id, e) for e in events], folder / "events.yaml"),
        words=_parse(WordList, _read(folder / "words.yaml"), folder / "words.yaml", ""),
        elsewhere=tuple(raw_places.get("elsewhere", ())),
    )
    for fault in dangling_references(catalog):
        raise CatalogError(fault)
    return extended(catalog, _additions(folder / ADDITIONS_FILE))


def _additions(path: Path) -> tuple[Addition, ...]:
    """What an office had added when a release was built: in the release's own copy of the catalog."""
    if not path.exists():
        return ()
    try:
        return ADDITIONS.validate_python(_read(path).get("additions"))
    except ValidationError as fault:
        raise CatalogError(f"{path}: {fault.errors()[0]['msg']}") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=SAFE_LOADER)  # noqa: S506  it is the safe one
    except FileNotFoundError:
        raise CatalogError(f"{path}: the file is missing") from None
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise CatalogError(f"{path}: not readable as YAML ({fault})") from None
    if not isinstance(raw, dict):
        raise CatalogError(f"{path}: expected keys with values, found {type(raw).__name__}")
    return raw


def _parse(model: type[M], raw: object, path: Path, key: str) -> M:
    try:
        return model.model_validate(raw)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in ((key,) if key else ()) + tuple(first["loc"]))
        raise CatalogError(f"{path}: {where}: {first['msg']} (found {first.get('input')!r})") from None


def _parse_list(model: type[M], raw: dict[str, Any], key: str, path: Path) -> list[M]:
    entries = raw.get(key)
    if not isinstance(entries, list) or not entries:
        raise CatalogError(f"{path}: {key}: expected a list with at least one entry")
    return [_parse(model, entry, path, f"{key}[{number}]") for number, entry in enumerate(entries)]


def _parse_files(model: type[M], folder: Path) -> Iterator[M]:
    for path in sorted(folder.glob("*.yaml")):
        yield _parse(model, _read(path), path, "")


def _by_id(pairs: list[tuple[str, T]], path: Path) -> dict[str, T]:
    found: dict[str, T] = {}
    for name, entry in pairs:
        if name in found:
            raise CatalogError(f"{path}: {name}: declared twice")
        found[name] = entry
    return found
