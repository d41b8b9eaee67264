"""A briefing, or one view, as CSV files in a zip, with a README that says what they are."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.comments import told_in
from dashboard.export.facts import Source, facts_of, made_up_words, plain_subtitle, release_facts, sources_of
from dashboard.export.wording import plain
from dashboard.finished import judged_of
from dashboard.listing_csv import as_csv
from dashboard.targets_listed import aims
from dashboard.text import say
from dashboard.views import Language, View

MARK = b"\xef\xbb\xbf"  # by which Windows programs know UTF-8


def csvs(prepared: Sequence[Prepared], name: str, release: int, language: Language) -> bytes:
    """The zip: a CSV for each indicator of each slide, and README.txt."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        files = list(_files(prepared, language))
        for file, content in files:
            packed.writestr(file, content)
        packed.writestr("README.txt", MARK + _readme(prepared, name, release, language).encode("utf-8"))
    return out.getvalue()


def _files(prepared: Sequence[Prepared], language: Language) -> Iterator[tuple[str, bytes]]:
    for number, slide in enumerate(prepared, 1):
        shown = [panel for panel in slide.panels or (slide,) if panel.indicator is not None and not panel.gone]
        for at, panel in enumerate(shown, 1):
            place = f"{number:03}" if len(shown) == 1 else f"{number:03}-{at}"
            yield f"{place}_{file_name(label_of(panel, language))}.csv", _csv(panel, slide, language)


def _csv(panel: Prepared, slide: Prepared, language: Language) -> bytes:
    """Exactly what the view shows as a table."""
    opened, view = engine.release(panel.view.release), _table_view(panel.view)
    indicator = opened.indicator(view.indicator)
    notes = [slide.title, plain_subtitle(panel, language), slide.source, *panel.notes, made_up_words([panel], language)]
    frame = engine.frame(view, language)
    lines = [plain(note) for note in notes if note]
    told = told_in(view, frame, slide.entered.comments)
    aimed = aims(panel.view, frame, indicator, slide.entered.targets, language)
    return as_csv(view, frame, indicator, opened.catalog, language, lines, judged_of(view), told, aimed)


def _table_view(view: View) -> View:
    """The view as its table asks for it: of sums within the year all that was added up."""
    return replace(view, kind="trend") if view.kind == "cumulative" else view


def _readme(prepared: Sequence[Prepared], name: str, release: int, language: Language) -> str:
    made_up = made_up_words(prepared, language)
    parts = ["\n".join([name, *(f"{head}: {words}" for head, words in release_facts(release, language)), made_up])]
    for number, slide in enumerate(prepared, 1):
        told = "\n".join(f"{head}: {plain(words)}" for head, words in facts_of(slide, language))
        parts.append(f"[{number:03}]\n{told}")
    listed = [_source_line(source, language) for source in sources_of(prepared, language)]
    parts.append("\n".join([f"[{say(language)('원본 파일')}]", *listed]))
    return "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts) + "\r\n"


def _source_line(source: Source, language: Language) -> str:
    made_up = say(language)("예시 자료") if source.made_up else ""
    slides = ", ".join(f"{number:03}" for number in source.slides)
    told = (source.file, source.giver, source.title, source.dated, source.licence, made_up, f"[{slides}]")
    return " · ".join(plain(part) for part in told if part)


def label_of(panel: Prepared, language: Language) -> str:
    """The name of what a slide shows."""
    indicator = panel.indicator
    if indicator is None:
        return say(language)("값 없음")
    return indicator.label.ko if language == "ko" else indicator.label.en


def file_name(text: str, most: int = 60) -> str:
    """A name that Windows takes for a file; cut between words, so that no number loses a digit.

    >>> file_name('2025년: "성과"/보고?'), file_name("서구 2,290명", 6)
    ('2025년 성과 보고', '서구')
    """
    words = " ".join(re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", text).split())
    whole = words if len(words) <= most else words[: most + 1].rpartition(" ")[0] or words[:most]
    return whole.strip(" .") or "dongne"
