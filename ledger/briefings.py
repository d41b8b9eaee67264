"""Briefings: named lists of slides that a presenter has put together, each pinned to a release."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, RowMapping, Select, func, insert, select
from sqlalchemy.exc import IntegrityError

from ledger.errors import LedgerError
from ledger.tables import briefings

MOST_SLIDES, LONGEST_NAME, LONGEST_HEADLINE, LONGEST_NOTE = 200, 100, 400, 4000
MOST_TRIES = 20  # pinning waits for others so often


@dataclass(frozen=True)
class Slide:
    """One view on its own. `view` is the query of a dashboard View without `release`; without a headline the caption stands."""

    view: str
    headline: str = ""
    note: str = ""


@dataclass(frozen=True)
class Briefing:
    """A briefing as it stands at one version. Its slides show `release`; `staffing` lets slides about staff be seen.

    `by` and `at` tell who made this version, and when. Targets and comments are shown as they were at the moment `frozen`;
    without one as they are now, and whoever saves it so makes it the moment of saving.
    """

    id: str
    version: int
    name: str
    release: int
    language: Literal["ko", "en"]
    staffing: bool
    slides: tuple[Slide, ...]
    by: str
    at: datetime
    frozen: datetime | None = None


class Briefings:
    """The briefings in the ledger. A version is never changed: the next one takes its place."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def make(
        self, name: str, release: int, by: str, language: Literal["ko", "en"] = "ko", slides: Iterable[Slide] = ()
    ) -> Briefing:
        """A new briefing. Raises LedgerError for a name or slides that it may not have."""
        fresh = Briefing(secrets.token_hex(4), 0, name, release, language, False, tuple(slides), by, datetime.now(UTC))
        return self.save(fresh, by)

    def save(self, briefing: Briefing, by: str) -> Briefing:
        """Write down what a briefing is from now on, and return it as the next version. `briefing.version` is the one last seen.

        Raises LedgerError where somebody else has made a version since, and for a name or slides that it may not have.
        """
        _refuse_unfit(briefing)
        now, version = datetime.now(UTC), briefing.version + 1
        following = replace(
            briefing, name=briefing.name.strip(), version=version, by=by, at=now, frozen=briefing.frozen or now
        )
        self._write(following, seen=briefing.version)
        return following

    def pin(self, token: str, slide: Slide, by: str) -> Briefing:
        """Put a slide at the end, whoever else is changing the briefing meanwhile. Raises LedgerError as `save` does.

        The first slide freezes the briefing: until then it has shown nothing.
        """
        for _ in range(MOST_TRIES):
            known = self.find(token)
            try:
                return self.save(_with(slide, known), by)
            except OvertakenError:
                continue
        return self.save(_with(slide, known), by)

    def duplicate(self, token: str, name: str, by: str) -> Briefing:
        """A second briefing with the same slides, release and choices."""
        known = self.find(token)
        return self.save(replace(known, id=secrets.token_hex(4), version=0, name=name), by)

    def remove(self, briefing: Briefing, by: str) -> None:
        """From now on it is not listed. Raises LedgerError where somebody else has made a version since."""
        self._write(replace(briefing, version=briefing.version + 1, by=by), seen=briefing.version, removed=True)

    def find(self, token: str, version: int = 0) -> Briefing:
        """The briefing at that version, the last one for 0. Raises LedgerError where there is none or it was removed."""
        asked = select(briefings).where(briefings.c.briefing == token).order_by(briefings.c.version.desc())
        if version:
            asked = asked.where(briefings.c.version == version)
        with self._engine.connect() as connection:
            row = connection.execute(asked).mappings().first()
        if row is None or row["removed"]:
            raise LedgerError(
                "찾는 발표가 없습니다. 없앴거나 링크가 잘못되었습니다.",
                "There is no such briefing. It was removed, or the link is wrong.",
            )
        return _briefing(row)

    def all(self) -> tuple[Briefing, ...]:
        """The last version of every briefing, those changed last first."""
        with self._engine.connect() as connection:
            rows = connection.execute(_last().order_by(briefings.c.number.desc())).mappings()
            return tuple(_briefing(row) for row in rows if not row["removed"])

    def last(self) -> int:
        """The number of the last entry, 0 where there is none: while it stays, so do all briefings."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.max(briefings.c.number))).scalar() or 0)

    def pinned_releases(self) -> frozenset[int]:
        """The releases that any version of a briefing shows that is still there: whoever clears releases away keeps these."""
        kept = {briefing.id for briefing in self.all()}
        with self._engine.connect() as connection:
            rows = connection.execute(select(briefings.c.briefing, briefings.c.release))
            return frozenset(row.release for row in rows if row.briefing in kept)

    def _write(self, briefing: Briefing, *, seen: int, removed: bool = False) -> None:
        said: dict[str, Any] = asdict(briefing)
        said |= {"briefing": said.pop("id"), "slides": json.dumps(said["slides"], ensure_ascii=False)}
        try:
            with self._engine.begin() as connection:
                _refuse_overtaken(connection, briefing.id, seen)
                connection.execute(insert(briefings).values(**said, removed=removed, reason=""))
        except IntegrityError:  # both looked at once, and the other one wrote first
            raise _overtaken("") from None


class OvertakenError(LedgerError):
    """Somebody else has changed it since it was seen."""


def _with(slide: Slide, known: Briefing) -> Briefing:
    return replace(known, slides=(*known.slides, slide), frozen=known.frozen if known.slides else None)


def _last() -> Select[Any]:
    newest = select(func.max(briefings.c.number)).group_by(briefings.c.briefing)
    return select(briefings).where(briefings.c.number.in_(newest))


def _briefing(row: RowMapping) -> Briefing:
    said = {name: row[name] for name in ("version", "name", "release", "language", "staffing", "by")}
    slides = tuple(Slide(**one) for one in json.loads(row["slides"]))
    at, frozen = _dated(row["at"]), _dated(row["frozen"] or row["at"])
    return Briefing(id=row["briefing"], slides=slides, at=at, frozen=frozen, **said)


def _dated(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # SQLite keeps no time zone


def _refuse_overtaken(connection: Connection, token: str, seen: int) -> None:
    asked = select(briefings.c.version, briefings.c.by).where(briefings.c.briefing == token)
    last = connection.execute(asked.order_by(briefings.c.version.desc())).first()
    if (last.version if last else 0) != seen:
        raise _overtaken(last.by if last else "")


def _overtaken(by: str) -> OvertakenError:
    who = f"({by})" if by else ""
    return OvertakenError(
        f"그사이 다른 분이 이 발표를 바꾸었습니다{who}. 다시 보고 고쳐 주십시오.",
        f"Meanwhile somebody else changed this briefing{who and ' '}{who}. Look again before you change it.",
    )


def _refuse_unfit(briefing: Briefing) -> None:
    if not briefing.name.strip():
        raise LedgerError("발표의 이름을 적어 주십시오.", "Enter a name for the briefing.")
    if len(briefing.name.strip()) > LONGEST_NAME:
        raise LedgerError(
            f"발표의 이름은 {LONGEST_NAME}자까지 적을 수 있습니다.",
            f"The name of a briefing has at most {LONGEST_NAME} characters.",
        )
    if len(briefing.slides) > MOST_SLIDES:
        raise LedgerError(
            f"한 발표에는 {MOST_SLIDES}장까지 담을 수 있습니다. 발표를 나누어 주십시오.",
            f"A briefing holds at most {MOST_SLIDES} slides. Please split it.",
        )
    if any(len(one.headline) > LONGEST_HEADLINE or len(one.note) > LONGEST_NOTE for one in briefing.slides):
        raise LedgerError(
            f"제목은 {LONGEST_HEADLINE}자, 메모는 {LONGEST_NOTE:,}자까지 적을 수 있습니다.",
            f"A headline has at most {LONGEST_HEADLINE} characters, a note {LONGEST_NOTE:,}.",
        )
