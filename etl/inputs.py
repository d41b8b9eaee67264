"""What goes into a build, as one hash: while it is the same there is nothing to build."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from etl.acts import Acts
from etl.sources import Source

ROOT = Path(__file__).parent.parent
ROOMS = ("catalog", "etl", "expectations", "queries")


def hash_of_catalog(folder: Path) -> str:
    """The hash of all files of a catalog."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def hash_of_inputs(sources: Sequence[Source], catalog: str, acts: Acts) -> str:
    """The hash of raw files with their sidecars, what people did, catalog, and code: a mended rule must give a new release too."""
    entries = [[source.file, source.sha256, source.sidecar.model_dump(), source.received] for source in sources]
    return hashlib.sha256(json.dumps([catalog, _hash_of_code(), entries, acts.told()]).encode()).hexdigest()


def _hash_of_code() -> str:
    digest = hashlib.sha256()
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.*")):
        if path.suffix in (".py", ".sql") and "demonstration" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()
