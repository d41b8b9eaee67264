"""The fonts that pictures are drawn with: found, shown to the browser, and asked for their letters before anything is drawn."""

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from dashboard.export.errors import NoGlyphsError

FOLDER = Path(__file__).parents[2] / "static" / "fonts"
REGULAR, BOLD = FOLDER / "Pretendard-Regular.otf", FOLDER / "Pretendard-Bold.otf"
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def configure(folder: Path) -> Path:
    """Write into `folder` a fontconfig file that knows the system's fonts and ours; a browser started with it sees both."""
    path = folder / "fonts.conf"
    path.write_text(_CONFIGURATION.format(fonts=FOLDER, cache=folder / "fontcache"), encoding="utf-8")
    return path


def check_letters(texts: Iterable[str]) -> None:
    """Raise NoGlyphsError where a text has a letter that no font has: it would come out as a box."""
    needed = {letter for text in texts for letter in text if not _unseen(letter)}
    lacking = sorted(letter for letter in needed if ord(letter) not in letters(REGULAR) and not _in_system(letter))
    if not lacking:
        return
    if not letters(REGULAR) and any(unicodedata.name(letter, "").startswith("HANGUL") for letter in lacking):
        raise NoGlyphsError("서버에 한글 글꼴이 없어 그림을 만들지 않았습니다. make run을 다시 하면 글꼴을 받습니다.")
    raise NoGlyphsError(
        "서버의 글꼴에 없는 글자({letters})가 있어 그림을 만들지 않았습니다. 그 글자를 빼거나 글자가 있는 글꼴을 서버에 설치해 주십시오.",
        letters=" ".join(lacking[:10]),
    )


@cache
def letters(font: Path) -> frozenset[int]:
    """The code points that a font file has; none where there is no file."""
    if not font.is_file():
        return frozenset()
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


@cache
def _in_system(letter: str) -> bool:
    """Whether one of the system's fonts has the letter; nobody can tell where fontconfig's own command is not there."""
    command = shutil.which("fc-list")
    if command is None:
        return False
    asked = [command, f":charset={ord(letter):x}", "file"]
    found = subprocess.run(asked, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    return bool(found.stdout.strip())


def _unseen(letter: str) -> bool:
    """Spaces, line ends and joiners draw nothing."""
    return letter.isspace() or unicodedata.category(letter) in ("Cc", "Cf", "Mn")
