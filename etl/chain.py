"""What was found of files beside those before them, kept for as long as nothing before them changes.

Files are a chain: the key of each holds the mark of all before it. One file of the cache holds what was found of a whole chain,
so that one more file at its end finds everything before it in one.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import accumulate
from pathlib import Path

from etl.conform import Conformed
from etl.kept import problem_of


class Chain:
    """`judged` are the first files as they were judged before, `lying` all or none: whoever asks adds the others in order."""

    def __init__(self, folder: Path | None, lying: Sequence[Conformed], sent: Sequence[Conformed]) -> None:
        self._files = (*lying, *sent)
        start = _key("lying", *(entry.mark for entry in lying))
        self._keys = list(accumulate((entry.mark for entry in sent), _key, initial=start))
        marked = all(entry.mark for entry in self._files)
        self._folder = folder if marked else None
        self.judged = self._kept(len(lying))
        self._known = len(self.judged)

    def keep(self) -> None:
        """Keep what was found, all files being judged by now."""
        place = self._place(self._keys[-1])
        if place is None or self._known == len(self._files):
            return
        found = {
            number: [asdict(problem) for problem in judged.problems[len(entry.problems) :]]
            for number, (entry, judged) in enumerate(zip(self._files, self.judged, strict=True))
            if judged is not entry
        }
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_suffix(f".{os.getpid()}")
        aside.write_text(json.dumps(found), encoding="utf-8")
        aside.replace(place)

    def _kept(self, lying: int) -> list[Conformed]:
        """The longest chain that was judged before."""
        for count, key in reversed(list(enumerate(self._keys))):
            found = self._found(key)
            if found is not None:
                return [_with(entry, found.get(str(n), ())) for n, entry in enumerate(self._files[: lying + count])]
        return []

    def _found(self, key: str) -> dict[str, list[dict[str, object]]] | None:
        """What was found of a chain; None where that is not kept, or not whole."""
        place = self._place(key)
        try:
            found: dict[str, list[dict[str, object]]] | None = json.loads(place.read_bytes()) if place else None
        except (FileNotFoundError, ValueError):
            return None
        return found

    def _place(self, key: str) -> Path | None:
        return self._folder and self._folder / f"{key}.json"


def _with(entry: Conformed, found: Sequence[dict[str, object]]) -> Conformed:
    return replace(entry, problems=(*entry.problems, *map(problem_of, found))) if found else entry


def _key(*marks: str) -> str:
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()
