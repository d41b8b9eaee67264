"""Makes facts of each raw file once: what it gave is kept by all that it depends on, and by the answers that were heard.

Light to import, as it is what starts the processes that read: whatever knows arrow comes later.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.declared import Catalog
from catalog.problems import CATALOGUE, Problem
from etl.conform.memory import Memory
from etl.reading_pool import Task, conform_in_processes, worthwhile

if TYPE_CHECKING:
    from etl.conform import Conformed, Conformer
    from etl.reading import ReadingCache
    from etl.sources import Source

ROOT = Path(__file__).parent.parent
ROOMS = ("catalog", "ledger", "etl")
TOO_LARGE = "file_too_large"


class ConformedCache:
    """Files of which facts were made before, under `folder`, by one catalog and what people answered."""

    def __init__(self, folder: Path, catalog: Catalog, memory: Memory) -> None:
        self._top, self._catalog, self._memory = folder, catalog, memory

    def conform(self, source: "Source") -> "Conformed":
        """What a file gives."""
        return self._conform(self.task(source))

    def conform_all(self, sources: Sequence["Source"]) -> list["Conformed"]:
        """What many files give, in their order; those that are new are read by several processes.

        A file at which a process dies, for want of memory, gives the problem `file_too_large`; it is not kept, and tried
        again the next time.
        """
        tasks = [self.task(source) for source in sources]
        gathered = self._recall(tasks)
        known = {task.kept: self._known(task) for task in tasks}
        new = list({task.kept: task for task in tasks if known[task.kept] is None}.values())
        dead = conform_in_processes(new, self._top, self._catalog, self._memory) if worthwhile(new) else set()
        found = [
            self._too_large(task.source) if task.kept in dead else known[task.kept] or self._conform(task)
            for task in tasks
        ]
        opened = {place for place, entry in known.items() if entry} - gathered
        self._gather({task.kept: entry for task, entry in zip(tasks, found, strict=True)}, opened)
        return found

    def task(self, source: "Source") -> Task:
        """A file, and where what it gives is kept: named for all it depends on but the answers that hold for other files too."""
        own = [[a.kind, a.subject, a.form, a.answer] for a in self._memory.of(source.upload)]
        faults = [asdict(problem) for problem in source.problems]
        year = datetime.now(UTC).year  # a question offers the last few years
        about = json.dumps([source.file, source.upload, source.sidecar.model_dump(mode="json"), faults, own, year])
        name = f"{source.sha256[:32]}-{hashlib.sha256(about.encode()).hexdigest()[:16]}.arrow"
        return Task(source, self._folder / name)

    def make(self, task: Task) -> "Conformed":
        """Make facts of a file, whether or not that was done before, and keep them."""
        from etl.conform.kept import keep  # noqa: PLC0415

        return keep(task.kept, self._conformer.conform(self._readings.read(task.source)))

    def _conform(self, task: Task) -> "Conformed":
        return self._known(task) or self.make(task)

    def _known(self, task: Task) -> "Conformed | None":
        """What was kept, where it heard what people say now."""
        if not task.kept.exists():
            return None
        from etl.conform.kept import kept_at  # noqa: PLC0415

        kept = kept_at(task.kept, task.source)
        return kept if kept and self._memory.with_more(task.source.sidecar.answers).says(kept.heard) else None

    def _recall(self, tasks: Sequence[Task]) -> set[Path]:
        """Where that is kept which was gathered of files; it need not be opened any more."""
        if not self._gathered.exists():
            return set()
        from etl.conform.gathered import recall  # noqa: PLC0415

        return recall(self._gathered, tasks)

    def _gather(self, found: "Mapping[Path, Conformed]", opened: set[Path]) -> None:
        from etl.conform.gathered import gather  # noqa: PLC0415

        gather(self._gathered, found, opened)

    def _too_large(self, source: "Source") -> "Conformed":
        from etl.reading import unreadable  # noqa: PLC0415

        told = self._conformer.conform(unreadable(source, Problem(TOO_LARGE, file=source.file)))
        return replace(told, mark=f"{TOO_LARGE} {source.upload}")

    @cached_property
    def _folder(self) -> Path:
        return self._top / f"conformed-{code_version()}-{_digest(self._catalog)}"

    @property
    def _gathered(self) -> Path:
        return self._folder / "gathered.arrow"

    @cached_property
    def _conformer(self) -> "Conformer":
        from etl.conform import Conformer  # noqa: PLC0415  heavy, and most files were read before

        return Conformer(self._catalog, self._memory)

    @cached_property
    def _readings(self) -> "ReadingCache":
        from etl.reading import ReadingCache  # noqa: PLC0415

        return ReadingCache(self._top, self._catalog.vocabulary)


@cache
def code_version() -> str:
    """The hash of all code that may have a part in it, and of what makes a fault grave: no number that one may forget to raise."""
    digest = hashlib.sha256(CATALOGUE.read_bytes())
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _digest(catalog: Catalog) -> str:
    """The hash of what the catalog says of places, programmes, tables and words; indicators come after facts."""
    named = (catalog.places, catalog.programmes, catalog.tables)
    told = [entry.model_dump_json() for entries in named for entry in entries.values()]
    told += [catalog.words.model_dump_json(), *catalog.elsewhere]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]
