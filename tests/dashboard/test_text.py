"""English has no holes: every Korean text of the code has its entry, every entry is used, and both name the same values."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from dashboard.text import ENGLISH, read_english, say
from dashboard.text.particles import with_particle

ROOT = Path(__file__).parents[2]
HANGUL = re.compile("[가-힣]")
# Korean as grammar, not as text of the screen.
GRAMMAR = {
    "dashboard/briefing/claims.py",
    "dashboard/briefing/numerals.py",
    "dashboard/numbers.py",
    "dashboard/periods.py",
    "dashboard/text/particles.py",
    "dashboard/text/__init__.py",
}


def code_files() -> list[Path]:
    files = [*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "pages").glob("*.py"), *ROOT.glob("app.py")]
    return sorted(path for path in files if str(path.relative_to(ROOT)) not in GRAMMAR)


def texts_in(path: Path) -> Iterator[str]:
    """String literals with Hangul that are no docstrings, and whatever is handed to a speaker."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    pieces = {piece for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and is_speaker(node.func) and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)
        elif isinstance(node, ast.Constant) and node not in silent | pieces and HANGUL.search(str(node.value)):
            yield str(node.value)


def is_speaker(called: ast.expr) -> bool:
    """speak(…), or say(language)(…)."""
    if isinstance(called, ast.Call):
        return getattr(called.func, "id", "") == "say"
    return getattr(called, "id", "") == "speak"


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


USED = {text for path in code_files() for text in texts_in(path)}
WRITTEN = read_english()


def test_every_korean_text_has_an_english_one() -> None:
    assert sorted(USED - WRITTEN.keys()) == []


def test_every_english_entry_is_used() -> None:
    assert sorted(WRITTEN.keys() - USED) == []


def test_no_entry_is_written_twice() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in ENGLISH.glob("*.po"))
    keys = re.findall(r'^msgid "(.+)"$', written, re.MULTILINE)
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


@pytest.mark.parametrize("korean", sorted(WRITTEN))
def test_an_entry_names_the_same_values_in_both_languages(korean: str) -> None:
    assert names_in(WRITTEN[korean]) == names_in(korean)
    # A language is called by its own name in every language.
    assert korean == "한국어" or not HANGUL.search(WRITTEN[korean])


@pytest.mark.parametrize("path", code_files(), ids=lambda path: path.name)
def test_no_korean_is_put_together_by_an_f_string(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    pieces = [piece for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values]
    assert [p.value for p in pieces if isinstance(p, ast.Constant) and HANGUL.search(str(p.value))] == []


def test_each_language_speaks() -> None:
    assert say("ko")("단위: {unit}", unit="명") == "단위: 명"
    assert say("en")("단위: {unit}", unit="people") == "Unit: people"


def test_a_text_without_values_may_hold_braces_of_its_own() -> None:
    assert say("ko")("{아님}") == "{아님}"


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    [
        ("양동", "은/는", "양동은"),
        ("서구", "은/는", "서구는"),
        ("2019년", "을/를", "2019년을"),
        ("금호1", "이/가", "금호1이"),
        ("금호2", "이/가", "금호2가"),
        ("서울", "으로/로", "서울로"),
        ("상무1동", "으로/로", "상무1동으로"),
        ("30%", "과/와", "30%와"),
        ("(미정)", "은/는", "(미정)은"),
        ("", "은/는", "는"),
    ],
)
def test_the_particle_follows_the_last_sound(word: str, particle: str, expected: str) -> None:
    assert with_particle(word, particle) == expected


def test_a_particle_stands_where_a_format_would() -> None:
    assert say("ko")("{place:은/는} {count:,}명", place="풍암동", count=35515) == "풍암동은 35,515명"
