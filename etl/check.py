"""Checks a batch of dropped files: what each holds and what is wrong with it, then what publishing all of them would do."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from catalog.problems import Problem
from etl.acts import acts_in
from etl.build import CATALOG_FOLDER
from etl.clearing import clear_draft
from etl.foreseen import foresee
from etl.inputs import Inputs, find_inputs
from etl.look import Looked, read_apart, understand
from etl.making import make_trial
from etl.publication import to_accept, with_drafts
from etl.seen import seen_now
from ledger import steps
from ledger.book import Ledger, open_ledger
from ledger.consequences import Consequences
from ledger.drafts import Draft, batch_folder
from ledger.entries import upload_name
from ledger.found import Found, FoundFile, read_found, write_found
from ledger.found_sheet import write_cells

Tell = Callable[[float, str], None]


@dataclass(frozen=True)
class Check:
    """One check of one batch; `job` names what it writes. `tell` hears how far it is."""

    data: Path
    batch: str
    job: int
    by: str
    tell: Tell

    def run(self) -> Found:
        """Find out all there is, write it down in two steps (the second knows the consequences), and change nothing else."""
        ledger = open_ledger(self.data)
        inputs = find_inputs(self.data, CATALOG_FOLDER, acts_in(ledger, self.batch))
        drafts = ledger.drafts.open_in(self.batch)
        looked = [_uploaded_before(one, inputs) for one in self._look(drafts, inputs)]
        self._refuse(ledger, looked)
        # what is dropped or taken out meanwhile differs from what was seen, and stops its publication
        left = [one.draft for one in looked if not one.refused]
        found = Found(
            batch=self.batch,
            job=self.job,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            seen=seen_now(self.data, inputs, left),
            files=(*self._refused_before(), *(one.found(inputs.catalog) for one in looked)),
            consequences=None,
        )
        self._write(found, looked, inputs)
        if any(not one.held for one in looked):
            self.tell(0.6, steps.TRYING)
            found = found.model_copy(update={"consequences": self._try(inputs, left, looked)})
            write_found(self.data, found)
        self._forget_earlier()
        return found

    def _look(self, drafts: Sequence[Draft], inputs: Inputs) -> list[Looked]:
        """All are read before the first is understood: a process forks best while it is young."""
        read = []
        for number, draft in enumerate(drafts):
            self.tell(0.05 + 0.35 * number / len(drafts), steps.READING)
            read.append(read_apart(self.data, draft, inputs.catalog))
        self.tell(0.4, steps.UNDERSTANDING)
        return [understand(self.data, one, inputs.acts) for one in read]

    def _refused_before(self) -> tuple[FoundFile, ...]:
        """Files that an earlier check refused stay told; their bytes are gone."""
        before = read_found(self.data, self.batch)
        return tuple(file for file in before.files if file.refused) if before and before.job != self.job else ()

    def _refuse(self, ledger: Ledger, looked: Iterable[Looked]) -> None:
        """Nothing of a file with personal data is kept."""
        for one in looked:
            if one.refused:
                ledger.drafts.refuse(one.draft.number)
                clear_draft(self.data, one.draft.number)

    def _write(self, found: Found, looked: Iterable[Looked], inputs: Inputs) -> None:
        for one in looked:
            for sheet, cells in one.cells(inputs.catalog).items():
                write_cells(self.data, self.batch, self.job, one.draft.number, sheet, cells)
        write_found(self.data, found)

    def _try(self, inputs: Inputs, drafts: Sequence[Draft], looked: Sequence[Looked]) -> Consequences:
        trial = batch_folder(self.data, self.batch) / f"trial-{self.job}"
        shutil.rmtree(trial, ignore_errors=True)  # of this very check, killed before
        trial.mkdir(parents=True)
        held = {one.draft.number for one in looked if one.held}
        accepted = to_accept([draft for draft in drafts if draft.number not in held], self.by)
        assembled = make_trial(self.data, with_drafts(inputs, self.data, accepted), trial)
        examined = {one.draft.number: one.examined for one in looked if one.examined and not one.held}
        return foresee(trial, assembled, examined)

    def _forget_earlier(self) -> None:
        """Delete what earlier checks of the batch wrote: found.json no longer speaks of it."""
        for folder in batch_folder(self.data, self.batch).glob("*-*"):
            if folder.is_dir() and not folder.name.endswith(f"-{self.job}"):
                shutil.rmtree(folder, ignore_errors=True)


def _uploaded_before(looked: Looked, inputs: Inputs) -> Looked:
    """A file that counts already is told so, and nothing else of it matters."""
    upload = upload_name(looked.draft.sha256, looked.draft.place)
    if upload not in {source.upload for source in inputs.sources}:
        return looked
    return replace(looked, problems=(Problem("uploaded_before", file=looked.draft.file, found=upload),))
