"""The rooms of the house: imports go one way, and only the pages' side knows Streamlit."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "catalog": {"catalog"},
    "ledger": {"catalog", "ledger"},
    "expectations": {"catalog", "expectations"},
    "etl": {"catalog", "ledger", "expectations", "etl"},
    "dashboard": {"catalog", "ledger", "dashboard"},
    "pages": {"catalog", "dashboard"},
    "app": {"catalog", "dashboard", "pages"},
    "serve": {"catalog", "dashboard", "pages"},
}
STREAMLIT_AT = ("app.py", "serve.py", "pages/", "dashboard/widgets", "dashboard/auth")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "manager"}


def modules() -> list[Path]:
    rooms = [path for room in MAY_IMPORT for path in sorted((ROOT / room).rglob("*.py"))]
    return [ROOT / "app.py", ROOT / "serve.py", *rooms]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written whole"
            yield node.module or ""


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for name in imported(path):
        other = name.split(".")[0]
        assert other not in MAY_IMPORT or other in MAY_IMPORT[room], f"{room} must not import {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_the_pages_side_knows_streamlit(path: Path) -> None:
    where = path.relative_to(ROOT).as_posix()
    knows = any(name.split(".")[0] == "streamlit" for name in imported(path))
    assert not knows or where.startswith(STREAMLIT_AT)


def test_great_expectations_is_known_in_one_place() -> None:
    knowing = [p.relative_to(ROOT).as_posix() for p in modules() if any("great_expectations" in n for n in imported(p))]
    assert knowing == ["expectations/runner.py"]


def test_no_module_is_named_for_nothing_in_particular() -> None:
    assert not {path.stem for path in modules()} & FORBIDDEN_NAMES
