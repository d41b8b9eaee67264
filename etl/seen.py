"""What a batch was checked against, and what has come in between when it is to be published."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.inputs import Inputs
from etl.release import current_number
from ledger.drafts import Draft
from ledger.found import Seen
from ledger.found_problem import Words

DECIDED = {
    "answers": Words(ko="질문에 대한 답이 바뀌었습니다.", en="An answer to a question was changed."),
    "corrections": Words(ko="정정한 값이 바뀌었습니다.", en="A correction was made or lifted."),
    "additions": Words(ko="사업이나 낱말이 더해지거나 빠졌습니다.", en="Programmes or words were added or removed."),
    "catalog": Words(ko="카탈로그가 바뀌었습니다.", en="The catalog was changed."),
}
BATCH = Words(
    ko="이 묶음의 파일이나 보낸 동이 바뀌었습니다.", en="The files of this batch, or who sent them, were changed."
)
REBUILT = Words(ko="릴리스가 새로 만들어졌습니다.", en="A new release was made.")
CHECKED = Words(ko="이 묶음을 다시 확인했습니다.", en="This batch was checked again.")


def seen_now(data: Path, inputs: Inputs, drafts: Iterable[Draft]) -> Seen:
    """What is there now."""
    acts = inputs.acts
    decided = {
        "answers": _mark(acts.answers),
        "corrections": _mark(acts.corrections),
        "additions": _mark(acts.additions),
        "catalog": inputs.catalog_hash[:16],
    }
    batch = _mark((draft.number, draft.sha256, draft.place, draft.beside) for draft in drafts)
    uploads = tuple(source.upload for source in inputs.sources)
    return Seen(release=current_number(data / "curated"), uploads=uploads, decided=decided, batch=batch)


def since(seen: Seen, now: Seen, inputs: Inputs) -> Iterator[Words]:
    """What changed, in sentences; none where all is as it was seen."""
    files = {source.upload: source.file for source in inputs.sources}
    changed = False
    for upload in now.uploads:
        if upload not in seen.uploads:
            changed = True
            yield Words(ko=f"'{files[upload]}' 자료가 게시되었습니다.", en=f"'{files[upload]}' was published.")
    if gone := set(seen.uploads) - set(now.uploads):
        changed = True
        yield Words(ko=f"자료 {len(gone)}개가 되돌려졌습니다.", en=f"Uploads undone: {len(gone)}.")
    for name, words in DECIDED.items():
        if seen.decided.get(name) != now.decided[name]:
            changed = True
            yield words
    if seen.batch != now.batch:
        changed = True
        yield BATCH
    if seen.release != now.release and not changed:
        yield REBUILT


def _mark(entries: Iterable[object]) -> str:
    return hashlib.sha256("\n".join(map(repr, entries)).encode()).hexdigest()[:16]
