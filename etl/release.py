"""Releases: built aside, checked, made durable, renamed, and only then pointed to. Killed at any moment, the old one stands."""

import fcntl
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from catalog.problems import Problem
from catalog.refused import RefusedError
from ledger.durable import sync
from ledger.published import NOTE, POINTER, first_damaged, numbers, pointed_to, seal

ASIDE = ".build-"


class ReleaseError(RefusedError):
    """There is no such release, or it cannot be read."""


class NoReleaseYetError(ReleaseError):
    """Nothing was released so far."""


class BuildBlockedError(Exception):
    """A release was not made; `problems` say why. The one before stays."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(f"{p.where()} {p.sentence()}" for p in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class ReleaseNote:
    """release.json: what a release says of itself. `inputs` is the hash of all that went in.

    `changes` counts by table what was added, changed and removed since the release that it `follows`; empty where there is
    none: it is the first, or none before it could be read. `anew` says in both languages which one could not. `mart` is the
    hash of all that the mart was made with besides the files: code, catalog and what the office added to it.
    """

    number: int
    built_at: str
    inputs: str
    catalog: str
    files: int
    facts: int
    demonstration_share: float
    problems: dict[str, int]
    summary: tuple[str, ...]
    changes: dict[str, dict[str, int]] = field(default_factory=dict)
    mart: str = ""
    follows: int | None = None
    anew: tuple[str, str] | None = None


def current_number(curated: Path) -> int | None:
    """The number that the pointer names; None where nothing was released yet, or where the pointer cannot be read."""
    return pointed_to(curated)


def release_folder(curated: Path, number: int | None = None) -> Path:
    """The folder of a release, the current one by default. Raises ReleaseError, also where it is no longer what was published."""
    wanted = pointed_to(curated) if number is None else number
    if wanted is None and not numbers(curated):
        raise NoReleaseYetError(
            "아직 만든 릴리스가 없습니다. 'python -m etl build'로 먼저 만들어 주십시오.",
            "There is no release yet. Make one with 'python -m etl build'.",
        )
    if wanted is None:
        raise _unreadable(curated / POINTER, f"지금 릴리스를 적은 파일({POINTER})", f"The pointer {POINTER}")
    folder = curated / str(wanted)
    if number is not None and not (folder / NOTE).is_file():
        raise ReleaseError(
            f"릴리스 {wanted}이(가) 없습니다. 'python -m etl releases'로 목록을 볼 수 있습니다.",
            f"There is no release {wanted}. 'python -m etl releases' lists them.",
        )
    if damaged := first_damaged(folder):
        raise _unreadable(folder / damaged, f"릴리스 {wanted}의 파일({damaged})", f"File {damaged} of release {wanted}")
    return folder


def _unreadable(path: Path, ko: str, en: str) -> ReleaseError:
    state = ("손상되어", "is damaged") if path.exists() else ("없어져", "is gone")
    return ReleaseError(
        f"{ko}이 {state[0]} 읽을 수 없습니다. 'python -m etl build'로 지금 릴리스를 다시 만들 수 있습니다.",
        f"{en} {state[1]}. 'python -m etl build' makes the current release anew.",
    )


def read_note(folder: Path) -> ReleaseNote:
    """What the release in `folder` says of itself. Raises OSError, ValueError, TypeError or KeyError where it is damaged."""
    raw = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    anew = tuple(raw["anew"]) if raw.get("anew") else None
    return ReleaseNote(**{**raw, "summary": tuple(raw["summary"]), "anew": anew})


def write_note(folder: Path, note: ReleaseNote) -> None:
    """Let the release in `folder` say so of itself."""
    text = json.dumps(asdict(note), ensure_ascii=False, indent=1)
    (folder / NOTE).write_text(text, encoding="utf-8")


@contextmanager
def building(curated: Path) -> Iterator[None]:
    """Hold the one lock under which releases are made; leftovers of a build that died, or was blocked, are cleared."""
    curated.mkdir(parents=True, exist_ok=True)
    with (curated / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _clear(curated)
        try:
            yield
        except Exception:
            _clear(curated)
            raise
        _clear(curated)  # what was made to be judged only


def _clear(curated: Path) -> None:
    for leftover in curated.glob(f"{ASIDE}*"):
        shutil.rmtree(leftover)


def aside(curated: Path) -> Path:
    """The folder in which the next release is made, named for its number. Call it inside `building`.

    The number of a release whose folder is gone is not given again: who has seen that release would take this one for it.
    """
    number = max([*numbers(curated), pointed_to(curated) or 0]) + 1
    folder = curated / f"{ASIDE}{number}"
    folder.mkdir(exist_ok=True)
    return folder


def publish(
    curated: Path, fill: Callable[[Path, int], ReleaseNote], enter: Callable[[], None] | None = None
) -> ReleaseNote:
    """Make the next release: `fill` writes it into the folder `aside` and says what it is. Call it inside `building`.

    `enter` writes down in the ledger what the release is made of, when all of it is on the disk and before anybody sees it;
    what it raises stops the release.
    """
    folder = aside(curated)
    number = int(folder.name.removeprefix(ASIDE))
    note = fill(folder, number)
    write_note(folder, note)
    seal(folder)
    _make_durable(folder)
    pointer = _write_pointer(curated, number)
    if enter:
        enter()
    folder.rename(curated / str(number))
    sync(curated)
    _point_to(curated, pointer)
    return note


def _make_durable(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        if path.suffix == ".wal":
            raise ReleaseError(f"{path.name}: the database was not closed", f"{path.name}: the database was not closed")
        sync(path)


def _write_pointer(curated: Path, number: int) -> Path:
    """The next pointer, beside the one that holds: once the ledger has its entry nothing more is written that needs room."""
    temporary = curated / f"{POINTER}.new"
    temporary.write_text(str(number), encoding="ascii")
    sync(temporary)
    return temporary


def _point_to(curated: Path, written: Path) -> None:
    written.replace(curated / POINTER)
    sync(curated)
