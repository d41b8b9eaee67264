"""Jobs: what the pages ask of the workers. The page writes one down, a worker takes it, and both can be killed at any moment."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Engine, RowMapping, func, insert, select, update

from ledger.errors import LedgerError
from ledger.steps import in_both
from ledger.tables import jobs

Queue = Literal["etl", "export"]
State = Literal["waiting", "running", "done", "failed"]
MOST_TRIES = 2  # a job at which a worker died twice is not tried a third time
GIVEN_UP = in_both(
    "이 일을 하다가 처리기가 두 번 멈추었습니다. 파일이나 발표가 너무 크거나 깨졌을 수 있습니다. 나누어서 다시 해 주십시오.",
    "The worker stopped twice at this. The file or the briefing may be too large or broken. Please split it and try again.",
)


@dataclass(frozen=True)
class Job:
    """One piece of work. `about` says what is wanted, `result` what came of it, `words` what is being done or why it failed.

    `progress` goes from 0 to 1. `tries` counts how often a worker has begun it.
    """

    number: int
    queue: Queue
    kind: str
    about: Mapping[str, Any]
    by: str
    at: datetime
    state: State
    progress: float
    words: str
    result: Mapping[str, Any] | None
    tries: int

    @property
    def over(self) -> bool:
        return self.state in ("done", "failed")


class Jobs:
    """The jobs in the ledger. One worker a queue takes them, the oldest first."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, queue: Queue, kind: str, about: Mapping[str, Any], by: str) -> int:
        """Write a job down and return its number."""
        entry = {"queue": queue, "kind": kind, "about": _written(about), "by": by}
        fresh = {"at": datetime.now(UTC), "state": "waiting", "progress": 0.0, "words": "", "tries": 0}
        with self._engine.begin() as connection:
            asked = connection.execute(insert(jobs).values(**entry, **fresh))
            return int(asked.inserted_primary_key[0])  # type: ignore[index]

    def take(self, queue: Queue) -> Job | None:
        """The oldest waiting job, from now on running; None where nothing waits."""
        oldest = select(func.min(jobs.c.number)).where(jobs.c.queue == queue, jobs.c.state == "waiting")
        with self._engine.connect() as connection:
            if (
                connection.execute(oldest).scalar() is None
            ):  # asked several times a second: without holding up who writes
                return None
        begun = {"state": "running", "tries": jobs.c.tries + 1, "progress": 0.0}
        claim = update(jobs).where(jobs.c.number == oldest.scalar_subquery(), jobs.c.state == "waiting")
        with self._engine.begin() as connection:
            row = connection.execute(claim.values(**begun).returning(*jobs.c)).mappings().first()
        return _job(row) if row else None

    def tell(self, number: int, progress: float, words: str) -> None:
        """Say how far a running job is (0 to 1) and what is being done."""
        self._set(number, progress=progress, words=words)

    def finish(self, number: int, result: Mapping[str, Any]) -> None:
        """The job is done."""
        self._set(number, state="done", progress=1.0, words="", result=json.dumps(result, ensure_ascii=False))

    def fail(self, number: int, words: str, result: Mapping[str, Any] | None = None) -> None:
        """The job cannot be done; `words` say why, and what to do, to whoever asked: in one language, or `in_both`."""
        said = None if result is None else json.dumps(result, ensure_ascii=False)
        self._set(number, state="failed", words=words, result=said)

    def take_up_again(self, queue: Queue, never_given_up: Collection[str] = ()) -> None:
        """A worker begins: what its dead forerunner was at waits again, or is given up after MOST_TRIES.

        Kinds that are `never_given_up` wait again however often: they are not what killed it.
        """
        orphans = update(jobs).where(jobs.c.queue == queue, jobs.c.state == "running")
        spent = (jobs.c.tries >= MOST_TRIES, jobs.c.kind.not_in(never_given_up))
        with self._engine.begin() as connection:
            connection.execute(orphans.where(*spent).values(state="failed", words=GIVEN_UP))
            connection.execute(orphans.values(state="waiting", progress=0.0))

    def put_back(self, number: int, words: str = "", *, blameless: bool = False) -> None:
        """A running job waits again; `blameless`: it was stopped for no fault of its own, so this was no try."""
        running = update(jobs).where(jobs.c.number == number, jobs.c.state == "running")
        tries = jobs.c.tries - 1 if blameless else jobs.c.tries
        with self._engine.begin() as connection:
            connection.execute(running.values(state="waiting", progress=0.0, words=words, tries=tries))

    def find(self, number: int) -> Job:
        """The job of that number. Raises LedgerError where there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(select(jobs).where(jobs.c.number == number)).mappings().first()
        if row is None:
            raise LedgerError(f"{number}번 작업이 없습니다.", f"There is no job {number}.")
        return _job(row)

    def about_batch(self, batch: str) -> tuple[Job, ...]:
        """The jobs about a batch of files, oldest first. Its name is one that `new_batch` gave, so it stands in no other text."""
        told = jobs.c.about.contains(json.dumps(batch), autoescape=True)
        with self._engine.connect() as connection:
            rows = connection.execute(select(jobs).where(told).order_by(jobs.c.number)).mappings()
            return tuple(map(_job, rows))

    def unfinished(self, queue: Queue) -> tuple[Job, ...]:
        """What waits or is being done, oldest first."""
        asked = select(jobs).where(jobs.c.queue == queue, jobs.c.state.in_(("waiting", "running")))
        with self._engine.connect() as connection:
            return tuple(_job(row) for row in connection.execute(asked.order_by(jobs.c.number)).mappings())

    def same(self, queue: Queue, kind: str, about: Mapping[str, Any]) -> tuple[Job, ...]:
        """The jobs that asked for exactly this, the last one first."""
        wanted = (jobs.c.queue == queue, jobs.c.kind == kind, jobs.c.about == _written(about))
        asked = select(jobs).where(*wanted).order_by(jobs.c.number.desc())
        with self._engine.connect() as connection:
            return tuple(_job(row) for row in connection.execute(asked).mappings())

    def ahead_of(self, job: Job) -> int:
        """How many jobs of the same queue come first."""
        earlier = (jobs.c.queue == job.queue, jobs.c.number < job.number, jobs.c.state.in_(("waiting", "running")))
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).where(*earlier)).scalar_one())

    def _set(self, number: int, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(jobs).where(jobs.c.number == number).values(**values))


def _written(about: Mapping[str, Any]) -> str:
    return json.dumps(about, ensure_ascii=False, sort_keys=True)


def _job(row: RowMapping) -> Job:
    said = {name: row[name] for name in ("number", "queue", "kind", "by", "at", "state", "progress", "words", "tries")}
    result = json.loads(row["result"]) if row["result"] is not None else None
    return Job(**said, about=json.loads(row["about"]), result=result)
