"""The commands about what people decided: answers, corrections, additions to the catalog, templates. Each returns the exit code."""

import csv
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from catalog.additions import extended
from catalog.load import CatalogError, load_catalog
from catalog.typed import typed_addition
from etl.acts import acts_in
from etl.command_meant import meant
from etl.command_releases import DONE, run_decide
from etl.release import NoReleaseYetError, release_folder
from etl.template import write_template
from ledger.book import LedgerError, open_ledger
from ledger.corrections import refuse_senseless
from ledger.decisions import Add, Correct, Forget, Lift, Remove
from ledger.entries import FactKey, Said, Signed


def run_answers(data: Path) -> int:
    """List the answers in force as CSV."""
    found = open_ledger(data).answers.in_force()
    rows = ((a.id, a.kind, a.subject, a.answer, a.file, a.by, f"{a.at:%Y-%m-%d %H:%M}") for a in found)
    return _print(("question", "kind", "subject", "answer", "file", "by", "at"), rows)


def run_forget(data: Path, question: str, by: str) -> int:
    """Forget the answer to a question, so that it is asked again."""
    found = open_ledger(data).answers.find(question)
    return run_decide(data, Forget(question=question), Signed(by), f"잊었습니다: {found.subject} → {found.answer}")


def run_correct(data: Path, what: list[str], *, value: float | None, missing: str | None, by: str, why: str) -> int:
    """Correct a value, or give the reason why there is none, and build.

    `what` is the row number of a fact, or table.measure, programme, place and period where there may be none. Raises
    LedgerError or ReleaseError where there is no such thing, or where the value cannot be one of its measure.
    """
    ledger = open_ledger(data)
    catalog = acts_in(ledger).catalog(load_catalog())
    if missing is not None and missing not in catalog.words.missing:
        raise LedgerError(
            f"'{missing}'(이)라는 까닭이 없습니다. 있는 것: {', '.join(catalog.words.missing)}",
            f"There is no reason '{missing}'. Known: {', '.join(catalog.words.missing)}",
        )
    fact, key = meant(data, catalog, what)
    if value is not None:
        measure = catalog.tables[key.table_name].measure(key.measure)
        refuse_senseless(measure, value, total=bool(fact and fact["total"]))
    source = fact["printed_value"] if fact else None
    said = Said(key, value, missing, source)
    return run_decide(
        data,
        Correct(said=(said,)),
        Signed(by, why),
        "정정을 적어 두었습니다. 번호는 'python -m etl corrections'로 볼 수 있습니다.",
    )


def run_corrections(data: Path) -> int:
    """List the corrections in force as CSV."""
    names = ("number", "table", "measure", "programme", "place", "period", "value", "missing", "source", "by", "why")
    rows = (
        (c.number, *_about(c.key), c.value, c.missing, c.source, c.by, c.reason)
        for c in open_ledger(data).corrections.in_force()
    )
    return _print(names, rows)


def _about(key: FactKey) -> tuple[str | None, ...]:
    return key.table_name, key.measure, key.programme, key.place, key.period_start


def run_lift(data: Path, number: int, by: str, why: str) -> int:
    """Lift a correction and build: the source's own value is shown again."""
    return run_decide(data, Lift(number=number), Signed(by, why), f"{number}번 정정을 거두었습니다.")


def run_add(data: Path, what: str, words: list[str], by: str) -> int:
    """Add a programme (id, Korean name, English name, group), an alias (of, name) or a word (table.measure, word), and build."""
    addition = typed_addition(what, words)
    catalog = acts_in(open_ledger(data)).catalog(load_catalog())
    if extended(catalog, [addition]) is catalog:
        raise CatalogError(
            "이미 그렇게 되어 있습니다. 더할 것이 없습니다.", "It is so already. There is nothing to add."
        )
    return run_decide(
        data, Add(addition=addition), Signed(by), "더했습니다. 번호는 'python -m etl added'로 볼 수 있습니다."
    )


def run_added(data: Path) -> int:
    """List the additions in force as CSV."""
    rows = ((a.number, a.addition.model_dump_json(), a.by, a.reason) for a in open_ledger(data).additions.in_force())
    return _print(("number", "addition", "by", "why"), rows)


def run_remove(data: Path, number: int, by: str) -> int:
    """Take an addition out again and build."""
    return run_decide(data, Remove(number=number), Signed(by), f"{number}번으로 더한 것을 뺐습니다.")


def run_template(data: Path, table: str, year: int | None, place: str | None, out: Path | None) -> int:
    """Write the form of a table for a year, this one by default, with last year's values where there is a release."""
    catalog = acts_in(open_ledger(data)).catalog(load_catalog())
    wanted = year or datetime.now(UTC).year
    try:
        release = release_folder(data / "curated")
    except NoReleaseYetError:
        release = None
    path = out or Path(f"{wanted}_{table}{f'_{place}' if place else ''}.xlsx")
    write_template(catalog, release, table, wanted, path, place)
    print(path)
    return DONE


def _print(names: Iterable[str], rows: Iterable[Iterable[object]]) -> int:
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    writer.writerows(rows)
    return DONE
